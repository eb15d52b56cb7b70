"""One file per topic: what typed words mean.

Every function has the same shape, `given(words, model) -> Outcome`, and raises NotUnderstood.
"""
