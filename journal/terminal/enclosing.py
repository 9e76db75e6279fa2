"""The command that takes a copy of a file kept with an entry: enclosure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import say
from journal.terminal.seat import FromHere

_FILE: Final = FromHere(dir_okay=False, path_type=Path)


@click.command(cls=Discreet)
@click.argument("enclosure_id", metavar="ID")
@click.argument("file", type=_FILE)
@journal_options
@pass_access
def enclosure(access: Access, enclosure_id: str, file: Path) -> None:
    """Save a copy of a file kept with an entry, under the name FILE.

    attune show lists what is kept with an entry. The copy is not encrypted.
    """
    with access.open() as journal:
        kept = journal.enclosures.find(enclosure_id)
        content = journal.enclosures.read(kept.id)
    try:
        with open(file, "xb") as copy:
            copy.write(content)
    except FileExistsError as error:
        raise Refused(f"{file} is there already, and stays as it is; choose another name.") from error
    except OSError as error:
        raise Refused(f"{file} cannot be written; choose another place.") from error
    say(f"Saved as {file}. This copy is not encrypted.")
