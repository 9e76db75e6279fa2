"""Commands for what must not be lost: backup, and restore, which works on a damaged journal too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from journal.terminal.access import Access, journal_options, pass_access, passphrase_in
from journal.terminal.faults import Discreet, Refused, fault_sentence
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import counted, moment_words

if TYPE_CHECKING:
    from journal.restoring import Backup, Preview

_FOLDER: Final = click.Path(file_okay=False, path_type=Path)
_FILE: Final = click.Path(dir_okay=False, path_type=Path)


@click.command(cls=Discreet)
@click.option("--list", "listed", is_flag=True, help="Only list the backups there are.")
@click.option("--to", "second", type=_FOLDER, metavar="DIR", help="Keep a copy of every backup in DIR too.")
@click.option("--share", type=click.IntRange(1, 50), metavar="PERCENT", help="How much of a disk backups may take.")
@json_option
@journal_options
@pass_access
def backup(access: Access, listed: bool, second: Path | None, share: int | None, as_json: bool) -> None:
    """Make a backup now.

    Backups lie in the journal's folder, encrypted like it, and old ones are thinned out.
    """
    if listed:
        _list(access, as_json)
        return
    with access.open() as journal:
        if share is not None:
            journal.backups.set_share(share)
        if second is not None:
            journal.backups.set_second_place(second)
        made = journal.backups.make()
        fault = journal.backups.second_fault
    if as_json:
        say_json(_facts(made))
    else:
        say(f"The backup is in {made.folder} ({_size(made.size)}).")
    if fault is not None:
        raise Refused(f"It was not copied to your second place: {fault_sentence(fault)}")


@click.command(cls=Discreet)
@click.argument("name", metavar="[BACKUP]", required=False)
@click.option("--preview", "only_preview", is_flag=True, help="Only say what it would change.")
@click.option("--keys-only", is_flag=True, help="Put back only keys.json, and keep the journal file as it is.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--backup-passphrase-file", "earlier", type=_FILE, metavar="FILE", help="The backup's own passphrase, if another."
)
@json_option
@journal_options
@pass_access
def restore(
    access: Access,
    name: str | None,
    only_preview: bool,
    keys_only: bool,
    yes: bool,
    earlier: Path | None,
    as_json: bool,
) -> None:
    """Put a backup in the journal's place, or list the backups.

    The present state is put among the backups first, so you can come back to it. BACKUP is one of those listed, or
    the folder of one.
    """
    from journal.restoring import preview, restore_keys
    from journal.restoring import restore as put_back

    if name is None:
        _list(access, as_json)
        return
    chosen = _chosen(access, name)
    secret, secret_of_backup = access.passphrase(), passphrase_in(earlier) if earlier is not None else None
    if keys_only:
        restore_keys(access.home, secret_of_backup or secret, chosen, take_over=access.take_over)
        say("keys.json is back, and the journal file is as it was.")
        return
    found = preview(access.home, secret, chosen, secret_of_backup=secret_of_backup, take_over=access.take_over)
    if only_preview and as_json:
        say_json(found)
        return
    if not as_json:
        _say_preview(found)
    if only_preview:
        return
    if not yes:
        click.confirm("Put this backup in the journal's place? How it is now is set aside first.", abort=True, err=True)
    done = put_back(access.home, secret, chosen, secret_of_backup=secret_of_backup, take_over=access.take_over)
    aside = str(done.set_aside.folder) if done.set_aside is not None else None
    if as_json:
        say_json({"restored": chosen.name, "set_aside": aside})
        return
    say("The backup is in the journal's place.")
    if aside is not None:
        say(f"How it was before is in {aside}")


def _list(access: Access, as_json: bool) -> None:
    from journal.restoring import backups_in_reach

    backups = backups_in_reach(access.home)
    if as_json:
        say_json([_facts(one) for one in backups])
        return
    if not backups:
        say(f"There are no backups of {access.home} in reach; attune backup makes one.")
    for one in backups:
        aside = "  set aside before a restore" if one.kind.value == "set-aside" else ""
        say(f"{one.name}  {moment_words(one.made_at.astimezone())}  {_size(one.size)}{aside}")


def _chosen(access: Access, name: str) -> Backup:
    """The backup of this name, or in this folder."""
    from journal.restoring import backup_in, backups_in_reach

    named = [one for one in backups_in_reach(access.home) if one.name == name]
    if named:
        return named[0]
    if not Path(name).is_dir():
        raise Refused("There is no such backup; attune restore lists them.")
    return backup_in(Path(name))


def _say_preview(found: Preview) -> None:
    days = f", {_day(found.first_day)} to {_day(found.last_day)}" if found.first_day else ""
    say(f"The backup of {moment_words(found.made_at.astimezone())} holds {_entries(found.entries)}{days}.")
    if not found.present_readable:
        say("The journal as it is now cannot be read, so the two cannot be compared.")
        return
    say(f"Only in the journal now: {found.only_present}. Only in the backup: {found.only_here}.")
    say(f"In both, and changed since: {found.different}.")
    if found.keys_fit:
        say("The journal file is whole and only its keys are lost: --keys-only puts those back and keeps every entry.")


def _facts(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.name,
        "folder": str(backup.folder),
        "made_at": backup.made_at,
        "size": backup.size,
        "kind": backup.kind,
        "heads": backup.heads,
    }


def _entries(count: int) -> str:
    return counted(count, "entry", "entries")


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "–"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
