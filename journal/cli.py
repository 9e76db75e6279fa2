"""The terminal's entry: the group of all commands that need no window."""

from __future__ import annotations

from pathlib import Path

import click

from journal.terminal.access import access_from, group_options
from journal.terminal.backing_up import backup, restore
from journal.terminal.checking import safety, verify
from journal.terminal.enclosing import enclosure
from journal.terminal.erasing import erase
from journal.terminal.faults import Terminal
from journal.terminal.finding import list_entries, search, show
from journal.terminal.growing import age
from journal.terminal.ideas import prompts
from journal.terminal.looking_back import week
from journal.terminal.past import history
from journal.terminal.placing import life_event, placement
from journal.terminal.planning import plans
from journal.terminal.prompting import prompt
from journal.terminal.securing import passphrase, recovery
from journal.terminal.suggesting import suggest
from journal.terminal.trending import trends
from journal.terminal.writing import child, confirm, dismiss, log, move_to_bin, new, put_back


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    from importlib import metadata

    if wanted:
        try:
            click.echo(f"Attune {metadata.version('attune-journal')}")
        except metadata.PackageNotFoundError:
            click.echo("Attune, run from its source without being installed")
        ctx.exit()


@click.group(name="attune", cls=Terminal)
@group_options
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version.")
@click.pass_context
def cli(ctx: click.Context, home: Path | None, passphrase_file: Path | None, take_over: bool) -> None:
    """A private journal for caregivers. It stays on this machine, encrypted, and uses no network."""
    ctx.obj = access_from(ctx, home, passphrase_file, take_over)


for command in (
    new,
    child,
    log,
    list_entries,
    move_to_bin,
    put_back,
    search,
    show,
    enclosure,
    history,
    erase,
    suggest,
    confirm,
    dismiss,
    trends,
    week,
    age,
    placement,
    life_event,
    plans,
    prompt,
    prompts,
    verify,
    backup,
    restore,
    passphrase,
    recovery,
    safety,
):
    cli.add_command(command)
