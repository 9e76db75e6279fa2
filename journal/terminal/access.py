"""Which journal a command is about, and how it is unlocked."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
import msgspec

from journal.model import Value
from journal.terminal.faults import Refused

if TYPE_CHECKING:
    from journal.journal import Journal

_PATIENCE_S: Final = 20.0
"""So long the last backup of a window that is being locked is waited for."""
_PAUSE_S: Final = 0.1

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])

_HOME_HELP: Final = "The journal's folder."
_FILE_HELP: Final = "A file that holds the passphrase; otherwise it is asked for."
_TAKE_OVER_HELP: Final = "Open it though another computer seems to have it open."

_LOST_CHANGES: Final = (
    "Attune ended without closing last time, and the file with the very last changes was damaged; look at the newest"
    " entries, for one may have to be written again."
)


class Access(Value, frozen=True):
    """The journal's folder and how to open it. `named` says whether --home named the folder on the command line."""

    home: Path
    named: bool = False
    passphrase_file: Path | None = None
    take_over: bool = False
    journal: Journal | None = None
    """The open journal of a window, in whose process the command runs."""

    def open(self) -> AbstractContextManager[Journal]:
        """Open the journal, asking for its passphrase where no file holds it. Raises as `open_journal`.

        Where a window has it open, the command is handed over to that one instead, and ends here.
        """
        from journal.errors import JournalInUse, NoJournal
        from journal.journal import has_journal, open_with_key, unlock

        if self.journal is not None:
            return nullcontext(self.journal)
        if not has_journal(self.home):
            raise NoJournal(folder=self.home)
        key = unlock(self.home, self.passphrase())
        try:
            return _spoken_of(open_with_key(self.home, key, take_over=self.take_over))
        except JournalInUse:
            from journal.terminal.handing import hand_over

            if not hand_over(self.home, key):
                raise
        return self._open_once_free(key)

    def _open_once_free(self, key: bytes) -> Journal:
        """Open the journal that a window is about to let go of: what was typed meanwhile must not be lost."""
        from journal.errors import JournalInUse
        from journal.journal import open_with_key

        until = time.monotonic() + _PATIENCE_S
        while True:
            try:
                return _spoken_of(open_with_key(self.home, key, take_over=self.take_over))
            except JournalInUse:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_S)

    def passphrase(self, *, twice: bool = False) -> str:
        """The passphrase, from the file or from whoever sits at the terminal, asked `twice` for a new one."""
        if self.passphrase_file is not None:
            return passphrase_in(self.passphrase_file)
        return asked_passphrase("Passphrase", twice=twice)

    def unlock(self, secret: str) -> None:
        """See whether `secret` opens the journal, before more is asked. Raises NoJournal, WrongPassphrase …"""
        from journal.journal import unlock

        unlock(self.home, secret)


def _spoken_of(journal: Journal) -> Journal:
    """The journal; where its last changes were lost with a damaged file, that is said first."""
    if journal.lost_changes:
        click.echo(_LOST_CHANGES, err=True)
    return journal


pass_access = click.make_pass_decorator(Access)


def journal_options(function: AnyFunction) -> AnyFunction:
    """Let a command take --home and its kin after its own name too."""
    for option in (
        click.option("--take-over", is_flag=True, expose_value=False, callback=_keep, help=_TAKE_OVER_HELP),
        click.option("--passphrase-file", type=_PATH, expose_value=False, callback=_keep, help=_FILE_HELP),
        click.option("--home", type=_PATH, expose_value=False, callback=_keep, help=_HOME_HELP),
    ):
        function = option(function)
    return function


def group_options(function: AnyFunction) -> AnyFunction:
    """The options that stand before every command; these may also be set in the environment."""
    for option in (
        click.option("--take-over", is_flag=True, help=_TAKE_OVER_HELP),
        click.option(
            "--passphrase-file", type=_PATH, envvar="ATTUNE_PASSPHRASE_FILE", show_envvar=True, help=_FILE_HELP
        ),
        click.option("--home", type=_PATH, envvar="ATTUNE_HOME", show_envvar=True, help=_HOME_HELP),
    ):
        function = option(function)
    return function


def access_from(ctx: click.Context, home: Path | None, passphrase_file: Path | None, take_over: bool) -> Access:
    """What the group's options say; without --home the journal stands where this system keeps a user's data."""
    named = ctx.get_parameter_source("home") is click.core.ParameterSource.COMMANDLINE
    return Access(home=home or _usual_home(), named=named, passphrase_file=passphrase_file, take_over=take_over)


def _usual_home() -> Path:
    import platformdirs

    return platformdirs.user_data_path("Attune", appauthor=False)


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Write an option given after the command's name over what the group's options said."""
    if value:
        named = {"named": True} if param.name == "home" else {}
        ctx.obj = msgspec.structs.replace(ctx.obj, **{str(param.name): value}, **named)


def asked_passphrase(what: str, *, twice: bool = False) -> str:
    """A passphrase from whoever sits at the terminal, asked `twice` for a new one."""
    if not _somebody_there():
        raise Refused("There is nobody to ask for the passphrase; name a file that holds it: --passphrase-file FILE")
    asked: str = click.prompt(what, hide_input=True, confirmation_prompt=twice, err=True)
    return asked


def passphrase_in(file: Path) -> str:
    """The file's text without the one line break that editors put at the end."""
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        raise Refused(f"The passphrase file {file} cannot be read; check its name and permissions.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"The passphrase file {file} is not UTF-8 text; save it as UTF-8.") from error
    return text.removesuffix("\r\n") if text.endswith("\r\n") else text.removesuffix("\n")


def _somebody_there() -> bool:
    """Whether a person can be asked; on Unix also while standard input is a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


class _FolderOrFile(click.Path):
    """A path, with ~ for the home folder also where no shell has put it in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return Path(os.fsdecode(super().convert(value, param, ctx))).expanduser()


_PATH: Final = _FolderOrFile(path_type=Path)
