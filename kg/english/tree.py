"""Sentence -> Tree: its words as nodes, and the named sets of Universal Dependencies labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.types import Mention, Sentence, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
BARE_OBLIQUES = frozenset({"obl:unmarked", "obl:tmod", "obl:npmod"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE_CLAUSES = frozenset({"acl:relcl", "advcl:relcl"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose", "where", "when"})


NOT_PART_OF_NAME = frozenset(
    {"case", "punct", "cc", "mark", "cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "nsubj:outer", "advcl", "parataxis"}
)


def is_caption(sentence: Sentence) -> bool:
    """ "Emperor Norton, circa 1880": words under a picture or over a section, with neither a verb nor a full stop, state nothing."""
    if sentence.headline or not sentence.tokens or any(t.upos in {"VERB", "AUX"} for t in sentence.tokens):
        return False
    return sentence.tokens[-1].upos != "PUNCT"


def described_by(noun: Node) -> Node:
    """Whom a clause with "who" tells of: "*Ana Lund* is a lawyer *who* advised the bank"; mostly the noun itself."""
    subject = noun.child("nsubj") if noun.has("cop") and noun.upos == "NOUN" and noun.xpos == "NN" else None
    known = subject is not None and (subject.upos in {"NOUN", "PROPN"} or subject.low in {"he", "she"})
    return subject if subject is not None and known and not noun.has("advmod", form={"not", "n't", "never"}) else noun


class Node:
    """A word in its tree. Labels are those of its Token; relations named without a subtype ("obl") mean all its subtypes as well.

    `index` counts from 1; `low` is the form in small letters; `base` the relation without its subtype; `head` is None for the root word;
    `children` stand in text order, and so do nodes when they are sorted. `name` and `date` are BIO tags ("O" where the annotator gives
    none), `kind` is the GUM entity type of what a phrase with this head refers to ("" where unknown), `mention` what it is the head of.
    """

    __slots__ = (
        *("_below", "base", "children", "date", "deprel", "form", "head", "index", "kind"),
        *("lemma", "low", "mention", "name", "span", "token", "tree", "upos", "xpos"),
    )

    def __init__(self, tree: Tree, token: Token) -> None:
        self.tree, self.token, self.index, self.span = tree, token, token.index, token.span
        self.form, self.low, self.lemma, self.upos, self.xpos = token.form, token.form.lower(), token.lemma, token.upos, token.xpos
        self.deprel, self.base = token.deprel, token.deprel.partition(":")[0]
        self.name, self.date, self.kind = "O", "O", ""
        self.head: Node | None = None
        self.mention: Mention | None = None
        self.children: list[Node] = []
        self._below: tuple[Node, ...] | None = None  # its subtree, kept from when it is first asked for

    def __lt__(self, other: Node) -> bool:
        return self.index < other.index

    def __repr__(self) -> str:
        return f"{self.index} {self.form} <{self.deprel}>"

    # ---- below

    def is_a(self, *relations: str) -> bool:
        """Whether its own relation is one of these."""
        return self.deprel in relations or self.base in relations

    def dependents(self, *relations: str) -> list[Node]:
        """Children with one of these relations, in text order."""
        if not self.children:
            return []  # half of all words have none
        return [c for c in self.children if c.deprel in relations or c.base in relations]

    def child(self, *relations: str) -> Node | None:
        """First child with one of these relations."""
        for child in self.children:  # a generator would take twice the time, and this is asked a hundred times a word
            if child.deprel in relations or child.base in relations:
                return child
        return None

    def has(self, *relations: str, form: Collection[str] = (), lemma: Collection[str] = ()) -> bool:
        """Whether it has a child with one of these relations (any, where none is named) and one of these forms (in small letters) or
        lemmas: `node.has("mark", form={"if"})`."""
        for child in self.children:
            related = not relations or child.deprel in relations or child.base in relations
            if related and (not form or child.low in form) and (not lemma or child.lemma.lower() in lemma):
                return True
        return False

    def lemmas(self, *relations: str) -> set[str]:
        """Lemmas of the children with these relations, in small letters: `node.lemmas("mark")`."""
        return {c.lemma.lower() for c in self.children if c.deprel in relations or c.base in relations}

    def subtree(self, *, without: frozenset[str] = frozenset()) -> list[Node]:
        """The word and all below it, in text order, leaving out branches whose relation (with or without subtype) is in `without`."""
        if self._below is not None and not without:
            return list(self._below)
        found, todo = [], [self]
        while todo:
            node = todo.pop()
            found.append(node)
            todo += [c for c in node.children if c.deprel not in without and c.base not in without] if without else node.children
        found.sort(key=_index)
        if not without:
            self._below = tuple(found)
        return found

    @property
    def left_edge(self) -> Node:
        """First word of the subtree."""
        return self.subtree()[0]

    @property
    def right_edge(self) -> Node:
        """Last word of the subtree."""
        return self.subtree()[-1]

    @property
    def is_set_off(self) -> bool:
        """Whether a comma stands before the phrase or at its beginning."""
        first = self.left_edge
        return first.index > 1 and "," in (first.form, self.tree.node(first.index - 1).form)

    @property
    def conjuncts(self) -> list[Node]:
        """The word and what is coordinated with it, in text order."""
        return [self, *(c for c in self.children if c.deprel == "conj")]

    @property
    def first(self) -> Node:
        """The first of the words it is coordinated with, itself where there is none."""
        node = self
        while node.deprel == "conj" and node.head is not None:
            node = node.head
        return node

    @property
    def is_finite(self) -> bool:
        """Whether a predicate has a tensed verb: its own or an auxiliary's."""
        return self.xpos in FINITE or any(c.xpos in FINITE for c in self.children if c.base in {"aux", "cop"})

    # ---- above and beside

    def ancestors(self) -> Iterator[Node]:
        """Heads from the nearest up to the root word."""
        node = self.head
        while node is not None:
            yield node
            node = node.head

    @property
    def depth(self) -> int:
        """Steps to the root word."""
        return sum(1 for _ in self.ancestors())

    @property
    def before(self) -> Node | None:
        """The word before it in the sentence."""
        return self.tree.node(self.index - 1) if self.index > 1 else None

    @property
    def after(self) -> Node | None:
        """The word after it in the sentence."""
        return self.tree.node(self.index + 1) if self.index < len(self.tree) else None

    @property
    def is_glued(self) -> bool:
        """Whether no white space stands between it and the word before."""
        return self.index > 1 and self.tree.node(self.index - 1).span.end >= self.span.start

    def feature(self, name: str) -> str | None:
        """Value of a UD feature."""
        return next((value for key, value in self.token.feats if key == name), None)


def _index(node: Node) -> int:
    return node.index


def span_of(nodes: Iterable[Node]) -> Span:
    """Smallest span that holds all these words."""
    spans = [n.span for n in nodes]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def top(nodes: Sequence[Node]) -> Node:
    """Of words side by side the one that all others hang from; the one nearest the root if several hang from elsewhere, and of
    "*earlier* this *week*", which both hang from the verb, the noun."""
    inside = {n.index for n in nodes}
    tops = [n for n in nodes if n.head is None or n.head.index not in inside]
    solid = [n for n in tops if n.deprel not in NOT_PART_OF_NAME or n.upos in {"PROPN", "NOUN"}]
    return min(solid or tops, key=lambda n: (n.depth, n.upos == "ADV", n.index))


class Tree:
    """A sentence and its words as nodes."""

    def __init__(self, sentence: Sentence, *, names: Sequence[str] = (), dates: Sequence[str] = (), kinds: Sequence[str] = ()) -> None:
        """`names`, `dates` (BIO tags) and `kinds` (GUM entity types) have one label a word, or are empty."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.nodes = [Node(self, token) for token in sentence.tokens]
        for node, token in zip(self.nodes, sentence.tokens, strict=True):
            if token.head:
                node.head = self.nodes[token.head - 1]
                node.head.children.append(node)
        for labels, slot in ((names, "name"), (dates, "date"), (kinds, "kind")):
            for node, label in zip(self.nodes, labels, strict=False):
                setattr(node, slot, label)

    def node(self, index: int) -> Node:
        """The word at this place, counted from 1."""
        return self.nodes[index - 1]

    def top_of(self, span: Span) -> Node | None:
        """The first word of a stretch of text that hangs from no other word of it."""
        inside = (node for node in self.nodes if span.covers(node.span))
        return next((node for node in inside if node.head is None or not span.covers(node.head.span)), None)

    def __len__(self) -> int:
        return len(self.tokens)
