"""Makes what an engine heard readable and still."""
