"""Sound itself: chunks, levels, pauses, and what waits for the engine."""
