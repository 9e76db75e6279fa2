"""Makes the reader's weights from the labelled text: `python -m journal.reading.train` (needs PyTorch)."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import click
import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from journal.model import Label
from journal.reading.card import CARD, filled
from journal.reading.encoder import Encoder
from journal.reading.export import write_weights
from journal.reading.figures import Figures, Outcome, measure, table
from journal.reading.finetuning import finetune, items
from journal.reading.heads import LABELS, Arrays, Card, Tuning, load_arrays, raw_scores
from journal.reading.labelled import LABELLED, LabelledEntry, entry_targets, overlap, read_labelled
from journal.reading.network import Network, base_weights, pretrained
from journal.reading.reader import RESOURCES
from journal.reading.spans import underline
from journal.reading.tuning import probabilities, tune
from journal.reading.wordpieces import WordPieces

HELD_OUT: Final = (
    ("conduct-contrasts", "foster-logs", "long-posts", "parents-older", "posts-american"),
    ("foster", "parents-young", "posts-british", "safety-contrasts", "short-notes"),
)
"""The authors on whose text the reader is measured, in the groups in which weights are made without them."""

SEEDS: Final = (7, 8)
"""One reader for each seed, trained apart; they share the frozen layers, and their mean score counts."""


@click.command()
@click.option("--labelled", type=click.Path(path_type=Path), default=LABELLED, help="Folder of labelled JSON Lines.")
@click.option("--out", type=click.Path(path_type=Path), default=RESOURCES, help="Folder for the weights.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for the networks; those in it are used again.")
@click.option("--jobs", type=click.IntRange(1), default=1, help="How many trainings run side by side.")
def train(labelled: Path, out: Path, keep: Path | None, jobs: int) -> None:
    """Trains on all authors; beside that, on all but some, in turn, to calibrate and to measure honestly."""
    with TemporaryDirectory() as temporary, ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        folder = Path(temporary) if keep is None else keep
        folder.mkdir(parents=True, exist_ok=True)
        groups = (*HELD_OUT, ())
        done = [pool.submit(train_network, labelled, group, seed, folder) for group in groups for seed in SEEDS]
        for one in done:
            one.result()
        found = [read_held_out(labelled, group, folder) for group in HELD_OUT]
        write_weights([_network(folder, (), seed) for seed in SEEDS], out)
    said, right = np.concatenate([one.whose for one in found]).T
    figures = measure(held_out_outcome(found))
    figures = msgspec.structs.replace(figures, whose_said=float(said.mean()), whose_right=float(right[said].mean()))
    click.echo(table(figures))
    describe(out, tune(*_joined(found)), figures)


def train_network(labelled: Path, without: tuple[str, ...], seed: int, folder: Path) -> None:
    """Trains a network on all authors but those in `without`, and keeps it in `folder`, unless it is there already."""
    path = _path(folder, without, seed)
    if path.exists():
        return
    torch.set_num_threads(1)
    pieces = WordPieces.load(RESOURCES / "vocabulary.txt")
    base = base_weights()
    lower = pretrained(base)
    met = [entry for entry in read_labelled(labelled) if entry.source not in without]
    network = finetune(pretrained(base), [one for entry in met for one in items(entry, pieces, lower)], seed)
    torch.save(network.state_dict(), path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _network(folder: Path, without: tuple[str, ...], seed: int) -> Network:
    network = Network(pretrained(base_weights()))
    network.load_state_dict(torch.load(_path(folder, without, seed), weights_only=True))
    network.eval()
    return network


def _path(folder: Path, without: tuple[str, ...], seed: int) -> Path:
    return folder / f"{'+'.join(without) or 'all'}-{seed}.pt"


class HeldOut(NamedTuple):
    """What weights that never met these entries' authors made of them; each array is entries × labels."""

    raw: NDArray[np.float64]
    truth: NDArray[np.float32]
    underlined: NDArray[np.bool_]
    whose: NDArray[np.bool_]
    """A row for each conduct of which the annotator said whose it was: whether the reader said so too, and rightly."""


class Read(NamedTuple):
    """One entry's raw scores (labels), whether the words underlined for each label share some with a quote, and `whose`
    as in HeldOut.
    """

    raw: NDArray[np.float32]
    underlined: NDArray[np.bool_]
    whose: list[tuple[bool, bool]]


def read_held_out(labelled: Path, group: tuple[str, ...], networks: Path) -> HeldOut:
    """The entries of a group of authors, read by weights, as they would ship, made without these authors."""
    entries = [entry for entry in read_labelled(labelled) if entry.source in group]
    with TemporaryDirectory() as folder:
        write_weights([_network(networks, group, seed) for seed in SEEDS], Path(folder))
        heads = load_arrays(Path(folder) / "heads.npz")
        encoder = Encoder.load(Path(folder), WordPieces.load(RESOURCES / "vocabulary.txt"))
        read = [read_entry(encoder, heads, entry) for entry in entries]
    raw, met, whose = zip(*read, strict=True)
    said = np.array([one for each in whose for one in each], bool).reshape(-1, 2)
    return HeldOut(np.stack(raw).astype(np.float64), entry_targets(entries), np.stack(met), said)


def read_entry(encoder: Encoder, heads: Arrays, entry: LabelledEntry) -> Read:
    """What weights make of one entry."""
    encoded = encoder.encode(entry.text)
    raw = raw_scores(heads, encoded.vectors)
    best = raw.sentences.argmax(axis=0)
    met = np.zeros(len(LABELS), bool)
    for column, label in enumerate(LABELS):
        weights = raw.pieces[best[column]][:, column].tolist()
        span = underline(entry.text, encoded.sentences[best[column]].pieces, weights)
        met[column] = any(overlap(span, quote) > 0 for quote in entry.quotes(label))
    said = [
        (raw.whose(Label(name), int(best[LABELS.index(Label(name))])), who)
        for name, who in entry.by.items()
        if who != "unclear"
    ]
    return Read(raw.sentences.max(axis=0), met, [(whose is not None, whose == who) for whose, who in said])


def held_out_outcome(found: list[HeldOut]) -> Outcome:
    """What would be shown if neither weights, calibration nor threshold had met the authors that are scored."""
    raw, truth = _joined(found)
    chances, shown = np.zeros_like(raw), np.zeros(raw.shape, bool)
    which = np.repeat(np.arange(len(found)), [len(one.raw) for one in found])
    for group in range(len(found)):
        mine = which == group
        tuning = tune(raw[~mine], truth[~mine])
        chances[mine] = probabilities(raw[mine], tuning)
        shown[mine] = chances[mine] >= [tuning[label].threshold for label in LABELS]
    return Outcome(chances, shown, truth > 0, np.concatenate([one.underlined for one in found]))


def describe(out: Path, tuning: dict[str, Tuning], figures: Figures) -> None:
    """Writes `reader.json` and `figures.json`; for the weights that ship, also the figures into the model card."""
    made = (out / "encoder.onnx").read_bytes(), (out / "heads.npz").read_bytes(), msgspec.json.encode(tuning)
    card = Card(version=f"minilm-{sha256(b''.join(made)).hexdigest()[:8]}", tuning=tuning)
    for name, value in (("reader.json", card), ("figures.json", figures)):
        (out / name).write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    if out == RESOURCES:
        CARD.write_text(filled(CARD.read_text(encoding="utf-8"), figures), encoding="utf-8")


def _joined(found: list[HeldOut]) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    return np.concatenate([one.raw for one in found]), np.concatenate([one.truth for one in found])


if __name__ == "__main__":
    train()
