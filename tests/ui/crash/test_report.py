"""A report and the log never hold a word of what was being written, wherever the word had got to."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import DiskFull
from ui.crash.logbook import Known, Wordless
from ui.crash.report import ELSEWHERE, UNNAMED, kind_of, report_on, report_on_native, report_text

SECRETS = st.from_regex(r"zq[a-z]{6,12}xj", fullmatch=True)
"""Words that stand in no program."""


def message(secret: str) -> None:
    raise ValueError(secret, {"text": secret})


def key(secret: str) -> None:
    dict[str, str]()[secret]


def file_name(secret: str) -> None:
    Path(f"/nowhere/{secret}").read_text()


def decoding(secret: str) -> None:
    (secret.encode() + b"\xff").decode()


def syntax(secret: str) -> None:
    compile(f"{secret} {secret}", f"{secret}.py", "exec")


def class_name(secret: str) -> None:
    raise type(secret, (ValueError,), {"__module__": secret})(secret)


def run_time_code(secret: str) -> None:
    there: dict[str, Any] = {"__name__": secret}
    exec(compile(f"def {secret}(): raise ValueError('{secret}')\n{secret}()", f"{secret}.py", "exec"), there)


def claims_our_file(secret: str) -> None:
    there: dict[str, Any] = {}
    exec(compile(f"def {secret}(): raise ValueError\n{secret}()", message.__code__.co_filename, "exec"), there)


def notes_and_attributes(secret: str) -> None:
    error = RuntimeError(secret)
    error.add_note(secret)
    vars(error)["told"] = secret
    raise error


def fault_of_ours(secret: str) -> None:
    raise DiskFull(path=secret)


def chained(secret: str) -> None:
    try:
        message(secret)
    except ValueError as error:
        raise KeyError(secret) from error


def in_a_group(secret: str) -> None:
    raise ExceptionGroup(secret, [ValueError(secret), KeyError(secret)])


def lies_about_itself(secret: str) -> None:
    class Lying(Exception):
        __module__ = property(lambda _: secret)

        def __str__(self) -> str:
            return secret

    raise Lying(secret)


WAYS = (
    message, key, file_name, decoding, syntax, class_name, run_time_code, claims_our_file,
    notes_and_attributes, fault_of_ours, chained, in_a_group, lies_about_itself,
)  # fmt: skip


def caught(way: Callable[[str], None], secret: str) -> BaseException:
    try:
        way(secret)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError(way)


@pytest.mark.parametrize("way", WAYS)
@given(secret=SECRETS)
def test_no_word_gets_into_the_report_or_the_log(way: Callable[[str], None], secret: str) -> None:
    error = caught(way, secret)
    record = logging.LogRecord("ui.today", 40, secret, 1, "broke: %s %s", (error, secret), (type(error), error, None))
    record.exc_text = record.stack_info = secret
    foreign = logging.LogRecord("sqlite", 40, secret, 1, f"could not bind {secret}", None, None)
    told = [report_text(report_on(error)), Wordless().format(record), Wordless().format(foreign)]
    assert way.__name__ in told[0]
    assert not any(secret in one or secret.encode().hex() in one for one in told)


def test_the_whole_chain_is_told_with_its_frames() -> None:
    links = report_on(caught(chained, "")).links
    assert [(link.kind, link.stands) for link in links] == [("KeyError", ""), ("ValueError", "caused by")]
    assert [place.function for place in links[1].places] == ["chained", "message"]
    assert links[1].places[-1].file.endswith("crash/test_report.py")


def test_the_parts_of_a_group_are_told() -> None:
    kinds = [link.kind for link in report_on(caught(in_a_group, "")).links]
    assert kinds == ["ExceptionGroup", "ValueError", "KeyError"]


def test_what_was_made_at_run_time_has_no_name() -> None:
    assert kind_of(caught(class_name, "made")) == "a kind of ValueError"
    last = report_on(caught(run_time_code, "made")).links[0].places[-1]
    assert (last.file, last.function) == (ELSEWHERE, UNNAMED)


def test_a_chain_that_bites_its_tail_and_one_that_is_endless_come_to_an_end() -> None:
    error = ValueError()
    error.__cause__ = error.__context__ = KeyError()
    error.__cause__.__context__ = error
    assert len(report_on(error).links) == 2

    def deeper() -> None:
        deeper()

    assert len(report_on(caught(lambda _: deeper(), "")).links[0].places) <= 50


def test_the_log_keeps_numbers_codes_and_known_names() -> None:
    record = logging.LogRecord(
        "ui.x", 30, "", 1, "%s after %d, %s, %s", ("disk-full", 3, Known("qt.qpa"), "word"), None
    )
    assert Wordless().format(record).endswith("WARNING ui.x: disk-full after 3, qt.qpa, …")


def test_of_a_native_crash_only_our_own_and_loaded_files_are_told() -> None:
    dump = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x1 (most recent call first):\n"
        f'  File "{sys.modules["ui.crash.report"].__file__}", line 7 in report_text\n'
        '  File "/home/zqperson/zqword.py", line 3 in zqword\n'
    )
    told = report_text(report_on_native(dump))
    assert "ui/crash/report.py:7 report_text" in told
    assert "Segmentation fault" in told
    assert "zq" not in told
