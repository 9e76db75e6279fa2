"""What the terminal says when something cannot be done: one plain line each, with a next step, and no entry text."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from typing import IO, Any, Final

import click

from journal.errors import AttuneError
from journal.moments import utc_moment
from journal.terminal.words import moment_words

LINE: Final = "attune.line"
"""Under this name a command's context keeps what was typed after its name."""

FAULT_SENTENCES: Final = {
    "wrong-passphrase": "That passphrase or recovery code does not open this journal; check Caps Lock and try again.",
    "enclosure-too-large": "That file is larger than 100 MB, the most that an entry keeps; nothing was kept of it.",
    "enclosure-unreadable": "{path} cannot be read; check its name and permissions.",
    "enclosure-missing": "The file of this enclosure is missing from the journal's folder; a backup may still have it.",
    "enclosure-damaged": "The file of this enclosure is damaged; a backup may still have it whole.",
    "keyring-unavailable": "This computer’s keyring did not answer; type the passphrase instead.",
    "weak-passphrase": "A passphrase needs at least {minimum} characters; four or five unrelated words work well.",
    "no-journal": "There is no journal in {folder}; make one with attune new, or name another folder with --home.",
    "journal-exists": "There is already a journal in {folder}, and it stays as it is; name another folder with --home.",
    "keys-missing": "keys.json is missing from {folder}; put it back from a backup, for nothing opens without it.",
    "keys-damaged": "keys.json in {folder} is damaged; put it back from a backup.",
    "journal-damaged": "The journal in {folder} is damaged; nothing was changed, so put it back from the last backup.",
    "newer-journal": "A newer Attune wrote this journal; bring Attune up to date, then try again.",
    "journal-in-use": "Attune is already open on this journal (process {pid}); close it there, then try again.",
    "journal-open-elsewhere": "The computer {host} seems to have this journal open (since {since}); close it there,"
    " or use --take-over if that computer is off or lost.",
    "journal-taken-over": "The computer {host} has taken this journal over (since {since}); close it there before you"
    " go on here.",
    "cancelled": "It was stopped, and everything is as it was; run it again whenever you like.",
    "backup-damaged": "The backup in {folder} is not whole; the journal was not touched, so name another backup.",
    "backup-place-missing": "{folder} cannot be reached; connect it, or name another folder with attune backup --to.",
    "backup-under-other-key": "This backup was made under an earlier passphrase; put that one into a file and name it:"
    " --backup-passphrase-file FILE",
    "backup-of-another-journal": "That is a backup of another journal; attune restore lists this one’s own.",
    "folder-read-only": "Attune may not write in {folder}; change its permissions, or name another folder with --home.",
    "disk-full": "The disk is full; what was saved before is safe, so make room and try again.",
    "storage-failed": "The disk refused ({reason}); what was saved before is safe, so try again.",
    "empty-period": "That would end ({last}) before it begins ({first}); check the two days.",
    "empty-entry": "There is nothing written yet, so nothing was kept; a few words are enough.",
    "text-too-long": "This text has {length} characters and an entry holds {limit}; nothing was kept, so split it.",
    "not-found": "There is no {what} of that name in this journal; attune list shows what there is.",
    "erasure-unfinished": "It is erased, but traces may be left in the file until Attune can write it anew ({reason});"
    " make room on the disk, then open the journal again, and it is finished by itself.",
    "changed-since": "It was changed since, so nothing was written over it; attune show shows it as it is now.",
    "bad-time": "That time cannot be read; write it like 2026-03-14T19:30.",
    "report-unreadable": "{path} cannot be read as a report of Attune’s; name a file that attune verify --report made.",
    "report-of-another-journal": "{path} is about another journal ({journal_id}), so there is nothing to compare.",
    "reader-missing": "The reader’s files are missing, so nothing can be suggested; install Attune again.",
}


class Refused(click.ClickException):
    """Something that cannot be done: its sentence alone goes to standard error, and the exit code is 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence on one line."""
        click.echo(" ".join(self.message.split()), file=file, err=True)


class Discreet(click.Command):
    """A command whose complaints do not repeat what was typed, for that may be an entry in the wrong place."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the command line; a fault in it is a usage error in words of our own."""
        ctx.meta[LINE] = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            message = "There is no such option; before a text that begins with a dash put --"
            raise click.UsageError(message, ctx) from error
        except click.UsageError as error:
            if type(error) is not click.UsageError:
                raise
            raise click.UsageError("There is more on the line than this command takes.", ctx) from error


class Terminal(click.Group):
    """A group of commands that turns every failure into one line, since a traceback could quote an entry."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run a command line. A mark that the terminal cannot show becomes a question mark."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return super().main(args, *rest, **named)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and let only click's own exceptions out."""
        with refusing():
            try:
                return super().invoke(ctx)
            except OSError as error:
                if error.errno != errno.EPIPE:
                    raise
                _stop_writing()
                ctx.exit()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command. What is typed instead of one may be an entry, so it is not repeated."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            ctx.fail("There is no such command. To keep an entry: attune log")
        return super().resolve_command(ctx, args)


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Let only click's own exceptions out: a fault becomes its sentence, and a bug a line about it."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except AttuneError as fault:
        raise Refused(fault_sentence(fault)) from fault
    except Exception as error:
        raise Refused(_unexpected(error)) from error


def fault_sentence(fault: AttuneError) -> str:
    """What went wrong and what to do next."""
    sentence = FAULT_SENTENCES.get(fault.code, "That did not work; try again.")
    facts = _Facts({name: str(value) for name, value in fault.facts.items()})
    if "since" in facts:
        facts["since"] = _local_words(facts["since"])
    return sentence.format_map(facts)


class _Facts(dict[str, str]):
    """A fault's facts; one that is missing reads as a dash, for the sentence must come out."""

    def __missing__(self, name: str) -> str:
        return "–"


def _local_words(moment: str) -> str:
    """A moment in UTC, as another machine noted it, in this one's time; as it stands where it cannot be read."""
    try:
        return moment_words(utc_moment(moment).astimezone())
    except (ValueError, OverflowError):
        return moment


def _unexpected(error: Exception) -> str:
    """A line about a bug. Its message is left out, for it may quote an entry."""
    name = type(error).__name__
    return f"Something in Attune went wrong ({name}); what was saved is safe, and attune verify checks it."


def _stop_writing() -> None:
    """Whoever read our output has enough: let what is left, and Python's last flush, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
