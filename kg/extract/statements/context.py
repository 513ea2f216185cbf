"""Sentence -> Context: its tree, and how words become arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.english.nouns.countries import nationality
from kg.english.nouns.measures import PARTS_OF_TIMES
from kg.english.tree import SUBJECTS, Node, Tree, span_of
from kg.english.trees import Trees, trees_of
from kg.extract.clauses.arguments import Words, trim
from kg.extract.nouns.kinds import named_beside
from kg.extract.statements.quantities import quantity
from kg.types import AnnotatedDocument, Argument, Document, EntityType, Field, Literal, LiteralKind, Mention, MentionKind, Sentence

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
VAGUE = frozenset({EntityType.CONCEPT, EntityType.OTHER})  # "his finger", "the need": said once, no thing to ask about
UNITS = frozenset({"hour", "day", "week", "month", "year", "decade"})
BEFORE_NOUNS = frozenset({"amod", "compound"})
ARTICLES = frozenset({"a", "an", "the", "no"})  # "no" is in the polarity


class Context:
    """What extraction needs of one sentence. `repeated` are the (sentence, head) of mentions whose chain has several."""

    def __init__(self, document: Document, trees: Trees, repeated: frozenset[tuple[int, int]], index: int, sentence: Sentence) -> None:
        self.document, self.index, self.sentence = document, index, sentence
        self._trees, self._repeated = trees, repeated

    @cached_property
    def tree(self) -> Tree:
        """The sentence's tree."""
        return self._trees[self.index]

    def argument(self, head: Node, words: Words, *, is_subject: bool) -> Argument:
        """A node where the text treats it as one thing, else a literal.

        One thing is a name, a pronoun, a definite noun, a subject, what is mentioned again, and a noun of a known class that says all the
        phrase does, "accused *foreign agents*", "hit *a bridge*"; a bare "went on *trial*" is none. What is counted stays a literal, whose
        number can be compared.
        """
        mention = named_beside(head) or head.mention
        if mention is None:
            country = nationality(head) if head.deprel in BEFORE_NOUNS else None
            if country is not None:
                return Field(document=self.document.id, name="country", value=country, entity_type=EntityType.PLACE)
            return self.phrase(words, head=head)
        if mention.entity_type is EntityType.DATE and _is_length_of(head):
            return self.phrase(words, head=head)
        if mention.entity_type is EntityType.DATE:
            whole = self.phrase(words, head=head).span if head.lemma.lower() in PARTS_OF_TIMES else mention.span
            return Literal(text=whole.of(self.document.text), span=whole, kind=LiteralKind.TIME)
        if mention.kind is not MentionKind.NOMINAL or is_subject or self._is_one_thing(head, mention):
            return mention
        phrase = self.phrase(words, head=head)
        is_whole = phrase.kind is LiteralKind.PHRASE and phrase.span == mention.span
        return mention if is_whole and is_thing(head, mention) else phrase

    def phrase(self, words: Words, *, head: Node) -> Literal:
        """A phrase or quantity as literal, without a leading article."""
        first = words[0]
        bound = first.upos == "ADV"  # "no more than 150 people"
        span = span_of(words[1:] if len(words) > 1 and first.low in ARTICLES and not bound else words)
        text = span.of(self.document.text)
        amount = quantity(head, text=text)
        if amount is None:
            return Literal(text=text, span=span)
        return Literal(text=text, span=span, kind=LiteralKind.QUANTITY, value=amount.value, unit=amount.unit)

    def clause_literal(self, words: Words, *, head: Node) -> Literal:
        """What was said or done, word for word: of what is interrupted the part with the verb, or all where that lacks its subject."""
        run = _run_of(words, head)
        begun = any(n in words and n not in run for n in head.dependents(*SUBJECTS))
        span = span_of(trim(words if begun else run) or words)
        return Literal(text=span.of(self.document.text), span=span, kind=LiteralKind.CLAUSE)

    def _is_one_thing(self, head: Node, mention: Mention) -> bool:
        if (mention.sentence, mention.head) in self._repeated:
            return True
        if mention.entity_type in VAGUE:
            return False
        return head.has("nmod:poss") or head.has("det", form=DEFINITE)


def contexts_of(annotated: AnnotatedDocument) -> Iterator[Context]:
    """A context for each sentence, in order."""
    trees = trees_of(annotated)
    repeated = frozenset((m.sentence, m.head) for c in annotated.chains if len(c.mentions) > 1 for m in c.mentions)
    for index, sentence in enumerate(annotated.sentences):
        yield Context(annotated.document, trees, repeated, index, sentence)


def is_thing(noun: Node, mention: Mention) -> bool:
    """Whether a common noun stands for one or several things of a known class: "*foreign agents*", "*a bridge*", not "went on *trial*".

    A bare plural is a kind of thing: two texts in which Acme sold *arms* say the same.
    """
    told = noun.has("det", form=INDEFINITE) or (
        noun.xpos == "NNS" and noun.has("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl")
    )
    return told and mention.kind is MentionKind.NOMINAL and mention.entity_type not in VAGUE and mention.entity_type is not EntityType.DATE


def is_mentioned(head: Node, kinds: frozenset[EntityType]) -> bool:
    """Whether a word is the head of a mention of one of these classes."""
    return head.mention is not None and head.mention.entity_type in kinds


def _is_length_of(head: Node) -> bool:
    """ "three *days* of mourning", "18 *years* of strife": how long something is, no time."""
    is_length = head.lemma.lower() in UNITS and (head.xpos == "NNS" or head.has("nummod"))
    of = [n for n in head.dependents("nmod") if n.has("case", form={"of"})] if is_length else []
    return any(n.mention is None or n.mention.entity_type is not EntityType.DATE for n in of)


def _run_of(words: Sequence[Node], head: Node) -> Sequence[Node]:
    """The stretch of neighbouring words around the head, else the longest: a quotation that "he said" interrupts has two."""
    runs: list[list[Node]] = [[words[0]]]
    for word in words[1:]:
        if word.index <= runs[-1][-1].index + 2:  # a single comma or quotation mark does not interrupt
            runs[-1].append(word)
        else:
            runs.append([word])
    return next((run for run in runs if head in run), max(runs, key=len))
