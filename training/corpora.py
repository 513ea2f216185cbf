"""Corpus files -> Sentences with one column per layer; refuses to train on what the licences or good practice forbid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.entities import by_majority, gmb_columns, gum_columns, majority_labels, uner_columns

FEATURES = ("VerbForm", "Tense", "Voice", "Number")
TREE_LAYERS = ("rel", "upos", "xpos", *FEATURES)
ENTITY_LAYERS = ("ner", "name", "misc", "date", "etype")
LAYERS = (*TREE_LAYERS, *ENTITY_LAYERS)
SUBTYPED = frozenset({"obl", "nsubj", "nmod", "acl", "flat", "compound", "aux", "csubj"})  # relations that keep their UD subtype

# What a shipped model may learn from: the licence column of the data's README. GUM dev holds non-commercial genres, and development
# parts of every corpus are for measuring only.
TRAINABLE = frozenset({"ewt-train.conllu", "gum-train.conllu", "uner-ewt-train.iob2", "gmb-train.iob2"})


class LicenceError(Exception):
    """A file that a shipped model must not be trained on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words with `heads` (1-based, 0 is the root; None without a tree) and `columns`: layer -> one label a word.

    A layer that the corpus does not have is absent; the label "?" means that this word must not count for the layer.
    """

    corpus: str
    words: tuple[str, ...]
    heads: tuple[int, ...] | None = None
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)


def training_sentences(folder: Path) -> dict[str, list[Sentence]]:
    """Corpus name -> its training sentences; the names of the silver corpus are made consistent with themselves."""
    sentences = _load(folder, "train", for_training=True)
    labels = majority_labels((s.words, s.columns["name"]) for s in sentences["gmb"])
    sentences["gmb"] = [
        replace(s, columns=s.columns | {"name": tuple(by_majority(s.words, s.columns["name"], labels))}) for s in sentences["gmb"]
    ]
    return sentences


def development_sentences(folder: Path) -> dict[str, list[Sentence]]:
    """The same for the development parts; for measuring only."""
    return _load(folder, "dev", for_training=False)


def check_trainable(path: Path) -> Path:
    """The path itself, or LicenceError where a shipped model must not learn from this file."""
    if path.name not in TRAINABLE:
        raise LicenceError(f"{path.name} is for measuring only; a shipped model may learn from {', '.join(sorted(TRAINABLE))}")
    return path


def read_conllu(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (sent_id, rows): the ten columns of each syntactic word; multi-word ranges and empty nodes are left out."""
    identifier, rows = "", list[list[str]]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            identifier = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif not line and rows:
            yield identifier, rows
            rows = []


def read_iob(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (sent_id, rows): number, word, tag and, where the corpus has it, part of speech."""
    identifier, rows = "", list[list[str]]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            identifier = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield identifier, rows
            rows = []


def _load(folder: Path, part: str, *, for_training: bool) -> dict[str, list[Sentence]]:
    allowed = check_trainable if for_training else Path
    ewt, gum = (allowed(folder / "ud" / f"{name}-{part}.conllu") for name in ("ewt", "gum"))
    uner, gmb = (allowed(folder / "ner" / f"{name}-{part}.iob2") for name in ("uner-ewt", "gmb"))
    names = dict(read_iob(uner))
    return {
        "ewt": [_ewt(rows, names.get(identifier)) for identifier, rows in read_conllu(ewt)],
        "gum": [_tree("gum", rows, gum_columns(rows)) for _, rows in read_conllu(gum)],
        "gmb": [_gmb(rows) for _, rows in read_iob(gmb)],
    }


def _ewt(rows: list[list[str]], names: list[list[str]] | None) -> Sentence:
    aligned = names is not None and [row[1] for row in names] == [row[1] for row in rows]
    return _tree("ewt", rows, uner_columns([row[2] for row in names], [row[4] for row in rows]) if names and aligned else {})


def _tree(corpus: str, rows: list[list[str]], entities: dict[str, list[str]]) -> Sentence:
    features = [dict(pair.split("=", 1) for pair in row[5].split("|") if "=" in pair) for row in rows]
    columns: dict[str, list[str]] = {
        "rel": [_relation(row[7]) for row in rows],
        "upos": [row[3] for row in rows],
        "xpos": [row[4] for row in rows],
    }
    columns |= {name: [feats.get(name, "_") for feats in features] for name in FEATURES} | entities
    return Sentence(
        corpus=corpus,
        words=tuple(row[1] for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        columns={layer: tuple(labels) for layer, labels in columns.items()},
    )


def _relation(label: str) -> str:
    base = label.split(":", maxsplit=1)[0]
    return label if base in SUBTYPED else base


def _gmb(rows: list[list[str]]) -> Sentence:
    words, tags, parts = split_hyphens(rows)
    return Sentence(corpus="gmb", words=tuple(words), columns={k: tuple(v) for k, v in gmb_columns(words, tags, parts).items()})


def split_hyphens(rows: list[list[str]]) -> tuple[list[str], list[str], list[str]]:
    """Words, tags and parts of speech with hyphens as words of their own, as treebanks have them."""
    words, tags, parts = list[str](), list[str](), list[str]()
    for _, word, tag, part, *_ in rows:
        pieces = re.findall(r"-|[^-]+", word) if re.fullmatch(r"\w+(-\w+)+", word) else [word]
        words += pieces
        tags += [tag] + ["O" if tag == "O" else f"I{tag[1:]}"] * (len(pieces) - 1)
        parts += [part] * len(pieces)
    return words, tags, parts
