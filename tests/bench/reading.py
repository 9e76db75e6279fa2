"""The reader: its speed and weight, and what reading earlier entries costs whoever is writing meanwhile."""

from __future__ import annotations

import time
from pathlib import Path

from tests.bench.figures import Row, against_limit, milliseconds, percentile
from tests.bench.window import wait

_TYPED = "He asked if he could help me with the washing, and then we went out. "
_ENOUGH = 120
"""So many earlier entries are read while keys are timed."""


def suggesting() -> list[Row]:
    """The reader on real prose cut to 150 words, beside the network alone on the same words."""
    import numpy as np

    from journal.reading import Reader
    from journal.reading.encoder import window_ids, windows
    from journal.reading.labelled import LABELLED, read_labelled
    from journal.reading.reader import RESOURCES
    from journal.reading.wordpieces import WordPieces

    before = _resident_mb()
    start = time.perf_counter()
    reader = Reader.load()
    loaded = (time.perf_counter() - start) * 1000
    long = [entry.text.split() for entry in read_labelled(LABELLED) if len(entry.text.split()) >= 150]
    texts = [" ".join(words[:150]) for words in long[:60]]
    reader.suggest(texts[0])
    times = [milliseconds(lambda one=one: reader.suggest(one)) for one in texts]  # type: ignore[misc]
    weight = _resident_mb() - before
    pieces = WordPieces.load(RESOURCES / "vocabulary.txt")
    ids = [np.array([window_ids(window)], np.int64) for one in texts for window in windows(one, pieces)]
    alone = _Alone()
    floor = [milliseconds(lambda one=one: alone(one)) for one in ids]  # type: ignore[misc]
    return [
        against_limit("load the reader", loaded, 1000),
        against_limit("suggestions for 150 words, p95", percentile(times, 0.95), 50, percentile(floor, 0.95)),
        Row("memory that the reader adds", f"{weight:.0f} MB", "", "", "≤ 150 MB", weight <= 150),
    ]


def rereading(home: Path, key: bytes) -> list[Row]:
    """Reading earlier entries in the background, and typing meanwhile, beside typing alone."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTextEdit

    from journal.journal import open_with_key
    from journal.learning import counted_answers
    from ui.app import application
    from ui.hands import pause
    from ui.rail import Page
    from ui.settings.rereading import Pace
    from ui.window import AttuneWindow

    app = application()
    with open_with_key(home, key) as journal:
        answers = milliseconds(lambda: counted_answers(journal))
        journal.suggestions.forget_others("")
    window = AttuneWindow(home)
    window.show()
    window.enter(open_with_key(home, key))
    assert window.workspace is not None
    desk = window.workspace.desk
    wait(lambda: desk.reader is not None)
    window.workspace.show_page(Page.SETTINGS)
    work = window.workspace.settings.rereading
    window.workspace.show_page(Page.TODAY)
    box = window.findChild(QTextEdit, "entryText")
    assert box is not None
    box.setFocus()

    def press(letter: str) -> None:
        QTest.keyClicks(box, letter)
        app.processEvents()

    def keys() -> list[float]:
        return [milliseconds(lambda one=one: press(one)) for one in _TYPED]  # type: ignore[misc]

    alone = keys()
    began = time.perf_counter()
    work.start()
    meanwhile: list[float] = []
    while work.done < _ENOUGH and work.pace is Pace.RUNNING:
        meanwhile += keys()
        pause(200)
    each = (time.perf_counter() - began) * 1000 / max(work.done, 1)
    work.cancel()
    box.clear()
    window.close()
    slowest = percentile(meanwhile, 0.95)
    hours = each * 100_000 / 3_600_000
    return [
        against_limit("typing while earlier entries are read, key p95", slowest, 16, percentile(alone, 0.95)),
        Row("earlier entries read, each, while typing", f"{each:.0f} ms", "", "", "100,000 ≤ 8 h", hours <= 8),
        against_limit("the answers that move thresholds, counted", answers, 500),
    ]


class _Alone:
    """The encoder's network by itself."""

    def __init__(self) -> None:
        import onnxruntime

        from journal.reading.reader import RESOURCES

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        model = str(RESOURCES / "encoder.onnx")
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: object) -> None:
        self._session.run(None, {"input_ids": ids})


def _resident_mb() -> float:
    """What this process holds in memory now (Linux)."""
    fields = Path("/proc/self/statm").read_text().split()
    return int(fields[1]) * 4096 / 2**20
