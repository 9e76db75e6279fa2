"""The command that erases for good, erase: it says what would go, asks, and prints the receipt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import click

from journal.erased import ErasureCounts, ErasureKind, ErasurePlan, Receipt
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import say
from journal.terminal.words import counted, listed, moment_words, short_id
from journal.terminal.writing import DAY

if TYPE_CHECKING:
    from journal.journal import Journal

_STAYS: Final = (
    "What stays: the note that something was written and erased, and when, without a word of it; what was printed,"
    " exported or shared; backups out of reach. Attune cannot speak for blocks that the disk itself keeps."
)
_AGENCY: Final = "If you foster, check first what your agency asks you to keep."


@click.command(cls=Discreet)
@click.argument("entry_id", metavar="[ID]", required=False)
@click.option("--child", "name", metavar="NAME", help="Erase this child, and the entries about this child alone.")
@click.option("--before", type=DAY, metavar="YYYY-MM-DD", help="Erase everything that happened before this day.")
@click.option(
    "--shared",
    type=click.Choice(["keep", "erase"]),
    help="What becomes of entries about this child and others: kept without this child, or erased.",
)
@click.option(
    "--with-backups/--no-backups", "backups", default=True, show_default=True, help="Erase it in the backups too."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--receipts", is_flag=True, help="List what was erased before, and erase nothing.")
@journal_options
@pass_access
def erase(
    access: Access,
    entry_id: str | None,
    name: str | None,
    before: datetime | None,
    shared: str | None,
    backups: bool,
    yes: bool,
    receipts: bool,
) -> None:
    """Erase an entry, a child, or everything before a day, for good.

    It cannot be undone. To take an entry out of sight only, move it to the bin in the window.
    """
    if sum([entry_id is not None, name is not None, before is not None, receipts]) != 1:
        raise click.UsageError("Name one thing to erase: an entry's ID, --child NAME or --before YYYY-MM-DD.")
    with access.open() as journal:
        journal.erasing.finish()
        if receipts:
            _say_receipts(journal)
            return
        plan = _plan(journal, entry_id, name, before, shared)
        _say_plan(journal, plan, backups)
        if not yes and click.prompt("To go on, type ERASE", default="", show_default=False, err=True) != "ERASE":
            raise Refused("Nothing was erased.")
        receipt = journal.erasing.erase(plan, backups=backups)
        journal.erasing_copies.erase()
        _say_receipt(next(one for one in journal.erasing.receipts() if one.id == receipt.id))


def _plan(
    journal: Journal, entry_id: str | None, name: str | None, before: datetime | None, shared: str | None
) -> ErasurePlan:
    if entry_id is not None:
        return journal.erasing.of_entry(journal.entries.find(entry_id).id)
    if before is not None:
        plan = journal.erasing.before(before.date())
        if plan.empty:
            raise Refused("Nothing happened before that day, so nothing was erased.")
        return plan
    child = journal.family.child_named(str(name))
    plan = journal.erasing.of_child(child.id)
    if plan.shared and shared is None:
        entries = counted(len(plan.shared), "entry is", "entries are")
        raise Refused(
            f"{entries} about {child.name} and others, so nothing was erased; say what becomes of them:"
            " --shared keep, or --shared erase."
        )
    return journal.erasing.of_child(child.id, plan.shared) if shared == "erase" else plan


def _say_plan(journal: Journal, plan: ErasurePlan, backups: bool) -> None:
    say(f"This goes for good: {_amount(plan.counts)}.")
    if plan.without:
        entries = counted(len(plan.without), "entry about others too stays", "entries about others too stay")
        say(f"{entries}, without this child; the words in them stay as they are.")
    if backups:
        say(f"It goes from {counted(len(journal.erasing_copies.in_reach()), 'backup', 'backups')} in reach, too.")
    else:
        say("The backups keep it until they are thinned out.")
    say(_STAYS)
    say(_AGENCY)


def _amount(counts: ErasureCounts) -> str:
    parts = [
        counted(number, one, more)
        for number, one, more in (
            (counts.children, "child", "children"),
            (counts.entries, "entry", "entries"),
            (counts.versions, "version", "versions"),
            (counts.labels, "label", "labels"),
            (counts.plans, "plan", "plans"),
            (counts.enclosures, "enclosure", "enclosures"),
            (counts.drafts, "draft", "drafts"),
        )
        if number
    ]
    return listed(parts)


def _say_receipts(journal: Journal) -> None:
    found = journal.erasing.receipts()
    for at, receipt in enumerate(found):
        if at:
            say()
        _say_receipt(receipt)
    if not found:
        say("Nothing was ever erased in this journal.")


def _say_receipt(receipt: Receipt) -> None:
    say(f"Receipt {receipt.id}")
    say(f"Erased on {moment_words(receipt.at.astimezone())}: {_what(receipt)}")
    say(f"Gone: {_amount(receipt.counts)}")
    say(f"Digest: {receipt.digest}")
    if not receipt.finished:
        say("Not finished: traces may be left until Attune can write the file anew. Open the journal again to finish.")
    for folder in receipt.backups_erased:
        say(f"Erased in the backup {folder}")
    for folder in receipt.backups_remaining:
        say(f"Still in {folder}; it is erased there when Attune next sees it with this journal's key.")
    if not receipt.with_backups:
        say("The backups were left as they were.")


def _what(receipt: Receipt) -> str:
    if receipt.kind is ErasureKind.BEFORE:
        return f"everything before {receipt.subject}"
    return f"{receipt.kind.value} {short_id(receipt.subject)}"
