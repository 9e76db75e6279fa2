"""Prompts in the terminal: why one was chosen, what may be said of it, and the library."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from journal.cli import cli
from journal.guidance.prompts import load_prompts
from journal.moments import local_now
from tests.stored import PASSPHRASE


def run(folder: Path, *args: str) -> Result:
    (folder.parent / "passphrase").write_text(PASSPHRASE)
    options = ["--home", str(folder), "--passphrase-file", str(folder.parent / "passphrase")]
    return CliRunner().invoke(cli, [*options, *args])


def answer(folder: Path, *args: str) -> Any:
    done = run(folder, *args, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout)


def write_about(folder: Path, setting: str, times: int) -> None:
    """Write about a child of five, so many times."""
    run(folder, "child", "Mia", "--born", str(local_now().date() - timedelta(days=5 * 366)))
    for _ in range(times):
        assert run(folder, "log", "--child", "Mia", "--setting", setting, "We read.").exit_code == 0


def test_it_says_why_a_prompt_was_chosen(folder: Path) -> None:
    write_about(folder, "Play, after tea", 3)
    assert "Because play came up three times this week." in run(folder, "prompt", "--why").stdout.splitlines()
    shown = answer(folder, "prompt")["prompt"]
    assert shown["because"] == "because play came up three times this week"
    assert shown["reasons"][0] == {"type": "came_up", "occasion": "play", "times": 3}


def test_one_passed_over_or_refused_gives_way_to_another(folder: Path) -> None:
    first = answer(folder, "prompt")["prompt"]["id"]
    second = answer(folder, "prompt", "--skip")["prompt"]["id"]
    third = answer(folder, "prompt", "--not-for-us")["prompt"]["id"]
    assert len({first, second, third}) == 3
    assert answer(folder, "prompt")["prompt"]["id"] == third
    assert [one["id"] for one in answer(folder, "prompts", "--not-for-us")] == [second]


def test_one_that_is_saved_is_found_again(folder: Path) -> None:
    shown = answer(folder, "prompt", "--save")["prompt"]
    assert shown["mark"] == "saved"
    assert [one["id"] for one in answer(folder, "prompts", "--saved")] == [shown["id"]]


def test_the_library_is_narrowed_by_words_and_facts(folder: Path) -> None:
    assert len(answer(folder, "prompts")) == len(load_prompts())
    found = answer(
        folder, "prompts", "--process", "inner voice", "--kind", "try", "--age", "9", "--occasion", "Homework"
    )
    assert found
    assert all(one["process"] == "internalization" and one["youngest"] <= 9 <= one["oldest"] for one in found)
    assert run(folder, "prompts", "nosuchword").stdout == "No prompt fits all of this.\n"
    assert run(folder, "prompts", "--process", "kindness").exit_code == 2
