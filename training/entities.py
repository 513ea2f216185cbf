"""Entity annotation of three corpora -> label columns of one kind: ner, name, misc, date (BIO) and etype (types of mention heads).

The corpora disagree, so layers say whose scheme they follow. `ner` (PER, ORG, LOC) keeps each corpus' own spans: news of the Groningen
Meaning Bank (GMB) counts titles into a person's name, the others do not. `name` (PER, ORG, LOC, NORP, OTH) is one scheme for all: no
titles, nationalities apart, compass points inside the name, and for GMB, which was labelled by machine, the majority label of a phrase
that occurs often. "?" marks words that a scheme leaves open; they do not count in training.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

GUM_NAMES = {"person": "PER", "organization": "ORG", "place": "LOC"}  # every other named thing is OTH
GUM_TYPES = ("person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract")
GMB_NAMES = {"per": "PER", "org": "ORG", "geo": "LOC", "art": "OTH", "eve": "OTH", "nat": "OTH"}
COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "saudi", "sri", "new"})
# fmt: off
TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "president", "prime", "minister", "foreign", "defense", "defence", "interior", "finance",
    "justice", "premier", "chancellor", "senator", "representative", "congressman", "governor", "mayor", "general", "major", "colonel",
    "captain", "lieutenant", "sergeant", "admiral", "marshal", "commander", "secretary", "deputy", "vice", "king", "queen", "prince",
    "princess", "pope", "cardinal", "bishop", "archbishop", "ayatollah", "sheikh", "judge", "attorney", "ambassador", "chairman",
    "chief", "director", "professor", "spokesman", "spokeswoman", "spokesperson", "former", "late",
})
# fmt: on
LONGEST_NAME = 10  # words; longer GUM mentions of proper nouns are descriptions

Span = tuple[int, int, str]  # first word, last word, label


def spans(tags: Sequence[str]) -> list[Span]:
    """Spans of BIO tags, repaired: an I- that continues nothing of its label begins a span."""
    found, start = list[Span](), -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and (tag[:2] != "I-" or tag[2:] != tags[start][2:]):
            found.append((start, i - 1, tags[start][2:]))
            start = -1
        if start < 0 and tag[:2] in ("B-", "I-"):
            start = i
    return found


def bio(length: int, labelled: Iterable[Span]) -> list[str]:
    """BIO tags of spans that do not overlap; where they do, the earlier in the list wins."""
    tags = ["O"] * length
    for first, last, label in labelled:
        if all(tag == "O" for tag in tags[first : last + 1]):
            tags[first : last + 1] = [f"B-{label}"] + [f"I-{label}"] * (last - first)
    return tags


def without_title(words: Sequence[str], first: int) -> int:
    """First word of a person's name after its titles; `words` ends with the name's last word, of which one is always kept."""
    while first < len(words) - 1 and words[first].rstrip(".").lower() in TITLES:
        first += 1
        while first < len(words) - 1 and words[first] in ("-", "."):
            first += 1
    return first


def split_hyphens(words: Sequence[str], tags: Sequence[str], parts: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Words, tags and parts of speech with hyphens as words of their own, as treebanks have them."""
    apart, theirs, kinds = list[str](), list[str](), list[str]()
    for word, tag, part in zip(words, tags, parts, strict=True):
        pieces = re.findall(r"-|[^-]+", word) if re.fullmatch(r"\w+(-\w+)+", word) else [word]
        apart += pieces
        theirs += [tag] + ["O" if tag == "O" else f"I{tag[1:]}"] * (len(pieces) - 1)
        kinds += [part] * len(pieces)
    return apart, theirs, kinds


# ------------------------------------------------------------------------------------------------ Universal NER over EWT


def uner_columns(tags: Sequence[str], xpos: Sequence[str]) -> dict[str, list[str]]:
    """Its OTH holds nationalities as well: adjectives and plurals among them are NORP."""
    known = [span for span in spans(tags) if span[2] in ("PER", "ORG", "LOC", "OTH")]  # a few tags of the file are damaged ("B-O")
    found = [(a, b, _nationality(xpos[b]) if label == "OTH" and a == b else label) for a, b, label in known]
    return {
        "ner": bio(len(tags), [s for s in found if s[2] in ("PER", "ORG", "LOC")]),
        "name": bio(len(tags), found),
    }


def _nationality(xpos: str) -> str:
    return "NORP" if xpos in ("JJ", "NNS", "NNPS") else "OTH"


# ------------------------------------------------------------------------------------------------ GUM


def gum_mentions(rows: Sequence[Sequence[str]]) -> list[Span]:
    """Entity mentions that open and close in this sentence (CorefUD brackets in MISC): first, last, GUM type."""
    found, opened = list[Span](), dict[str, list[tuple[int, str]]]()
    for i, row in enumerate(rows):
        brackets = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        for whole, start, end in re.findall(r"\(([^()]*)\)|\(([^()]*)|([^()]+)\)", brackets[1]) if brackets else ():
            if whole or start:
                group, etype = (whole or start).split("-")[:2]
                if whole:
                    found.append((i, i, etype))
                else:
                    opened.setdefault(group, []).append((i, etype))
            elif opened.get(end):
                first, etype = opened[end].pop()
                found.append((first, i, etype))
    return found


def gum_columns(rows: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """Names are mentions made of proper nouns only; a mention with other words in it leaves its proper nouns open."""
    mentions = sorted(gum_mentions(rows), key=lambda span: span[1] - span[0])
    names, other, dates = list[Span](), list[Span](), list[Span]()
    etype, unsure = ["_"] * len(rows), set[int]()
    for first, last, kind in mentions:
        head = _head(rows, first, last)
        if head is None:
            continue
        etype[head] = kind if kind in GUM_TYPES else "_"
        if kind == "time":
            dates.append((first + (rows[first][3] == "DET" and last > first), last, "DATE"))
        elif rows[head][3] == "PROPN":
            start = _name_start(rows, first, last)
            if _is_name(rows, start, last):
                (names if kind in GUM_NAMES else other).append((start, last, GUM_NAMES.get(kind, "OTH")))
            else:
                unsure |= {i for i in range(first, last + 1) if rows[i][3] == "PROPN"}
    return _gum_layers(rows, names, other, dates, unsure) | {"etype": etype}


def _gum_layers(
    rows: Sequence[Sequence[str]], names: list[Span], other: list[Span], dates: list[Span], unsure: set[int]
) -> dict[str, list[str]]:
    """GUM has no nationalities: what may be one stays open, as do proper nouns of longer mentions."""
    size = len(rows)
    maybe = {i for i, row in enumerate(rows) if (i and row[3] == "ADJ" and row[1][:1].isupper()) or row[4] == "NNPS"}
    layers = {"ner": bio(size, names), "name": bio(size, names + other), "misc": bio(size, other)}
    for layer, tags in layers.items():
        layers[layer] = [
            "?" if (i in maybe and tag in ("O", "B-PER")) or (i in unsure and tag == "O") else tag for i, tag in enumerate(tags)
        ]
    return layers | {"date": bio(size, dates)}


def _head(rows: Sequence[Sequence[str]], first: int, last: int) -> int | None:
    inside = {row[0] for row in rows[first : last + 1]}
    return next((i for i in range(first, last + 1) if rows[i][6] not in inside), None)


def _name_start(rows: Sequence[Sequence[str]], first: int, last: int) -> int:
    while first < last and rows[first][3] == "DET":
        first += 1
    return without_title([row[1] for row in rows[: last + 1]], first)


def _is_name(rows: Sequence[Sequence[str]], first: int, last: int) -> bool:
    linking = ("of", "the", "and", "for", "&", "in", "on")
    return last - first < LONGEST_NAME and all(
        row[3] == "PROPN" or row[4] in ("HYPH", "POS", "CD") or row[1] in linking for row in rows[first : last + 1]
    )


# ------------------------------------------------------------------------------------------------ Groningen Meaning Bank


def gmb_columns(words: Sequence[str], tags: Sequence[str], xpos: Sequence[str]) -> dict[str, list[str]]:
    """Its gpe is a place or, as adjective or plural, a nationality."""
    found = [(a, b, _gmb_label(label, xpos[b])) for a, b, label in spans(tags)]
    names = [s for s in found if s[2] in ("PER", "ORG", "LOC")]
    return {
        "ner": bio(len(words), names),
        "name": bio(len(words), _one_scheme(words, [s for s in found if s[2] != "DATE"])),
        "misc": bio(len(words), [s for s in found if s[2] in ("OTH", "NORP")]),
        "date": bio(len(words), [s for s in found if s[2] == "DATE"]),
    }


def _gmb_label(label: str, xpos: str) -> str:
    if label == "gpe":
        return "NORP" if xpos.startswith("JJ") or xpos in ("NNS", "NNPS") else "LOC"
    return "DATE" if label == "tim" else GMB_NAMES[label]


def _one_scheme(words: Sequence[str], found: list[Span]) -> list[Span]:
    """Spans without titles, with compass points and split surnames joined to what they belong to."""
    joined = list[Span]()
    for first, last, label in found:
        before = joined[-1] if joined and joined[-1][1] == first - 1 else None
        if before and before[0] == before[1] and words[before[0]].lower() in COMPASS:
            joined[-1] = (before[0], last, label)
        elif before and before[2] == "PER" and all(w.rstrip(".").lower() in TITLES for w in words[before[0] : first]):
            joined[-1] = (before[0], last, "PER")
        else:
            joined.append((first, last, label))
    return [(_start(words, first, last) if label == "PER" else first, last, label) for first, last, label in joined]


def _start(words: Sequence[str], first: int, last: int) -> int:
    return without_title(words[: last + 1], first)


def majority_labels(sentences: Iterable[tuple[Sequence[str], Sequence[str]]], *, least: int = 8, share: float = 0.7) -> dict[str, str]:
    """Phrase -> its label where it has one label clearly more often than others, over (words, name tags) of a noisy corpus."""
    counts: dict[str, Counter[str]] = {}
    for words, tags in sentences:
        for first, last, label in spans(tags):
            counts.setdefault(" ".join(words[first : last + 1]), Counter())[label] += 1
    best = {phrase: count.most_common(1)[0] for phrase, count in counts.items()}
    return {phrase: label for phrase, (label, n) in best.items() if n >= least and n >= share * counts[phrase].total()}


def by_majority(words: Sequence[str], tags: Sequence[str], labels: dict[str, str]) -> list[str]:
    """Tags with each span relabelled by the majority of its phrase."""
    return bio(len(words), [(a, b, labels.get(" ".join(words[a : b + 1]), label)) for a, b, label in spans(tags)])
