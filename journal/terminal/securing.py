"""Commands about who can open the journal: passphrase, recovery."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from journal.errors import JournalInUse
from journal.terminal.access import Access, asked_passphrase, journal_options, pass_access, passphrase_in
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import say

if TYPE_CHECKING:
    from journal.securing import Rekeyed

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_WRAPPED_ANEW: Final = (
    "Older copies of keys.json, such as in an old backup, still open everything with the old passphrase; if somebody"
    " knows it: attune passphrase --someone-knows"
)


@click.command(cls=Discreet)
@click.option("--someone-knows", is_flag=True, help="Make a new key, so that old copies of keys.json open nothing new.")
@click.option("--new-passphrase-file", type=_FILE, help="A file that holds the new one; otherwise it is asked for.")
@click.option(
    "--backups-of", type=_FILE, help="A file with an older passphrase: bring the backups under it to the present key."
)
@journal_options
@pass_access
def passphrase(access: Access, someone_knows: bool, new_passphrase_file: Path | None, backups_of: Path | None) -> None:
    """Change the passphrase.

    By itself this locks the same key anew. With --someone-knows the whole journal is written anew under a new key, and
    so is every backup in reach; the recovery code changes too. Backups that were out of reach then are brought along
    later with --backups-of.
    """
    from journal.securing import change_data_key, change_passphrase
    from journal.store.keys import check_passphrase

    old = access.passphrase()
    access.unlock(old)
    if backups_of is not None:
        _bring_backups(access, old, passphrase_in(backups_of))
        return
    new = passphrase_in(new_passphrase_file) if new_passphrase_file else asked_passphrase("New passphrase", twice=True)
    check_passphrase(new)
    if not someone_knows:
        change_passphrase(access.home, old, new)
        say("The passphrase is changed; the recovery code is as before.")
        say(_WRAPPED_ANEW)
        return
    try:
        done = change_data_key(access.home, old, new)
    except JournalInUse as fault:
        raise Refused("Attune is open on this journal; close it first, for everything is written anew.") from fault
    _say_rekeyed(done)


@click.command(cls=Discreet)
@journal_options
@pass_access
def recovery(access: Access) -> None:
    """Make a new recovery code and show it, once. The one before opens the journal no more."""
    from journal.securing import change_recovery_code

    say_code(change_recovery_code(access.home, access.passphrase()))


def _bring_backups(access: Access, secret: str, older: str) -> None:
    from journal.securing import take_backups_along

    left = take_backups_along(access.home, secret, older)
    for folder in left:
        say(f"Still opens with the older passphrase: {folder}")
    if not left:
        say("Every backup in reach that opened with the older passphrase goes with the present key now.")


def say_code(code: str) -> None:
    """Show a recovery code, and say what to do with it."""
    say("Recovery code, shown only this once; it opens the journal if the passphrase is forgotten:")
    say(f"    {code}")
    say("Write it down and keep it where only you can find it.")


def _say_rekeyed(done: Rekeyed) -> None:
    say("The journal is written anew under a new key. The old passphrase and the old recovery code open it no more.")
    if done.backups_rekeyed:
        say(f"Backups that went with it: {len(done.backups_rekeyed)}")
    for folder in done.backups_left:
        say(f"Still opens with the old passphrase: {folder}")
    for folder in done.places_left:
        say(f"Out of reach, and still opens with the old passphrase: {folder}")
    say_code(done.recovery_code)
