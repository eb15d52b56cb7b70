"""Settings that all tests share: how long Hypothesis looks for a counter-example."""

import os

from hypothesis import settings

# No deadline: the machines that run this are small and busy, and a slow example is no wrong one.
settings.register_profile("ci", max_examples=100, deadline=None, print_blob=True)
settings.register_profile("nightly", parent=settings.get_profile("ci"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
