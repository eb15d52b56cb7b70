"""The screen client: a whole meeting on one screen, for people who look and for readers.

`app` is the program, `plan` says what fits where, `views` what each pane shows, `reading` where
in a long log somebody is; the widgets are small and know no meeting.
"""
