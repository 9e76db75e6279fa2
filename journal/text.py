"""Cleaning text once, where it enters; every round trip is promised from there."""

from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n|[\r\u2028\u2029]")


def clean_text(text: str) -> str:
    """Return `text` as the journal keeps it: lone surrogates become U+FFFD, NUL goes, every line break is a newline."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _NEWLINES.sub("\n", whole.replace("\0", ""))
