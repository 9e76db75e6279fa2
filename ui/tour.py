"""The tour: the main job done in real windows without a screen, step by step, with a picture of each step."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from journal.journal import create_journal
from journal.model import Family, Label
from journal.sample import load_sample
from ui.app import DEMO_PASSPHRASE, application
from ui.hands import Hands, NothingCame, pause
from ui.theme import Shade, look
from ui.window import AttuneWindow

PLAIN: Final = ((Shade.LIGHT, 100),)
EVERY_LOOK: Final = (*PLAIN, (Shade.DARK, 100), (Shade.LIGHT, 200), (Shade.DARK, 200))
"""Palettes, and text sizes in per cent, in which pictures are taken."""
Looks = tuple[tuple[Shade, int], ...]
_SETTLE_MS: Final = 150
_EVENING: Final = (
    "Tom knocked over Mia's tower at teatime and I told him if he did that again there would be no football on"
    " Saturday. He went off to his room. Later I sat on the stairs with him and asked how he thought Mia felt, because"
    " she had worked on it all afternoon. He went and said sorry to her by himself and helped her build it again."
)


class Tour:
    """Numbers the pictures and says what was done."""

    def __init__(self, folder: Path, hands: Hands, looks: Looks) -> None:
        self.hands = hands
        self._looks = looks
        self._folder = folder
        self._number = len({path.name[:2] for path in folder.glob("[0-9][0-9]-*.png")})

    def step(self, name: str, done: str) -> None:
        """Say what was done, and take its picture in each look."""
        self._number += 1
        click.echo(f"{self._number:2}. {done}")
        for shade, scale in self._looks:
            look().wear(shade, scale)
            pause(_SETTLE_MS)
            self.hands.rest()
            self.hands.window.grab().save(str(self._folder / f"{self._number:02}-{name}-{shade}-{scale}.png"))
        look().wear(Shade.LIGHT, 100)
        self.hands.rest()


def run_tour(folder: Path, looks: Looks) -> int:
    """Do the main job on a new journal and on the sample family; write pictures to `folder`; return the exit code."""
    application()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[0-9][0-9]-*.png"):
        old.unlink()
    try:
        with tempfile.TemporaryDirectory(prefix="attune-tour-") as temporary:
            _in_window(folder, Path(temporary) / "first", looks, _first_start)
            home = Path(temporary) / "sample"
            journal, _ = create_journal(home, DEMO_PASSPHRASE)
            with journal:
                load_sample(journal)
            _in_window(folder, home, looks, _main_job)
    except NothingCame as missing:
        click.echo(f"The tour stopped: waited in vain for {missing}.", err=True)
        return 1
    click.echo(f"The pictures are in {folder.resolve()}")
    return 0


def _in_window(folder: Path, home: Path, looks: Looks, story: Callable[[Tour], None]) -> None:
    window = AttuneWindow(home)
    window.show_gate()
    look().wear(Shade.LIGHT, 100)
    window.show()
    try:
        story(Tour(folder, Hands(window), looks))
    finally:
        window.close()
        window.deleteLater()


def _first_start(tour: Tour) -> None:
    hands = tour.hands
    tour.step("welcome", "Started Attune where there is no journal yet.")
    for name in ("newPassphrase", "newPassphraseAgain"):
        hands.write(name, DEMO_PASSPHRASE)
    hands.click("createJournal")
    hands.find("recoveryCode", QLabel)
    tour.step("recovery-code", "Chose a passphrase; the recovery code is shown once.")
    hands.click("recoveryWritten")
    hands.click("recoveryNext")
    hands.write("firstChildName", "Mia")
    tour.step("first-child", "Wrote the code down and named the first child.")
    hands.click("firstChildAdd")
    tour.step("suggestions", "Read how suggestions work.")
    hands.click("firstStartBegin")
    hands.wait(lambda: hands.sees("entryText"), "the box to write in")
    tour.step("first-today", "Began: an empty journal, and the cursor is in the box.")


def _main_job(tour: Tour) -> None:
    hands = tour.hands
    tour.step("locked", "Came back to the sample family's journal: it is locked.")
    hands.write("unlockSecret", DEMO_PASSPHRASE)
    hands.press("Return")
    _wait_for_reader(hands)
    hands.wait(lambda: hands.sees("promptCard") or hands.sees("plansCard"), "the prompt or a plan")
    tour.step("today", "Unlocked it: Today, with the prompt of the day and a plan that is due.")
    _choose_words(tour)
    _write(tour)
    _answer(tour)
    _find_again(tour)
    hands.press("Ctrl+3")
    hands.wait(lambda: hands.sees("processesChart"), "the charts")
    tour.step("trends", "Looked at the trends.")
    hands.press("Ctrl+4")
    hands.wait(lambda: hands.sees("ideaText"), "an idea")
    hands.write("ideasSearch", "bed")
    tour.step("ideas", "Looked through the ideas: all prompts, narrowed by words and by what fits a child.")
    hands.press("Ctrl+5")
    hands.wait(lambda: hands.sees("ageCard"), "a child's page")
    tour.step("children", "Looked at a child's page: what can be seen at this age, and what helps now.")
    hands.press("Ctrl+6")
    hands.wait(lambda: hands.sees("weekBoxes"), "the week's page")
    tour.step("week", "Looked back on the week: its page is drafted from what was confirmed, to be changed and kept.")
    hands.press("Ctrl+7")
    hands.wait(lambda: hands.sees("planItem") and hands.sees("triedCard"), "the plans")
    tour.step("plans", "Looked at the plans: what to say or do next time, and how trying it went.")
    hands.press("Ctrl+,")
    hands.wait(lambda: hands.sees("leaning-self"), "the settings")
    tour.step("settings", "Saw in Settings how answers move what Attune speaks up about.")
    _look_after(tour)
    hands.press("F9")
    tour.step("someone-hurt", "Opened the page for when someone may be hurt, with one key.")
    hands.press("Escape")
    hands.press("Ctrl+L")
    hands.wait(lambda: hands.sees("unlockSecret"), "the locked page")
    tour.step("locked-again", "Locked the journal.")
    hands.click("unlockBackups")
    hands.write("restoreSecret", DEMO_PASSPHRASE)
    hands.click("restorePreview")
    hands.wait(lambda: hands.sees("restoreUse"), "what is in the backup")
    tour.step("backups-at-the-gate", "Saw what is in a backup, before anything is changed.")
    hands.click("restoreBack")


def _look_after(tour: Tour) -> None:
    """What keeps a journal: its keys, its backups, the proof, and erasing."""
    hands = tour.hands
    hands.click("keysChange")
    hands.write("keysPassphrase", "tea biscuit ladder")
    _bring(hands, "keysPassphraseAgain")
    tour.step("keys", "Began to change the passphrase: what that does, and what it does not, is said first.")
    hands.click("keysCancel")
    hands.click("backupsNow")
    hands.wait(lambda: hands.sees("backupsList"), "the backup")
    _bring(hands, "backupsShare")
    tour.step("backups", "Made a backup; Attune makes them by itself too.")
    hands.click("proofCheck")
    hands.wait(lambda: hands.sees("proofSave"), "the result of the check")
    _bring(hands, "proofSave")
    tour.step("proof", "Checked that nothing recorded was changed or lost.")
    hands.click("eraseChild")
    hands.wait(lambda: hands.sees("erasingPage"), "what erasing would take away")
    tour.step("erasing", "Asked what erasing a child would take away. It says so before anything goes.")
    hands.click("erasingCancel")
    hands.press("Ctrl+2")
    hands.press("Ctrl+,")


def _bring(hands: Hands, name: str) -> None:
    """Scroll to a control."""
    part = hands.find(name, QWidget)
    above: QWidget | None = part
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part)
    hands.rest()


def _choose_words(tour: Tour) -> None:
    hands = tour.hands
    hands.write("entryText", "Tom was naughty at tea.")
    hands.wait(lambda: hands.sees("wordingLine"), "a kinder word")
    hands.press("F7")
    tour.step("kinder-words", "Was offered a plainer word for one in the record; it is one key away, and never forced.")
    hands.press("Escape")
    hands.press("Ctrl+A")
    hands.press("Del")
    hands.wait(lambda: not hands.sees("wordingLine"), "the line to go")


def _write(tour: Tour) -> None:
    hands = tour.hands
    hands.write("entryText", _EVENING)
    hands.wait(lambda: any(hands.sees(f"chip-{one}") for one in ("synchrony", "internalization", "prosocial", "self")))
    tour.step("writing", "Wrote what happened; what may be growing is marked while writing.")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.sees("findings"), "what the words show")
    hands.wait(lambda: bool(_findings(hands)), "a suggestion")
    tour.step("saved", "Saved it with one key; now Attune shows what it saw, with the words.")


def _answer(tour: Tour) -> None:
    hands = tour.hands
    while _findings(hands):
        if not hands.focused().startswith("finding-"):
            hands.press("F6")
        finding = hands.focused()
        label = Label(finding.removeprefix("finding-"))
        hands.press("1" if label.family is Family.APPROACH else "Y")
        hands.wait(lambda gone=finding: not hands.sees(gone), f"{finding} to be taken in")  # type: ignore[misc]
        if label is Label.THREAT:
            _say_it_another_way(tour)
    hands.click("missingOpen")
    hands.click("missing-limit")
    tour.step("missing", "Asked why something was not suggested; it can be added.")
    hands.click("missingBack")
    hands.press("Escape")
    tour.step("confirmed", "Said yes to each, with one key; it counts from now on.")


def _say_it_another_way(tour: Tour) -> None:
    hands = tour.hands
    hands.click("anotherWay")
    for number in (1, 1, 2):
        hands.press(str(number))
        hands.press("Return")
    hands.press("2")
    tour.step("another-way", "Went through four short questions after an if-you-don’t; each was answered by choosing.")
    hands.press("Return")
    hands.write("anotherWayAnswer", " Then we build it again together.")
    hands.click("anotherWayKeep")
    hands.wait(lambda: not hands.sees("anotherWayPanel"), "the plan to be kept")


def _find_again(tour: Tour) -> None:
    hands = tour.hands
    hands.press("Ctrl+2")
    hands.wait(lambda: hands.sees("entryList"), "the journal's list")
    pause(_SETTLE_MS)
    tour.step("journal", "Opened the journal: every entry, newest first.")
    hands.press("Ctrl+F")
    hands.write("searchWords", "sorry")
    pause(_SETTLE_MS)
    hands.press("Down")
    hands.wait(lambda: hands.sees("entryReading"), "the entry")
    tour.step("search", "Typed a word and found the entry again, with the word marked.")
    hands.press("Ctrl+E")
    hands.wait(lambda: hands.sees("entryEditing"), "the entry to edit")
    hands.write("editRecord", " They laughed about it at bedtime.")
    tour.step("editing", "Changed the entry.")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.sees("entryReading"), "the saved entry")
    hands.press("Ctrl+H")
    hands.wait(lambda: hands.sees("entryHistoryView"), "the earlier versions")
    pause(_SETTLE_MS)
    tour.step("history", "Compared it with what it said before: nothing is lost.")
    hands.press("Escape")


def _findings(hands: Hands) -> list[Label]:
    """What waits for an answer on screen."""
    return [label for label in Label if hands.sees(f"finding-{label.value}")]


def _wait_for_reader(hands: Hands) -> None:
    hands.wait(lambda: hands.window.desk is not None and hands.window.desk.reader is not None, "the reader")
