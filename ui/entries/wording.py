"""The words of the Journal screen: a row in a sentence, the marks on an entry, details, counts and periods."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.model import LATE_AFTER, Child, Entry, EntryContent, EntryLine, Kind, Shelf, Version
from journal.moments import local_now
from ui.entries.difference import Mark, Step
from ui.entries.periods import Period
from ui.words import day_text, kind_name, label_name, moment_text, mood_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("entries", text)


class DayWords(NamedTuple):
    """A day as the list's margin shows it, from top to bottom."""

    weekday: str
    number: str
    month: str


def day_words(day: date, today: date) -> DayWords:
    """The margin's words for a day; a year is named only where it is another than this one."""
    locale, moment = QLocale(), QDate(day.year, day.month, day.day)
    weekday = _tr("Today") if day == today else locale.toString(moment, "ddd")
    return DayWords(weekday, str(day.day), locale.toString(moment, "MMM" if day.year == today.year else "MMM yy"))


def child_names(child_ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    """The children of an entry, in one line."""
    return ", ".join(names[child_id] for child_id in child_ids if child_id in names)


def marks_of(line: EntryLine) -> tuple[str, ...]:
    """The marks on an entry that was written late or changed."""
    late = (_tr("late entry"),) if line.late else ()
    return (*late, _tr("edited")) if line.edited else late


def line_facts(line: EntryLine, names: Mapping[str, str]) -> str:
    """What stands beside the time in a row."""
    kind = "" if line.kind is Kind.MOMENT else kind_name(line.kind)
    return " · ".join(part for part in (child_names(line.child_ids, names), kind, *marks_of(line)) if part)


def line_sentence(line: EntryLine, names: Mapping[str, str]) -> str:
    """A row as a screen reader says it."""
    labels = ", ".join(label_name(label) for label in line.confirmed)
    parts = (moment_text(line.happened_at), line_facts(line, names), line.opening, labels)
    return ". ".join(part for part in parts if part)


def line_tip(line: EntryLine, names: Mapping[str, str]) -> str:
    """What the signs in a row stand for. It holds no entry text."""
    return "\n".join(label_name(label) for label in line.confirmed)


def facts_of(entry: EntryContent, names: Mapping[str, str], author: str) -> str:
    """Children, kind, setting and writer of an entry, in one line."""
    written_by = _tr("written by {0}").replace("{0}", author) if author else ""
    parts = (child_names(entry.child_ids, names), kind_name(entry.kind), entry.setting, written_by)
    return " · ".join(part for part in parts if part)


def moods_of(entry: EntryContent) -> str:
    """How child and carer were, in one line; empty where nobody said."""
    parts = ((_tr("Child: {0}"), entry.child_mood), (_tr("Carer: {0}"), entry.carer_mood))
    return " · ".join(text.replace("{0}", mood_name(mood)) for text, mood in parts if mood is not None)


def entry_marks(entry: Entry) -> tuple[str, ...]:
    """The marks on an entry, with how late it was first written and when it was last changed."""
    marks = []
    if entry.late:
        late = _tr("Late entry: written {0}, on {1}").replace("{0}", _after(entry))
        marks.append(late.replace("{1}", written_text(entry.recorded_at)))
    if entry.edited_at is not None:
        marks.append(_tr("Edited {0}").replace("{0}", written_text(entry.edited_at)))
    if marks and entry.reason:
        marks[-1] = f"{marks[-1]} · {quoted(entry.reason)}"
    return tuple(marks)


def quoted(text: str) -> str:
    """Somebody's own words, in quotation marks."""
    return _tr("“{0}”").replace("{0}", text)


def _after(entry: Entry) -> str:
    days = (entry.recorded_at - entry.content.happened_at).days
    return _tr("a day after") if days == 1 else _tr("{0} days after").replace("{0}", number(days))


def written_text(moment: datetime) -> str:
    """When something was written, in this machine's time."""
    return moment_text((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone())


def number(value: int) -> str:
    """A number with its thousands set apart."""
    return QLocale().toString(value)


def count_text(found: int, shelf: Shelf = Shelf.JOURNAL) -> str:
    """How many entries are listed, and from where."""
    if shelf is Shelf.BIN:
        text = _tr("1 entry in the bin") if found == 1 else _tr("{0} entries in the bin")
    elif shelf is Shelf.UNFINISHED:
        text = _tr("1 entry has unfinished changes") if found == 1 else _tr("{0} entries have unfinished changes")
    else:
        text = _tr("1 entry") if found == 1 else _tr("{0} entries")
    return text.replace("{0}", number(found))


def bin_text(binned: int) -> str:
    """The way to the bin, with how many entries lie in it."""
    return _tr("Bin ({0})").replace("{0}", number(binned)) if binned else _tr("Bin")


def names_of(children: tuple[Child, ...]) -> dict[str, str]:
    """The children's names by id."""
    return {child.id: child.name for child in children}


def period_name(period: Period) -> str:
    """A stretch of days."""
    return {
        Period.ALL: _tr("Any time"),
        Period.WEEK: _tr("This week"),
        Period.FOUR_WEEKS: _tr("Last 4 weeks"),
        Period.YEAR: _tr("This year"),
        Period.CHOSEN: _tr("From … to …"),
    }[period]


def field_name(name: str) -> str:
    """What a part of an entry is called: a field of its content, or one of its kind's own."""
    known = _field_names().get(name)
    return known if known is not None else name.replace("_", " ").strip().capitalize()


def in_reading_order(details: Mapping[str, str]) -> list[tuple[str, str]]:
    """The details of an entry, by name, as a reader would look for them."""
    order = list(_field_names())
    return sorted(details.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def _field_names() -> dict[str, str]:
    return {
        "happened_at": _tr("When"),
        "record": _tr("What happened"),
        "reflection": _tr("Reflection"),
        "kind": _tr("Kind"),
        "child_ids": _tr("Children"),
        "author_id": _tr("Written by"),
        "setting": _tr("Where or what"),
        "child_mood": _tr("How the child was"),
        "carer_mood": _tr("How the carer was"),
        "details": _tr("Details"),
        "week": _tr("The week from"),
        "trashed": _tr("Bin"),
        "prompt": _tr("Written from this idea"),
        "type": _tr("What kind of incident"),
        "place": _tr("Where"),
        "venue": _tr("Place"),
        "present": _tr("Who was there"),
        "planned": _tr("Planned time"),
        "actual": _tr("Actual time"),
        "who": _tr("Who was there"),
        "about": _tr("What it was about"),
        "agreed": _tr("What was agreed"),
        "before": _tr("Before"),
        "what_happened": _tr("What happened"),
        "during": _tr("During"),
        "adult_response": _tr("What the adults did"),
        "injury": _tr("Injury"),
        "told": _tr("Who was told, and when"),
        "outcome": _tr("Outcome"),
        "ending": _tr("Ending and goodbye"),
        "after": _tr("After"),
        "mood_behaviour": _tr("Mood, and what was done"),
        "child_words": _tr("The child’s own words"),
        "health": _tr("Health"),
        "food": _tr("Food"),
        "sleep": _tr("Sleep"),
        "school": _tr("School"),
        "activities": _tr("Activities"),
        "family": _tr("Family"),
        "worries": _tr("Wishes and worries"),
    }


def version_time(version: Version) -> str:
    """When a version was written, as people say it."""
    moment = version.recorded_at.astimezone()
    return f"{day_text(moment.date(), local_now().date())}, {moment:%H:%M}"


def step_title(step: Step, writers: Mapping[str, str], *, is_now: bool) -> str:
    """A version in one line: when it was written, what it did, by whom where several write, and why."""
    version = step.version
    late = step.before is None and version.recorded_at - version.content.happened_at > LATE_AFTER
    parts = (
        version_time(version),
        _did(step),
        _tr("written later") if late else "",
        writers.get(version.content.author_id, ""),
        _tr("as it is now") if is_now else "",
        quoted(version.reason) if version.reason else "",
    )
    return " · ".join(part for part in parts if part)


def _did(step: Step) -> str:
    if step.version.erased:
        return _tr("erased for good")
    if step.before is None or step.before.erased:
        return _tr("first written")
    if "trashed" in step.changed:
        return _tr("moved to the bin") if step.version.content.trashed else _tr("put back")
    texts = [name for name in ("record", "reflection") if any(one.mark is not Mark.SAME for one in getattr(step, name))]
    parts = ", ".join(field_name(name) for name in (*texts, *sorted(step.changed)))
    return _tr("changed: {0}").replace("{0}", parts)


def part_text(content: EntryContent, name: str, names: Mapping[str, str]) -> str:
    """A part of an entry that is not one of its texts, in words; `names` are the children's and the writers', by id."""
    value = getattr(content, name)
    if name == "happened_at":
        return moment_text(value)
    if name == "kind":
        return kind_name(value)
    if name == "child_ids":
        return child_names(value, names)
    if name == "trashed":
        return _tr("in the bin") if value else _tr("in the journal")
    if name == "author_id":
        return names.get(value, "")
    if name.endswith("_mood"):
        return "" if value is None else mood_name(value)
    return str(value)
