"""Mark every secret that a Python makes while tests run; Python imports this as it starts."""

import secrets

MARK = "Canary-"
"""What every secret begins with, and nothing else."""

_made = secrets.token_urlsafe


def marked(nbytes: int | None = None) -> str:
    """Return a secret as long as ever, which can be found again wherever it lands."""
    return MARK + _made(nbytes)[len(MARK) :]


secrets.token_urlsafe = marked
