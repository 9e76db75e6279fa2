"""Another computer takes the journal over while it is open here: drafts are kept, it is locked, and it is said why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
from PySide6.QtWidgets import QLineEdit

from journal.errors import JournalOpenElsewhere
from journal.journal import Journal
from journal.moments import local_now, utc_text
from tests.ui.conftest import PASSPHRASE
from tests.ui.driver import Driver
from ui.words import fault_sentence, moment_text


def test_the_window_keeps_the_draft_locks_and_says_who_has_it(user: Driver, reopen: Callable[[], Journal]) -> None:
    user.unlock(PASSPHRASE)
    user.write("entryText", "half a thought")
    user.rest()
    note = user.window.home / "open.json"
    # Somebody opens it anyway at the other computer.
    opened = local_now() - timedelta(minutes=2)
    stamp = utc_text(opened)
    note.write_bytes(msgspec.json.encode({"host": "upstairs", "pid": 1, "since": stamp, "heartbeat": stamp}))
    assert user.window.desk is not None
    user.window.desk.beat()
    user.find("unlockSecret", QLineEdit)
    said = user.text("gateAnswer")
    assert "upstairs" in said
    assert moment_text(opened) in said
    assert b"upstairs" in note.read_bytes()
    note.unlink()
    with reopen() as journal:
        draft = journal.drafts.get()
        assert not journal.backups.standing().backups
    assert draft is not None
    assert draft.content.record == "half a thought"


def test_since_when_it_is_open_elsewhere_is_said_in_this_computers_time() -> None:
    opened = local_now()
    said = fault_sentence(JournalOpenElsewhere(host="upstairs", since=utc_text(opened)))
    assert moment_text(opened) in said
    assert "upstairs" in fault_sentence(JournalOpenElsewhere(host="upstairs", since="long ago"))
