"""One file per topic: what a command may do now, as the events that follow from it.

Every rule has the same shape, `rule(meeting, command, by, at) -> events`, and its twin of the same
name in `meeting.folds` says what the events make of the state. `decide` numbers and stamps them.
"""
