"""Reading: what a caregiver's text seems to show, with the words that show it. Cheap to import; loading costs."""

from journal.reading.reader import Reader

__all__ = ["Reader"]
