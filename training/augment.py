"""Sentence -> changed Sentence with the same annotation: other names, letter case, quotes, dashes, no final punctuation."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from training.corpora import Sentence
from training.entities import spans, without_title
from training.names import Name, organization, person, place

GENERATORS: dict[str, Callable[..., Name]] = {"PER": person, "ORG": organization, "LOC": place}
SWAP = 0.3  # share of names that are exchanged
CASES = ((0.03, str.upper), (0.03, str.lower))  # share of sentences: all capitals, none
HEADLINE = 0.06  # share of sentences that look like headlines
SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as is its 's n't not into over after".split()
)  # often kept small
QUOTES = ((("\u201c", "\u201d"), 0.4), (("``", "''"), 0.1))  # share of sentences with straight quotes
DASHES = ("\u2013", "\u2014", "--")
DROP_FINAL = 0.06


def augmented(sentence: Sentence, *, seed: str) -> Sentence:
    """A variant of the sentence that depends on nothing but it and the seed; often the sentence itself."""
    rng = random.Random(seed)  # noqa: S311 (nothing secret)
    sentence = _swap_names(sentence, rng)
    sentence = _quotes(_dashes(sentence, rng), rng)
    if rng.random() < DROP_FINAL:
        sentence = without_final_punctuation(sentence)
    return _case(sentence, rng)


def swap(sentence: Sentence, first: int, last: int, name: Name) -> Sentence:
    """The sentence with `name` in the place of words first..last; itself where these are no subtree of the sentence with one head."""
    top = _only_head(sentence.heads, first, last) if sentence.heads is not None else first
    if top is None:
        return sentence
    head = name.heads.index(-1)
    columns = {
        layer: (*old[:first], *_new_labels(layer, old[first : last + 1], name), *old[last + 1 :]) for layer, old in sentence.columns.items()
    }
    if sentence.heads is not None:
        relations = list(columns["rel"])
        relations[first + head] = sentence.columns["rel"][top]
        columns["rel"] = tuple(relations)
    words = (*sentence.words[:first], *name.words, *sentence.words[last + 1 :])
    return replace(sentence, words=words, columns=columns, heads=_new_heads(sentence, first, last, name, head))


def without_final_punctuation(sentence: Sentence) -> Sentence:
    """The sentence without its last full stop."""
    size = len(sentence.words) - 1
    if size < 2 or sentence.words[-1] != "." or (sentence.heads and size + 1 in sentence.heads):
        return sentence
    heads = sentence.heads[:size] if sentence.heads else None
    return replace(sentence, words=sentence.words[:size], heads=heads, columns={k: v[:size] for k, v in sentence.columns.items()})


def _swap_names(sentence: Sentence, rng: random.Random) -> Sentence:
    tags = sentence.columns.get("name")
    for first, last, label in reversed(spans(tags) if tags else []):
        article = first and sentence.words[first - 1].lower() == "the" and label != "ORG"  # "the Opera" is no town
        if label in GENERATORS and rng.random() < SWAP and sentence.words[first][:1].isupper() and not article:
            start = without_title(sentence.words[: last + 1], first) if label == "PER" else first
            sentence = swap(sentence, start, last, GENERATORS[label](rng, words=last - start + 1))
    return sentence


def _only_head(heads: tuple[int, ...], first: int, last: int) -> int | None:
    inside = range(first + 1, last + 2)
    tops = [i for i in range(first, last + 1) if heads[i] not in inside]
    hanging = {h for i, h in enumerate(heads) if h in inside and not first <= i <= last}
    return tops[0] if len(tops) == 1 and hanging <= {tops[0] + 1} else None


def _new_labels(layer: str, old: tuple[str, ...], name: Name) -> list[str]:
    if layer in ("ner", "name", "misc", "date"):
        inside = f"I-{old[0][2:]}" if old[0] not in ("O", "?") else old[0]
        return [old[0]] + [inside] * (len(name.words) - 1)
    if layer == "fact":
        return ["?"] * len(name.words)
    if layer == "etype":
        kind = next((label for label in old if label not in ("_", "?")), "?")
        return [kind if h < 0 else "?" if r == "nmod" else "_" for h, r in zip(name.heads, name.relations, strict=True)]
    tags = {
        "rel": name.relations,
        "xpos": name.xpos,
        "upos": [{"HYPH": "PUNCT", "IN": "ADP"}.get(x, "PROPN") for x in name.xpos],
        "Number": ["Sing" if x == "NNP" else "_" for x in name.xpos],
    }
    return list(tags.get(layer, ["_"] * len(name.words)))


def _new_heads(sentence: Sentence, first: int, last: int, name: Name, head: int) -> tuple[int, ...] | None:
    if sentence.heads is None:
        return None
    top = _only_head(sentence.heads, first, last)
    shift = len(name.words) - (last - first + 1)
    places = {0: 0} | {i + 1: i + 1 + (shift if i > last else 0) for i in range(len(sentence.words)) if not first <= i <= last}
    places[(top or 0) + 1] = first + head + 1
    outer = places[sentence.heads[top or 0]]
    inner = [outer if h < 0 else first + h + 1 for h in name.heads]
    return (*(places[h] for h in sentence.heads[:first]), *inner, *(places[h] for h in sentence.heads[last + 1 :]))


def _case(sentence: Sentence, rng: random.Random) -> Sentence:
    draw = rng.random()
    for share, change in CASES:
        if draw < share:
            return replace(sentence, words=tuple(map(change, sentence.words)))
        draw -= share
    return headline(sentence, small=rng.random() < 0.6) if draw < HEADLINE else sentence


def headline(sentence: Sentence, *, small: bool) -> Sentence:
    """Capital first letters and no full stop, as headlines have them; `small` keeps function words small. Capitals inside words stay."""
    sentence = without_final_punctuation(sentence)
    words = [word if small and i and word.lower() in SMALL else word[:1].upper() + word[1:] for i, word in enumerate(sentence.words)]
    return replace(sentence, words=tuple(words))


def _quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    if '"' not in sentence.words and "'" not in "".join(sentence.words):
        return sentence
    draw = rng.random()
    for pair, share in QUOTES:
        if draw < share:
            return replace(sentence, words=_requoted(sentence, pair))
        draw -= share
    return sentence


def _requoted(sentence: Sentence, pair: tuple[str, str]) -> tuple[str, ...]:
    xpos = sentence.columns.get("xpos") or ("",) * len(sentence.words)
    words, opened = list[str](), False
    for word, tag in zip(sentence.words, xpos, strict=True):
        if word == '"':
            opened = tag == "``" if tag in ("``", "''") else not opened
            words.append(pair[0] if opened else pair[1])
        else:
            words.append(word.replace("'", "\u2019") if pair[0] == "\u201c" and word not in ("'", "''") else word)
    return tuple(words)


def _dashes(sentence: Sentence, rng: random.Random) -> Sentence:
    xpos = sentence.columns.get("xpos")
    if xpos is None or not {"--", "-", *DASHES} & set(sentence.words) or rng.random() > 0.5:
        return sentence
    dash = rng.choice(DASHES)
    loose = {i for i, tag in enumerate(xpos) if tag in (":", ",") and sentence.words[i] in ("--", "-", *DASHES)}
    return replace(sentence, words=tuple(dash if i in loose else word for i, word in enumerate(sentence.words)))
