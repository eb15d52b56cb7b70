"""Mend the record of a kept meeting by keyboard alone: one desk, and two faces of it."""
