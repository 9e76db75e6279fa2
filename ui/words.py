"""The interface's words for what the journal knows as codes: labels, kinds, moods and faults."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.errors import AttuneError
from journal.model import By, Kind, Label
from journal.moments import utc_moment
from journal.places import Caution


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def label_name(label: Label) -> str:
    """A label's short name. The hard ones are named so that nobody is accused; safety labels are never shown."""
    return {
        Label.MODELING: _tr("Shown by example"),
        Label.INTERNALIZATION: _tr("Inner voice"),
        Label.SYNCHRONY: _tr("In tune"),
        Label.SELF: _tr("Sense of self"),
        Label.REASONING: _tr("A reason"),
        Label.LIMIT: _tr("A calm limit"),
        Label.THREAT: _tr("An if-you-don’t"),
        Label.HARSH: _tr("Sharp or hurtful"),
        Label.PROSOCIAL: _tr("Kindness"),
        Label.ANTISOCIAL: _tr("Someone got hurt"),
        Label.DISCLOSURE: _tr("Worth a closer look"),
        Label.CRISIS: _tr("Worth a closer look"),
    }[label]


def label_meaning(label: Label) -> str:
    """One line that says what a label means, as a caregiver would say it."""
    return {
        Label.MODELING: _tr("They do what they see us do: it was done in front of the child, or copied by the child."),
        Label.INTERNALIZATION: _tr("Their own inner voice: they went by it, or heard why a rule holds."),
        Label.SYNCHRONY: _tr("Reading each other: a sign was seen and answered, in play, comfort or making up."),
        Label.SELF: _tr("They know who they are: they chose, could do it, said how they felt, or were listened to."),
        Label.REASONING: _tr("A reason was given or asked for: what it does to others, why, what to do instead."),
        Label.LIMIT: _tr("A clear limit, said calmly."),
        Label.THREAT: _tr("Something unpleasant was held out to get a yes."),
        Label.HARSH: _tr("Words or hands that hurt: it happens, and it can be mended."),
        Label.PROSOCIAL: _tr("Comfort, help, sharing, fairness or making up."),
        Label.ANTISOCIAL: _tr("Somebody or something was hurt, taken or broken."),
        Label.DISCLOSURE: _tr("If this is about someone being hurt, here is what helps."),
        Label.CRISIS: _tr("If this is about someone being hurt, here is what helps."),
    }[label]


def label_shape(label: Label) -> str:
    """The sign that goes with a label everywhere, for those who do not go by colour."""
    return {
        Label.MODELING: "●",
        Label.INTERNALIZATION: "◆",
        Label.SYNCHRONY: "■",
        Label.SELF: "▲",
        Label.PROSOCIAL: "♥",
    }.get(label, "○")


def kind_name(kind: Kind) -> str:
    """What a kind of entry is called."""
    return {
        Kind.MOMENT: _tr("Moment"),
        Kind.DAILY: _tr("Daily record"),
        Kind.FAMILY_TIME: _tr("Family time"),
        Kind.INCIDENT: _tr("Incident"),
        Kind.MEETING: _tr("Meeting or visit"),
    }[kind]


def by_name(by: By) -> str:
    """Whose conduct it was."""
    return {By.ME: _tr("Me"), By.CARER: _tr("Another carer here"), By.OTHER: _tr("Someone else")}[by]


def mood_name(mood: int) -> str:
    """A mood from 1 to 5 in words."""
    return {
        1: _tr("having a hard time"),
        2: _tr("a bit low"),
        3: _tr("so-so"),
        4: _tr("fairly well"),
        5: _tr("well"),
    }.get(mood, "–")


def day_text(day: date, today: date) -> str:
    """A day as people say it: today, yesterday, or its weekday and date."""
    if day == today:
        return _tr("Today")
    if (today - day).days == 1:
        return _tr("Yesterday")
    pattern = "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(_qdate(day), pattern)


def moment_text(moment: datetime) -> str:
    """Weekday, date and time of a moment, in its own wall time."""
    return f"{QLocale().toString(_qdate(moment.date()), 'dddd d MMMM yyyy')}, {moment:%H:%M}"


def size_text(size: int) -> str:
    """A number of bytes as people say it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def fault_sentence(error: Exception) -> str:
    """A calm sentence about what went wrong, and what to do next. It never holds entry text."""
    if not isinstance(error, AttuneError):
        return _tr("Something in Attune went wrong. What you saved is safe. Please lock the journal and open it again.")
    facts = {name: str(value) for name, value in error.facts.items()}
    if "since" in facts:
        facts["since"] = _local_text(facts["since"])
    return _fault_words().get(error.code, _tr("That did not work. Please try again.")).format_map(_Facts(facts))


def caution_sentence(caution: Caution) -> str:
    """Why a folder is a risky place for a journal, and what to do instead."""
    where = {
        Caution.NETWORK: _tr("This folder lies on a network drive."),
        Caution.SYNCED: _tr("This folder is synced to other computers."),
    }[caution]
    instead = _tr(
        "Two computers that write at once can spoil a journal. It is safer on this computer itself; choose that folder"
        " as the second place for your backups instead."
    )
    return f"{where} {instead}"


def _local_text(moment: str) -> str:
    """A moment in UTC, as another computer noted it, in this one's time; as it stands where it cannot be read."""
    try:
        return moment_text(utc_moment(moment).astimezone())
    except (ValueError, OverflowError):
        return moment


class _Facts(dict[str, str]):
    """Facts of a fault, where a missing one reads as a dash rather than failing."""

    def __missing__(self, key: str) -> str:
        return "–"


def _fault_words() -> dict[str, str]:
    return {
        "enclosure-too-large": _tr("This file is larger than 100 MB, which is the most that an entry keeps."),
        "enclosure-unreadable": _tr("{path} cannot be read. Check that it is there and that you may open it."),
        "enclosure-missing": _tr(
            "The file of this enclosure is missing from the journal’s folder. A backup may still have it."
        ),
        "enclosure-damaged": _tr("The file of this enclosure is damaged. A backup may still have it whole."),
        "keyring-unavailable": _tr(
            "This computer’s keyring did not answer, or holds nothing for this journal. Type your passphrase instead."
        ),
        "wrong-passphrase": _tr(
            "That passphrase or recovery code does not open this journal. Check Caps Lock and try again."
        ),
        "weak-passphrase": _tr("Please use at least {minimum} characters. Four or five unrelated words work well."),
        "no-journal": _tr("There is no journal in this folder."),
        "journal-exists": _tr("There is already a journal in this folder. It was left as it is."),
        "keys-missing": _tr(
            "The file keys.json is missing from {folder}. Put it back from a backup: without it nobody can open"
            " the journal."
        ),
        "keys-damaged": _tr("The file keys.json in {folder} is damaged. Put it back from a backup."),
        "journal-damaged": _tr(
            "The journal file in {folder} is damaged. Nothing was changed. Restore it from your latest backup."
        ),
        "newer-journal": _tr("This journal was written by a newer Attune. Update Attune, then open it again."),
        "journal-in-use": _tr("This journal is already open in another Attune window. Close that one first."),
        "journal-open-elsewhere": _tr(
            "This journal seems to be open on the computer {host} (since {since}). Close it there first. If that"
            " computer is off or lost, you can open it here."
        ),
        "journal-taken-over": _tr(
            "The computer {host} has taken this journal over (since {since}), so it was locked here. What you saved is"
            " safe. Close it on that computer before you open it here again."
        ),
        "cancelled": _tr("Stopped. Everything is as it was."),
        "backup-damaged": _tr(
            "That backup is not whole, so it was not used. Your journal was not touched. Please choose another backup."
        ),
        "backup-place-missing": _tr(
            "The folder {folder} cannot be reached now. Connect it, or choose another place for your backups."
        ),
        "backup-under-other-key": _tr(
            "This backup was made under an earlier passphrase. Please type that one too; your journal keeps today’s."
        ),
        "backup-of-another-journal": _tr(
            "That is a backup of another journal, so it was not used. Please choose one of this journal’s own."
        ),
        "folder-read-only": _tr("Attune may not write in {folder}. Choose another folder or change its permissions."),
        "disk-full": _tr("The disk is full. Nothing you saved is lost. Free some space, then save again."),
        "storage-failed": _tr("The disk refused ({reason}). What you saved before is safe. Try again."),
        "empty-entry": _tr("There is nothing written yet. A few words are enough."),
        "empty-period": _tr("That would end before it begins. Please check the two days."),
        "text-too-long": _tr("This text has {length} characters; an entry holds {limit}. Please split it."),
        "not-found": _tr("That is no longer in the journal."),
        "report-unreadable": _tr(
            "That file cannot be read as a report. Choose one that was saved from here, or by attune verify."
        ),
        "report-of-another-journal": _tr(
            "That report is about another journal, so there is nothing to compare. Choose a report on this one."
        ),
        "erasure-unfinished": _tr(
            "It is erased, but traces may be left in the file until Attune can write it anew. Please make some room on"
            " the disk; Attune tries again by itself when you next open the journal."
        ),
        "bad-time": _tr("That time could not be understood."),
        "changed-since": _tr(
            "That can no longer be undone: something newer came after it, and newer words are never written over."
            " An entry’s History (Ctrl+H) has every version."
        ),
    }
