"""Wire the parts together and offer them as one command line."""

__version__ = "0.1.0"
