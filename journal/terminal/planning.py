"""The command for plans: what is meant to be said or done next time, and how trying it went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import click
import msgspec

from journal.model import Plan, PlanState, Went
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet, Refused
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import counted, day_words, listed, short_id

if TYPE_CHECKING:
    from journal.journal import Journal
    from journal.trends.tried import TriedByWeek, TriedSummary

_HOW: Final = {"helped": Went.HELPED, "a-little": Went.PARTLY, "not-this-time": Went.NOT_THIS_TIME}
_WENT_WORDS: Final = {Went.HELPED: "it helped", Went.PARTLY: "a little", Went.NOT_THIS_TIME: "not this time"}
_STATE_WORDS: Final = {PlanState.OPEN: "", PlanState.TRIED: "done with", PlanState.DROPPED: "let go"}
_MARKS: Final = {"done": PlanState.TRIED, "let_go": PlanState.DROPPED, "bring_back": PlanState.OPEN}


@click.command(cls=Discreet)
@click.option("--all", "everything", is_flag=True, help="List those that are done with or let go, too.")
@click.option("--add", metavar="SENTENCE", help="Keep a sentence for next time.")
@click.option("--change", metavar="ID", help="Change a plan: what --sentence, --for and --child say, and nothing else.")
@click.option("--sentence", metavar="SENTENCE", help="What the plan that --change names says from now on.")
@click.option("--for", "occasion", metavar="OCCASION", help="When it comes back, such as bedtime.")
@click.option("--child", "names", multiple=True, metavar="NAME", help="Whom it is for; may be given several times.")
@click.option("--tried", metavar="ID", help="Note that a plan was tried; --went says how.")
@click.option("--went", type=click.Choice(list(_HOW)), help="How it went.")
@click.option("--words", default="", metavar="TEXT", help="How it went, in a line.")
@click.option("--done", metavar="ID", help="Be done with a plan.")
@click.option("--let-go", metavar="ID", help="Let a plan go.")
@click.option("--bring-back", metavar="ID", help="Open a plan again.")
@json_option
@journal_options
@pass_access
def plans(access: Access, /, everything: bool, as_json: bool, **asked: Any) -> None:
    """List the plans that are open, after doing what is asked with one of them.

    A sentence on a command line is remembered in the shell's history.
    """
    _refuse_what_does_not_go_together(asked)
    with access.open() as journal:
        _do(journal, asked)
        kept, now = journal.plans.all(), journal.clock()
        names = {child.id: child.name for child in journal.family.children()}
    from journal.trends.tried import tried_by_week

    shown = [plan for plan in kept if everything or plan.state is PlanState.OPEN]
    trend = tried_by_week(kept, now)
    if as_json:
        say_json({"plans": [_facts(plan, names) for plan in shown], "tried": _trend_facts(trend)})
        return
    for plan in shown:
        say(_line(plan, names))
    if not shown:
        say("No plan is open." if not everything else "There is no plan yet.")
    if trend.summary.tries:
        say(tried_sentence(trend.summary))


def tried_sentence(summary: TriedSummary) -> str:
    """How often plans were tried lately, and how that went."""
    lately = f"In the last {summary.weeks} weeks"
    tries = counted(summary.tries, "try", "tries")
    if summary.basis == "nothing":
        return f"{lately} no try of a plan was noted."
    if summary.basis == "too_few":
        return f"{lately}: {tries}, too few to say more."
    went = listed([f"{_WENT_WORDS[went]}: {count}" for went, count in summary.counts.items() if count])
    return f"{lately}: {tries} with {counted(summary.plans, 'plan', 'plans')} ({went})."


def _refuse_what_does_not_go_together(asked: dict[str, Any]) -> None:
    deeds = [name for name in ("add", "change", "tried", *_MARKS) if asked[name] is not None]
    if len(deeds) > 1:
        raise click.UsageError("One thing at a time: --add, --change, --tried, --done, --let-go or --bring-back.")
    if (asked["tried"] is None) is not (asked["went"] is None):
        raise click.UsageError("Say how it went: attune plans --tried ID --went helped (or a-little, not-this-time)")
    if asked["words"] and asked["tried"] is None:
        raise click.UsageError("--words goes with --tried.")
    if asked["sentence"] is not None and asked["change"] is None:
        raise click.UsageError("--sentence goes with --change; a new plan is kept with --add.")
    if (asked["occasion"] is not None or asked["names"]) and asked["add"] is None and asked["change"] is None:
        raise click.UsageError("--for and --child go with --add or --change.")


def _do(journal: Journal, asked: dict[str, Any]) -> None:
    whom = tuple(journal.family.child_named(name).id for name in dict.fromkeys(asked["names"]))
    if asked["add"] is not None:
        journal.plans.keep(asked["add"], occasion=asked["occasion"] or "", child_ids=whom)
    elif asked["change"] is not None:
        was = _found(journal, asked["change"])
        sentence, occasion = asked["sentence"], asked["occasion"]
        journal.plans.revise(
            was.id,
            was.sentence if sentence is None else sentence,
            was.occasion if occasion is None else occasion,
            whom or was.child_ids,
        )
    elif asked["tried"] is not None:
        journal.plans.tried(_found(journal, asked["tried"]).id, _HOW[asked["went"]], asked["words"])
    for name, state in _MARKS.items():
        if asked[name] is not None:
            journal.plans.mark(_found(journal, asked[name]).id, state)


def _found(journal: Journal, id_end: str) -> Plan:
    """The plan whose id ends with what was typed."""
    wanted = id_end.strip().lower()
    found = [plan for plan in journal.plans.all() if wanted and plan.id.endswith(wanted)]
    if len(found) != 1:
        raise Refused("There is no plan with that id; attune plans --all shows each one’s.")
    return found[0]


def _line(plan: Plan, names: dict[str, str]) -> str:
    whom = listed([names[one] for one in plan.child_ids if one in names])
    parts = (plan.sentence, plan.occasion, whom, _tries(plan), _STATE_WORDS[plan.state])
    return "  ".join([short_id(plan.id), " · ".join(part for part in parts if part)])


def _tries(plan: Plan) -> str:
    if not plan.tries:
        return plan.outcome
    counts = Counter(one.went for one in plan.tries)
    went = listed([f"{_WENT_WORDS[went]} {counts[went]}" for went in Went if counts[went]])
    return (
        f"tried {counted(len(plan.tries), 'time', 'times')} ({went}), last {day_words(plan.tries[-1].at.astimezone())}"
    )


def _facts(plan: Plan, names: dict[str, str]) -> dict[str, Any]:
    return msgspec.structs.asdict(plan) | {"children": [names.get(one, "") for one in plan.child_ids]}


def _trend_facts(trend: TriedByWeek) -> dict[str, Any]:
    return {
        "sentence": tried_sentence(trend.summary),
        "summary": msgspec.to_builtins(trend.summary, str_keys=True),
        "rows": [dict(zip(trend.table.header, row, strict=True)) for row in trend.table.rows],
    }
