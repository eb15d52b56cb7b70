"""Show a meeting to a person, on a full screen or line by line."""
