"""Turn a log into documents."""
