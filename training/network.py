"""The network: a six-layer MiniLM encoder, one vector a word, a biaffine tree scorer and a linear layer for each kind of label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor, nn

WIDTH, INNER, DEPTH, ATTENTION_HEADS = 384, 1536, 6, 12
ARC, REL = 256, 128
SHAPES, SHAPE_WIDTH = 9, 32


@dataclass(frozen=True, slots=True)
class Scores:
    """tags: layer -> [batch, words, labels]; arc [batch, word, head] (head 0 is the root); the two halves of the relation scorer.

    `states` [batch, words, width] is what the encoder has at the first piece of each word.
    """

    tags: dict[str, Tensor]
    arc: Tensor
    rel_head: Tensor
    rel_dep: Tensor
    states: Tensor


class Linear(nn.Linear):
    """A linear layer that, while `rounded`, computes as the int8 export will: a scale for the input, one for each output's weights."""

    rounded = False

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002 (the name it has in torch)
        """[..., out]."""
        if not self.rounded:
            return super().forward(input)
        return F.linear(_rounded(input, levels=255), _rounded(self.weight, levels=254, dim=1), self.bias)


def round_as_int8(net: nn.Module) -> None:
    """From now on compute all linear layers as in int8, so that training adapts the weights to it."""
    for module in net.modules():
        if isinstance(module, Linear):
            module.rounded = True


def _rounded(x: Tensor, *, levels: int, dim: int | None = None) -> Tensor:
    """The nearest of `levels` steps, with the gradient of the identity; one range for all, or one along each row of `dim`."""
    with torch.no_grad():
        if dim is None:
            step = (x.amax().clamp_min(0) - x.amin().clamp_max(0)).float() / levels
        else:
            step = x.abs().amax(dim, keepdim=True).float() * 2 / levels
        step = step.clamp_min(1e-8)
        change = (torch.round(x.float() / step) * step).to(x.dtype) - x
    return x + change


class Layer(nn.Module):
    """One transformer layer, normalised after each residual sum, as in BERT."""

    def __init__(self, width: int = WIDTH, inner: int = INNER, *, heads: int = ATTENTION_HEADS, epsilon: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (Linear(width, width) for _ in range(4))
        self.up, self.down = Linear(width, inner), Linear(inner, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=epsilon) for _ in range(2))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, attend: Tensor) -> Tensor:
        """x [batch, pieces, width]; attend [batch, 1, 1, pieces] says which pieces are real, or [batch, heads, pieces, pieces] is added."""
        batch, pieces, width = x.shape
        query, key, value = (
            part(x).view(batch, pieces, self.heads, width // self.heads).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=attend, dropout_p=0.1 if self.training else 0.0)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, pieces, width))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces -> vectors. Letter shapes come in at the first piece of each word: the vocabulary is lower-case."""

    width = WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(SHAPES + 1, WIDTH, padding_idx=0)
        nn.init.zeros_(self.case.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, shape: Tensor) -> Tensor:
        """[batch, pieces, width]."""
        case = torch.zeros_like(ids).scatter(1, first, torch.where(first > 0, shape + 1, 0))
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.drop(self.norm(self.word(ids) + self.position(places) + self.kind + self.case(case)))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x


class Joint(nn.Module):
    """Tags, tree, entities and predicates of sentences; `sizes` says how many labels each layer has."""

    def __init__(self, sizes: Mapping[str, int], encoder: Any = None) -> None:
        super().__init__()
        self.encoder = encoder or Encoder()
        self.shape = nn.Embedding(SHAPES, SHAPE_WIDTH)
        self.word = nn.Sequential(Linear(self.encoder.width + SHAPE_WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc_head, self.arc_dep, self.arc = Linear(WIDTH, ARC), Linear(WIDTH, ARC), nn.Parameter(torch.empty(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.rel_head, self.rel_dep = Linear(WIDTH, REL), Linear(WIDTH, REL)
        self.rel = nn.Parameter(torch.randn(sizes["rel"], REL + 1, REL + 1) * 0.02)
        self.tags = nn.ModuleDict({layer: Linear(WIDTH, size) for layer, size in sizes.items() if layer != "rel"})
        self.drop = nn.Dropout(0.3)

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, shape: Tensor) -> Scores:
        """Scores of a batch; words beyond a sentence's end get scores too, which mean nothing."""
        pieces = self.encoder(ids, mask, first, shape)
        states = pieces.gather(1, first[:, :, None].expand(-1, -1, self.encoder.width))
        words = self.word(torch.cat([states, self.shape(shape)], -1))
        heads = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        arc = torch.einsum("bhi,ij,bdj->bdh", self._part(self.arc_head, heads, one=True), self.arc, self._part(self.arc_dep, words))
        tags = {layer: linear(words) for layer, linear in self.tags.items()}
        return Scores(tags, arc, self._part(self.rel_head, heads, one=True), self._part(self.rel_dep, words, one=True), states)

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Relation scores [batch, words, relations] of each word for the given heads [batch, words]."""
        chosen = scores.rel_head.gather(1, heads[:, :, None].expand(-1, -1, REL + 1))
        return torch.einsum("bni,rij,bnj->bnr", chosen, self.rel, scores.rel_dep)

    def _part(self, linear: nn.Module, words: Tensor, *, one: bool = False) -> Tensor:
        part = self.drop(F.gelu(linear(words)))
        return torch.cat([part, torch.ones_like(part[..., :1])], -1) if one else part


def freeze(encoder: nn.Module, *, layers: int) -> None:
    """Leave the embeddings and the lowest layers as they are; nothing is then computed backwards through them."""
    for name, parameter in encoder.named_parameters():
        part, number = name.split(".")[:2] if name.startswith("layers.") else (name, "0")
        if part != "layers" or int(number) < layers:
            parameter.requires_grad_(False)


def second_best(arc: Tensor, best: Tensor) -> Tensor:
    """Heads [batch, words] with the highest score but for `best`."""
    return arc.scatter(2, best[:, :, None], -1e9).argmax(-1)


def masked_arcs(arc: Tensor, first: Tensor) -> Tensor:
    """Arc scores with heads beyond the sentence's end ruled out; every real word has a first piece after place 0."""
    real = torch.cat([torch.ones_like(first[:, :1], dtype=torch.bool), first > 0], 1)
    return arc.masked_fill(~real[:, None, :], -1e4)


def device() -> torch.device:
    """The GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
