"""Node -> Words: those of the argument with this head, in full or trimmed to what identifies it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.english.tree import NOMINALS, RELATIVE_CLAUSES, RELATIVE_PRONOUNS, Node

Words = tuple[Node, ...]

ASIDES = frozenset({"appos", "parataxis", "discourse", "vocative", "dislocated", "reparandum", "orphan", "dep"})
CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj"})
IDENTIFYING = ASIDES | RELATIVE_CLAUSES | {"conj", "cc", "acl"}  # what core words are without
NO_NOUN_PARTS = ("cop", "aux", "nsubj", "csubj", "mark", "expl", "advcl", "ccomp", "parataxis", "obl", "advmod")
DASHES = frozenset({",", "--", "—", "–"})
EDGES = frozenset({",", ";", ":", "--", "-", "–", "—", "``", "''", '"', "“", "”", "'", "‘", "’", "(", ")", "[", "]", ".", "!", "?", "..."})
PAIRS = {"(": ")", "[": "]", "“": "”", "``": "''", '"': '"'}


def full_words(head: Node, *, case: Collection[Node] = ()) -> Words:
    """All that belongs to an argument: its subtree without its preposition, without asides, without punctuation at the ends."""
    outside = {n for branch in _loose(head) for n in branch.subtree()} if head.children else set()
    return trim(_noun_only(head, [n for n in head.subtree(without=ASIDES) if n not in outside and n not in case]))


def core_words(head: Node, *, case: Collection[Node] = ()) -> Words:
    """What identifies an argument: no coordination, relative clause, participle after a comma, or aside."""
    return trim(_noun_only(head, [n for n in head.subtree(without=IDENTIFYING) if n not in case]))


def clause_words(head: Node, *, case: Collection[Node] = ()) -> Words:
    """A complement clause without its conjunction and what is put beside it."""
    words = head.subtree(without=frozenset({"parataxis", "discourse"}))
    # "*that* they find hard"
    words = [n for n in words if n.after in words or not n < head or n.lemma.lower() not in RELATIVE_PRONOUNS]
    return trim([n for n in words if n not in case])


def outside(words: Sequence[Node], *branches: Node) -> Words:
    """These words without those of the branches, and trimmed."""
    inside = {n for branch in branches for n in branch.subtree()}
    return trim([n for n in words if n not in inside])


def trim(words: Sequence[Node]) -> Words:
    """Without punctuation and conjunctions at either end; a closing bracket or quote stays with its opening one inside."""
    start, end = 0, len(words)
    while start < end and (words[start].form in EDGES or words[start].deprel == "cc") and not _opens(words[start:end]):
        start += 1
    while start < end and words[end - 1].form in EDGES and not _closes(words[start:end]):
        end -= 1
    return tuple(words[start:end])


def is_set_apart(node: Node) -> bool:
    """Whether a comma, dash or other mark stands before the phrase or at its beginning."""
    first = node.left_edge
    return first.upos == "PUNCT" or (first.before is not None and first.before.form in DASHES)


def _noun_only(head: Node, words: list[Node]) -> list[Node]:
    """A noun that is a predicate ("is the president") without the clause around it."""
    copula = head.child("cop")
    if copula is None or head.upos not in NOMINALS:
        return words
    around = {n for branch in head.dependents(*NO_NOUN_PARTS) for n in branch.subtree()}
    around |= {n for n in head.dependents("punct") if n < copula < head}  # the mark that opens the quotation around it
    return [n for n in words if n not in around]


def _loose(head: Node) -> list[Node]:
    """What a comma sets apart, "Seoul, *which protested*, …", "the founder of Acme, *which won*"."""
    loose = [n for noun in (head, *_phrases(head)) for n in noun.dependents(*CLAUSAL) if is_set_apart(n)]
    return loose + _clauses_after(head)


def _phrases(head: Node) -> list[Node]:
    """Nouns that hang on a noun by a preposition behind it, and those that hang on them."""
    found: list[Node] = []
    todo = [head] if head.upos in NOMINALS else []
    while todo:
        below = [n for n in todo.pop().dependents("nmod") if head < n]
        found += below
        todo += below
    return found


def _clauses_after(head: Node) -> list[Node]:
    """ "on leave, *and his deputy had no password*": a clause that a noun is joined to goes on with the sentence, not with the noun."""
    if head.upos not in NOMINALS:
        return []
    return [n for n in head.dependents("conj") if n.child("nsubj", "aux", "cop") is not None]


def _opens(words: Sequence[Node]) -> bool:
    close = PAIRS.get(words[0].form)
    return close is not None and any(n.form == close for n in words[1:])


def _closes(words: Sequence[Node]) -> bool:
    return any(PAIRS.get(n.form) == words[-1].form for n in words[:-1])
