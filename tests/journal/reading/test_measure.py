"""The measuring command says, of any labelled file, how well the reader does, by whom and how fast."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from journal.model import Label, Suggestion
from journal.reading.labelled import LabelledEntry, read_labelled
from journal.reading.measure import main, meets

THREAT = "no tablet for a week"
TEXT = f"He would not put his coat on. I told him that if he didn't do it right now there would be {THREAT}."
ENTRIES = [
    {
        "id": "a",
        "writer": "parent",
        "child_age": 4,
        "text": TEXT,
        "approach": ["threat"],
        "evidence": {"threat": THREAT},
    },
    {"id": "b", "writer": "foster", "child_age": 11, "text": "Pasta for tea and a bath. In bed by half seven."},
]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, ENTRIES)), encoding="utf-8")
    return path


def run(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


def test_prints_every_label_silence_words_and_pace(labelled: Path) -> None:
    said = run(str(labelled))
    assert all(label in said for label in Label)
    for what in ("prec", "rec", "F1", "AP", "ECE", "words", "label-free left silent", "p95"):
        assert what in said


@pytest.mark.parametrize(("by", "groups"), [("writer", ["foster", "parent"]), ("age", ["3–5", "9–12"])])
def test_measures_groups_apart(labelled: Path, by: str, groups: list[str]) -> None:
    said = run(str(labelled), "--by", by)
    assert [line.removeprefix(f"{by}: ") for line in said.splitlines() if line.startswith(f"{by}: ")] == groups


def test_words_meet_where_any_of_them_were_quoted() -> None:
    entry = LabelledEntry(id="a", text="one two three four", evidence={"self": ("one", "three")})
    assert entry.quotes("self") == ((0, 3), (8, 13))
    assert meets(Suggestion(label=Label.SELF, score=1, spans=((4, 9),)), entry)
    assert not meets(Suggestion(label=Label.SELF, score=1, spans=((4, 7),)), entry)


def test_a_file_without_entries_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n")
    done = CliRunner().invoke(main, [str(tmp_path / "none.jsonl")])
    assert (done.exit_code, "no labelled entry" in done.output) == (1, True)


def test_a_line_that_is_no_entry_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": 3}\n')
    done = CliRunner().invoke(main, [str(tmp_path / "bad.jsonl")])
    assert (done.exit_code, "line 2" in done.output) == (1, True)


def test_reads_a_file_as_its_author(labelled: Path) -> None:
    assert {entry.source for entry in read_labelled(labelled)} == {"labelled"}
