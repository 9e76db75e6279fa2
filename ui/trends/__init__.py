"""Trends: three charts, each with a sentence and a table that say the same."""
