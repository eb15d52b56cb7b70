"""One file per command: its words, its options, and the few lines that wire the parts together.

Every file has the same shape: `HELP`, `add_arguments(parser)` and `run(arguments) -> int`. Heavy
parts are imported where they are used, so that `handrail --help` answers at once.
"""
