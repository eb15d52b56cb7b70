"""Canaries: secrets and needs that can be found again in whatever the tests leave behind."""
