"""Fine-tuned networks as one ONNX file with eight-bit weights, which gives the mean of what they say."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import Network, OneMessage


def export(networks: list[Network], target: Path) -> None:
    single = OneMessage([network.eval() for network in networks]).eval()
    example = torch.tensor([[101, 2054, 2003, 2023, 102]])
    with torch.no_grad():
        mean = sum(network(example, torch.ones_like(example)) for network in networks) / len(networks)
        apart = (single(example) - mean).abs().max().item()
    if apart > 1e-4:
        raise SystemExit(f"the graph for one message differs from the networks by {apart}")
    with tempfile.TemporaryDirectory() as folder:
        whole, bare = f"{folder}/whole.onnx", f"{folder}/bare.onnx"
        torch.onnx.export(
            single,
            (example,),
            whole,
            input_names=["ids"],
            output_names=["scores"],
            dynamic_shapes={"ids": {1: torch.export.Dim("length", min=2, max=512)}},
            dynamo=True,
            external_data=False,
        )
        model = onnx.load(whole)
        # The shapes that the exporter noted for the head contradict its transposed weights.
        del model.graph.value_info[:]
        onnx.save(model, bare)
        quantize_dynamic(
            bare,
            target,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
        )
