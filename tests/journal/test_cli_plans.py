"""Plans at the terminal: kept, changed, tried, let go and brought back, with the tries counted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from journal.journal import Journal
from journal.model import PlanState, Went
from journal.terminal.access import Access
from journal.terminal.handing import HANDED
from journal.terminal.planning import plans

SENTENCE = "You do one shoe, I do one."


class Shell:
    """Runs the command on a journal that is open already, as a window does for a terminal."""

    def __init__(self, journal: Journal) -> None:
        self.access = Access(home=journal.folder, journal=journal)

    def run(self, *args: str) -> Result:
        return CliRunner().invoke(plans, args, obj=self.access)

    def says(self, *args: str) -> str:
        done = self.run(*args)
        assert done.exit_code == 0, done.output
        return done.stdout

    def json(self, *args: str) -> Any:
        return json.loads(self.says(*args, "--json"))


@pytest.fixture
def shell(journal: Journal) -> Shell:
    """A terminal on a journal with a child and one plan."""
    journal.family.add_child("Mia")
    made = Shell(journal)
    made.says("--add", SENTENCE, "--for", "school run", "--child", "mia")
    return made


def test_a_plan_is_kept_and_listed_with_what_it_is_for(shell: Shell) -> None:
    (kept,) = shell.json()["plans"]
    assert (kept["sentence"], kept["occasion"], kept["children"]) == (SENTENCE, "school run", ["Mia"])
    assert f"{kept['id'][-8:]}  {SENTENCE} · school run · Mia" in shell.says()
    assert "plans" in HANDED


def test_tries_are_noted_and_counted_but_not_weighed_while_they_are_few(shell: Shell, journal: Journal) -> None:
    short = journal.plans.all()[0].id[-8:]
    assert "tried 1 time (it helped 1)" in shell.says("--tried", short, "--went", "helped", "--words", "She hopped.")
    told = shell.json()["tried"]
    assert told["sentence"] == "In the last 12 weeks: 1 try, too few to say more."
    assert told["rows"][-1]["helped"] == 1
    for _ in range(7):
        journal.plans.tried(journal.plans.all()[0].id, Went.NOT_THIS_TIME)
    assert shell.json()["tried"]["sentence"] == (
        "In the last 12 weeks: 8 tries with 1 plan (it helped: 1 and not this time: 7)."
    )


def test_a_change_leaves_the_rest_as_it_is(shell: Shell, journal: Journal) -> None:
    plan = journal.plans.all()[0]
    shell.says("--change", plan.id[-8:], "--for", "hall")
    changed = journal.plans.all()[0]
    assert (changed.sentence, changed.occasion, changed.child_ids) == (SENTENCE, "hall", plan.child_ids)


@pytest.mark.parametrize(("option", "state"), [("--let-go", PlanState.DROPPED), ("--done", PlanState.TRIED)])
def test_a_plan_put_aside_is_listed_on_asking_and_comes_back(
    shell: Shell, journal: Journal, option: str, state: PlanState
) -> None:
    short = journal.plans.all()[0].id[-8:]
    assert shell.says(option, short) == "No plan is open.\n"
    assert journal.plans.all()[0].state is state
    assert SENTENCE in shell.says("--all")
    assert SENTENCE in shell.says("--bring-back", short)


@pytest.mark.parametrize(
    "args",
    [
        ("--tried", "x"),
        ("--went", "helped"),
        ("--words", "x"),
        ("--sentence", "x"),
        ("--for", "x"),
        ("--done", "x", "--let-go", "y"),
    ],
)
def test_what_does_not_go_together_is_a_mistake_in_the_command(shell: Shell, args: tuple[str, ...]) -> None:
    assert shell.run(*args).exit_code == 2


def test_an_unknown_plan_is_refused_in_one_line(shell: Shell) -> None:
    done = shell.run("--done", "nothing")
    assert done.exit_code == 1
    assert done.stderr == "There is no plan with that id; attune plans --all shows each one’s.\n"
