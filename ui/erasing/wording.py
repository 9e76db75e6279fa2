"""The words of erasing: what goes, what stays, and the receipt."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.erased import ErasureCounts, ErasureKind, Receipt
from ui.erasing.presenter import Outlook, Shared
from ui.words import moment_text

_LONG: Final = re.compile(r"\S{24,}")
_PIECES: Final = re.compile(r".{1,12}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("erasing", text)


def title_text(outlook: Outlook) -> str:
    """What is meant."""
    if outlook.happened_at is not None:
        return _tr("Erase the entry of {0}").replace("{0}", moment_text(outlook.happened_at))
    if outlook.name:
        return _tr("Erase {0}").replace("{0}", outlook.name)
    return _tr("Erase everything before {0}").replace("{0}", _day(outlook.target.subject))


def counts_text(counts: ErasureCounts) -> str:
    """What goes, a line a kind of thing, without those of which there are none."""
    one_or_more = (
        (counts.children, _tr("1 child, with the name and day of birth"), _tr("{0} children")),
        (counts.entries, _tr("1 entry"), _tr("{0} entries")),
        (counts.versions, _tr("1 version"), _tr("{0} versions, earlier ones too")),
        (counts.labels, _tr("1 label"), _tr("{0} labels")),
        (counts.plans, _tr("1 plan made from them"), _tr("{0} plans made from them")),
        (counts.enclosures, _tr("1 photo or file"), _tr("{0} photos and files")),
        (counts.drafts, _tr("1 half-written text"), _tr("{0} half-written texts")),
    )
    lines = [
        (one if number == 1 else more.replace("{0}", f"{number:,}")) for number, one, more in one_or_more if number
    ]
    return "\n".join(f"•  {line}" for line in lines)


def stays_text() -> str:
    """What stays, plainly."""
    lines = (
        _tr("A note that something was written and erased, and when: no word of it, and no name."),
        _tr("What was printed, exported or shared."),
        _tr("Backups that are out of reach now, until Attune sees them again."),
        _tr("Perhaps some blocks of the disk itself: no program can promise that a disk forgets."),
    )
    return "\n".join(f"•  {line}" for line in lines)


def shared_text(shared: Shared) -> str:
    """A line for an entry about several children."""
    return f"{moment_text(shared.happened_at)}  ·  {shared.opening}"


def backups_text(count: int) -> str:
    """The choice about backups."""
    if count == 1:
        return _tr("Erase it from the backup in reach too")
    return _tr("Erase it from the {0} backups in reach too").replace("{0}", f"{count:,}")


def receipt_text(receipt: Receipt) -> str:
    """The receipt in full, to copy or save. It holds no content and no name."""
    lines = [
        _tr("Receipt {0}").replace("{0}", receipt.id),
        receipt_line(receipt),
        counts_text(receipt.counts),
        _tr("Digest: {0}").replace("{0}", receipt.digest),
    ]
    if not receipt.finished:
        lines.append(_tr("Not finished yet: Attune tries again when the journal is opened."))
    lines += [_tr("Erased in the backup {0}").replace("{0}", one) for one in receipt.backups_erased]
    lines += [
        _tr("Still in {0}: it is erased there when Attune next sees it and can open it.").replace("{0}", one)
        for one in receipt.backups_remaining
    ]
    if not receipt.with_backups:
        lines.append(_tr("The backups were left as they were, by choice."))
    return "\n".join(lines)


def breakable(text: str) -> str:
    """The same text to show, with places at which long paths and digests may break at large text."""
    return _LONG.sub(lambda found: "\u200b".join(_PIECES.findall(found.group())), text)


def receipt_line(receipt: Receipt) -> str:
    """When it was erased, and what sort of thing it was."""
    what = {
        ErasureKind.ENTRY: _tr("an entry"),
        ErasureKind.CHILD: _tr("a child"),
        ErasureKind.BEFORE: _tr("everything before {0}"),
    }[receipt.kind]
    if receipt.kind is ErasureKind.BEFORE:
        what = what.replace("{0}", _day(receipt.subject))
    return _tr("Erased on {0}: {1}").replace("{0}", moment_text(receipt.at.astimezone())).replace("{1}", what)


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
