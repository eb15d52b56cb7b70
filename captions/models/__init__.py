"""Finds, fetches, checks and unpacks the models that engines need."""
