"""Attune's tests: a mirror of journal/ and ui/, and what only shows from end to end."""
