"""A meeting in, documents out: what was said, by whom, and what came of it.

`follow` reads a log, `compose` makes one `Document` of what it says; every format writes that same
document, and `files` puts it on the disk. `reading` goes the other way: it takes what another
program wrote down, and `recording` makes the log of a meeting of it. All but `files` are pure: two
machines write the same bytes.
"""
