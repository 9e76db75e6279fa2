"""The terminal: the main job from making a journal to checking it, in words and in JSON."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlcipher3 import dbapi2

from journal import errors
from journal.cli import cli
from journal.errors import AttuneError
from journal.journal import create_journal, open_journal, unlock
from journal.model import EntryContent, Kind
from journal.moments import local_now
from journal.sample import load_sample
from journal.terminal.faults import FAULT_SENTENCES

PASSPHRASE = "four unrelated words here"
STORY = "Mia gave Tom her last biscuit because he was crying, and he said thank you. I told her how kind that was."


class Shell:
    """Runs commands on one journal, as a person who keeps the passphrase in a file would."""

    def __init__(self, home: Path, passphrase_file: Path) -> None:
        self.home = home
        self.passphrase_file = passphrase_file
        self.passphrase_file.write_text(PASSPHRASE + "\n")

    def run(self, *args: str, text: str | bytes | None = None) -> Result:
        settings = {"ATTUNE_HOME": str(self.home), "ATTUNE_PASSPHRASE_FILE": str(self.passphrase_file)}
        return CliRunner(env=settings).invoke(cli, args, input=text)

    def lines(self, *args: str, text: str | None = None) -> list[str]:
        done = self.run(*args, text=text)
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout.splitlines()

    def json(self, *args: str, text: str | None = None) -> Any:
        (line,) = self.lines(*args, "--json", text=text)
        return json.loads(line)

    def kept(self, *args: str, text: str | None = None) -> str:
        """Keep an entry and return the short id that the terminal answers with."""
        return self.lines("log", *args, text=text)[-1].split()[2].rstrip(",")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home", tmp_path / "passphrase")


@pytest.fixture(scope="module")
def blank_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("blank")
    create_journal(home, PASSPHRASE, owner="Asha")[0].close()
    return home


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample")
    with create_journal(home, PASSPHRASE)[0] as journal:
        load_sample(journal, until=local_now().date() - timedelta(days=10))
    return home


@pytest.fixture
def journal(shell: Shell, blank_home: Path) -> Shell:
    shutil.copytree(blank_home, shell.home)
    return shell


@pytest.fixture
def sample(shell: Shell, sample_home: Path) -> Shell:
    shutil.copytree(sample_home, shell.home)
    return shell


def test_a_whole_round_on_a_new_journal(shell: Shell) -> None:
    assert any(line.count("-") == 7 for line in shell.lines("new"))
    short = shell.kept("--child", "Mia", "--at", "2026-10-03T18:30", text=STORY + "\n")
    assert short in shell.lines("list")[0]
    assert "Sat 03 Oct 2026 18:30  Mia" in shell.lines("search", "biscu")[0]
    assert STORY in shell.lines("show", short)
    assert shell.lines("confirm", short, "Kindness", "a reason", "--by", "me") == [
        f"Confirmed for {short}: Kindness and A reason"
    ]
    assert any("Kindness" in line for line in shell.lines("list", "--label", "prosocial"))
    assert shell.lines("trends", "--weeks", "3")
    assert "hold" in shell.lines("verify")[0]


def test_the_text_is_kept_as_it_was_typed(journal: Shell) -> None:
    text = "  First line 👧🏽\n\n“Second” line, שלום\n"
    assert journal.json("show", journal.kept(text=text))["record"] == text.removesuffix("\n")


def test_words_on_the_line_need_no_quotes(journal: Shell) -> None:
    assert journal.json("show", journal.kept("lost", "a", "shoe"))["record"] == "lost a shoe"


def test_text_that_is_not_utf8_is_refused_and_not_mangled(journal: Shell) -> None:
    done = journal.run("log", text=b"caf\xe9 with Gran")
    assert (done.exit_code, done.stdout) == (1, "")
    assert journal.json("list") == []


def test_a_child_is_added_once_and_a_slip_of_the_pen_is_not(journal: Shell) -> None:
    assert journal.lines("log", "--child", "Rosalind", "one")[0] == "Added Rosalind to this journal."
    journal.kept("--child", "rosalind", "two")
    assert journal.run("log", "--child", "Rosalnid", "three").exit_code == 1
    assert [line["children"] for line in journal.json("list")] == [["Rosalind"], ["Rosalind"]]


def test_a_child_of_a_refused_entry_is_not_added(journal: Shell) -> None:
    assert journal.run("log", "--child", "Rosalind", " ").exit_code == 1
    assert journal.lines("child", "Rosalind") == ["Added Rosalind."]


def test_lists_are_filtered(sample: Shell) -> None:
    last = date.fromisoformat(sample.json("list", "--limit", "1")[0]["happened_at"][:10])
    lately = sample.json("list", "--from", str(last - timedelta(days=30)), "--to", str(last), "--child", "mia")
    assert lately
    assert all("Mia" in line["children"] for line in lately)
    assert all(line["happened_at"][:10] >= str(last - timedelta(days=30)) for line in lately)
    assert all("synchrony" in line["labels"] for line in sample.json("list", "--label", "in tune"))


def test_a_found_entry_says_where_the_words_are(sample: Shell) -> None:
    found = sample.json("search", "trampoline")[:1] or sample.json("search", "shoe")[:1]
    start, end = found[0]["highlights"][0]
    assert found[0]["opening"][start:end].casefold().startswith(("trampoline", "shoe"))


def test_an_entry_written_late_or_changed_says_so(journal: Shell) -> None:
    kept = journal.kept("--at", "2026-01-02T10:00", "long ago")
    with open_journal(journal.home, PASSPHRASE) as opened:
        entry = opened.entries.find(kept)
        opened.entries.revise(entry.id, EntryContent(happened_at=entry.content.happened_at, record="then"))
    assert any("written later" in line and "changed on" in line for line in journal.lines("show", kept))
    assert any("written later · changed since" in line for line in journal.lines("list"))


def test_a_late_entry_says_why(journal: Shell) -> None:
    late = (local_now() - timedelta(days=3)).isoformat()
    short = journal.kept("--at", late, "--reason", "We were travelling", text=STORY)
    assert "“We were travelling”" in journal.run("show", short).stdout
    assert journal.json("show", short)["reason"] == "We were travelling"


def test_an_entry_goes_to_the_bin_and_comes_back(journal: Shell) -> None:
    short = journal.kept(text=STORY)
    assert "attune put-back" in journal.lines("bin", short)[0]
    assert journal.lines("list") == ["No entries found."]
    assert short in journal.lines("list", "--bin")[0]
    assert "in the bin" in journal.run("show", short).stdout
    journal.lines("put-back", short)
    assert short in journal.lines("list")[0]
    assert journal.lines("list", "--bin") == ["The bin is empty."]


def test_suggestions_wait_until_they_are_decided(journal: Shell) -> None:
    kept = journal.kept(text=STORY)
    label = journal.json("show", kept)["suggestions"][0]["label"]
    journal.lines("confirm", kept, label)
    shown = journal.json("show", kept)
    assert label not in [one["label"] for one in shown["suggestions"]]
    assert [(one["label"], one["decision"]) for one in shown["labels"]] == [(label, "confirmed")]
    assert shown["labels"][0]["quote"]
    assert shown["labels"][0]["model"]


def test_a_dismissed_label_is_no_longer_offered(journal: Shell) -> None:
    kept = journal.kept(text=STORY)
    label = journal.json("show", kept)["suggestions"][0]["label"]
    journal.lines("dismiss", kept, label)
    assert label not in [one["label"] for one in journal.json("show", kept)["suggestions"]]
    assert journal.json("list", "--label", label) == []


def test_whose_conduct_it_was_is_never_assumed(journal: Shell) -> None:
    kept = journal.kept(text=STORY)
    journal.lines("confirm", kept, "limit")
    journal.lines("confirm", kept, "threat", "kindness", "--by", "carer")
    said = {one["label"]: one["by"] for one in journal.json("show", kept)["labels"]}
    assert said == {"limit": None, "threat": "carer", "prosocial": None}
    assert journal.run("confirm", kept, "kindness", "--by", "me").exit_code == 2


def test_nobody_is_accused_by_a_name(journal: Shell) -> None:
    kept = journal.kept(text=STORY)
    labels = ("threat", "harsh", "antisocial", "disclosure", "crisis")
    journal.lines("confirm", kept, *labels)
    said = "\n".join([*journal.lines("show", kept), *journal.lines("list"), *journal.lines("trends")]).casefold()
    assert not [label for label in labels if label in said]
    assert "here is what helps: attune safety" in said


def test_an_incident_is_read_only_when_asked(journal: Shell) -> None:
    with open_journal(journal.home, PASSPHRASE) as opened:
        (kept,) = opened.entries.record(EntryContent(happened_at=local_now(), record=STORY, kind=Kind.INCIDENT)).entries
    assert journal.json("show", kept)["suggestions"] == []
    assert journal.json("show", kept, "--suggest")["suggestions"]


def test_an_entry_cannot_steer_the_terminal(journal: Shell) -> None:
    kept = journal.kept(text="before \x1b]0;title\x07\x1b[2J after")
    for command in (("show", kept), ("list",), ("search", "before")):
        assert "\x1b" not in journal.run(*command).stdout


def test_trends_say_a_sentence_and_leave_gaps_blank(sample: Shell) -> None:
    trends = sample.json("trends", "--weeks", "5")
    assert {"processes", "approach", "around", "year", "balance", "beside"} <= set(trends)
    assert trends["around"]["summary"]["private"]
    assert all(trends[key]["sentence"].startswith("In the last four weeks") for key in ("processes", "approach"))
    assert [len(trends[key]["rows"]) for key in ("processes", "approach")] == [5, 5]
    assert trends["processes"]["rows"][-1]["self"] is None
    assert not any(answer["with_suggestions"] for answer in trends.values())


def test_trends_with_suggestions_say_that_those_are_guesses(sample: Shell) -> None:
    assert "Nobody has checked it" in sample.lines("trends", "--with-suggestions")[0]
    assert all(answer["with_suggestions"] for answer in sample.json("trends", "--with-suggestions").values())


def test_the_prompt_stays_for_the_day(sample: Shell) -> None:
    first, again = sample.json("prompt"), sample.json("prompt")
    assert first == again
    assert first["prompt"]["text"] in sample.lines("prompt")
    assert [plan["occasion"] for plan in first["plans"]] == ["bedtime", "bedtime", "bedtime"]


def test_no_prompt_while_somebody_may_be_hurt(journal: Shell) -> None:
    kept = journal.kept(text=STORY)
    assert journal.json("prompt")["prompt"] is not None
    journal.lines("confirm", kept, "disclosure")
    assert journal.json("prompt")["prompt"] is None
    journal.lines("dismiss", kept, "disclosure", "crisis")
    assert journal.json("prompt")["prompt"] is not None


def test_a_safety_notice_of_the_window_holds_in_the_terminal_too(journal: Shell) -> None:
    with open_journal(journal.home, PASSPHRASE) as opened:
        opened.settings.put("safety-notice-since", local_now().isoformat())
    assert journal.json("prompt")["prompt"] is None


def test_verify_says_what_it_found(sample: Shell) -> None:
    report = sample.json("verify")
    assert report["sound"] is True
    assert report["heads"][0]["count"] == report["revisions"]


def test_verify_fails_where_what_is_shown_is_not_what_was_written(sample: Shell) -> None:
    tampered = dbapi2.connect(str(sample.home / "journal.db"))
    tampered.execute(f"PRAGMA key = \"x'{unlock(sample.home, PASSPHRASE).hex()}'\"")
    tampered.execute("UPDATE children SET name = 'Somebody'")
    tampered.commit()
    tampered.close()
    done = sample.run("verify", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["sound"] is False


def test_a_journal_open_on_another_computer_can_be_taken_over(journal: Shell) -> None:
    now = local_now().isoformat()
    note = {"host": "laptop-upstairs", "pid": 1, "since": now, "heartbeat": now}
    (journal.home / "open.json").write_text(json.dumps(note))
    done = journal.run("list")
    assert done.exit_code == 1
    assert "laptop-upstairs" in done.stderr
    assert journal.json("list", "--take-over") == []


def test_suggest_answers_each_line_of_json(shell: Shell) -> None:
    asked = [{"id": 1, "text": STORY}, {"id": "b", "text": "\ud800 ok"}]
    first, second = map(json.loads, shell.lines("suggest", "--json", text="\n".join(map(json.dumps, asked))))
    assert (first["id"], second) == (1, {"id": "b", "suggestions": []})
    for suggestion in first["suggestions"]:
        assert set(suggestion) == {"family", "label", "score", "spans"}
        assert all(0 <= start < end <= len(STORY) for start, end in suggestion["spans"])


def test_suggest_marks_what_the_app_would_not_show(shell: Shell) -> None:
    asked = json.dumps({"id": 1, "text": STORY})
    shown = shell.json("suggest", text=asked)["suggestions"]
    everything = shell.json("suggest", "--all", text=asked)["suggestions"]
    assert len(everything) == 12
    assert [one["label"] for one in everything if one["shown"]] == [one["label"] for one in shown]


def test_suggest_reads_a_file_and_quotes_it(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(STORY)
    quotes = [line.partition("“")[2].rstrip("”") for line in shell.lines("suggest", str(tmp_path / "note.txt"))]
    assert any(quote.split(" … ")[0] in STORY for quote in quotes if quote)


def test_suggest_is_silent_in_another_language_and_says_why(shell: Shell) -> None:
    (line,) = shell.lines("suggest", text="Heute haben wir im Garten gespielt und sie hat mit ihrem Bruder geteilt.")
    assert "English" in line


@pytest.mark.parametrize("bad", ["no json", '{"id": 1}', "[1]", '{"text": 3}'])
def test_a_bad_line_of_json_is_named_by_its_number(shell: Shell, bad: str) -> None:
    done = shell.run("suggest", "--json", text='{"id": 1, "text": "hello"}\n' + bad)
    assert done.exit_code == 1
    assert "2" in done.stderr
    assert bad not in done.stderr


def test_safety_needs_no_journal(shell: Shell) -> None:
    assert any("999" in line for line in shell.lines("safety", "--country", "gb"))
    said = "\n".join(shell.lines("safety", "--country", "GB-SCT", "--carer"))
    assert "0800 83 85 87" in said
    assert "supervising social worker" in said


def test_without_a_journal_the_next_step_is_named(shell: Shell) -> None:
    done = shell.run("list")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "attune new" in done.stderr


def test_a_wrong_passphrase_is_refused(journal: Shell) -> None:
    journal.passphrase_file.write_text(PASSPHRASE + " ")
    done = journal.run("list")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_only_the_last_line_break_of_the_passphrase_file_goes(shell: Shell) -> None:
    shell.passphrase_file.write_bytes(b" spaces  count \n\r\n")
    assert shell.run("new").exit_code == 0
    open_journal(shell.home, " spaces  count \n").close()


def test_the_recovery_code_opens_the_journal(shell: Shell) -> None:
    (code,) = [line.strip() for line in shell.lines("new") if line.count("-") == 7]
    shell.passphrase_file.write_text(code)
    assert shell.json("list") == []


def test_a_journal_is_never_made_over_another(journal: Shell) -> None:
    kept = journal.kept("precious")
    assert journal.run("new").exit_code == 1
    assert journal.json("show", kept)["record"] == "precious"


def test_a_held_journal_says_who_holds_it(journal: Shell) -> None:
    with open_journal(journal.home, PASSPHRASE):
        done = journal.run("list")
    assert done.exit_code == 1
    assert "already open" in done.stderr


def test_options_may_follow_the_command(journal: Shell, tmp_path: Path) -> None:
    done = journal.run("list", "--home", str(tmp_path / "elsewhere"))
    assert str(tmp_path / "elsewhere") in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("secretly", "told"),
        ("log", "--secretly", "told"),
        ("list", "secretly"),
        ("confirm", "00000000", "secretly"),
        ("show", "secretly"),
        ("suggest", "secretly"),
        ("log", "--at", "secretly", "told"),
    ],
)
def test_what_was_typed_in_the_wrong_place_is_not_repeated(journal: Shell, args: tuple[str, ...]) -> None:
    done = journal.run(*args)
    assert done.exit_code in {1, 2}
    assert "secretly" not in done.output


def test_a_bug_never_shows_the_entry(journal: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(STORY)

    monkeypatch.setattr("journal.store.entries.Entries.record", fail)
    done = journal.run("log", text=STORY)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "ValueError" in done.stderr
    assert "biscuit" not in done.stderr


def test_every_fault_has_a_sentence_of_its_own() -> None:
    faults = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, AttuneError)]
    assert {fault.code for fault in faults} - {"error"} == set(FAULT_SENTENCES)


def test_a_new_journal_in_a_synced_folder_is_made_with_a_word_of_caution(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("new", "--home", str(tmp_path / "Dropbox" / "journal"))
    assert done.exit_code == 0
    assert "synced to other computers" in done.stderr
    assert "backup --to" in done.stderr
