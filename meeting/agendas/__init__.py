"""The agenda as a file: read, written and looked over before the meeting."""
