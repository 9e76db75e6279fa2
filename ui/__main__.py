"""The `attune` command: the terminal's commands and the window's. Qt is loaded only when a window is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from journal.cli import cli
from journal.dumping import keep_memory_private
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused, Terminal

_NEEDS_NO_DISPLAY: Final = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


@click.group(
    name="attune",
    cls=Terminal,
    params=list(cli.params),
    commands=dict(cli.commands),
    help=f"{cli.help}\n\nWithout a command, the window opens.",
    invoke_without_command=True,
)
@click.pass_context
def attune(ctx: click.Context, /, **options: Any) -> None:
    """Keep what the options say and, where no command follows, open the window."""
    assert cli.callback is not None
    cli.callback(**options)
    if ctx.invoked_subcommand is None:
        ctx.exit(_in_window(lambda: _run(ctx.obj.home)))


@attune.command(cls=Discreet)
@journal_options
@pass_access
@click.pass_context
def demo(ctx: click.Context, access: Access) -> None:
    """Open the window on an invented family.

    Its journal is gone afterwards, unless --home DIR names a folder to keep it in.
    """
    ctx.exit(_in_window(lambda: _run_demo(access.home if access.named else None)))


@attune.command(cls=Discreet)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Only in light colours at 100 %: a quarter of the pictures, and quicker.")
@click.pass_context
def tour(ctx: click.Context, folder: Path, plain: bool) -> None:
    """Write pictures of the windows at work to DIR.

    Needs no screen: the real windows are driven through the main job with real clicks and keys.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.tour import EVERY_LOOK, PLAIN, run_tour

    ctx.exit(run_tour(folder, PLAIN if plain else EVERY_LOOK))


def main() -> None:
    """Run a command line."""
    keep_memory_private()
    attune(prog_name="attune")


def _in_window(run: Callable[[], int]) -> int:
    """Run what needs a display, or say what it needs."""
    if not _has_display():
        raise Refused(
            "There is no display here: attune and attune demo need X11 or Wayland and the system packages in apt.txt;"
            " without them attune tour DIR writes pictures of the windows, and attune --help lists what needs none."
        )
    return run()


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(_NEEDS_NO_DISPLAY):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(home: Path) -> int:
    from ui.app import run

    return run(home)


def _run_demo(home: Path | None) -> int:
    from ui.app import run_demo

    return run_demo(home)


if __name__ == "__main__":
    main()
