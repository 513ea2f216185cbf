"""PropBank over EWT -> kg/english/data/events.tsv: python benchmarks/event_nouns.py EWT.conllu... --propbank FOLDER > TABLE.

Which verb's event a noun tells, and which words before its arguments stand for the verb's subject and object. PropBank's words are blanked;
they align with UD_English-EWT by document and sentence. What a label (ARG0, ARG1) is to the verb is read off the verb's own clauses.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

FEWEST = 2  # times a noun must tell an event
SHARE = 0.6  # of its uses
ID, LEMMA, UPOS, HEAD, DEPREL, FORM = 0, 2, 3, 6, 7, 1
LABEL = re.compile(r"\((?:C-|R-)?([A-Z0-9-]+)")
Row = list[str]


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trees", nargs="+", type=Path)
    parser.add_argument("--propbank", type=Path, required=True, help="folder with *.gold_skel files")
    options = parser.parse_args()
    trees = {name: rows for path in options.trees for name, rows in sentences(path)}
    uses = Counter(row[LEMMA].lower() for rows in trees.values() for row in rows if row[UPOS] == "NOUN")
    frames: dict[str, Counter[str]] = defaultdict(Counter)  # noun -> rolesets
    before: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)  # noun, roleset -> (word before an argument, its label)
    clauses: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)  # roleset -> (grammatical role, label) of the verb
    for path in sorted(options.propbank.rglob("*.gold_skel")):
        for name, skeleton in skeletons(path):
            for word, rows, index, roleset, labels in aligned(trees.get(name, []), skeleton):
                if word[UPOS] == "NOUN":
                    frames[word[LEMMA].lower()][roleset] += 1
                    before[word[LEMMA].lower(), roleset].update(arguments(rows, index, labels))
                elif word[UPOS] == "VERB" and not is_passive(word, rows):
                    clauses[roleset].update((rows[i][DEPREL], label) for i, label in labels if rows[i][HEAD] == word[ID])
    for noun in sorted(frames):
        roleset, count = frames[noun].most_common(1)[0]
        subject, thing = (most(clauses[roleset], relation) for relation in ("nsubj", "obj"))
        if count >= FEWEST and count >= SHARE * uses[noun] and subject and noun.isalpha():
            marks = before[noun, roleset]
            print("\t".join([noun, roleset.split(".")[0].replace("_", " "), words(marks, subject), words(marks, thing)]).rstrip())


def aligned(rows: list[Row], skeleton: list[Row]) -> Iterator[tuple[Row, list[Row], int, str, list[tuple[int, str]]]]:
    """The predicates of a sentence with their words; none where the two files divide it differently."""
    if len(rows) == len(skeleton):
        for index, roleset, labels in predicates(skeleton):
            yield rows[index], rows, index, roleset, labels


def is_passive(word: Row, rows: list[Row]) -> bool:
    """Whether a verb has a passive auxiliary."""
    return any(row[HEAD] == word[ID] and row[DEPREL] == "aux:pass" for row in rows)


def sentences(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Name and words of each tree."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        name = re.search(r"# sent_id = (\S+)", block)
        if name:
            yield name[1], [line.split("\t") for line in block.splitlines() if line.split("\t")[0].isdigit()]


def skeletons(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Name in EWT and rows of each sentence of a PropBank file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            yield f"{path.parent.parent.name}-{path.name.removesuffix('.xml.gold_skel')}-{int(rows[0][1]) + 1:04d}", rows


def predicates(skeleton: list[Row]) -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
    """Place and roleset of each predicate, and its labels by each word that they cover."""
    places = [i for i, row in enumerate(skeleton) if len(row) > 7 and row[7] != "-"]
    for column, place in enumerate(places, start=8):
        labels, name = [], ""
        for i, row in enumerate(skeleton):
            cell = row[column] if column < len(row) else "*"
            opened = LABEL.search(cell)
            name = opened[1] if opened else name
            if name and name != "V":
                labels.append((i, name))
            name = "" if ")" in cell else name
        yield place, skeleton[place][7], labels


def arguments(rows: list[Row], noun: int, labels: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """The word before each argument that hangs on a noun ("'s" for a possessor), and the argument's label."""
    for i, label in labels:
        if rows[i][HEAD] == rows[noun][ID] and rows[i][DEPREL].startswith("nmod"):
            case = [row[FORM].lower() for row in rows if row[HEAD] == rows[i][ID] and row[DEPREL] == "case"]
            yield ("'s" if rows[i][DEPREL] == "nmod:poss" else case[0] if case else ""), label


def most(counts: Counter[tuple[str, str]], relation: str) -> str:
    """The label that most often has this relation to the verb, "" for none."""
    found = Counter({label: n for (deprel, label), n in counts.items() if deprel == relation and not label.startswith("ARGM")})
    return found.most_common(1)[0][0] if found else ""


def words(marks: Counter[tuple[str, str]], label: str) -> str:
    """The words that stand before arguments with this label more often than before others."""
    found = {word for word, own in marks if own == label and word}
    return "|".join(sorted(w for w in found if marks[w, label] > sum(n for (word, own), n in marks.items() if word == w and own != label)))


if __name__ == "__main__":
    main()
