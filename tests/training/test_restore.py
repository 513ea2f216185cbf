from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training has its own requirements")
onnx = pytest.importorskip("onnx", reason="training has its own requirements")

import numpy as np  # noqa: E402
from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from training.mpnet import RANGES, distance_range  # noqa: E402
from training.network import Layer, freeze  # noqa: E402
from training.restore import checked, from_export  # noqa: E402


def test_tables_quantised_row_by_row_are_restored(tmp_path: Path) -> None:
    table, scale = np.array([[127, -64], [10, 0]], np.int8), np.array([[0.5], [2.0]], np.float32)
    tensors = [numpy_helper.from_array(array, f"net.encoder.word.{part}") for part, array in (("table", table), ("scale", scale))]
    graph = helper.make_graph([], "toy", [], [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])], initializer=tensors)
    onnx.save(helper.make_model(graph), str(tmp_path / "toy.onnx"))
    assert from_export(tmp_path / "toy.onnx")["encoder.word.weight"].tolist() == [[63.5, -32.0], [20.0, 0.0]]


def test_a_file_with_another_digest_is_no_encoder(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"else")
    with pytest.raises(ValueError, match="sha256"):
        checked(tmp_path / "model.safetensors", "0" * 64)


@pytest.mark.parametrize(
    ("distance", "number"),
    [(0, 0), (-1, 1), (-7, 7), (-8, 8), (-128, 15), (-500, 15), (1, 17), (7, 23), (20, 26), (500, RANGES - 1)],
)
def test_near_distances_have_a_range_each_and_far_ones_share_them(distance: int, number: int) -> None:
    assert distance_range(torch.tensor([distance])).item() == number


def test_frozen_layers_and_embeddings_get_no_gradient() -> None:
    encoder = torch.nn.Module()
    encoder.word = torch.nn.Embedding(3, 4)
    encoder.layers = torch.nn.ModuleList(Layer(4, 8, heads=2) for _ in range(2))
    freeze(encoder, layers=1)
    assert {name.split(".")[1] for name, parameter in encoder.named_parameters() if parameter.requires_grad} == {"1"}
