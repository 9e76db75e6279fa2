"""What the words of a saved entry show, and what is said of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from journal.guidance.reframe import Asked, Reframe, choices, scene_named
from journal.journal import Journal
from journal.model import By, Child, Decision, Kind, Label, PlanState
from tests.ui.today.conftest import CTRL, Writer
from ui.today.choice_list import ChoiceList
from ui.widgets.marked_text import MarkedText

THREAT = "if you don't stop there is no story"
TEXT = f"I said {THREAT}. Then she shared her pear, 'I can wait' she said."


def saved(writer: Writer, text: str = TEXT) -> str:
    """Save a text in which there is something to see, and go to its first card."""
    writer.read_with(self="I can wait", threat=THREAT, prosocial="shared her pear")
    writer.type(text)
    entry_id = writer.save().id
    writer.wait(lambda: writer.sees("findings"))
    writer.press(Qt.Key.Key_F6)
    return entry_id


def decisions(journal: Journal, entry_id: str) -> dict[Label, tuple[Decision, By | None]]:
    return {one.label: (one.decision, one.by) for one in journal.entries.get(entry_id).labels}


def test_one_key_confirms_and_one_dismisses(writer: Writer, journal: Journal) -> None:
    entry_id = saved(writer)
    writer.press(Qt.Key.Key_Y)
    writer.press(Qt.Key.Key_1)
    writer.press(Qt.Key.Key_N)
    writer.wait(lambda: len(decisions(journal, entry_id)) == 3)
    assert decisions(journal, entry_id) == {
        Label.SELF: (Decision.CONFIRMED, None),
        Label.THREAT: (Decision.CONFIRMED, By.ME),
        Label.PROSOCIAL: (Decision.DISMISSED, None),
    }
    assert writer.box.hasFocus()


def test_tab_leads_from_the_box_to_what_comes_next(writer: Writer) -> None:
    saved(writer)
    writer.box.setFocus()
    writer.press(Qt.Key.Key_Tab)
    assert writer.screen.focusWidget().objectName() == "finding-self"
    writer.box.setFocus()
    writer.type("More.")
    writer.press(Qt.Key.Key_Tab)
    assert writer.screen.focusWidget().objectName() == "saveEntry"


def test_a_decision_keeps_quote_and_model(writer: Writer, journal: Journal) -> None:
    entry_id = saved(writer)
    writer.press(Qt.Key.Key_Return)
    writer.wait(lambda: bool(journal.entries.get(entry_id).labels))
    (kept,) = journal.entries.get(entry_id).labels
    assert (kept.quote, kept.model) == ("I can wait", "planned")


def test_whose_conduct_it_was_is_never_assumed(writer: Writer, journal: Journal) -> None:
    saved(writer)
    writer.press(Qt.Key.Key_Down)
    writer.press(Qt.Key.Key_Y)
    assert "1, 2 or 3" in writer.find("whoWasIt", QLabel).text()
    assert writer.sees("finding-threat")


def test_the_mouse_says_the_same(writer: Writer, journal: Journal) -> None:
    entry_id = saved(writer)
    writer.click("by-carer")
    writer.wait(lambda: Label.THREAT in decisions(journal, entry_id))
    assert decisions(journal, entry_id)[Label.THREAT] == (Decision.CONFIRMED, By.CARER)


def test_undo_opens_a_finding_again(writer: Writer, journal: Journal) -> None:
    entry_id = saved(writer)
    writer.press(Qt.Key.Key_N)
    writer.wait(lambda: len(writer.said) == 2)
    assert writer.undo is not None
    writer.undo()
    writer.wait(lambda: writer.sees("finding-self"))
    assert decisions(journal, entry_id)[Label.SELF][0] is Decision.WITHDRAWN


def test_hard_words_are_never_on_screen(writer: Writer) -> None:
    saved(writer)
    shown = " ".join(label.text() for label in writer.screen.findChildren(QLabel) if label.isVisible()).lower()
    assert "an if-you-don’t" in shown
    assert not {word for word in ("threat", "harsh", "antisocial") if word in shown}


def test_nothing_found_is_said_calmly(writer: Writer) -> None:
    writer.read_with(self="nowhere")
    writer.type("A quiet day.")
    writer.save()
    assert "Nothing stands out" in writer.find("findingsStatus", QLabel).text()


def test_the_entry_can_be_opened(writer: Writer) -> None:
    entry_id = saved(writer)
    with writer.qtbot.waitSignal(writer.screen.entry_wanted) as asked:
        writer.click("openEntry")
    assert asked.args == [entry_id]


def test_an_incident_is_only_looked_at_when_asked(writer: Writer) -> None:
    writer.press(Qt.Key.Key_M, CTRL)
    kind = writer.find("entryKind", QComboBox)
    kind.setCurrentIndex(kind.findData(Kind.INCIDENT))
    writer.box.setFocus()
    saved(writer)
    assert not writer.sees("finding-threat")
    writer.click("lookAtWords")
    assert writer.find("finding-self", type(writer.screen.after.findings.cards[0])).hasFocus()


def test_a_reader_that_comes_late_still_looks(writer: Writer) -> None:
    writer.type("'I can wait' she said.")
    writer.save()
    assert not writer.sees("findings")
    writer.read_with(self="I can wait")
    writer.wait(lambda: writer.sees("finding-self"))


@pytest.mark.parametrize("kind", [Kind.MOMENT, Kind.INCIDENT])
def test_safety_is_one_quiet_line_that_one_key_closes(writer: Writer, journal: Journal, kind: Kind) -> None:
    writer.screen.sheet.more.kind.setCurrentIndex(list(Kind).index(kind))
    writer.read_with(crisis="cannot keep her safe")
    writer.type("I cannot keep her safe.")
    writer.save()
    writer.wait(lambda: writer.sees("safetyLine") and journal.settings.get("safety-notice-since") != "")
    assert not writer.sees("finding-crisis")
    writer.wait(lambda: not writer.sees("promptCard"))
    writer.press(Qt.Key.Key_Escape)
    assert not writer.sees("safetyLine")
    writer.wait(lambda: journal.settings.get("safety-notice-since") == "")


def test_the_line_leads_to_the_safety_page(writer: Writer) -> None:
    writer.read_with(disclosure="hit me")
    writer.type("He said grandad hit me.")
    writer.save()
    with writer.qtbot.waitSignal(writer.screen.safety_wanted):
        writer.click("safetyLineOpen")


def test_another_way_ends_in_a_plan(writer: Writer, journal: Journal, mia: Child) -> None:
    entry_id = saved(writer)
    writer.press(Qt.Key.Key_Down)
    writer.press(Qt.Key.Key_S)
    for answer in ("Sleep", "Her sister", "Not done playing", "One more page, then sleep."):
        writer.find("anotherWayAnswer", MarkedText).setFocus()
        writer.type(answer)
        writer.press(Qt.Key.Key_Return)
    writer.press(Qt.Key.Key_Return)
    writer.wait(lambda: bool(journal.plans.all()))
    (plan,) = journal.plans.all()
    assert (plan.sentence, plan.entry_id, plan.state) == ("One more page, then sleep.", entry_id, PlanState.OPEN)
    assert (plan.occasion, plan.child_ids, plan.hour) == (
        "bedtime",
        (mia.id,),
        writer.newest().content.happened_at.hour,
    )
    writer.wait(lambda: not writer.sees("anotherWayPanel"))


def test_an_empty_mind_gets_to_a_plan_by_number_keys_and_return(writer: Writer, journal: Journal) -> None:
    saved(writer)
    writer.press(Qt.Key.Key_Down)
    writer.press(Qt.Key.Key_S)
    for key in (Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Down):
        writer.press(key)
    asked = choices(scene_named("bedtime"), Asked.WANTED, None, Reframe())[1]
    assert asked in writer.find("anotherWayAnswer", MarkedText).toPlainText()
    for _ in range(2):
        writer.press(Qt.Key.Key_Return)
    writer.wait(lambda: bool(journal.plans.all()))
    assert asked in journal.plans.all()[0].sentence


def test_a_choice_can_be_changed_and_own_words_are_only_replaced_on_purpose(writer: Writer) -> None:
    saved(writer)
    writer.click("sayAnotherWay")
    box = writer.find("anotherWayAnswer", MarkedText)
    writer.press(Qt.Key.Key_1)
    writer.press(Qt.Key.Key_Down)
    assert box.toPlainText() == choices(scene_named("bedtime"), Asked.WANTED, None, Reframe())[1]
    writer.press(Qt.Key.Key_X)
    assert box.hasFocus()
    assert box.toPlainText().endswith(".x")
    writer.find("anotherWayChoices", ChoiceList).setFocus()
    writer.press(Qt.Key.Key_Down)
    assert box.toPlainText().endswith(".x")
    writer.press(Qt.Key.Key_3)
    assert not box.toPlainText().endswith(".x")
    box.undo()
    assert box.toPlainText().endswith(".x")


def test_another_kind_of_moment_offers_other_answers(writer: Writer) -> None:
    saved(writer)
    writer.click("sayAnotherWay")
    offered = writer.find("anotherWayChoices", ChoiceList)
    scene = writer.find("anotherWayScene", QComboBox)
    before = offered.item(0).text()
    scene.setCurrentIndex(scene.findData("mealtime"))
    assert offered.item(0).text() != before
    assert "We stay at the table for a while" in offered.item(0).text()


def test_escape_leaves_another_way_without_loss(writer: Writer) -> None:
    saved(writer)
    writer.click("sayAnotherWay")
    writer.find("anotherWayAnswer", MarkedText).setFocus()
    writer.type("Sleep")
    writer.press(Qt.Key.Key_Escape)
    assert not writer.sees("anotherWayPanel")
    writer.click("sayAnotherWay")
    assert writer.screen.focusWidget().toPlainText() == "Sleep"  # type: ignore[attr-defined]


def test_the_next_save_begins_a_new_review(writer: Writer) -> None:
    saved(writer)
    writer.box.setFocus()
    writer.read_with(self="nowhere")
    writer.type("And so to bed.")
    writer.save()
    writer.wait(lambda: not writer.sees("finding-threat"))


def test_where_the_words_say_whose_it_was_the_card_says_so_and_still_asks(writer: Writer) -> None:
    reader = writer.read_with(threat=THREAT)
    reader.by = By.CARER
    writer.type(TEXT)
    writer.save()
    assert "like another carer" in writer.find("whoHint", QLabel).text()
    writer.press(Qt.Key.Key_F6)
    writer.press(Qt.Key.Key_Y)
    assert writer.sees("finding-threat")


def test_what_was_not_suggested_can_be_added_and_taken_back(writer: Writer, journal: Journal) -> None:
    entry_id = saved(writer)
    writer.click("missingOpen")
    assert not writer.sees("missing-self")
    assert not writer.sees("missing-crisis")
    writer.click("missing-limit")
    assert "nothing of it" in writer.find("whyNot", QLabel).text()
    writer.click("missingBy-me")
    writer.wait(lambda: "Kept: A calm limit." in writer.said)
    (kept,) = journal.entries.get(entry_id).labels
    assert (kept.label, kept.by, kept.model) == (Label.LIMIT, By.ME, "")
    assert writer.undo is not None
    writer.undo()
    writer.wait(lambda: decisions(journal, entry_id)[Label.LIMIT][0] is Decision.WITHDRAWN)


def test_why_not_names_the_doubt_and_the_words(writer: Writer) -> None:
    writer.read_with(self="I can wait").score = 0.299
    writer.type(TEXT)
    writer.save()
    writer.click("missingOpen")
    writer.click("missing-self")
    said = writer.find("whyNot", QLabel).text()
    assert "29 % sure, and speaks up from 50 %" in said
    assert "“I can wait”" in said


def test_adding_what_was_dismissed_and_undoing_it_leaves_it_dismissed(writer: Writer, journal: Journal) -> None:
    entry_id = saved(writer)
    writer.press(Qt.Key.Key_N)
    writer.click("missingOpen")
    writer.click("missing-self")
    assert "you said “not this” before" in writer.find("whyNot", QLabel).text()
    writer.click("missingAdd")
    writer.wait(lambda: decisions(journal, entry_id).get(Label.SELF) == (Decision.CONFIRMED, None))
    writer.wait(lambda: "Kept: Sense of self." in writer.said)
    assert writer.undo is not None
    writer.undo()
    writer.wait(lambda: decisions(journal, entry_id)[Label.SELF][0] is Decision.DISMISSED)
    (kept,) = (one for one in journal.entries.get(entry_id).labels if one.label is Label.SELF)
    assert (kept.quote, kept.model) == ("I can wait", "planned")


def test_tab_leads_through_the_labels_that_may_be_added(writer: Writer) -> None:
    saved(writer)
    writer.click("missingOpen")
    first = writer.screen.focusWidget().objectName()
    writer.press(Qt.Key.Key_Tab)
    assert first.startswith("missing-")
    assert writer.screen.focusWidget().objectName().startswith("missing-")
    assert writer.screen.focusWidget().objectName() != first


def test_escape_closes_the_choice_of_labels_first(writer: Writer) -> None:
    saved(writer)
    writer.click("missingOpen")
    writer.press(Qt.Key.Key_Escape)
    assert not writer.sees("missingChoices")
    assert writer.sees("findings")


def test_answers_move_the_thresholds_that_the_reader_is_asked_with(writer: Writer) -> None:
    saved(writer)
    writer.press(Qt.Key.Key_N)
    writer.wait(lambda: writer.desk.limits[Label.SELF] > 0.5)
    reader = writer.read_with(self="I can wait")
    writer.box.setFocus()
    writer.type("More.")
    writer.wait(lambda: reader.asked_with is not None and reader.asked_with[Label.SELF] > 0.5)
