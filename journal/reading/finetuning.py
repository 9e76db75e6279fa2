"""Trains the network on labelled text: sentences in their context, with the quotes that show each label."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from torch.nn.utils.rnn import pad_sequence

from journal.model import By
from journal.reading.encoder import Sentence, window_ids, windows
from journal.reading.heads import APPROACH, LABELS
from journal.reading.labelled import UNKNOWN, LabelledEntry, by_targets, span_targets
from journal.reading.network import FROZEN, Network, Raw, Transformer
from journal.reading.wordpieces import WordPieces

EPOCHS: Final = 3
BATCH: Final = 16
ENCODER_RATE: Final = 1.2e-4
HEAD_RATE: Final = 2e-3
WARM_UP: Final = 0.1
DECAY: Final = 0.01
POSITIVE: Final = 2.0
"""Weight of a sentence that carries a label: they are few."""
SIBLING: Final = 0.3
"""Weight of a sentence without the quote in an entry that has the label: it may show it too."""
PIECES: Final = 0.5
"""Weight of the piece head's loss beside the sentences' and the entry's."""
WHOSE: Final = 0.1
"""Weight of the loss about whose conduct it was."""


class Item(NamedTuple):
    """One window of an entry, ready for training; targets are rows × labels, `by_*` one row of approach labels."""

    lower: Tensor
    owner: Tensor
    sentences: Tensor
    pieces: Tensor
    entry: Tensor
    by_me: Tensor
    by_carer: Tensor


class Batch(NamedTuple):
    """Some items side by side; `owner` numbers sentences through the batch, `entry_of` each sentence's item."""

    lower: Tensor
    kept: Tensor
    owner: Tensor
    entry_of: Tensor
    sentences: Tensor
    pieces: Tensor
    entries: Tensor
    by_me: Tensor
    by_carer: Tensor


def items(entry: LabelledEntry, pieces: WordPieces, encoder: Transformer) -> list[Item]:
    """Prepares a labelled entry: an item for each window in which it is read."""
    return [_item(entry, window, encoder) for window in windows(entry.text, pieces)]


def _item(entry: LabelledEntry, window: Sequence[Sentence], encoder: Transformer) -> Item:
    spans = [(piece.start, piece.end) for sentence in window for piece in sentence.pieces]
    sentences = torch.from_numpy(span_targets(entry, [sentence.span for sentence in window]))
    marks = torch.from_numpy(span_targets(entry, spans))
    by = [torch.from_numpy(by_targets(entry, who)) for who in (By.ME, By.CARER)]
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        lower = encoder.eval().lower(torch.tensor([window_ids(window)]))[0].to(torch.bfloat16)
    return Item(lower, _owners(window), sentences, marks, sentences.max(0).values, *by)


def _owners(window: Sequence[Sentence]) -> Tensor:
    inside = [number for number, sentence in enumerate(window) for _ in sentence.pieces]
    return torch.tensor([-1, *inside, -1])


def collate(items: Sequence[Item]) -> Batch:
    """Lays items side by side, padded to the longest."""
    counts = [len(one.sentences) for one in items]
    bases = accumulate(counts, initial=0)
    owners = [torch.where(one.owner >= 0, one.owner + base, -1) for one, base in zip(items, bases, strict=False)]
    lengths = torch.tensor([len(one.owner) for one in items])
    return Batch(
        pad_sequence([one.lower for one in items], batch_first=True),
        torch.arange(int(lengths.max())) < lengths[:, None],
        pad_sequence(owners, batch_first=True, padding_value=-1),
        torch.repeat_interleave(torch.arange(len(items)), torch.tensor(counts)),
        torch.cat([one.sentences for one in items]),
        torch.cat([one.pieces for one in items]),
        torch.stack([one.entry for one in items]),
        torch.stack([one.by_me for one in items]),
        torch.stack([one.by_carer for one in items]),
    )


def finetune(encoder: Transformer, items: Sequence[Item], seed: int) -> Network:
    """A network trained on `items`, from the given encoder, which it changes."""
    torch.manual_seed(seed)
    network = Network(encoder)
    heads = [network.piece, network.sentence, network.by_me, network.by_carer]
    trained = [list(part.parameters()) for part in (network.encoder.layers[FROZEN:], nn.ModuleList(heads))]
    optimiser = torch.optim.AdamW([{"params": each} for each in trained], weight_decay=DECAY)
    steps = EPOCHS * -(-len(items) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        max_lr=[ENCODER_RATE, HEAD_RATE],
        total_steps=steps + 1,
        pct_start=WARM_UP,
        anneal_strategy="linear",
        cycle_momentum=False,
    )
    network.train()
    for batch in _batches(items, seed):
        optimiser.zero_grad()
        loss(network(batch.lower, batch.kept, batch.owner, len(batch.sentences)), batch).backward()
        torch.nn.utils.clip_grad_norm_(chain(*trained), 1.0)
        optimiser.step()
        schedule.step()
    return network.eval()


def _batches(items: Sequence[Item], seed: int) -> Iterator[Batch]:
    """Each epoch in a new order; items of like length share a batch, so that little is padding."""
    chance = random.Random(seed)
    for _ in range(EPOCHS):
        near = sorted(range(len(items)), key=lambda n: len(items[n].owner) + chance.uniform(-15, 15))
        groups = [near[start : start + BATCH] for start in range(0, len(near), BATCH)]
        chance.shuffle(groups)
        for group in groups:
            yield collate([items[n] for n in group])


def loss(raw: Raw, batch: Batch) -> Tensor:
    """How wrong the raw scores are: on entries (their likeliest sentence), sentences and pieces together."""
    entry = cross_entropy(likeliest(raw.sentences, batch.entry_of, len(batch.entries)), batch.entries)
    of_entry = batch.entries[batch.entry_of]
    weight = torch.where(batch.sentences > 0, POSITIVE, torch.where(of_entry > 0, SIBLING, 1.0))
    sentence = cross_entropy(raw.sentences, batch.sentences, weight=weight)
    piece = cross_entropy(raw.pieces, batch.pieces)
    return (
        entry
        + sentence
        + PIECES * piece
        + WHOSE * (by_loss(raw.by_me, batch.by_me, batch) + by_loss(raw.by_carer, batch.by_carer, batch))
    )


def by_loss(raw: Tensor, said: Tensor, batch: Batch) -> Tensor:
    """How wrong it is about whose conduct it was, over the quoted sentences of which somebody said so."""
    target = said[batch.entry_of]
    known = (target != UNKNOWN) & (batch.sentences[:, APPROACH] > 0)
    return cross_entropy(raw[known], target[known]) if bool(known.any()) else raw.sum() * 0


def likeliest(sentences: Tensor, entry_of: Tensor, entries: int) -> Tensor:
    """The highest raw score among each entry's sentences (entries × labels)."""
    lowest = torch.full((entries, len(LABELS)), -1e4)
    return lowest.scatter_reduce(0, entry_of[:, None].expand_as(sentences), sentences, "amax")
