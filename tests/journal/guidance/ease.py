"""How easily a text reads."""

from __future__ import annotations

import textstat


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: the school year, in the United States, that reads it with ease.

    Children of eleven and twelve are in the sixth.
    """
    return float(textstat.flesch_kincaid_grade(text))
