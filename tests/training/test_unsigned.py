"""Unsigned weights give the product of the signed ones."""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from training.unsigned import unsigned  # noqa: E402


def product() -> "onnx.ModelProto":
    weights = numpy_helper.from_array(np.array([[-128, 5], [127, -1]], np.int8), "w")
    zero = numpy_helper.from_array(np.zeros(2, np.int8), "wz")
    left = numpy_helper.from_array(np.array(7, np.uint8), "az")
    node = helper.make_node("MatMulInteger", ["a", "w", "az", "wz"], ["y"])
    graph = helper.make_graph(
        [node],
        "product",
        [helper.make_tensor_value_info("a", TensorProto.UINT8, [1, 2])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, [1, 2])],
        [weights, zero, left],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def test_the_product_is_the_same_and_exact() -> None:
    runtime = pytest.importorskip("onnxruntime")
    model = product()
    assert unsigned(model) == 1
    assert unsigned(model) == 0
    session = runtime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    row = np.array([[255, 255]], np.uint8)
    expected = (row.astype(int) - 7) @ np.array([[-128, 5], [127, -1]])
    assert session.run(None, {"a": row})[0].tolist() == expected.tolist()
