"""The command that lists the library of prompts: by words, process, kind, age, occasion, and what was said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from journal.model import LABELS_OF, Family, Label, PromptMark
from journal.terminal.access import Access, journal_options, pass_access
from journal.terminal.faults import Discreet
from journal.terminal.printing import json_option, say, say_json
from journal.terminal.words import LABEL_WORDS, LabelType, counted

if TYPE_CHECKING:
    from journal.guidance.prompts import Prompt

_KIND_WORDS: Final = {
    "notice": "Notice",
    "reflect": "Think about",
    "try": "Try",
    "repair": "Mend",
    "reframe": "Say it another way",
}
_MARK_WORDS: Final = {PromptMark.SAVED: "saved", PromptMark.NOT_FOR_US: "not for us"}


@click.command(cls=Discreet)
@click.argument("words", nargs=-1)
@click.option("--process", type=LabelType(), help="Only for this process.")
@click.option("--kind", type=click.Choice(list(_KIND_WORDS)), help="Only of this kind.")
@click.option("--age", type=click.IntRange(0, 17), help="Only for a child of this age.")
@click.option("--occasion", default="", help="Only for this occasion, such as bedtime.")
@click.option("--for", "audience", type=click.Choice(["parent", "foster"]), help="Only those that are for them.")
@click.option("--saved", "pile", flag_value="saved", help="Only those you saved.")
@click.option("--not-for-us", "pile", flag_value="not_for_us", help="Those that do not come again.")
@json_option
@journal_options
@pass_access
def prompts(access: Access, /, words: tuple[str, ...], pile: str | None, as_json: bool, **only: Any) -> None:
    """List the library of prompts.

    All of the words must occur; each may be cut short.
    """
    from journal.guidance.library import Pile, Wanted, find_prompts
    from journal.guidance.prompts import Audience, PromptKind, load_prompts

    if only["process"] is not None and only["process"].family is not Family.PROCESSES:
        known = ", ".join(LABEL_WORDS[label] for label in LABELS_OF[Family.PROCESSES])
        raise click.UsageError(f"--process is one of: {known}.")
    wanted = Wanted(
        pile=Pile(pile or Pile.ALL),
        words=" ".join(words),
        process=only["process"],
        kind=PromptKind(only["kind"]) if only["kind"] else None,
        age=only["age"],
        occasion=only["occasion"].strip().casefold(),
        audience=Audience(only["audience"]) if only["audience"] else None,
    )
    with access.open() as journal:
        marks = journal.prompt_marks.all()
    found = find_prompts(load_prompts(), wanted, marks)
    if as_json:
        say_json([idea_facts(one, marks.get(one.id)) for one in found])
        return
    for one in found:
        _say_idea(one, marks.get(one.id))
    say(counted(len(found), "prompt.", "prompts.") if found else "No prompt fits all of this.")


def idea_facts(prompt: Prompt, mark: PromptMark | None) -> dict[str, Any]:
    """A prompt and what was said of it, for other programs."""
    return {
        "id": prompt.id,
        "process": prompt.process,
        "kind": prompt.kind,
        "youngest": prompt.youngest,
        "oldest": prompt.oldest,
        "occasions": prompt.occasions,
        "audience": prompt.audience,
        "text": prompt.text,
        "why": prompt.why,
        "source": prompt.source,
        "mark": mark,
    }


def _say_idea(prompt: Prompt, mark: PromptMark | None) -> None:
    facts = [
        LABEL_WORDS[Label(prompt.process)],
        _KIND_WORDS[prompt.kind],
        f"{prompt.youngest} to {prompt.oldest} years",
        ", ".join(prompt.occasions),
        _MARK_WORDS[mark] if mark is not None else "",
    ]
    say(prompt.text)
    say(f"  {prompt.why}")
    say(f"  {' · '.join(filter(None, facts))}\n")
