"""Writes trained networks as the small files that the reader runs: an encoder with 8-bit weights, and heads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from journal.reading.network import Network, Transformer

HEADS: Final = ("piece", "sentence", "by_me", "by_carer")


class SideBySide(nn.Module):
    """Several encoders with the same frozen layers: these run once, then each encoder's own."""

    def __init__(self, encoders: Sequence[Transformer]) -> None:
        super().__init__()
        self.encoders = nn.ModuleList(encoders)

    def forward(self, ids: Tensor) -> Tensor:
        """Numbers (1 × n) to vectors (1 × n × 384 an encoder)."""
        lower = self.encoders[0].lower(ids)
        return torch.cat([encoder.upper(lower, None) for encoder in self.encoders], dim=-1)


def write_weights(networks: Sequence[Network], out: Path) -> None:
    """Writes `encoder.onnx` and `heads.npz` of networks that share their frozen layers."""
    export([network.encoder for network in networks], out / "encoder.onnx")
    arrays: dict[str, Any] = {}
    for name in HEADS:
        heads = [getattr(network, name) for network in networks]
        arrays[name] = np.stack([head.weight.detach().numpy().T for head in heads])
        arrays[f"{name}_bias"] = np.stack([head.bias.detach().numpy() for head in heads])
    np.savez(out / "heads.npz", **arrays)


def export(encoders: Sequence[Transformer], path: Path) -> None:
    """Writes `encoders` to `path`: word-piece numbers (1 × n) in, vectors (1 × n × 384 an encoder) out."""
    with TemporaryDirectory() as folder:
        full, prepared = Path(folder) / "full.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            SideBySide(encoders).eval(),
            (torch.ones(1, 8, dtype=torch.long),),
            str(full),
            input_names=["input_ids"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": {1: "n"}, "vectors": {1: "n"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
