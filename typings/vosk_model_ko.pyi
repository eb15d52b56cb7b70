"""Nothing is used but the folder that the package is in."""

__file__: str
