"""The journal against a plain picture of it in memory: whatever is done, in whatever order, both say the same."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from journal.errors import NotFound
from journal.journal import Journal, open_with_key
from journal.model import Decision, Filters, Label
from journal.text import clean_text
from tests.stored import SetClock, copy_to, said, the_entry

WORDS = st.lists(
    st.sampled_from(["soup", "tower", "sorry", "stairs", "كتاب", "🙂 moon", "Zoë"]), min_size=1, max_size=4
)


class Picture(msgspec.Struct):
    """An entry as a child would remember it."""

    words: str
    versions: list[str]
    binned: bool = False
    labels: dict[Label, Decision] = {}


class JournalMachine(RuleBasedStateMachine):
    """Records, revises, bins, labels, undoes, erases, searches, locks and opens again, with a clock that jumps."""

    entries: Bundle[str] = Bundle("entries")

    @initialize()
    def make(self) -> None:
        self.home = Path(tempfile.mkdtemp(dir=Path.home()))
        self.clock = SetClock()
        self.key = copy_to(self.home / "journal")
        self.pictures: dict[str, Picture] = {}
        self.erased: list[str] = []
        self.journal = self.opened()

    def opened(self) -> Journal:
        return open_with_key(self.home / "journal", self.key, clock=self.clock)

    @rule(target=entries, words=WORDS, days=st.integers(-400, 0))
    def record(self, words: list[str], days: int) -> str:
        text = " ".join(words)
        entry_id = the_entry(self.journal.entries.record(said(text, self.clock() + timedelta(days=days))))
        self.pictures[entry_id] = Picture(text, [clean_text(text)])
        return entry_id

    @rule(entry_id=entries, words=WORDS)
    def revise(self, entry_id: str, words: list[str]) -> None:
        text, picture = " ".join(words), self.pictures[entry_id]
        content = self.journal.entries.get(entry_id).content
        self.journal.entries.revise(entry_id, msgspec.structs.replace(content, record=text))
        if text != picture.words:
            picture.versions.append(text)
        picture.words = text

    @rule(entry_id=entries)
    def bin(self, entry_id: str) -> None:
        self.journal.entries.trash(entry_id)
        self.pictures[entry_id].binned = True

    @rule(entry_id=entries)
    def take_out_of_the_bin(self, entry_id: str) -> None:
        self.journal.entries.restore(entry_id)
        self.pictures[entry_id].binned = False

    @rule(entry_id=entries, label=st.sampled_from([Label.SELF, Label.THREAT]))
    def confirm(self, entry_id: str, label: Label) -> None:
        self.journal.labels.confirm(entry_id, label)
        self.pictures[entry_id].labels[label] = Decision.CONFIRMED

    @rule(entry_id=entries)
    def undo_the_last_change(self, entry_id: str) -> None:
        """Bring back what the entry said before, as the window's undo does."""
        picture = self.pictures[entry_id]
        if len(picture.versions) > 1:
            before = picture.versions[-2]
            content = self.journal.entries.get(entry_id).content
            self.journal.entries.revise(entry_id, msgspec.structs.replace(content, record=before))
            picture.versions.append(before)
            picture.words = before

    @rule(entry_id=consumes(entries))
    def erase(self, entry_id: str) -> None:
        self.journal.erasing.erase(self.journal.erasing.of_entry(entry_id), backups=False)
        del self.pictures[entry_id]
        self.erased.append(entry_id)

    @rule(entry_id=entries)
    def bin_undo_and_redo(self, entry_id: str) -> None:
        """The window's undo and redo, through the deeds."""
        deed = self.journal.deeds.do(lambda: self.journal.entries.trash(entry_id))
        back = self.journal.deeds.undo(deed)
        if not self.pictures[entry_id].binned:
            assert not self.journal.entries.get(entry_id).content.trashed
            self.journal.deeds.undo(back)
            self.pictures[entry_id].binned = True

    @rule(hours=st.sampled_from([-24 * 365, -1, 1, 24 * 40]))
    def set_the_clock(self, hours: int) -> None:
        self.clock.move(timedelta(hours=hours))

    @rule()
    def lock_and_open(self) -> None:
        self.journal.close()
        self.journal = self.opened()

    @rule(word=st.sampled_from(["soup", "tow", "sorry", "كتاب", "zoe", "moon"]))
    def search(self, word: str) -> None:
        plain = {"zoe": "zoë"}.get(word, word)
        wanted = {
            entry_id
            for entry_id, picture in self.pictures.items()
            if not picture.binned and any(one.startswith(plain) for one in picture.words.casefold().split())
        }
        found = self.journal.search.newest(Filters(words=word), limit=1000)
        assert {line.id for line in found} == wanted

    @invariant()
    def both_say_the_same(self) -> None:
        if not hasattr(self, "journal"):
            return
        for entry_id, picture in self.pictures.items():
            entry = self.journal.entries.get(entry_id)
            assert (entry.content.record, entry.content.trashed) == (picture.words, picture.binned)
            assert {one.label: one.decision for one in entry.labels} == picture.labels
        for entry_id in self.erased:
            with pytest.raises(NotFound):
                self.journal.entries.get(entry_id)
        assert self.journal.search.count() == sum(not picture.binned for picture in self.pictures.values())

    def teardown(self) -> None:
        if not hasattr(self, "journal"):
            return
        for entry_id, picture in self.pictures.items():
            told = [version.content.record for version in reversed(self.journal.entries.versions(entry_id))]
            assert [one for at, one in enumerate(told) if at == 0 or told[at - 1] != one] == picture.versions
        assert self.journal.verify().sound
        self.journal.close()
        shutil.rmtree(self.home)


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
