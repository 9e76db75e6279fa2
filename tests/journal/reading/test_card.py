"""The model card says what was measured, and only that."""

import msgspec

from journal.reading.card import CARD, figures_text, filled
from journal.reading.figures import Figures
from journal.reading.reader import RESOURCES

figures = msgspec.json.decode((RESOURCES / "figures.json").read_bytes(), type=Figures)


def test_the_card_holds_the_figures_of_the_weights_that_ship() -> None:
    assert figures_text(figures) in CARD.read_text(encoding="utf-8")


def test_new_figures_take_the_place_of_the_old_ones() -> None:
    card = CARD.read_text(encoding="utf-8")
    other = msgspec.structs.replace(figures, entries=1)
    assert filled(card, other) != card
    assert filled(filled(card, other), figures) == card


def test_the_card_names_its_limits() -> None:
    card = CARD.read_text(encoding="utf-8")
    for words in ("Irony", "Reported speech", "Other languages", "must not be used for", "0.80"):
        assert words in card
