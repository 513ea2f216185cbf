"""ONNX file with signed 8-bit weights -> the same product in unsigned ones: `python -m training.unsigned FILE` rewrites it.

Processors without dot-product instructions (AVX2 and older) multiply unsigned activations with signed weights in 16-bit sums that
saturate, so they give other scores than newer ones. With unsigned weights and a zero point of 128 every processor computes the exact
product, and the same articles give the same graph on all of them. It costs no time on either kind.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

OFFSET = 128


def main() -> None:
    """Rewrite a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    path = parser.parse_args().file
    model = onnx.load(str(path))
    print(f"{unsigned(model)} products made unsigned")
    onnx.save(model, str(path))


def unsigned(model: onnx.ModelProto) -> int:
    """Shift the signed weights of all integer products, and their zero points, by 128; how many products were changed."""
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    products = [node for node in model.graph.node if node.op_type == "MatMulInteger"]
    shifted = {name for node in products for name in (node.input[1], *node.input[3:4])}
    changed = [node for node in products if tensors[node.input[1]].data_type == onnx.TensorProto.INT8]
    for name in shifted:
        values = numpy_helper.to_array(tensors[name])
        if values.dtype == np.int8:
            tensors[name].CopyFrom(numpy_helper.from_array((values.astype(np.int16) + OFFSET).astype(np.uint8), name))
    return len(changed)


if __name__ == "__main__":
    main()
