"""Tree in, clauses out: each predicate with its subject, its other arguments and the verbs that govern it (n-ary, uninflected)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.english.tree import NOMINALS, Tree
from kg.extract.clauses import subjects
from kg.extract.clauses.predicates import is_copular, is_passive
from kg.extract.clauses.roles import NEGATIONS, Role, roles_of

INNER = frozenset({"aux", "aux:pass", "cop"})
NO_PREDICATES = frozenset(
    {"aux", "aux:pass", "cop", "case", "mark", "cc", "amod", "compound", "fixed", "det", "advmod", "discourse", "punct"}
)
PREPOSITIONAL = frozenset({"pend", "neighbour", "neighbor", "regard", "concern", "include", "exclude", "accord", "bar"})
RAISED = frozenset({"xcomp"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its arguments. Indexes are tokens of one sentence.

    `words` are the predicate's own words in text order (auxiliaries, negation, governing verbs of a chain, particles), `lemma` its open
    predicate without preposition. `subject` is the surface subject: in a passive clause the one it happens to. `governors` are the
    predicates whose infinitive or participle this is, nearest first.
    """

    head: int
    rule: str
    lemma: str
    words: tuple[int, ...]
    subject: int | None
    roles: tuple[Role, ...] = ()
    passive: bool = False
    copular: bool = False
    governors: tuple[int, ...] = ()


def clauses(tree: Tree) -> Iterator[Clause]:
    """All clauses of a sentence with a subject, in the order of their predicates."""
    for token in tree.tokens:
        if _is_predicate(tree, token.index):
            subject, rule = subjects.find_subject(tree, token.index)
            if subject is not None and not _is_compared(tree, token.index, subject):
                yield clause_of(tree, token.index, subject=subject, rule=rule)


def clause_of(tree: Tree, head: int, *, subject: int | None, rule: str) -> Clause:
    """The clause around one predicate."""
    copular = is_copular(tree, head)
    governors = tuple(_governors(tree, head))
    words = set(_own_words(tree, head, copular=copular))
    if _is_chained(tree, head):
        for governor in governors:
            words |= set(_own_words(tree, governor, copular=is_copular(tree, governor)))
            words |= {i for i in tree.children(governor, ("mark",)) if tree[i].lemma == "to"} if governor != governors[-1] else set()
        words |= set(tree.children(_first(tree, head), ("mark",)))
    words |= set(_shared_auxiliaries(tree, head))
    roles = tuple(roles_of(tree, head, subject=subject))
    return Clause(
        head=head,
        rule=rule,
        lemma=_lemma(tree, head, copular=copular),
        words=tuple(sorted(words)),
        subject=subject,
        roles=roles,
        passive=is_passive(tree, head),
        copular=copular,
        governors=governors,
    )


def _is_predicate(tree: Tree, index: int) -> bool:
    token = tree[index]
    if tree.child(index, "cop") is not None:
        return True
    if token.xpos == "VBG" and token.lemma in PREPOSITIONAL and tree.child(index, "aux", "nsubj") is None:
        return False  # "in *neighbouring* Estonia", "*pending* an appeal"
    if token.form.lower() == "compared" and tree.child(index, "aux", "aux:pass", "nsubj") is None:
        return False  # "rose 4%, *compared* with 2% in May"
    if token.upos == "AUX":
        return token.deprel not in NO_PREDICATES and tree.base(index) != "aux"
    return token.upos == "VERB" and token.deprel not in NO_PREDICATES and tree.base(index) not in {"nmod", "obl"}


def _is_compared(tree: Tree, head: int, subject: int) -> bool:
    """ "fewer *than an earlier draft had listed*": a measure, no fact of its own."""
    return tree.base(head) in {"acl", "advcl"} and any(tree[i].lemma.lower() == "than" and i < subject for i in tree.subtree(head))


def _governors(tree: Tree, head: int) -> Iterator[int]:
    """Predicates above an infinitive, participle or complement that decide whether it holds, nearest first.

    "Kim *tried* to visit", "is *expected* to *agree* to meet"; conjuncts share the governors of the first: "plans to visit and inspect".
    """
    index = head
    while True:
        while tree[index].deprel == "conj":
            index = tree[index].head
        if tree[index].deprel not in RAISED:
            return
        index = tree[index].head
        yield index


def _is_chained(tree: Tree, head: int) -> bool:
    """Whether the governing verbs are read as one predicate with this one: "tried to visit", "was seen pointing"; not "told X to visit"."""
    index = _first(tree, head)
    if tree[index].deprel not in RAISED:
        return False
    return tree.child(tree[index].head, "obj", "iobj") is None


def _first(tree: Tree, head: int) -> int:
    """The first of a chain of conjuncts."""
    while tree[head].deprel == "conj":
        head = tree[head].head
    return head


def _shared_auxiliaries(tree: Tree, head: int) -> list[int]:
    """ "*is* cut and flushed", "*will* go and inspect": a conjunct without a tense of its own shares the first one's auxiliaries."""
    first = _first(tree, head)
    if first == head or tree.is_finite(head) or tree[head].upos != "VERB" or tree[first].xpos != tree[head].xpos:
        return []
    return [i for i in tree.children(first, INNER) if i < first]


def _own_words(tree: Tree, head: int, *, copular: bool) -> list[int]:
    words = (
        tree.children(head, INNER)
        + tree.particles(head)
        + [i for i in tree.children(head, ("advmod",)) if tree[i].lemma.lower() in NEGATIONS]
    )
    if not copular or tree[head].upos not in NOMINALS:
        words = [*words, head]
    return words


def _lemma(tree: Tree, head: int, *, copular: bool) -> str:
    """ "preside", "set up", "be worth", "be" before a noun."""
    if copular:
        return "be" if tree[head].upos in NOMINALS else f"be {tree[head].lemma.lower()}"
    if tree[head].form.lower() == "missing" and tree.child(head, "obj") is None:
        return "be missing"  # tagged as a verb, "eleven miners are *missing*" misses nobody
    particles = [tree[i].lemma.lower() for i in tree.particles(head)]
    return " ".join([tree[head].lemma.lower(), *particles])
