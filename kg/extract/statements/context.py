"""One sentence of an annotated document as extraction sees it: its tree, its mentions, and how words become arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.english.tree import SUBJECTS, Tree
from kg.extract.clauses.arguments import trim
from kg.extract.statements.quantities import quantity
from kg.types import AnnotatedDocument, Argument, Document, EntityType, Literal, LiteralKind, Mention, MentionKind, Sentence, Span

PARTS_OF_TIMES = frozenset({"rest", "remainder"})  # "the *rest* of the week"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
VAGUE = frozenset({EntityType.CONCEPT, EntityType.OTHER})  # "his finger", "the need": said once, no thing to ask about
ARTICLES = frozenset({"a", "an", "the", "no"})  # "no" is in the polarity


class DocumentIndex:
    """Mentions by sentence and head word, and the size of each one's chain."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self.annotated = annotated
        self.mentions: Mapping[tuple[int, int], Mention] = {(m.sentence, m.head): m for m in annotated.mentions}
        self.chain_size = {(m.sentence, m.head): len(c.mentions) for c in annotated.chains for m in c.mentions}


class Context:
    """What extraction needs of one sentence."""

    def __init__(self, index: DocumentIndex, sentence: int) -> None:
        self._document_index = index
        self.index = sentence
        self.document: Document = index.annotated.document
        self.sentence: Sentence = index.annotated.sentences[sentence]
        self.tree = Tree(self.sentence)

    def mention(self, head: int) -> Mention | None:
        """The mention with this head word."""
        return self._document_index.mentions.get((self.index, head))

    def span(self, words: Sequence[int]) -> Span:
        """Smallest span that holds these words."""
        return self.tree.span(words)

    def argument(self, head: int, words: tuple[int, ...], *, is_subject: bool) -> Argument:
        """A node where the text treats it as one thing, else a literal.

        One thing is a name, a pronoun, a definite noun, a subject, and what is mentioned again.
        """
        mention = self.mention(head)
        if mention is None:
            return self.phrase(words, head=head)
        if mention.entity_type is EntityType.DATE:
            whole = self.phrase(words, head=head).span if self.tree[head].lemma.lower() in PARTS_OF_TIMES else mention.span
            return Literal(text=whole.of(self.document.text), span=whole, kind=LiteralKind.TIME)
        if mention.kind is not MentionKind.NOMINAL or is_subject or self._is_one_thing(mention):
            return mention
        return self.phrase(words, head=head)

    def phrase(self, words: tuple[int, ...], *, head: int) -> Literal:
        """A phrase or quantity as literal, without a leading article."""
        first = self.tree[words[0]]
        bound = first.upos == "ADV"  # "no more than 150 people"
        kept = words[1:] if len(words) > 1 and first.form.lower() in ARTICLES and not bound else words
        span = self.span(kept)
        text = span.of(self.document.text)
        amount = quantity(self.tree, head, text=text)
        if amount is None:
            return Literal(text=text, span=span)
        return Literal(text=text, span=span, kind=LiteralKind.QUANTITY, value=amount.value, unit=amount.unit)

    def clause_literal(self, words: tuple[int, ...], *, head: int) -> Literal:
        """What was said or done, word for word: of what is interrupted the part with the verb, or all where that lacks its subject."""
        run = _run_of(words, head)
        begun = any(i in words and i not in run for i in self.tree.children(head, SUBJECTS))
        span = self.span(trim(self.tree, list(words if begun else run)) or words)
        return Literal(text=span.of(self.document.text), span=span, kind=LiteralKind.CLAUSE)

    def _is_one_thing(self, mention: Mention) -> bool:
        if self._document_index.chain_size[(mention.sentence, mention.head)] > 1:
            return True
        if mention.entity_type in VAGUE:
            return False
        for index in self.tree.children(mention.head, ("det", "nmod:poss")):
            if self.tree[index].deprel == "nmod:poss" or self.tree[index].form.lower() in DEFINITE:
                return True
        return False


def _run_of(words: Sequence[int], head: int) -> Sequence[int]:
    """The stretch of neighbouring words around the head, else the longest: a quotation that "he said" interrupts has two."""
    runs: list[list[int]] = [[words[0]]]
    for word in words[1:]:
        if word <= runs[-1][-1] + 2:  # a single comma or quotation mark does not interrupt
            runs[-1].append(word)
        else:
            runs.append([word])
    return next((run for run in runs if head in run), max(runs, key=len))
