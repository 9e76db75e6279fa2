"""Search: any words may be typed, what is found is there and pointed out, and the newest comes first."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.journal import Journal
from journal.model import EntryLine, Filters, Kind
from tests.stored import ANY_TEXT, NOON, new_journal, said, the_entry


def found(journal: Journal, words: str) -> tuple[EntryLine, ...]:
    return journal.search.newest(Filters(words=words))


def pointed_out(line: EntryLine) -> list[str]:
    return [line.opening[start:end] for start, end in line.highlights]


def test_any_text_may_be_searched_for() -> None:
    with new_journal() as journal:
        journal.entries.record(said('She said "no" AND ran; NEAR the café* — 😀 שלום (x OR y) record:1'))

        @settings(max_examples=300)
        @example('"')
        @example('"" AND NOT (')
        @example("NEAR(a b, 3) OR ^x* record : y - z + {a}")
        @example("a\0b \ud800 \ufdd0")
        @example("word " * 5000)
        @example(" ".join(f"w{number}" for number in range(5000)))
        @example("x" * 100_000)
        @given(st.one_of(ANY_TEXT, st.text("\"*()-+:^{}' ANDORNTEcafé😀", max_size=30)))
        def answers(words: str) -> None:
            for line in found(journal, words):
                assert all(0 <= start < end <= len(line.opening) for start, end in line.highlights)
            assert len(journal.search.places(Filters(words=words))) in (0, 1)

        answers()


@pytest.mark.parametrize(
    "words",
    [
        "cafe",
        "CAFÉ",
        "cafe\u0301",
        "caf",
        "c",
        "didn't",
        "didn",
        "não",
        "nao",
        "biscuit cafe",
        "hand-made",
        "שלו",
        "हिन्दी",
        '"cafe"',
    ],
)
def test_words_are_found_by_their_beginning_whatever_their_case_and_accents(journal: Journal, words: str) -> None:
    journal.entries.record(said("She didn’t want the Café’s hand-made biscuit, she didn't. Não! שלום हिन्दी"))
    journal.entries.record(said("Something else."))
    assert len(found(journal, words)) == 1


@pytest.mark.parametrize("words", ["afe", "cafe tea", "cafes", "!!!", "😀", "\0", "hand biscuits"])
def test_what_is_not_there_is_not_found(journal: Journal, words: str) -> None:
    journal.entries.record(said("She wanted the café's hand-made biscuit 😀"))
    assert found(journal, words) == ()


def test_an_accent_written_apart_is_the_same_accent(journal: Journal) -> None:
    journal.entries.record(said("e\u0301te\u0301 and été"))
    assert [pointed_out(line) for line in found(journal, "ete")] == [["e\u0301te\u0301", "été"]]
    assert found(journal, "e\u0301te\u0301") == found(journal, "été")


def test_blank_words_filter_nothing(journal: Journal) -> None:
    journal.entries.record(said())
    assert len(found(journal, " \n")) == 1


@given(
    before=st.integers(0, 300),
    after=st.integers(0, 300),
    filler=st.sampled_from(["so ", "été\n", "😀 ", "x" * 900 + " "]),
)
@settings(max_examples=40)
def test_highlights_cover_the_words_wherever_they_stand(before: int, after: int, filler: str) -> None:
    with new_journal() as journal:
        journal.entries.record(said((filler * before)[-20_000:] + " The Sea " + (filler * after)[:20_000]))
        (line,) = found(journal, "sea")
        assert pointed_out(line) == ["Sea"]
        assert len(line.opening) <= 480


def test_a_word_longer_than_a_line_is_found_all_the_same(journal: Journal) -> None:
    journal.entries.record(said("y" * 40_000 + " sea"))
    assert len(found(journal, "yyy")) == 1
    assert [pointed_out(line) for line in found(journal, "sea")] == [["sea"]]


def test_noncharacters_in_a_text_do_not_move_highlights_out(journal: Journal) -> None:
    journal.entries.record(said("\ufdd1 one \ufdd0\ufdd0 sea \ufdd1 two \ufdd0"))
    (line,) = found(journal, "sea")
    assert all(0 <= start < end <= len(line.opening) for start, end in line.highlights)


def test_words_in_reflections_and_details_are_found_and_shown(journal: Journal) -> None:
    journal.entries.record(said("Lunch.", reflection="I felt weary."))
    journal.entries.record(said("Lunch.", details={"outcome": "calm again", "setting": "kitchen"}))
    assert [pointed_out(line) for line in found(journal, "weary")] == [["weary"]]
    assert [pointed_out(line) for line in found(journal, "kitch")] == [["kitchen"]]
    assert len(found(journal, "lunch")) == 2


@pytest.mark.parametrize(("record", "shown"), [("Soup.", "Soup."), ("", "Mine."), (" \n", "Mine.")])
def test_a_line_opens_with_the_first_thing_said(journal: Journal, record: str, shown: str) -> None:
    journal.entries.record(said(record, reflection="Mine.", details={"outcome": "Calm."}))
    assert journal.search.newest(Filters())[0].opening == shown


def test_revised_words_are_found_and_old_ones_are_not(journal: Journal) -> None:
    entry_id = the_entry(journal.entries.record(said("apples")))
    journal.entries.revise(entry_id, said("pears", happened_at=NOON - timedelta(days=1)))
    assert found(journal, "apples") == ()
    assert [line.id for line in found(journal, "pears")] == [entry_id]


def test_entries_of_the_same_minute_keep_their_order(journal: Journal) -> None:
    ids = [the_entry(journal.entries.record(said(f"tea {number}"))) for number in range(30)]
    journal.rebuild()
    for words in ("", "tea"):
        assert [line.id for line in journal.search.newest(Filters(words=words), limit=100)] == ids[::-1]
    journal.entries.revise(ids[3], said("tea, again"))
    assert [line.id for line in journal.search.newest(Filters(), limit=100)] == ids[::-1]


def test_an_entry_stands_where_it_happened_not_when_it_was_written(journal: Journal) -> None:
    moments = [NOON - timedelta(days=1), NOON, NOON - timedelta(days=365 * 120), NOON + timedelta(days=1)]
    ids = [the_entry(journal.entries.record(said(happened_at=moment))) for moment in moments]
    assert [line.id for line in journal.search.newest(Filters())] == [ids[3], ids[1], ids[0], ids[2]]


def test_filters_work_together(journal: Journal) -> None:
    (ada,) = journal.family.add_child("Ada").children
    (bo,) = journal.family.add_child("Bo").children
    for number in range(24):
        child_ids = ((ada,), (bo,), (ada, bo, ada), ())[number % 4]
        kind = (Kind.MOMENT, Kind.INCIDENT)[number % 2]
        journal.entries.record(said(f"day {number}", NOON + timedelta(days=number), child_ids=child_ids, kind=kind))
    week = Filters(words="day", child_id=bo, kind=Kind.INCIDENT, first_day=date(2026, 3, 1), last_day=date(2026, 3, 10))
    assert [line.opening for line in journal.search.newest(week)] == ["day 9", "day 5", "day 1"]
    assert len(journal.search.newest(Filters(child_id=ada), limit=7)) == 7
    assert len(journal.search.places(Filters(child_id=ada))) == 12


def test_places_lead_to_lines_and_a_place_that_is_gone_is_left_out(journal: Journal) -> None:
    ids = [the_entry(journal.entries.record(said(f"tea {number}"))) for number in range(3)]
    places = journal.search.places(Filters(words="tea"))
    assert [journal.search.place_of(one) for one in ids[::-1]] == list(places)
    journal.entries.revise(ids[1], said("tea 1", happened_at=NOON + timedelta(days=1)))
    assert [line.id for line in journal.search.lines(places, "tea")] == [ids[2], ids[0]]
    assert journal.search.lines([]) == ()


def test_tidying_changes_nothing_that_is_found(journal: Journal) -> None:
    for number in range(20):
        journal.entries.record(said(f"tea {number}"))
    before = found(journal, "tea")
    journal.tidy()
    assert found(journal, "tea") == before
