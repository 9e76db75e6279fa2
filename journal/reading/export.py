"""Writes a trained encoder as the small ONNX file that the reader runs (8-bit weights)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from journal.reading.network import Transformer


def export(encoder: Transformer, path: Path) -> None:
    """Writes `encoder` to `path`: word-piece numbers (1 × n) in, vectors (1 × n × 384) out."""
    with TemporaryDirectory() as folder:
        full, prepared = Path(folder) / "full.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            encoder.eval(),
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
