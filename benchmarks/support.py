"""Raw sentences -> a table: how often each rule with a name acts on text that nobody read for it, with three sentences in which it does.

    python benchmarks/support.py --data ../shared/data/ner/gmb-train.iob2 [--every 2]

The sentences of the Groningen Meaning Bank are cut into documents of 25; of every n-th of these the whole pipeline makes a graph. Rules are
those of the registries: tree rules, rules of extraction, status and speaker cues, reasons of coreference and of resolution, and the
patterns of the ontology. Each registered rule is listed, those that never act with 0.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg import plugins
from kg.annotate.chains.reasons import REASONS as COREFERENCE
from kg.annotate.parse import rules
from kg.config import Config
from kg.english.tree import Tree
from kg.pipeline import Stages, document_statements, linked, ontology, resolved_only, stages_of
from kg.resolve.reasons import REASONS as RESOLUTION
from kg.types import AnnotatedDocument, Document, Evidence, Extraction, Statement

SENTENCES = 25  # of a document
PARAGRAPH = 5
EXAMPLES = 3
ENOUGH = 5  # sentences on which a rule must act to be kept, see CONTRIBUTING.md
NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]]+|'s|'|n't|'re|'ve|'ll|'d|'m")
NO_SPACE_AFTER = frozenset({"(", "[", "$", "#"})


class Support:
    """Counts by family and rule, with the first sentences of each."""

    def __init__(self) -> None:
        self.counts: dict[str, dict[str, int]] = defaultdict(dict)
        self.examples: dict[tuple[str, str], list[str]] = defaultdict(list)

    def register(self, family: str, names: Iterable[str]) -> None:
        """List the rules of a family, so that those that never act are shown."""
        self.counts[family] = dict.fromkeys(names, 0)

    def add(self, family: str, rule: str, sentence: str) -> None:
        """A rule has acted in a sentence."""
        self.counts[family][rule] = self.counts[family].get(rule, 0) + 1
        shown = self.examples[family, rule]
        if len(shown) < EXAMPLES and sentence not in shown:
            shown.append(sentence)

    def lines(self) -> Iterator[str]:
        """The table, by family, the rarest rules last."""
        for family, counts in self.counts.items():
            rare = sum(count < ENOUGH for count in counts.values())
            yield f"\n== {family}: {len(counts)} rules, {rare} of them act on fewer than {ENOUGH} sentences"
            for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
                yield f"{count:7}  {rule}"
                yield from (f"           · {example}" for example in self.examples[family, rule])


# ------------------------------------------------------------------------------------------------ text


def documents(path: Path, *, every: int) -> Iterator[Document]:
    """Documents of SENTENCES sentences, of which every n-th is taken."""
    sentences = [joined(block.splitlines()) for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    for start in range(0, len(sentences), SENTENCES * every):
        group = sentences[start : start + SENTENCES]
        yield Document(text="\n\n".join(" ".join(group[k : k + PARAGRAPH]) for k in range(0, len(group), PARAGRAPH)))


def joined(rows: Iterable[str]) -> str:
    """The words of a sentence with spaces where English has them; of straight quotation marks every second one closes."""
    text, glue, is_open = "", True, False
    for word in (row.split("\t")[1] for row in rows if row and not row.startswith("#")):
        if word == '"':
            text += word if is_open or glue else f" {word}"
            is_open = not is_open
            glue = is_open
            continue
        text += word if glue or NO_SPACE_BEFORE.fullmatch(word) else f" {word}"
        glue = word in NO_SPACE_AFTER
    return text


# ------------------------------------------------------------------------------------------------ counting


def counted(rule: Callable[[Tree], Tree], support: Support) -> Callable[[Tree], Tree]:
    """A tree rule that notes where it changes something."""

    def noting(tree: Tree) -> Tree:
        changed = rule(tree)
        if changed is not tree:
            support.add("tree", rule.__name__, " ".join(t.form for t in tree.tokens))
        return changed

    return noting


def count_document(annotated: AnnotatedDocument, statements: Iterable[Statement], support: Support) -> None:
    """Count what the values of a document say of the rules that made them."""
    text = annotated.document.text
    sentences = [sentence.span.of(text).replace("\n", " ") for sentence in annotated.sentences]
    for chain in annotated.chains:
        for mention, reason in zip(chain.mentions, chain.reasons, strict=True):
            support.add("coreference", kind_of(reason, COREFERENCE), f"[{mention.text}: {reason}] {sentences[mention.sentence]}")
    for statement in statements:
        if isinstance(statement.evidence, Evidence):
            sentence = sentences[statement.evidence.index]
            support.add("extraction", str(statement.rule), f"[{statement.predicate}] {sentence}")
            for cue in getattr(statement, "cues", ()):
                support.add("qualification", str(getattr(cue, "rule", cue)), f"[{statement.predicate}] {sentence}")
            if statement.relation is not None:
                support.add("relations", statement.relation, sentence)


def kind_of(reason: str, registered: dict[str, str]) -> str:
    """The name under which the form of a reason is registered."""
    return next((name for name, form in registered.items() if re.fullmatch(_pattern(form), reason)), f"not registered: {reason}")


def _pattern(form: str) -> str:
    return ".*".join(map(re.escape, re.split(r"\{[^}]*\}", form)))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--every", type=int, default=2)
    options = parser.parse_args()
    support = Support()
    support.register("tree", [rule.__name__ for rule in rules.RULES])
    support.register("coreference", COREFERENCE)
    support.register("relations", [relation.name for relation in ontology(Config()).relations])
    rules.RULES = tuple(counted(rule, support) for rule in rules.RULES)
    stages = stages_of(Config(threads=1))
    extractions = list(_extractions(options.data, stages, support, every=options.every))
    support.register("resolution", RESOLUTION)
    for entity in linked(extractions, Config()).entities:
        for link in entity.links:
            for reason in link.reason.split("; "):
                support.add("resolution", kind_of(reason, RESOLUTION), f"{link.name} -> {entity.name}: {link.reason}")
    print(*support.lines(), sep="\n")


def _extractions(path: Path, stages: Stages, support: Support, *, every: int) -> Iterator[Extraction]:
    for document in documents(path, every=every):
        annotated = plugins.annotate(document, stages.annotator).annotated
        if annotated is not None:
            statements = document_statements(annotated, stages, on_problem=lambda problem: print(problem.message))
            count_document(annotated, statements, support)
            yield resolved_only(Extraction(document=document, chains=annotated.chains, statements=statements))


if __name__ == "__main__":
    main()
