"""What the caregiver said of a label: confirmed, dismissed, or taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from journal.errors import NotFound
from journal.ids import new_id
from journal.model import Answers, By, Change, Decision, Label, LabelDecision
from journal.store.bodies import LABEL, label_fields
from journal.store.connection import JournalFile
from journal.store.history import History
from journal.store.projection import project
from journal.text import clean_text

_COUNTED = """
    SELECT label,
        count(*) FILTER (WHERE decision = 'confirmed' AND model <> ''),
        count(*) FILTER (WHERE decision = 'dismissed' AND model <> ''),
        count(*) FILTER (WHERE decision = 'confirmed' AND model = '')
    FROM labels {where} GROUP BY label
"""
_ANSWERS = _COUNTED.format(where="")
_NEWER = _COUNTED.format(
    where="""JOIN revisions ON revisions.id = labels.revision_id WHERE NOT EXISTS (
        SELECT 1 FROM json_each(?) AS old WHERE old.key = device_id AND device_seq <= old.value)"""
)


class Labels:
    """The labels on entries. A suggestion counts as the caregiver's word only once it is confirmed here."""

    def __init__(self, file: JournalFile, history: History) -> None:
        self._file = file
        self._history = history

    def confirm(
        self,
        entry_id: str,
        label: Label,
        *,
        quote: str = "",
        by: By | None = None,
        model: str = "",
        author_id: str = "",
    ) -> Change:
        """Say that the entry shows `label`, in the words `quote`; `model` suggested it, or empty. Raises NotFound."""
        return self._decide(entry_id, label, Decision.CONFIRMED, quote, by, model, author_id)

    def dismiss(self, entry_id: str, label: Label, *, quote: str = "", model: str = "", author_id: str = "") -> Change:
        """Say that the entry does not show `label`. Raises NotFound."""
        return self._decide(entry_id, label, Decision.DISMISSED, quote, None, model, author_id)

    def withdraw(self, entry_id: str, label: Label, *, author_id: str = "") -> Change:
        """Take back what was said of `label`, so that it is open again. Raises NotFound."""
        return self._decide(entry_id, label, Decision.WITHDRAWN, "", None, "", author_id)

    def answers(self, after: Mapping[str, int]) -> dict[Label, Answers]:
        """How the caregiver answered, by label, as it stands now.

        `after` names, by device, how many of its revisions are too old to count (`written`); empty, and all count.
        """
        rows = self._file.rows(_NEWER, [json.dumps(dict(after))]) if after else self._file.rows(_ANSWERS)
        return {
            Label(label): Answers(confirmed=confirmed, dismissed=dismissed, added=added)
            for label, confirmed, dismissed, added in rows
        }

    def decided(self) -> dict[str, int]:
        """The labels that were confirmed or dismissed, by entry, each set as the sum of `Label.bit`."""
        rows = self._file.rows("SELECT entry_id, label FROM labels WHERE decision IN ('confirmed', 'dismissed')")
        found: dict[str, int] = {}
        for entry_id, label in rows:
            found[entry_id] = found.get(entry_id, 0) | Label(label).bit
        return found

    def written(self) -> dict[str, int]:
        """How many revisions each device has written so far."""
        return {head.device_id: head.count for head in self._history.heads()}

    def _decide(
        self, entry_id: str, label: Label, decision: Decision, quote: str, by: By | None, model: str, author_id: str
    ) -> Change:
        with self._file.transaction():
            label_id, parent_id = self._standing(entry_id, label)
            value = LabelDecision(
                id=label_id,
                entry_id=entry_id,
                label=label,
                decision=decision,
                quote=clean_text(quote),
                by=by,
                model=model,
            )
            fields = label_fields(value)
            revision = self._history.append(LABEL, value.id, parent_id, fields, author_id)
            project(self._file, revision, fields)
        return Change(labels=frozenset({entry_id}))

    def _standing(self, entry_id: str, label: Label) -> tuple[str, str | None]:
        """The id of what was said of this label so far, and its revision; a new id where nothing was."""
        if self._file.row("SELECT 1 FROM entries WHERE id = ?", [entry_id]) is None:
            raise NotFound(what="entry", id=entry_id)
        found = self._file.row(
            "SELECT id, revision_id FROM labels WHERE entry_id = ? AND label = ?", [entry_id, label.value]
        )
        return (found[0], found[1]) if found else (new_id(), None)
