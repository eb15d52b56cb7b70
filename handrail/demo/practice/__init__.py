"""The practice: a meeting in which somebody new tries everything, and people answer."""
