"""What belongs to this journal but not to its history: drafts, settings, prompts shown and cached suggestions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec

from journal.errors import NotFound
from journal.model import WEEK, Change, Draft, Kind, PromptMark, Suggestion, WaitingFile
from journal.moments import Clock, utc_moment, utc_text
from journal.store.bodies import cleaned
from journal.store.connection import JournalFile
from journal.text import clean_text

_NEW_ENTRY = "new"
_AT_A_TIME: Final = 500

PROMPT_MARK: Final = "prompt-mark:"
"""How the name of a setting begins that marks a prompt; the prompt's id follows."""


class Drafts:
    """Half-written text, kept inside the encrypted file so that no crash can take it."""

    def __init__(self, file: JournalFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def save(self, draft: Draft) -> None:
        """Keep `draft` in place of the one before it for the same entry. Raises NotFound where that was erased."""
        kept = msgspec.structs.replace(draft, content=cleaned(draft.content))
        body = msgspec.json.encode(kept).decode()
        row = {"place": draft.entry_id or _NEW_ENTRY, "body": body, "saved_at": utc_text(self._clock())}
        with self._file.transaction() as db:
            if draft.entry_id is not None and self._was_erased(draft.entry_id):
                raise NotFound(what="entry", id=draft.entry_id)
            db.table("drafts").upsert(row, pk="place")

    def get(self, entry_id: str | None = None) -> Draft | None:
        """The draft of an entry being edited, or of a new one (None)."""
        row = self._file.row("SELECT body FROM drafts WHERE place = ?", [entry_id or _NEW_ENTRY])
        return msgspec.json.decode(row[0], type=Draft) if row else None

    def kept_at(self, entry_id: str | None = None) -> datetime | None:
        """When the draft of an entry, or of a new one, was kept last (UTC)."""
        row = self._file.row("SELECT saved_at FROM drafts WHERE place = ?", [entry_id or _NEW_ENTRY])
        return utc_moment(row[0]) if row else None

    def _was_erased(self, entry_id: str) -> bool:
        row = self._file.row(
            "SELECT 1 FROM revisions WHERE entity_id = ? AND erased_at IS NOT NULL LIMIT 1", [entry_id]
        )
        return row is not None

    def drop(self, entry_id: str | None = None) -> None:
        """Forget a draft, once it is saved or given up."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM drafts WHERE place = ?", [entry_id or _NEW_ENTRY])


class WaitingFiles:
    """What was handed over for the entry that is being written; it outlasts a lock and a crash as the draft does."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def keep(self, files: Sequence[WaitingFile]) -> None:
        """Keep these in place of those before them."""
        rows = [(place, one.name, one.path, one.content) for place, one in enumerate(files)]
        with self._file.transaction() as db:
            db.execute("DELETE FROM waiting_files")
            db.conn.executemany("INSERT INTO waiting_files (place, name, path, content) VALUES (?, ?, ?, ?)", rows)

    def all(self) -> tuple[WaitingFile, ...]:
        """Those that wait, in their order."""
        rows = self._file.rows("SELECT name, path, content FROM waiting_files ORDER BY place")
        return tuple(WaitingFile(name=row[0], path=row[1], content=row[2]) for row in rows)


class Settings:
    """Named texts that this journal remembers on this machine."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def get(self, name: str, default: str = "") -> str:
        """The setting's value, or `default` where it was never set."""
        row = self._file.row("SELECT value FROM settings WHERE name = ?", [name])
        return str(row[0]) if row else default

    def put(self, name: str, value: str) -> Change:
        """Remember `value` under `name`."""
        with self._file.transaction() as db:
            db.table("settings").upsert({"name": name, "value": clean_text(value)}, pk="name")
        return Change(settings=frozenset({name}))


class PromptsShown:
    """When each prompt was last shown."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def note(self, prompt_id: str, moment: datetime) -> None:
        """Remember that a prompt was shown at `moment`."""
        with self._file.transaction() as db:
            db.table("prompts_shown").upsert({"prompt_id": prompt_id, "shown_at": utc_text(moment)}, pk="prompt_id")

    def all(self) -> dict[str, datetime]:
        """When each prompt was last shown (UTC), by id."""
        return {row[0]: utc_moment(row[1]) for row in self._file.rows("SELECT prompt_id, shown_at FROM prompts_shown")}


class PromptMarks:
    """The prompts that the caregiver keeps to find again, and those that are not for this family.

    Each mark is a setting, so it can be undone as settings can.
    """

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def put(self, prompt_id: str, mark: PromptMark | None) -> Change:
        """Mark a prompt, or take its mark away (None)."""
        name = PROMPT_MARK + prompt_id
        with self._file.transaction() as db:
            if mark is None:
                db.execute("DELETE FROM settings WHERE name = ?", [name])
            else:
                db.table("settings").upsert({"name": name, "value": mark.value}, pk="name")
        return Change(settings=frozenset({name}))

    def all(self) -> dict[str, PromptMark]:
        """The mark of each marked prompt, by its id."""
        rows = self._file.rows("SELECT name, value FROM settings WHERE name GLOB ?", [PROMPT_MARK + "*"])
        return {row[0].removeprefix(PROMPT_MARK): PromptMark(row[1]) for row in rows}


class SuggestionCache:
    """What the reader found in a text, so that the same text is not read twice by the same model."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def get(self, text: str, model: str) -> tuple[Suggestion, ...] | None:
        """The suggestions kept for `text`, or None where this model has not read it."""
        row = self._file.row("SELECT body FROM suggestions WHERE text_hash = ? AND model = ?", [text_hash(text), model])
        return msgspec.json.decode(row[0], type=tuple[Suggestion, ...]) if row else None

    def put(self, text: str, model: str, found: tuple[Suggestion, ...]) -> None:
        """Keep what `model` found in `text`."""
        self.put_all({text: found}, model)

    def put_all(self, found: Mapping[str, tuple[Suggestion, ...]], model: str) -> None:
        """Keep what `model` found in each text, all of it or nothing."""
        rows = [
            {"text_hash": text_hash(text), "model": model, "body": msgspec.json.encode(each).decode()}
            for text, each in found.items()
        ]
        with self._file.transaction() as db:
            db.table("suggestions").upsert_all(rows, pk=("text_hash", "model"))

    def unread(self, places: Sequence[int], kinds: Collection[Kind], model: str) -> tuple[str, ...]:
        """The records of these kinds at these places (`Search.places`) that `model` has not read."""
        records = self._file.rows(
            "SELECT record FROM entries WHERE slot IN (SELECT value FROM json_each(?))"
            " AND kind IN (SELECT value FROM json_each(?)) AND record <> ''",
            [json.dumps(list(places)), json.dumps(list(kinds))],
        )
        by_hash = {text_hash(record): record for (record,) in records}
        wanted = ", ".join("?" * len(by_hash))
        read = self._file.rows(
            f"SELECT text_hash FROM suggestions WHERE model = ? AND text_hash IN ({wanted})", [model, *by_hash]
        )
        done = {row[0] for row in read}
        return tuple(record for text_hash, record in by_hash.items() if text_hash not in done)

    def by_entry(self, kinds: Collection[Kind], model: str) -> Iterator[tuple[str, tuple[Suggestion, ...]]]:
        """What `model` found in each entry outside the bin of these kinds that it has read, by the entry's id.

        Pages of a week are left out: they say again what other entries said.
        """
        wanted, last = json.dumps(list(kinds)), -1
        while rows := self._file.rows(
            "SELECT slot, id, record FROM entries WHERE slot > ? AND trashed = 0"
            " AND kind IN (SELECT value FROM json_each(?)) AND json_extract(details, ?) IS NULL"
            " ORDER BY slot LIMIT ?",
            [last, wanted, f"$.{WEEK}", _AT_A_TIME],
        ):
            last = rows[-1][0]
            hashes = {entry_id: text_hash(record) for _, entry_id, record in rows}
            found = self._found(set(hashes.values()), model)
            yield from ((entry_id, found[key]) for entry_id, key in hashes.items() if key in found)

    def _found(self, hashes: Collection[bytes], model: str) -> dict[bytes, tuple[Suggestion, ...]]:
        wanted = ", ".join("?" * len(hashes))
        rows = self._file.rows(
            f"SELECT text_hash, body FROM suggestions WHERE model = ? AND text_hash IN ({wanted})", [model, *hashes]
        )
        return {row[0]: msgspec.json.decode(row[1], type=tuple[Suggestion, ...]) for row in rows}

    def count(self, model: str) -> int:
        """How many texts `model` has read."""
        row = self._file.row("SELECT count(*) FROM suggestions WHERE model = ?", [model])
        return int(row[0]) if row else 0

    def forget_others(self, model: str) -> None:
        """Drop what other models found, once `model` has read everything."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM suggestions WHERE model <> ?", [model])


def text_hash(text: str) -> bytes:
    """What a text's suggestions are kept under."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
