"""Tree -> its mentions: names, noun phrases, pronouns and time expressions, at most one for each head word."""

from __future__ import annotations

from kg.annotate.mentions.phrases import nominal_class, phrase, voters, whole_of
from kg.annotate.spans.names import names
from kg.annotate.spans.stretch import Stretch
from kg.annotate.spans.times import time_expressions
from kg.english.nouns.bodies import CURRENCIES
from kg.english.nouns.classes import is_role
from kg.english.nouns.titles import TITLE_PARTS, TITLES
from kg.english.pronouns import ARTICLES, DEMONSTRATIVES, FIRST_PERSON, HE, REFERRING, SECOND_PERSON, SHE
from kg.english.tree import Node, Tree
from kg.types import EntityType, Mention, MentionKind, Span

NOT_A_PHRASE = frozenset({"compound", "flat", "fixed", "goeswith", "discourse", "reparandum", "compound:prt", "expl", "dep"})
MEASURES = frozenset({"percent", "percentage", "cent", "per", "%"})
PARTITIVES = MEASURES | {"most", "many", "some", "few", "several"}
PERSONS = HE | SHE | FIRST_PERSON | SECOND_PERSON
QUESTIONS = frozenset({"WP", "WDT", "WP$", "EX"})


def mentions(tree: Tree, *, document: str, text: str, number: int) -> list[Mention]:
    """Mentions of sentence `number` in text order. Relative and interrogative pronouns, expletives and titles before names are none."""
    found: dict[int, Mention] = {}

    def add(span: Stretch, head: Node, kind: MentionKind, entity_type: EntityType) -> None:
        place = Span(span.first.span.start, span.last.span.end)
        found.setdefault(
            head.index,
            Mention(
                document=document,
                span=place,
                text=place.of(text),
                sentence=number,
                head=head.index,
                kind=kind,
                entity_type=entity_type,
            ),
        )

    times = time_expressions(tree)
    for span in times:
        add(span, _time_word(span), MentionKind.NOMINAL, EntityType.DATE)
    named = names(tree, times)
    for name in named:
        add(name.span, name.head, MentionKind.NAME, name.entity_type)
    inside = {n for span in (*times, *(name.span for name in named)) for n in span.nodes}
    people = {name.head for name in named if name.entity_type is EntityType.PERSON}
    for node in tree.nodes:
        if node in inside:
            continue
        if _is_some(node):
            add(_some(node), node, MentionKind.NOMINAL, nominal_class(node))
        elif _is_pronoun(node):
            add(Stretch(node, node), node, MentionKind.PRONOUN, EntityType.PERSON if node.low in PERSONS else EntityType.OTHER)
        elif _is_nominal(node, people):
            add(phrase(node), node, MentionKind.NOMINAL, nominal_class(node))
        elif _stands_for_people(node):
            add(phrase(node), node, MentionKind.NOMINAL, _people(node))
    return sorted(found.values(), key=lambda m: (m.span, m.head))


def _time_word(span: Stretch) -> Node:
    """The word that the others hang from; of "*earlier* this *week*", which hang side by side, the noun."""
    head = span.head
    return next((n for n in span.nodes if head.upos in {"ADJ", "ADV"} and n.upos in {"NOUN", "PROPN"} and n.head is head.head), head)


def _is_pronoun(node: Node) -> bool:
    if node.upos not in {"PRON", "DET"}:
        return False
    if node.low in DEMONSTRATIVES:
        told = any(c.deprel in {"acl", "acl:relcl", "nmod"} for c in node.children)  # "*those* given a placebo"
        return not told and node.xpos == "DT" and not node.deprel.startswith(("det", "mark", "advmod"))
    return node.low in REFERRING and node.deprel not in {"expl", "mark"} and node.xpos not in QUESTIONS


def _is_nominal(node: Node, people: set[Node]) -> bool:
    if node.upos not in {"NOUN", "PROPN"} or node.deprel in NOT_A_PHRASE or node.low in MEASURES | CURRENCIES:
        return False
    if node.deprel == "nmod:desc" and (node.upos == "PROPN" or (node.head in people and is_role(node.lemma))):
        return False
    if _is_part_of_title(node):
        return False
    return any(c.isalpha() for c in node.form)


def _is_part_of_title(node: Node) -> bool:
    """ "*Prime* Minister", "Secretary of *State*": a word that only the title it is in gives a sense."""
    above = node.head
    return above is not None and (
        (node.low in TITLE_PARTS and node.deprel in {"amod", "compound"} and above.low in TITLES)
        or (node.form == "State" and above.lemma.lower() == "secretary" and node.has("case", form={"of"}))
    )


def _stands_for_people(node: Node) -> bool:
    """ "the *26-year-old*", "the *poor*": an adjective with an article as subject."""
    return node.upos == "ADJ" and node.deprel in {"nsubj", "nsubj:pass"} and node.has(form=ARTICLES)


def _is_some(node: Node) -> bool:
    """ "*two of the directors*", "*87 per cent of members*", "*those who voted*", "*41* fell ill" as subject: a part, or a group."""
    verb = node.head
    if node.deprel not in {"nsubj", "nsubj:pass"} or verb is None or node.index > verb.index:
        return False
    if node.upos == "NUM" and verb.upos == "VERB":
        return True  # "*41* developed malaria"
    if whole_of(node) is None and voters(node) is None:
        return False
    return node.upos in {"NUM", "DET", "PRON"} or node.low in PARTITIVES


def _some(node: Node) -> Stretch:
    clause, span = voters(node), phrase(node)
    last = span.last if clause is None else clause.right_edge
    while last.upos == "PUNCT" and last.before is not None:
        last = last.before
    return Stretch(span.first, last)


def _people(node: Node) -> EntityType:
    """One person of some age; any other adjective stands for a group."""
    return EntityType.PERSON if node.low.endswith("old") else EntityType.GROUP
