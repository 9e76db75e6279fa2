"""Erasing for good: what goes and what stays, the question, the work, and the receipt."""
