"""Word pieces follow the encoder's own rules and keep their places."""

from hypothesis import given
from hypothesis import strategies as st

from journal.reading.reader import RESOURCES
from journal.reading.wordpieces import UNKNOWN, WordPieces

pieces = WordPieces.load(RESOURCES / "vocabulary.txt")


def test_cuts_lower_cases_and_drops_accents() -> None:
    text = "Café isn't unaffable"
    assert [text[piece.start : piece.end] for piece in pieces.split(text)] == [
        "Café", "isn", "'", "t", "una", "##ffa"[2:], "ble",
    ]  # fmt: skip
    assert pieces.split("CAFÉ")[0].id == pieces.split("cafe")[0].id


def test_gives_the_numbers_the_encoder_was_trained_with() -> None:
    assert [piece.id for piece in pieces.split("the cat sat.")] == [1996, 4937, 2938, 1012]


def test_an_endless_word_is_one_unknown_piece() -> None:
    assert [(piece.id, piece.start, piece.end) for piece in pieces.split("z" * 5_000)] == [(UNKNOWN, 0, 5_000)]


@given(st.text())
def test_pieces_are_in_order_inside_the_text(text: str) -> None:
    found = pieces.split(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in found)
    assert [piece.start for piece in found] == sorted(piece.start for piece in found)
