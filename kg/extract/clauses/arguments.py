"""Tree and an argument's head in, its words out: in full, or trimmed to what identifies it."""

from __future__ import annotations

from kg.english.tree import NOMINALS, RELATIVE_CLAUSES, RELATIVE_PRONOUNS, Tree

ASIDES = frozenset({"appos", "parataxis", "discourse", "vocative", "dislocated", "reparandum", "orphan", "dep"})
CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj"})
NO_NOUN_PARTS = frozenset(
    {
        "cop",
        "aux",
        "aux:pass",
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "csubj",
        "mark",
        "expl",
        "advcl",
        "ccomp",
        "parataxis",
        "obl",
        "advmod",
    }
)
EDGES = frozenset({",", ";", ":", "--", "-", "–", "—", "``", "''", '"', "“", "”", "'", "‘", "’", "(", ")", "[", "]", ".", "!", "?", "..."})


def full_words(tree: Tree, head: int, *, case: tuple[int, ...] = ()) -> tuple[int, ...]:
    """All that belongs to an argument: its subtree without its preposition, without asides, without punctuation at the ends."""
    words = _drop(tree, head, tree.subtree(head, without=ASIDES))
    return trim(tree, _noun_only(tree, head, [i for i in words if i not in case]))


def core_words(tree: Tree, head: int, *, case: tuple[int, ...] = ()) -> tuple[int, ...]:
    """What identifies an argument: no coordination, relative clause, participle after a comma, or aside."""
    words = tree.subtree(head, without=ASIDES | RELATIVE_CLAUSES | {"conj", "cc", "acl", "cc:preconj"})
    return trim(tree, _noun_only(tree, head, [i for i in words if i not in case]))


def clause_words(tree: Tree, head: int, *, case: tuple[int, ...] = ()) -> tuple[int, ...]:
    """A complement clause without its conjunction and what is put beside it."""
    words = tree.subtree(head, without=frozenset({"parataxis", "discourse"}))
    words = [i for i in words if i + 1 in words or i >= head or tree[i].lemma.lower() not in RELATIVE_PRONOUNS]  # "*that* they find hard"
    return trim(tree, [i for i in words if i not in case])


def _noun_only(tree: Tree, head: int, words: list[int]) -> list[int]:
    """A noun that is a predicate ("is the president") without the clause around it."""
    if tree[head].upos not in NOMINALS or tree.child(head, "cop") is None:
        return words
    outside = {j for i in tree.children(head, NO_NOUN_PARTS) for j in tree.subtree(i)}
    start = min(i for i in tree.children(head, ("cop",)))
    outside |= {i for i in tree.children(head, ("punct",)) if i < start < head}  # the mark that opens the quotation around it
    return [i for i in words if i not in outside]


def _drop(tree: Tree, head: int, words: list[int]) -> list[int]:
    """Leave out what a comma sets apart, "Seoul, *which protested*, …", "the founder of Acme, *which won*", and "*according to* …"."""
    spine = [head, *_phrases(tree, head)]
    loose = [i for noun in spine for i in tree.children(noun, CLAUSAL) if _is_set_apart(tree, i)]
    loose += [i for i in tree.children(head, ("nmod",)) if any(tree[j].lemma.startswith("accord") for j in tree.children(i, ("case",)))]
    loose += _clauses_after(tree, head)
    outside = {j for i in loose for j in tree.subtree(i)}
    return [i for i in words if i not in outside]


def _phrases(tree: Tree, head: int) -> list[int]:
    """Nouns that hang on a noun by a preposition behind it, and those that hang on them."""
    found: list[int] = []
    todo = [head] if tree[head].upos in NOMINALS else []
    while todo:
        below = [i for i in tree.children(todo.pop(), ("nmod",)) if i > head]
        found += below
        todo += below
    return found


def _clauses_after(tree: Tree, head: int) -> list[int]:
    """ "on leave, *and his deputy had no password*": a clause that a noun is joined to goes on with the sentence, not with the noun."""
    if tree[head].upos not in NOMINALS:
        return []
    return [i for i in tree.children(head, ("conj",)) if tree.child(i, "nsubj", "nsubj:pass", "aux", "cop") is not None]


def _is_set_apart(tree: Tree, index: int) -> bool:
    first = min(tree.subtree(index))
    return tree[first].upos == "PUNCT" or (first > 1 and tree[first - 1].form in {",", "--", "—", "–"})


def trim(tree: Tree, words: list[int]) -> tuple[int, ...]:
    """Without punctuation and conjunctions at either end; a closing bracket or quote stays with its opening one inside."""
    while words and (tree[words[0]].form in EDGES or tree[words[0]].deprel == "cc") and not _opens(tree, words):
        words = words[1:]
    while words and tree[words[-1]].form in EDGES and not _closes(tree, words):
        words = words[:-1]
    return tuple(words)


PAIRS = {"(": ")", "[": "]", "“": "”", "``": "''", '"': '"'}


def _opens(tree: Tree, words: list[int]) -> bool:
    return any(tree[i].form == PAIRS.get(tree[words[0]].form) for i in words[1:])


def _closes(tree: Tree, words: list[int]) -> bool:
    return any(PAIRS.get(tree[i].form) == tree[words[-1]].form for i in words[:-1])
