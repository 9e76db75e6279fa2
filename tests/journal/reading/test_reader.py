"""The reader suggests what a text shows, with its words, and bears any text at all."""

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import ReaderMissing
from journal.model import By, Label, Suggestion
from journal.reading import Reader
from journal.reading.reader import Silence

THREAT = (
    "He would not put his coat on. I told him that if he didn't do it right now there would be no tablet for a week."
)
REASONING = (
    "She grabbed the toy off him. I asked her how she thought he felt, and explained that snatching makes him sad."
)
DULL = "Porridge, then school. Picked up at three. Pasta for tea and a bath. In bed by half seven."
MOST_SECONDS = 2.0
STRANGE = [
    "",
    " \n\t",
    "\0\x01\x02",
    "x" * 1_000_000,
    "🙂" * 20_000,
    "<p>" * 5_000,
    "a\n" * 30_000,
    "." * 60_000,
    " " * 60_000 + ".",
    ("qzx" * 33 + " ") * 600,
    "I told him no. " + "Potem poszliśmy do domu i było dobrze. " * 400,
    "<html><body onload=\"alert('x')\"><b>I told him</b> &amp; <script>if (a<b) {}</script></body></html>" * 300,
    "\u202eshe shouted\u202c ثم ذهبنا إلى البيت " * 500,
    "a\u0301" * 20_000 + "\ufeff\u200d" * 100,
]


def by_label(suggestions: tuple[Suggestion, ...]) -> dict[Label, Suggestion]:
    return {suggestion.label: suggestion for suggestion in suggestions}


def shown(reader: Reader, text: str) -> set[Label]:
    return {suggestion.label for suggestion in reader.suggest(text) if suggestion.shown}


def test_scores_all_twelve_labels_likeliest_first(reader: Reader) -> None:
    scores = [suggestion.score for suggestion in reader.suggest(THREAT)]
    assert set(by_label(reader.suggest(THREAT))) == set(Label)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_finds_a_clear_threat_and_underlines_it(reader: Reader) -> None:
    found = by_label(reader.suggest(THREAT))[Label.THREAT]
    assert found.shown
    made = THREAT.index("if he didn't")
    assert any(end > made for _, end in found.spans)


def test_finds_clear_reasoning_and_no_threat_in_it(reader: Reader) -> None:
    found = shown(reader, REASONING)
    assert Label.REASONING in found
    assert Label.THREAT not in found


def test_says_nothing_about_an_ordinary_day(reader: Reader) -> None:
    assert not shown(reader, DULL)


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_bears_strange_text(reader: Reader, text: str) -> None:
    before = process_time()
    suggestions = reader.suggest(text)
    assert process_time() - before < MOST_SECONDS
    assert len(suggestions) == 12
    assert all(0 <= start < end <= len(text) for each in suggestions for start, end in each.spans)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_spans_are_words_inside_any_text(reader: Reader, text: str) -> None:
    for suggestion in reader.suggest(text):
        for start, end in suggestion.spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


def test_reads_the_end_of_a_very_long_text(reader: Reader) -> None:
    text = (DULL + "\n") * 400 + THREAT
    found = by_label(reader.suggest(text))[Label.THREAT]
    assert any(start >= len(text) - len(THREAT) for start, _ in found.spans)


@pytest.mark.parametrize(
    "text",
    [
        "Il ne voulait pas mettre son manteau, alors je lui ai dit que sinon il n'y aurait plus de tablette.",
        "Er wollte seine Jacke nicht anziehen, und ich habe gesagt, dass es sonst kein Tablet mehr gibt.",
        "No quería ponerse el abrigo y le dije que si no lo hacía se quedaba sin tableta una semana.",
        "Nie chciał założyć kurtki, więc powiedziałam, że jeśli tego nie zrobi, nie będzie tabletu.",
        "Он не хотел надевать куртку, и я сказала, что иначе заберу планшет.",
        "彼は上着を着たがらなかったので、タブレットを取り上げると言いました。",
    ],
)
def test_is_silent_in_other_languages_and_says_so(reader: Reader, text: str) -> None:
    assert reader.silence(text) is Silence.FOREIGN
    assert not shown(reader, text)


@pytest.mark.parametrize("text", [THREAT, DULL, "Bath, tea, bed.", "", "13 wks. fed 5-9. weighed 6.1"])
def test_takes_terse_notes_for_english(reader: Reader, text: str) -> None:
    assert reader.silence(text) is not Silence.FOREIGN


@pytest.mark.parametrize(
    "text",
    [
        "Fry the onions until soft, add the garlic and the tomatoes, and simmer for twenty minutes. Season to taste.",
        "The 8.14 was cancelled again, so I was late for the stock meeting. Warehouse figures are due on Thursday.",
        "for n in range(10): print(n)  # remember to close the file and return the list of rows",
        "The council will repair the pavement in Elm Road from Monday. Parking is suspended between eight and four.",
        "The match was goalless at half time. The away side hit the bar twice and deserved their point in the end.",
        "Milk, bread, eggs, washing powder, light bulbs, dog food, stamps, a card for Jean, and something for tea.",
    ],
)
def test_says_nothing_about_something_else(reader: Reader, text: str) -> None:
    assert not shown(reader, text)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("I told him that if he didn't stop right now I would take the tablet away for a week.", By.ME),
        ("His dad told him that if he didn't stop right now he would take the tablet away for a week.", By.CARER),
    ],
)
def test_says_whose_conduct_it_was_where_the_words_do(reader: Reader, text: str, by: By) -> None:
    found = by_label(reader.suggest(text))
    assert found[Label.THREAT].by is by
    assert found[Label.SELF].by is None


def test_a_journal_may_be_shown_more_or_less(reader: Reader) -> None:
    assert not any(one.shown for one in reader.suggest(THREAT, dict.fromkeys(Label, 1.0)))
    assert all(one.shown for one in reader.suggest(THREAT, dict.fromkeys(Label, 0.0)))


def test_says_nothing_of_two_words(reader: Reader) -> None:
    assert not shown(reader, "hit me")


def test_reads_the_same_text_the_same_way(reader: Reader) -> None:
    assert reader.suggest(THREAT) == reader.suggest(THREAT)


def test_names_its_weights(reader: Reader) -> None:
    assert reader.model_version
    assert reader.model_version == Reader.load().model_version


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderMissing) as caught:
        Reader.load(tmp_path)
    assert str(tmp_path) in str(caught.value.facts["path"])


def test_importing_loads_no_heavy_library() -> None:
    code = "import sys, journal.reading; print({'numpy', 'onnxruntime', 'PySide6'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"
