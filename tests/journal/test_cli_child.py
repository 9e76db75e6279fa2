"""A child at the terminal: what is seen at an age, placements and life events, and the week gathered."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from journal.journal import Journal
from journal.model import By, EventKind, Kind, Label
from journal.terminal.access import Access
from journal.terminal.growing import age
from journal.terminal.looking_back import week
from journal.terminal.placing import life_event, placement
from journal.week import Page, Part, keep
from tests.stored import NOON, said, the_entry


class Shell:
    """Runs commands on a journal that is open already, as a window does for a terminal."""

    def __init__(self, journal: Journal) -> None:
        self.access = Access(home=journal.folder, journal=journal)

    def run(self, command: click.Command, *args: str) -> Result:
        return CliRunner().invoke(command, args, obj=self.access)

    def lines(self, command: click.Command, *args: str) -> list[str]:
        done = self.run(command, *args)
        assert done.exit_code == 0, done.output
        return done.stdout.splitlines()

    def json(self, command: click.Command, *args: str) -> Any:
        (line,) = self.lines(command, *args, "--json")
        return json.loads(line)


@pytest.fixture
def shell(journal: Journal) -> Shell:
    journal.family.add_child("Mia", date(2022, 2, 1))
    journal.family.add_child("Tom")
    return Shell(journal)


def test_a_childs_age_is_looked_up(shell: Shell) -> None:
    assert shell.lines(age, "mia")[0] == "About three to five"
    assert shell.json(age, "--years", "4")["youngest"] == 3
    refused = shell.run(age, "Tom")
    assert refused.exit_code == 1
    assert "--born" in refused.output


def test_a_placement_is_added_changed_listed_and_removed(shell: Shell) -> None:
    (line,) = shell.lines(placement, "Tom", "--began", "2026-01-05", "--kind", "short-term", "--where", "with us")
    assert line.endswith("Tom · Mon 05 Jan 2026 to now · short-term · with us")
    short = line.split()[0]
    shell.lines(placement, "--change", short, "--ended", "2026-02-20", "--ending", "went home, as planned")
    (facts,) = shell.json(placement, "tom")
    assert (facts["child"], facts["ended"], facts["kind"]) == ("Tom", "2026-02-20", "short-term")
    assert shell.lines(placement, "Mia") == ["No placement is written down."]
    shell.lines(placement, "--remove", short)
    assert shell.json(placement) == []


def test_a_placement_needs_its_child_and_first_day(shell: Shell) -> None:
    assert shell.run(placement, "Tom", "--kind", "respite").exit_code == 2
    assert shell.run(placement, "--began", "2026-01-05").exit_code == 2
    assert shell.run(placement, "--remove", "00000000").exit_code == 1


def test_a_life_event_is_one_childs_or_everyones(shell: Shell, journal: Journal) -> None:
    shell.lines(life_event, "Mia", "--on", "2026-02-02", "--kind", "school_start", "--words", "first day")
    lines = shell.lines(life_event, "--on", "2026-02-01", "--kind", "move")
    assert [line.split("  ")[1] for line in lines] == [
        "Sun 01 Feb 2026 · A move · everyone",
        "Mon 02 Feb 2026 · School or nursery began · first day · Mia",
    ]
    assert [one["kind"] for one in shell.json(life_event, "Tom")] == ["move"]
    shell.lines(life_event, "--remove", lines[0].split()[0])
    assert [one.kind for one in journal.story.events()] == [EventKind.SCHOOL_START]


def test_the_week_is_gathered_with_its_hard_time_and_plan(shell: Shell, journal: Journal) -> None:
    warm = the_entry(journal.entries.record(said("He gave me half.", NOON - timedelta(days=2))))
    journal.labels.confirm(warm, Label.PROSOCIAL, quote="gave me half")
    hard = the_entry(journal.entries.record(said("Or else no story.", NOON - timedelta(days=1))))
    journal.labels.confirm(hard, Label.THREAT, quote="no story", by=By.ME)
    journal.plans.keep("I will say why.", entry_id=hard)
    text = "\n".join(shell.lines(week))
    assert f"A moment to keep:\n- Fri: “He gave me half.” ({warm[-8:]})" in text
    assert f"One hard time:\n- Sat: “Or else no story.” ({hard[-8:]})\n\nNext time:\n- I will say why." in text
    assert shell.json(week)["next"] == "I will say why."


def test_an_empty_week_and_a_kept_one_say_so(shell: Shell, journal: Journal) -> None:
    assert "Nothing was written" in shell.lines(week, "--of", "2026-02-11")[1]
    page = Page(monday=date(2026, 2, 23), texts={Part.MOMENT: "Soup."})
    entry_id = the_entry(keep(journal, page, {part: part.value for part in Part}))
    assert journal.entries.get(entry_id).content.kind is Kind.MOMENT
    assert f"Its page is kept: attune show {entry_id[-8:]}" in shell.lines(week)
