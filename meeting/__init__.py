"""The rules: what a meeting is, what may happen in it, in what order, in what words.

Nothing here reads a clock, a disk, a network or a random number: time and names come in as
arguments, so that server, clients, transcripts and tests fold the same events into the same state.

Read `events`, then `commands`, then `decide` and `apply`: they carry the rest.
"""
