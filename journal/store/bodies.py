"""How each kind of thing is written as a revision's fields, and read back. Empty fields are left out.

`v` counts the ways of writing; there is one so far, and a later one must read all that came before it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import msgspec

from journal.model import (
    By,
    Child,
    Decision,
    Enclosure,
    EntryContent,
    EventKind,
    Kind,
    Label,
    LabelDecision,
    LifeEvent,
    Person,
    Placement,
    Plan,
    PlanState,
    Try,
)
from journal.store.history import Fields
from journal.text import clean_text

ENTRY: Final = "entry"
CHILD: Final = "child"
PERSON: Final = "person"
LABEL: Final = "label"
PLAN: Final = "plan"
ENCLOSURE: Final = "enclosure"
PLACEMENT: Final = "placement"
LIFE_EVENT: Final = "life_event"

REASON: Final = "reason"
"""The field that says why an entry was written late, or changed. It belongs to the revision, not to the content."""

_DETAIL: Final = "detail."
_NOT_WORDS: Final = frozenset({REASON, "trashed"})


def cleaned(content: EntryContent) -> EntryContent:
    """The content with every text in it cleaned."""
    return msgspec.structs.replace(
        content,
        record=clean_text(content.record),
        reflection=clean_text(content.reflection),
        setting=clean_text(content.setting),
        details={" ".join(clean_text(name).split()): clean_text(text) for name, text in content.details.items()},
    )


def entry_fields(content: EntryContent) -> Fields:
    """An entry's content as fields; each detail stands in a field of its own."""
    fields = {
        "happened_at": content.happened_at.isoformat(),
        "kind": content.kind.value,
        "record": content.record,
        "reflection": content.reflection,
        "children": _list_text(content.child_ids),
        "author": content.author_id,
        "setting": content.setting,
        "child_mood": _number_text(content.child_mood),
        "carer_mood": _number_text(content.carer_mood),
        "trashed": "yes" if content.trashed else "",
    }
    fields.update({_DETAIL + name: text for name, text in content.details.items()})
    return {name: text for name, text in fields.items() if text}


def same_words(fields: Fields, others: Fields) -> bool:
    """Whether two states of an entry say the same: moving it to the bin and back is no edit."""
    return {name: text for name, text in fields.items() if name not in _NOT_WORDS} == {
        name: text for name, text in others.items() if name not in _NOT_WORDS
    }


def entry_content(fields: Fields) -> EntryContent:
    """The content that `entry_fields` wrote. Erased fields read as empty."""
    details = {name.removeprefix(_DETAIL): text for name, text in fields.items() if name.startswith(_DETAIL)}
    return EntryContent(
        happened_at=datetime.fromisoformat(fields.get("happened_at", "1970-01-01T00:00:00+00:00")),
        kind=Kind(fields.get("kind", Kind.MOMENT)),
        record=fields.get("record", ""),
        reflection=fields.get("reflection", ""),
        child_ids=_list_of(fields.get("children", "")),
        author_id=fields.get("author", ""),
        setting=fields.get("setting", ""),
        child_mood=_number_of(fields.get("child_mood", "")),
        carer_mood=_number_of(fields.get("carer_mood", "")),
        trashed=bool(fields.get("trashed")),
        details=details,
    )


def child_fields(child: Child) -> Fields:
    """A child as fields."""
    return {"name": child.name, "born": child.born.isoformat() if child.born else ""}


def child_of(child_id: str, fields: Fields) -> Child:
    """The child that `child_fields` wrote."""
    born = fields.get("born")
    return Child(id=child_id, name=fields.get("name", ""), born=date.fromisoformat(born) if born else None)


def person_fields(person: Person) -> Fields:
    """A person as fields."""
    return {"name": person.name}


def label_fields(decision: LabelDecision) -> Fields:
    """A label decision as fields."""
    fields = {
        "entry": decision.entry_id,
        "label": decision.label.value,
        "decision": decision.decision.value,
        "quote": decision.quote,
        "by": decision.by.value if decision.by else "",
        "model": decision.model,
    }
    return {name: text for name, text in fields.items() if text}


def label_of(decision_id: str, fields: Fields) -> LabelDecision:
    """The label decision that `label_fields` wrote."""
    return LabelDecision(
        id=decision_id,
        entry_id=fields["entry"],
        label=Label(fields["label"]),
        decision=Decision(fields["decision"]),
        quote=fields.get("quote", ""),
        by=By(fields["by"]) if fields.get("by") else None,
        model=fields.get("model", ""),
    )


def plan_fields(plan: Plan) -> Fields:
    """A plan as fields. When it was made is its first revision's time."""
    fields = {
        "sentence": plan.sentence,
        "entry": plan.entry_id or "",
        "occasion": plan.occasion,
        "children": _list_text(plan.child_ids),
        "hour": _number_text(plan.hour),
        "state": plan.state.value,
        "tries": msgspec.json.encode(plan.tries).decode() if plan.tries else "",
        "outcome": plan.outcome,
    }
    return {name: text for name, text in fields.items() if text}


def plan_of(plan_id: str, made_at: datetime, fields: Fields) -> Plan:
    """The plan that `plan_fields` wrote."""
    return Plan(
        id=plan_id,
        sentence=fields.get("sentence", ""),
        made_at=made_at,
        entry_id=fields.get("entry") or None,
        occasion=fields.get("occasion", ""),
        child_ids=_list_of(fields.get("children", "")),
        hour=_number_of(fields.get("hour", "")),
        state=PlanState(fields.get("state", PlanState.OPEN)),
        tries=tries_of(fields.get("tries", "")),
        outcome=fields.get("outcome", ""),
    )


def tries_of(text: str) -> tuple[Try, ...]:
    """The tries of a plan, from the JSON they are kept as."""
    return msgspec.json.decode(text, type=tuple[Try, ...]) if text else ()


def placement_fields(placement: Placement) -> Fields:
    """A placement as fields."""
    fields = {
        "child": placement.child_id,
        "began": placement.began.isoformat(),
        "ended": placement.ended.isoformat() if placement.ended else "",
        "kind": placement.kind,
        "name": placement.name,
        "ending": placement.ending,
    }
    return {name: text for name, text in fields.items() if text}


def placement_of(placement_id: str, fields: Fields) -> Placement:
    """The placement that `placement_fields` wrote."""
    ended = fields.get("ended")
    return Placement(
        id=placement_id,
        child_id=fields["child"],
        began=date.fromisoformat(fields["began"]),
        ended=date.fromisoformat(ended) if ended else None,
        kind=fields.get("kind", ""),
        name=fields.get("name", ""),
        ending=fields.get("ending", ""),
    )


def life_event_fields(event: LifeEvent) -> Fields:
    """A life event as fields."""
    fields = {
        "kind": event.kind.value,
        "day": event.day.isoformat(),
        "words": event.words,
        "children": _list_text(event.child_ids),
    }
    return {name: text for name, text in fields.items() if text}


def life_event_of(event_id: str, fields: Fields) -> LifeEvent:
    """The life event that `life_event_fields` wrote."""
    return LifeEvent(
        id=event_id,
        kind=EventKind(fields["kind"]),
        day=date.fromisoformat(fields["day"]),
        words=fields.get("words", ""),
        child_ids=_list_of(fields.get("children", "")),
    )


def enclosure_fields(enclosure: Enclosure, key: bytes) -> Fields:
    """An enclosure as fields, with the key of its file: erased with them, the file can never be read again."""
    fields = {
        "entry": enclosure.entry_id,
        "name": enclosure.name,
        "media_type": enclosure.media_type,
        "size": str(enclosure.size),
        "stored_as": enclosure.stored_as,
        "digest": enclosure.digest,
        "key": key.hex(),
        "removed": "yes" if enclosure.removed else "",
    }
    return {name: text for name, text in fields.items() if text}


def enclosure_of(enclosure_id: str, fields: Fields) -> tuple[Enclosure, bytes]:
    """The enclosure that `enclosure_fields` wrote, and the key of its file."""
    enclosure = Enclosure(
        id=enclosure_id,
        entry_id=fields["entry"],
        name=fields["name"],
        media_type=fields["media_type"],
        size=int(fields["size"]),
        stored_as=fields["stored_as"],
        digest=fields["digest"],
        removed=bool(fields.get("removed")),
    )
    return enclosure, bytes.fromhex(fields["key"])


def _list_text(values: tuple[str, ...]) -> str:
    return msgspec.json.encode(values).decode() if values else ""


def _list_of(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...]) if text else ()


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)


def _number_of(text: str) -> int | None:
    return int(text) if text else None
