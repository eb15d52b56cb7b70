"""Listens: what an engine is, each engine, and the process that it runs in."""
