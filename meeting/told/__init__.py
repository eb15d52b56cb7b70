"""One function for each event: what to say of it, or "" for nothing.

The files mirror those of `meeting.folds`.
"""
