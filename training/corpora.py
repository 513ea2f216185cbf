"""Corpus files -> Sentences with one column per layer; refuses to train on what the licences or good practice forbid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from training import morenames
from training.entities import gmb_columns, gum_columns, spans, split_hyphens, uner_columns
from training.predicates import event_column, fact_column, factuality, propbank
from training.silver import consistent, usual_labels

FEATURES = ("VerbForm", "Tense", "Voice", "Number")
TREE_LAYERS = ("rel", "upos", "xpos", *FEATURES)
ENTITY_LAYERS = ("ner", "name", "misc", "date", "etype")
PREDICATE_LAYERS = ("fact", "event")
LAYERS = (*TREE_LAYERS, *ENTITY_LAYERS, *PREDICATE_LAYERS)
SUBTYPED = frozenset({"obl", "nsubj", "nmod", "acl", "flat", "compound", "aux", "csubj"})  # relations that keep their UD subtype

# What a shipped model may learn from: the licence column of the data's README. GUM dev holds non-commercial genres, and development
# parts of every corpus are for measuring only. Of PropBank's one file only sentences of the given part of EWT are looked up.
MORE_NAMES = {
    "wnut": ("ner/wnut17-train.conll", morenames.wnut),
    "btc": ("ner/btc.conll", morenames.btc),
    "wikigold": ("ner/wikigold.conll", morenames.wikigold),
    "politics": ("ner/crossner-politics-train.txt", morenames.crossner),
    "knowledgenet": ("relations/knowledgenet.json", morenames.knowledgenet),
}
PROPBANK = "propbank-ewt-train-dev.tar.xz"
TRAINABLE = frozenset(
    {"ewt-train.conllu", "gum-train.conllu", "uner-ewt-train.iob2", "gmb-train.iob2", "uds-ih2-train.jsonl", PROPBANK}
) | {Path(file).name for file, _ in MORE_NAMES.values()}


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
    known = nationalities(sentences)
    for corpus, (file, read) in MORE_NAMES.items():
        sentences[corpus] = _named(corpus, read(check_trainable(folder / file), known))
    by_hand = [_tagged(s) for corpus in ("ewt", "wnut", "btc", "wikigold", "politics") for s in sentences[corpus] if "name" in s.columns]
    labels = usual_labels(map(_tagged, sentences["gmb"]), by_hand)
    sentences["gmb"] = [replace(s, columns=s.columns | {"name": tuple(consistent(*_tagged(s), labels))}) for s in sentences["gmb"]]
    return sentences


def development_sentences(folder: Path) -> dict[str, list[Sentence]]:
    """The same for the development parts; for measuring only."""
    sentences = _load(folder, "dev", for_training=False)
    sentences["politics"] = _named("politics", map(_open_others, morenames.crossner(folder / "ner" / "crossner-politics-dev.txt", ())))
    return sentences


def nationalities(sentences: Mapping[str, Sequence[Sentence]]) -> frozenset[str]:
    """Words that are nationalities at least twice in EWT and GMB."""
    tagged = (_tagged(s) for corpus in ("ewt", "gmb") for s in sentences[corpus] if "name" in s.columns)
    counts = Counter(words[a] for words, tags in tagged for a, b, label in spans(tags) if label == "NORP" and a == b)
    return frozenset(word for word, count in counts.items() if count > 1)


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
    names, facts = dict(read_iob(uner)), factuality(allowed(folder / "factuality" / f"uds-ih2-{part}.jsonl"))
    events = propbank(allowed(folder / "roles" / PROPBANK))
    trees = [(identifier, rows, _ewt(rows, names.get(identifier))) for identifier, rows in read_conllu(ewt)]
    return {
        "ewt": [_with(s, fact=fact_column(s.words, facts), event=event_column(identifier, rows, events)) for identifier, rows, s in trees],
        "gum": [_tree("gum", rows, gum_columns(rows)) for _, rows in read_conllu(gum)],
        "gmb": [_gmb(rows) for _, rows in read_iob(gmb)],
    }


def _open_others(labelled: morenames.Labelled) -> morenames.Labelled:
    """Elections, events and other things may have names of our classes inside; where they stand, nothing is counted."""
    words, columns = labelled
    return words, columns | {"name": ["?" if tag[2:] == "OTH" else tag for tag in columns["name"]]}


def _named(corpus: str, labelled: Iterable[morenames.Labelled]) -> list[Sentence]:
    return [Sentence(corpus=corpus, words=tuple(w), columns={k: tuple(v) for k, v in columns.items()}) for w, columns in labelled]


def _tagged(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return sentence.words, sentence.columns["name"]


def _with(sentence: Sentence, **columns: tuple[str, ...] | None) -> Sentence:
    return replace(sentence, columns=sentence.columns | {layer: column for layer, column in columns.items() if column})


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
    words, tags, parts = split_hyphens([row[1] for row in rows], [row[2] for row in rows], [row[3] for row in rows])
    return Sentence(corpus="gmb", words=tuple(words), columns={k: tuple(v) for k, v in gmb_columns(words, tags, parts).items()})
