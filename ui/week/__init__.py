"""The week: a page to look back on a week, drafted from what was written, and kept as an entry of its own."""
