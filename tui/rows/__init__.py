"""The rows of the one table in `tui.commands`, a file for each group."""
