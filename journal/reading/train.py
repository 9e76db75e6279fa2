"""Makes the reader's weights from the labelled text: `python -m journal.reading.train` (needs PyTorch)."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from journal.reading.encoder import Encoder
from journal.reading.export import export
from journal.reading.figures import Figures, Outcome, measure, table
from journal.reading.finetuning import Item, finetune, item
from journal.reading.heads import LABELS, Arrays, Card, Tuning, load_arrays, raw_scores
from journal.reading.labelled import LABELLED, LabelledEntry, entry_targets, overlap, read_labelled
from journal.reading.network import base_weights, pretrained
from journal.reading.reader import RESOURCES
from journal.reading.spans import underline
from journal.reading.tuning import prior_shift, probabilities, tune
from journal.reading.wordpieces import WordPieces


@click.command()
@click.option("--labelled", type=click.Path(path_type=Path), default=LABELLED, help="Folder of labelled JSON Lines.")
@click.option("--out", type=click.Path(path_type=Path), default=RESOURCES, help="Folder for the weights.")
@click.option("--scores", type=click.Path(path_type=Path), help="Also keep the held-out scores in this file (.npz).")
def train(labelled: Path, out: Path, scores: Path | None) -> None:
    """Trains on all writers; before that, on all but some, in turn, to calibrate and to measure honestly."""
    torch.set_num_threads(1)
    entries = read_labelled(labelled)
    items = prepare(entries)
    groups = writer_groups(entries)
    truth = entry_targets(entries)
    held_out = read_held_out(entries, items, groups)
    if scores is not None:
        np.savez(scores, truth=truth, groups=groups, **held_out._asdict())
    figures = measure(held_out_outcome(held_out, truth, groups))
    click.echo(table(figures))
    make_weights(items, out)
    describe(out, tune(held_out.raw, truth), figures)


class HeldOut(NamedTuple):
    """What weights that never met an entry's writer made of it (each entries × labels)."""

    raw: NDArray[np.float64]
    underlined: NDArray[np.bool_]


def prepare(entries: tuple[LabelledEntry, ...]) -> list[Item]:
    """Every entry as the network reads it, its frozen part already run."""
    pieces = WordPieces.load(RESOURCES / "vocabulary.txt")
    encoder = pretrained(base_weights())
    return [item(entry, pieces, encoder) for entry in entries]


def writer_groups(entries: tuple[LabelledEntry, ...]) -> NDArray[np.int64]:
    """The group in which each entry is held out: two writers at a time, the first file with the last, and so on."""
    names = sorted({entry.source for entry in entries})
    group = {name: min(place, len(names) - 1 - place) for place, name in enumerate(names)}
    return np.array([group[entry.source] for entry in entries])


def read_held_out(entries: tuple[LabelledEntry, ...], items: list[Item], groups: NDArray[np.int64]) -> HeldOut:
    """Every entry read by weights, as they would ship, that never met its writer."""
    truth = entry_targets(entries)
    read = HeldOut(np.zeros((len(entries), len(LABELS))), np.zeros((len(entries), len(LABELS)), bool))
    for group in np.unique(groups):
        with TemporaryDirectory() as folder:
            make_weights([one for one, its in zip(items, groups, strict=True) if its != group], Path(folder))
            heads = load_arrays(Path(folder) / "heads.npz")
            encoder = Encoder.load(Path(folder), WordPieces.load(RESOURCES / "vocabulary.txt"))
            for row in np.flatnonzero(groups == group):
                read.raw[row], read.underlined[row] = read_entry(encoder, heads, entries[int(row)])
        read.raw[groups == group] += prior_shift(truth[groups != group], truth)
        click.echo(f"held out {sorted({entries[int(row)].source for row in np.flatnonzero(groups == group)})}")
    return read


def make_weights(items: list[Item], out: Path) -> None:
    """Trains on `items` and writes `encoder.onnx` and `heads.npz`."""
    network = finetune(pretrained(base_weights()), items)
    export(network.encoder, out / "encoder.onnx")
    heads = {"piece": network.piece, "sentence": network.sentence}
    weights = {name: head.weight.detach().numpy().T for name, head in heads.items()}
    biases = {f"{name}_bias": head.bias.detach().numpy() for name, head in heads.items()}
    np.savez(out / "heads.npz", **weights, **biases)


def read_entry(encoder: Encoder, heads: Arrays, entry: LabelledEntry) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Raw scores of one entry (labels), and whether the words underlined for each label share some with its quote."""
    encoded = encoder.encode(entry.text)
    raw = raw_scores(heads, encoded.vectors)
    best = raw.sentences.argmax(axis=0)
    met = np.zeros(len(LABELS), bool)
    for column, label in enumerate(LABELS):
        quote = entry.quote(label)
        weights = raw.pieces[best[column]][:, column].tolist()
        span = underline(entry.text, encoded.sentences[best[column]].pieces, weights)
        met[column] = quote is not None and overlap(span, quote) > 0
    return raw.sentences.max(axis=0), met


def held_out_outcome(held_out: HeldOut, truth: NDArray[np.float32], groups: NDArray[np.int64]) -> Outcome:
    """What would be shown if neither weights, calibration nor threshold had met the writers that are scored."""
    chances = np.zeros_like(held_out.raw)
    shown = np.zeros(chances.shape, bool)
    for group in np.unique(groups):
        mine = groups == group
        tuning = tune(held_out.raw[~mine], truth[~mine])
        chances[mine] = probabilities(held_out.raw[mine], tuning)
        shown[mine] = chances[mine] >= [tuning[label].threshold for label in LABELS]
    return Outcome(chances, shown, truth > 0, held_out.underlined)


def describe(out: Path, tuning: dict[str, Tuning], figures: Figures) -> None:
    """Writes `reader.json` and `figures.json`."""
    made = (out / "encoder.onnx").read_bytes(), (out / "heads.npz").read_bytes(), msgspec.json.encode(tuning)
    card = Card(version=f"minilm-{sha256(b''.join(made)).hexdigest()[:8]}", tuning=tuning)
    for name, value in (("reader.json", card), ("figures.json", figures)):
        (out / name).write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


if __name__ == "__main__":
    train()
