"""Commands that change a journal: new, child, log, bin, put-back, confirm, dismiss."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from journal.errors import BadTime, NotFound
from journal.model import LABELS_OF, By, Change, EntryContent, Family, Label
from journal.moments import parse_moment
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import say, say_aside
from journal.terminal.seat import FromHere, seat
from journal.terminal.securing import say_code
from journal.terminal.words import CAUTION_WORDS, LABEL_WORDS, LabelType, listed, moment_words, short_id

if TYPE_CHECKING:
    from journal.journal import Journal

_INSTEAD: Final = (
    " Two computers that write at once can spoil a journal: keep it on this computer, and give that folder to attune"
    " backup --to instead."
)
_NEAR_MISS: Final = (
    "There is no child called {name}, but one whose name is nearly that; check it, or add {name} with attune child."
)

DAY: Final = click.DateTime(["%Y-%m-%d"])
FILE: Final = FromHere(path_type=Path)


class MomentType(click.ParamType[datetime]):
    """A moment in ISO 8601; without an offset it is this machine's local time."""

    name = "iso time"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment, or a usage error."""
        try:
            return value if isinstance(value, datetime) else parse_moment(value)
        except BadTime:
            return self.fail("write a time like 2026-03-14T19:30", param, ctx)


@click.command(cls=Discreet)
@click.option("--owner", default="", metavar="NAME", help="Your name, as it stands beside what you write.")
@journal_options
@pass_access
def new(access: Access, owner: str) -> None:
    """Make a new journal and show its recovery code, once."""
    from journal.errors import JournalExists
    from journal.journal import create_journal, has_journal
    from journal.places import caution

    if has_journal(access.home):
        raise JournalExists(folder=access.home)
    if (found := caution(access.home)) is not None:
        say_aside(CAUTION_WORDS[found] + _INSTEAD)
    journal, recovery_code = create_journal(access.home, access.passphrase(twice=True), owner=owner)
    journal.close()
    say(f"Your journal is in {access.home}")
    say_code(recovery_code)


@click.command(cls=Discreet)
@click.argument("name")
@click.option("--born", type=DAY, metavar="YYYY-MM-DD", help="The day of birth, so that prompts fit the age.")
@journal_options
@pass_access
def child(access: Access, name: str, born: datetime | None) -> None:
    """Add a child, or say when one was born."""
    with access.open() as journal:
        say(_put_child(journal, name, born.date() if born else None))


@click.command(cls=Discreet)
@click.argument("words", metavar="[TEXT]", nargs=-1)
@click.option("--child", "names", multiple=True, metavar="NAME", help="Whom it is about; may be given several times.")
@click.option("--at", type=MomentType(), metavar="ISO", help="When it happened, such as 2026-03-14T19:30; else now.")
@click.option("--setting", default="", metavar="TEXT", help="Where or what: bedtime, school run, kitchen.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is written later; kept with the entry.")
@click.option("--enclose", "files", multiple=True, type=FILE, help="A photo or file to keep with it; several if given.")
@journal_options
@pass_access
def log(
    access: Access,
    words: tuple[str, ...],
    names: tuple[str, ...],
    at: datetime | None,
    setting: str,
    reason: str,
    files: tuple[Path, ...],
) -> None:
    """Keep a new entry.

    Leave TEXT out and the entry is read from standard input. That is the better way: what stands on a command line is
    remembered in the shell's history, and others on this computer can see it while the command runs.
    """
    with access.open() as journal:
        content = EntryContent(
            happened_at=at or journal.clock(),
            record=" ".join(words) if words else typed_text(),
            author_id=journal.family.people()[0].id,
            setting=setting.strip(),
        )
        known = {name: _known_child(journal, name) for name in dict.fromkeys(names)}
        with journal.batch():
            child_ids = tuple(child_id or _new_child(journal, name) for name, child_id in known.items())
            whole = msgspec.structs.replace(content, child_ids=child_ids)
            (entry_id,) = journal.entries.record(whole, reason=reason).entries
            for file in files:
                journal.enclosures.add_file(entry_id, file)
    for name in (name for name, child_id in known.items() if child_id is None):
        say(f"Added {name.strip()} to this journal.")
    short = short_id(entry_id)
    say(f"Kept as {short}, {moment_words(content.happened_at)}. What it may show: attune show {short}")


@click.command("bin", cls=Discreet)
@click.argument("entry_id", metavar="ID")
@journal_options
@pass_access
def move_to_bin(access: Access, entry_id: str) -> None:
    """Move an entry to the bin. It leaves every list, search and chart, and can be put back."""
    with access.open() as journal:
        short = short_id(_put(journal, entry_id, journal.entries.trash))
    say(f"{short} is in the bin now. To put it back: attune put-back {short}")


@click.command("put-back", cls=Discreet)
@click.argument("entry_id", metavar="ID")
@journal_options
@pass_access
def put_back(access: Access, entry_id: str) -> None:
    """Put an entry from the bin back in the journal."""
    with access.open() as journal:
        short = short_id(_put(journal, entry_id, journal.entries.restore))
    say(f"{short} is back in the journal.")


@click.command(cls=Discreet)
@click.argument("entry_id", metavar="ID")
@click.argument("labels", metavar="LABEL…", type=LabelType(), nargs=-1, required=True)
@click.option(
    "--by", type=click.Choice([one.value for one in By]), help="Whose conduct it was; for how conduct was handled."
)
@journal_options
@pass_access
def confirm(access: Access, entry_id: str, labels: tuple[Label, ...], by: str | None) -> None:
    """Say that an entry shows these labels.

    Each label may be a code, such as reasoning, or its words, such as "a reason".
    """
    handled = LABELS_OF[Family.APPROACH]
    if by is not None and not set(labels) & set(handled):
        raise click.UsageError("--by goes with how conduct was handled: " + ", ".join(handled))

    def decide(journal: Journal, entry: str, label: Label, quoted: dict[str, str]) -> Change:
        return journal.labels.confirm(entry, label, by=By(by) if by and label in handled else None, **quoted)

    _decide(access, entry_id, labels, "Confirmed", decide)


@click.command(cls=Discreet)
@click.argument("entry_id", metavar="ID")
@click.argument("labels", metavar="LABEL…", type=LabelType(), nargs=-1, required=True)
@journal_options
@pass_access
def dismiss(access: Access, entry_id: str, labels: tuple[Label, ...]) -> None:
    """Say that an entry does not show these labels."""

    def decide(journal: Journal, entry: str, label: Label, quoted: dict[str, str]) -> Change:
        return journal.labels.dismiss(entry, label, **quoted)

    _decide(access, entry_id, labels, "Dismissed", decide)


def _put(journal: Journal, id_start: str, where: Callable[[str], Change]) -> str:
    entry_id = journal.entries.find(id_start).id
    where(entry_id)
    return entry_id


def typed_text() -> str:
    """All of standard input as text, without the line break at its end. Refused where it is not UTF-8."""
    try:
        typed = seat().typed()
        return typed.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise Refused("The text is not UTF-8, so nothing was kept; save it as UTF-8 and try again.") from error


def _decide(
    access: Access,
    entry_id: str,
    labels: tuple[Label, ...],
    done: str,
    decide: Callable[[Journal, str, Label, dict[str, str]], Any],
) -> None:
    """Decide on each label, with the words that the reader would quote where it suggests the label too."""
    from journal.terminal.seeing import limits_of, see_entry

    with access.open() as journal:
        entry = journal.entries.find(entry_id)
        seen = see_entry(entry, limits_of(journal))
        for label in dict.fromkeys(labels):
            quote = seen.quote(label)
            decide(journal, entry.id, label, {"quote": quote, "model": seen.model if quote else ""})
    say(f"{done} for {short_id(entry.id)}: {listed([LABEL_WORDS[label] for label in dict.fromkeys(labels)])}")


def _put_child(journal: Journal, name: str, born: date | None) -> str:
    try:
        known = journal.family.child_named(name)
    except NotFound:
        journal.family.add_child(name, born)
        return f"Added {name.strip()}."
    if born is None or born == known.born:
        return f"{known.name} is already there."
    journal.family.revise_child(msgspec.structs.replace(known, born=born))
    return f"{known.name} was born on {born:%d %B %Y}."


def _known_child(journal: Journal, name: str) -> str | None:
    """The id of the child with this name, or None where nobody is called anything like it; a near miss is refused."""
    try:
        return journal.family.child_named(name).id
    except NotFound:
        known = [child.name.casefold() for child in journal.family.children()]
        if difflib.get_close_matches(name.strip().casefold(), known, n=1):
            raise Refused(_NEAR_MISS.format(name=name.strip())) from None
        return None


def _new_child(journal: Journal, name: str) -> str:
    (child_id,) = journal.family.add_child(name).children
    return child_id
