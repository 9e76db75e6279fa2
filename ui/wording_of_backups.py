"""What backups are called where a person reads it: when, how large, why, and what one would change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from journal.moments import local_now
from journal.restoring import Backup, BackupKind, BackupStanding, Preview
from ui.words import day_text, size_text


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("backups", text, None, count)


def backup_line(backup: Backup) -> str:
    """A backup in a list."""
    line = f"{when(backup.made_at)} · {size_text(backup.size)}"
    if backup.kind is BackupKind.SET_ASIDE:
        return _tr("{0} · put aside before a backup was used").replace("{0}", line)
    return line


def when(moment: datetime) -> str:
    """The day and time of a moment, here."""
    here = moment.astimezone()
    return _tr("{0} at {1}").replace("{0}", day_text(here.date(), local_now().date())).replace("{1}", f"{here:%H:%M}")


def last_backup_text(made_at: datetime | None) -> str:
    """How long ago the last backup was made, without alarm."""
    if made_at is None:
        return _tr("No backup yet")
    days = (local_now().date() - made_at.astimezone().date()).days
    if days in (0, 1):
        return _tr("Last backup {0}").replace("{0}", _lower(when(made_at)))
    if days < 0:
        return _tr("Last backup {0}").replace("{0}", when(made_at))
    return _tr("Last backup {0} days ago").replace("{0}", str(days))


def second_place_text(now: BackupStanding) -> str:
    """Where the second place is, and what it has."""
    if now.second is None:
        return _tr("There is none yet.")
    kept = _tr("No backup") if now.second_kept is None else last_backup_text(now.second_kept)
    text = _tr("{0}. {1} there.") if now.second_reachable else _tr("{0}. It is not connected now. {1} there.")
    return text.replace("{1}", kept).replace("{0}", str(now.second))


def preview_sentences(found: Preview) -> list[str]:
    """What a backup holds, and what would be different."""
    sentences = [_counted(found.entries, _tr("One entry"), _tr("{0} entries")) + _span(found) + "."]
    if not found.present_readable:
        return [*sentences, _tr("The journal as it is now cannot be read, so the two cannot be compared.")]
    if not (found.only_here or found.only_present or found.different):
        return [*sentences, _tr("The journal as it is now has the same entries.")]
    if found.only_present:
        sentences.append(
            _counted(
                found.only_present,
                _tr("One entry was written after it, and is not in it."),
                _tr("{0} entries were written after it, and are not in it."),
            )
        )
    if found.different:
        sentences.append(
            _counted(
                found.different,
                _tr("One entry was changed since; it would be as it was."),
                _tr("{0} entries were changed since; they would be as they were."),
            )
        )
    if found.only_here:
        sentences.append(
            _counted(
                found.only_here,
                _tr("One entry is in it that is not in the journal now."),
                _tr("{0} entries are in it that are not in the journal now."),
            )
        )
    return sentences


def _span(found: Preview) -> str:
    if found.first_day is None or found.last_day is None:
        return ""
    today = local_now().date()
    if found.first_day == found.last_day:
        return ", " + day_text(found.first_day, today)
    return (
        _tr(", from {0} to {1}")
        .replace("{0}", day_text(found.first_day, today))
        .replace("{1}", day_text(found.last_day, today))
    )


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.replace("{0}", QLocale().toString(count))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
