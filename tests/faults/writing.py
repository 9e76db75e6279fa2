"""A program that works on journals until it is killed, and says what it was told is kept.

For each line "DEED FOLDER KEY SEED" that it reads, it starts a copy of itself (so that none has to load everything
anew), which prints "pid NUMBER". "write" prints "draft WORD", "record ID WORD" (also once revised), "trash ID" and so
on as soon as each operation has returned; "back-up" prints "backup NUMBER", "restore" puts the oldest backup back and
prints "restored"; "re-key" makes a new data key and prints "re-keyed"; "open" only opens the journal. When the copy
has ended, it prints "ended".
"""

import itertools
import os
import random
import sys
from pathlib import Path

from journal.journal import Journal, open_with_key
from journal.model import Draft, Label
from journal.restoring import backups_in_reach, restore
from journal.securing import change_data_key
from journal.store import driver
from tests.faults.corrupting import SECRET
from tests.stored import PASSPHRASE, said, the_entry


def write(journal: Journal, chance: random.Random) -> None:
    """Record, revise, label, enclose, trash, erase and draft without end."""
    ids: list[str] = []
    for number in itertools.count():
        word = f"w{number}"
        journal.drafts.save(Draft(content=said(word)))
        tell("draft", word)
        if not ids or chance.random() < 0.5:
            ids.append(the_entry(journal.entries.record(said(word))))
            tell("record", ids[-1], word)
        elif chance.random() < 0.5:
            entry_id = chance.choice(ids)
            journal.entries.revise(entry_id, said(word))
            tell("record", entry_id, word)
        elif chance.random() < 0.4:
            entry_id = chance.choice(ids)
            journal.enclosures.add(entry_id, "note.txt", word.encode())
            tell("enclosed", entry_id, word)
        elif chance.random() < 0.7:
            entry_id = ids.pop()
            journal.labels.confirm(entry_id, Label.SELF)
            journal.entries.trash(entry_id)
            tell("trash", entry_id)
        else:
            entry_id = ids.pop()
            tell("erasing", entry_id)
            journal.erasing.erase(journal.erasing.of_entry(entry_id), backups=False)
            tell("erased", entry_id)


def back_up(journal: Journal) -> None:
    """Record an entry and make a backup, without end."""
    while True:
        journal.entries.record(said("soup"))
        tell("backup", str(journal.backups.make().number))


def put_back(folder: Path) -> None:
    """Restore the oldest backup."""
    restore(folder, PASSPHRASE, backups_in_reach(folder)[-1])
    tell("restored")


def tell(*words: str) -> None:
    """Print a line in one piece, so that it is whole or missing."""
    os.write(sys.stdout.fileno(), (" ".join(words) + "\n").encode())


def main() -> None:
    driver.sqlite_utils()
    for line in sys.stdin:
        deed, folder, key, seed = line.split()
        if os.fork() == 0:
            tell("pid", str(os.getpid()))
            if deed == "restore":
                put_back(Path(folder))
                os._exit(0)
            if deed == "re-key":
                change_data_key(Path(folder), SECRET, PASSPHRASE)
                tell("re-keyed")
                os._exit(0)
            with open_with_key(Path(folder), bytes.fromhex(key)) as opened:
                if deed == "back-up":
                    back_up(opened)
                if deed == "write":
                    write(opened, random.Random(seed))
            os._exit(0)
        os.wait()
        tell("ended")


if __name__ == "__main__":
    main()
