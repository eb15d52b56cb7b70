"""Let people in, keep the log, relay."""
