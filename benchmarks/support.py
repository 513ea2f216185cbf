"""Raw text -> a table: how often each rule with a name acts on text that nobody read for it, with three sentences in which it does.

    python benchmarks/support.py --data GMB/gmb-train.iob2 [--every 2] [--trees GUM/gum-train.conllu] [--pages FOLDER] [--brief]

The sentences of the Groningen Meaning Bank are cut into documents of 25, which have a date so that times can be counted from it; of every
n-th of these the whole pipeline makes a graph. `--trees` adds the documents of a treebank, read as text: the bank has no interview and no
quotation over paragraphs. `--pages` counts the rules that drop lines of saved pages. Rules are those of the registries: of trees, page
lines, extraction, cues of status, speaker and time, chains, entities, events, relations and their patterns. Each registered rule is listed,
those that never act with 0.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from kg import plugins
from kg.annotate.chains.reasons import REASONS as COREFERENCE
from kg.annotate.parse import rules
from kg.config import Config
from kg.english.tree import Tree
from kg.pipeline import document_statements, resolved_only
from kg.qualify.reasons import RULES as CUES
from kg.read.page import furniture
from kg.resolve.reasons import REASONS as RESOLUTION
from kg.stages import Stages, happened, linked, ontology, read, stages_of
from kg.types import AnnotatedDocument, Construction, Document, Evidence, Extraction, Statement

PUBLISHED = date(2010, 6, 16)  # a Wednesday of the years that the bank is from
SENTENCES = 25  # of a document
PARAGRAPH = 5
EXAMPLES = 3
ENOUGH = 5  # sentences on which a rule must act to be kept, see CONTRIBUTING.md
NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]]+|'s|'|n't|'re|'ve|'ll|'d|'m")
NO_SPACE_AFTER = frozenset({"(", "[", "$", "#"})


class Support:
    """Counts by family and rule, with the first sentences of each."""

    def __init__(self, *, shown: int) -> None:
        self.shown = shown  # sentences of each rule
        self.counts: dict[str, dict[str, int]] = defaultdict(dict)
        self.examples: dict[tuple[str, str], list[str]] = defaultdict(list)

    def register(self, family: str, names: Iterable[str]) -> None:
        """List the rules of a family, so that those that never act are shown."""
        self.counts[family] = dict.fromkeys(names, 0)

    def add(self, family: str, rule: str, sentence: str) -> None:
        """A rule has acted in a sentence."""
        self.counts[family][rule] = self.counts[family].get(rule, 0) + 1
        shown = self.examples[family, rule]
        if len(shown) < self.shown and sentence not in shown:
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
        paragraphs = (" ".join(group[k : k + PARAGRAPH]) for k in range(0, len(group), PARAGRAPH))
        yield Document(text="\n\n".join(paragraphs), published=PUBLISHED)


def treebank(path: Path) -> Iterator[Document]:
    """The documents of a treebank as text, by its comments: "# newdoc", "# newpar" and "# text = …"."""
    text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and text:
            yield Document(text=text.strip(), published=PUBLISHED)
            text = ""
        elif line.startswith("# newpar"):
            text += "\n\n"
        elif line.startswith("# text = "):
            text += " " * (not text.endswith("\n")) + line.removeprefix("# text = ")
    if text:
        yield Document(text=text.strip(), published=PUBLISHED)


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
            support.add("chains", kind_of(reason, COREFERENCE), f"[{mention.text}: {reason}] {sentences[mention.sentence]}")
    for statement in statements:
        if isinstance(statement.evidence, Evidence) and statement.construction is not None:
            sentence = f"[{statement.predicate}] {sentences[statement.evidence.index]}"
            support.add("extraction", statement.construction.value, sentence)
            for cue in statement.cues:
                support.add(cue.kind.value, cue.rule, sentence)
            if statement.relation is not None:
                support.add("relations", statement.relation, sentence)


def count_corpus(extractions: Sequence[Extraction], support: Support) -> None:
    """Count why names are on their entity, and tellings on their event."""
    linker = linked(extractions, Config())
    for entity in linker.entities:
        for link in entity.links:
            for reason in link.reason.split("; "):
                support.add("entities", kind_of(reason, RESOLUTION), f"{link.name} -> {entity.name}: {link.reason}")
    for event in happened(extractions, linker, Config())[2]:
        for telling in event.tellings:
            support.add("events", re.sub(r"[“\"].*?[”\"]|:.*", "…", telling.reason), f"{telling.name} -> {event.name}: {telling.reason}")


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
    parser.add_argument("--trees", type=Path, help="a treebank in CoNLL-U")
    parser.add_argument("--pages", type=Path, help="a folder of saved pages")
    parser.add_argument("--brief", action="store_true", help="print no sentences")
    options = parser.parse_args()
    support = Support(shown=0 if options.brief else EXAMPLES)
    support.register("tree", [rule.__name__ for rule in rules.RULES])
    support.register("page lines", [rule.name for rule in furniture.RULES])
    support.register("extraction", [construction.value for construction in Construction])
    for kind, names in CUES.items():
        support.register(kind.value, sorted(names))
    support.register("chains", COREFERENCE)
    support.register("relations", [relation.name for relation in ontology(Config()).relations])
    support.register("entities", RESOLUTION)
    rules.RULES = tuple(counted(rule, support) for rule in rules.RULES)
    stages = stages_of(Config(threads=1))
    texts = [*documents(options.data, every=options.every), *(treebank(options.trees) if options.trees else ())]
    count_corpus([extraction_of(text, stages, support) for text in texts], support)
    for page in read([options.pages], on_problem=lambda _: None) if options.pages else ():
        for line, rule in page.dropped:
            support.add("page lines", rule, line)
    print(f"{len(texts)} documents", *support.lines(), sep="\n")


def extraction_of(document: Document, stages: Stages, support: Support) -> Extraction:
    """What the document says, counted."""
    annotated = plugins.annotate(document, stages.annotator).annotated
    if annotated is None:
        return Extraction(document=document, chains=(), statements=())
    statements = document_statements(annotated, stages, on_problem=lambda problem: print(problem.message))
    count_document(annotated, statements, support)
    return resolved_only(Extraction(document=document, chains=annotated.chains, statements=statements))


if __name__ == "__main__":
    main()
