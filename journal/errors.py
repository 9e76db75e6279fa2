"""The environment's faults that Attune can meet. Each carries a code and data; the words are the interface's."""

from __future__ import annotations

from pathlib import Path


class AttuneError(Exception):
    """Base of every fault that is not a bug. `code` names it for the interface; it never carries entry text."""

    code = "error"

    def __init__(self, **facts: str | int | Path) -> None:
        self.facts = facts
        super().__init__(self.code, facts)


class WrongPassphrase(AttuneError):
    """No keyslot opens with this passphrase or recovery code."""

    code = "wrong-passphrase"


class WeakPassphrase(AttuneError):
    """The passphrase is too short to protect the journal (`minimum` characters)."""

    code = "weak-passphrase"


class NoJournal(AttuneError):
    """The folder (`folder`) holds no journal."""

    code = "no-journal"


class JournalExists(AttuneError):
    """The folder (`folder`) already holds a journal, which is never overwritten."""

    code = "journal-exists"


class KeysMissing(AttuneError):
    """There is a journal, but no `keys.json` beside it (`folder`)."""

    code = "keys-missing"


class KeysDamaged(AttuneError):
    """`keys.json` cannot be read (`folder`)."""

    code = "keys-damaged"


class JournalDamaged(AttuneError):
    """The journal file cannot be decrypted or fails its own checks (`folder`)."""

    code = "journal-damaged"


class NewerJournal(AttuneError):
    """The journal was written by a later Attune (`found`, `known`: schema versions)."""

    code = "newer-journal"


class JournalInUse(AttuneError):
    """Another Attune on this machine holds the journal (`folder`, `pid`)."""

    code = "journal-in-use"


class JournalOpenElsewhere(AttuneError):
    """Another machine seems to hold the journal (`host`, `since`); the person decides."""

    code = "journal-open-elsewhere"


class FolderReadOnly(AttuneError):
    """The journal's folder cannot be written to (`folder`)."""

    code = "folder-read-only"


class DiskFull(AttuneError):
    """There is no room left to write (`folder`). Nothing that was saved is lost."""

    code = "disk-full"


class StorageFailed(AttuneError):
    """The disk or its driver refused (`reason`: the driver's own error name)."""

    code = "storage-failed"


class EmptyEntry(AttuneError):
    """An entry without a word in it is not kept."""

    code = "empty-entry"


class EmptyPeriod(AttuneError):
    """Something would end before it begins (`first`, `last`: ISO days)."""

    code = "empty-period"


class TextTooLong(AttuneError):
    """A text is longer than an entry holds (`length`, `limit`: characters)."""

    code = "text-too-long"


class NotFound(AttuneError):
    """Nothing with this id or name is in the journal (`what`, `id`)."""

    code = "not-found"


class BadTime(AttuneError):
    """A moment cannot be read as ISO 8601, or lacks a sensible year (`given`)."""

    code = "bad-time"


class ReaderMissing(AttuneError):
    """The reader's weights are not where they belong, so nothing is suggested (`path`)."""

    code = "reader-missing"


class Cancelled(AttuneError):
    """Long work ended because the person no longer wanted it. Everything is as it was before."""

    code = "cancelled"


class JournalTakenOver(AttuneError):
    """Another machine took the journal over while it was open here (`host`, `since`)."""

    code = "journal-taken-over"


class KeyringUnavailable(AttuneError):
    """This system keeps no secrets for Attune: no keyring is there, it is locked, or it refused (`reason`)."""

    code = "keyring-unavailable"


class EnclosureTooLarge(AttuneError):
    """A file is larger than an entry's enclosure may be (`size`, `limit`: bytes)."""

    code = "enclosure-too-large"


class EnclosureUnreadable(AttuneError):
    """A file that should be enclosed cannot be read (`path`)."""

    code = "enclosure-unreadable"


class EnclosureMissing(AttuneError):
    """An enclosure's file is not in the journal's folder (`id`)."""

    code = "enclosure-missing"


class EnclosureDamaged(AttuneError):
    """An enclosure's file is not what was kept (`id`)."""

    code = "enclosure-damaged"


class BackupDamaged(AttuneError):
    """A backup is not whole, or is not one (`folder`). The present journal was not touched."""

    code = "backup-damaged"


class BackupUnderOtherKey(AttuneError):
    """The passphrase opens the journal, but not this backup, which was made under another (`folder`)."""

    code = "backup-under-other-key"


class BackupOfAnotherJournal(AttuneError):
    """A backup is of another journal (`folder`), so it is not put in this one's place."""

    code = "backup-of-another-journal"


class BackupPlaceMissing(AttuneError):
    """The place for backups cannot be reached now (`folder`)."""

    code = "backup-place-missing"


class ErasureUnfinished(AttuneError):
    """Something was erased, but traces may be left until Attune can finish (`reason`). It tries again by itself."""

    code = "erasure-unfinished"


class ChangedSince(AttuneError):
    """It was changed, erased or put to use since, so it is not put back over that (`what`, `id`)."""

    code = "changed-since"


class ReportUnreadable(AttuneError):
    """A file that should hold a report or heads cannot be read as one (`path`)."""

    code = "report-unreadable"


class ReportOfAnotherJournal(AttuneError):
    """A report is about another journal (`path`, `journal_id`), so there is nothing to compare."""

    code = "report-of-another-journal"
