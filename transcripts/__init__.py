"""A meeting in, documents out: what was said, by whom, and what came of it.

`compose` makes one `Document` out of a meeting's state; every format writes that same document,
and `files` puts it on the disk. All but `files` are pure: two machines write the same bytes.
"""
