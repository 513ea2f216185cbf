"""A larger encoder for a teacher: MPNet (all-mpnet-base-v2, 109M parameters), twelve layers with a bias for relative positions.

Song et al. 2020 (MPNet); the bias of a pair of places is learned for 32 ranges of distance, as in Raffel et al. 2020 (T5). Its vocabulary
differs from MiniLM's, so a teacher with it reads batches of its own of the same words. Too slow for use; only its opinions are.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.network import SHAPES, Layer
from training.restore import checked

SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # model.safetensors of all-mpnet-base-v2
WIDTH, INNER, DEPTH, HEADS, VOCABULARY = 768, 3072, 12, 12, 30527
FIRST_PLACE = 2  # row of the first piece in the table of positions
PLACES = 514
RANGES, FARTHEST = 32, 128  # ranges of distance, half of them for what stands after; distances from FARTHEST on share one
EPSILON = 1e-5
LAYER = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


class MpnetEncoder(nn.Module):
    """Word pieces of MPNet's vocabulary -> vectors; letter shapes come in as in network.Encoder."""

    width = WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.case = nn.Embedding(SHAPES + 1, WIDTH, padding_idx=0)
        nn.init.zeros_(self.case.weight)
        self.distance = nn.Embedding(RANGES, HEADS)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=EPSILON), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, heads=HEADS, epsilon=EPSILON) for _ in range(DEPTH))

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, shape: Tensor) -> Tensor:
        """[batch, pieces, width]."""
        case = torch.zeros_like(ids).scatter(1, first, torch.where(first > 0, shape + 1, 0))
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.position(places + FIRST_PLACE)[None] + self.case(case)))
        bias = self.distance(distance_range(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        attend = bias.to(x.dtype).masked_fill(~mask[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, attend)
        return x


def distance_range(distance: Tensor) -> Tensor:
    """Number of the range, 0 to RANGES - 1, of distances to other pieces (negative before, positive after)."""
    half = RANGES // 2
    exact = half // 2  # near distances have a range each, far ones share ranges that grow with the logarithm
    far = distance.abs().clamp_min(1).float()
    grown = exact + (torch.log(far / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    near = torch.where(distance.abs() < exact, distance.abs(), grown.clamp_max(half - 1))
    return near + half * (distance > 0)


def from_mpnet(path: Path) -> dict[str, Tensor]:
    """The encoder's weights from the model's safetensors file, whose digest is checked."""
    base = load_file(str(checked(path, SHA256)))
    state = {
        "encoder.word.weight": base["embeddings.word_embeddings.weight"],
        "encoder.position.weight": base["embeddings.position_embeddings.weight"],
        "encoder.norm.weight": base["embeddings.LayerNorm.weight"],
        "encoder.norm.bias": base["embeddings.LayerNorm.bias"],
        "encoder.distance.weight": base["encoder.relative_attention_bias.weight"],
    }
    for number in range(DEPTH):
        for ours, theirs in LAYER.items():
            for part in ("weight", "bias"):
                state[f"encoder.layers.{number}.{ours}.{part}"] = base[f"encoder.layer.{number}.{theirs}.{part}"]
    return state
