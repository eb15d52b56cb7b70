"""One file per topic: what an event makes of the state.

Every fold has the same shape, `fold(meeting, event) -> meeting`; `apply` checks the number and
keeps the clock. A fold never refuses: what is in the log has happened. An event about something
that is not there changes nothing, so that no server can make a client fail.
"""
