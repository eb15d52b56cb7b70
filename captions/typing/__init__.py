"""Captions that a person types: at a terminal, or with CART software."""
