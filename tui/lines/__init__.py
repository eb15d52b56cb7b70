"""The line client: every change is one line, written once and never touched again.

Screen readers, braille displays, pipes and slow lines handle that best. The way in is
`run.run_lines`.
"""
