"""Lists of places: finding one, and turning one list into another."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from ui.entries.places import row_of, splice

PLACES = st.sets(st.integers(0, 60)).map(lambda places: array("q", sorted(places, reverse=True)))


@given(PLACES, PLACES)
def test_a_splice_turns_one_list_into_the_other(before: array[int], after: array[int]) -> None:
    first, removed, added = splice(before, after)
    assert before[:first] + after[first : first + added] + before[first + removed :] == after


@given(PLACES)
def test_a_list_that_stays_the_same_is_left_alone(places: array[int]) -> None:
    assert splice(places, places)[1:] == (0, 0)


def test_a_new_entry_at_the_top_is_one_row() -> None:
    assert splice(array("q", [5, 3]), array("q", [9, 5, 3])) == (0, 0, 1)


@given(PLACES, st.integers(0, 60))
def test_a_place_is_found_where_it_stands_or_not_at_all(places: array[int], place: int) -> None:
    row = row_of(places, place)
    assert (row is None) is (place not in places)
    assert row is None or places[row] == place
