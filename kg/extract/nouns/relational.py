"""What somebody is in, to whom or of what out: "be director of" Acme, besides "be the director of Acme"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english.tree import Tree
from kg.extract.clauses.find import Clause
from kg.extract.lexicon import POSTS
from kg.extract.statements.context import Context
from kg.extract.statements.parts import Part
from kg.extract.statements.qualifiers import inner_arguments
from kg.types import Argument, EntityType, Evidence, Mention, MentionKind, Qualifier, Statement

RANKS = frozenset(
    """vice deputy assistant associate former ex late acting interim designate incoming outgoing honorary would-be foreign prime chief
    military general executive managing financial medical technical artistic creative sporting commercial legal scientific clinical
    political editorial regional operating marketing musical""".split()
)
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.FACILITY, EntityType.PLACE})
RELATING = frozenset({"of", "to", "for", "in", "at"})  # "company with *its headquarters*" relates nobody to anything


def relational(context: Context, clause: Clause, whole: Statement, left: Part, right: Part) -> Iterator[Statement]:
    """ "is the director *of Karsoruzhie*", "her *brother*, Xu": besides what somebody is, to whom: be director of Karsoruzhie."""
    tree = context.tree
    if not clause.copular or tree[right.head].upos != "NOUN" or right.slot.case:
        return  # who is *at* their highest level is no level
    narrowed = _narrowed(tree, right.head)
    post = tree[right.head].lemma.lower() in POSTS  # "*State Department* spokesman"; a "*campaign* group" is no group of a campaign
    loose = [] if post else [tree[i].span for i in tree.children(right.head, ("compound", "amod"))]
    for qualifier in inner_arguments(context, right.head):
        if narrowed is not None and qualifier.span.covers(tree[narrowed].span):
            continue
        if any(qualifier.span.covers(span) for span in loose):
            if _is_body(context, right.head) and is_place(qualifier.value):  # "the *Dubai* firm Gulf Trading"
                yield _other(whole, "be in", qualifier)
            continue
        named = isinstance(qualifier.value, Mention) and (qualifier.value.kind is not MentionKind.NOMINAL or qualifier.role in RELATING)
        if named and qualifier.span != left.span and qualifier.role not in {"by", "since"}:
            yield _other(whole, f"be {_post(tree, right.head)} {qualifier.role}", qualifier)


def _narrowed(tree: Tree, head: int) -> int | None:
    """ "*Asia* director of Acme": a name before the post narrows it down where another phrase says whose it is."""
    name = next((i for i in tree.children(head, ("compound",)) if tree[i].upos == "PROPN"), None)
    whose = any(tree[j].lemma in {"of", "at", "for"} for i in tree.children(head, ("nmod",)) for j in tree.children(i, ("case",)))
    return name if name is not None and whose else None


def _post(tree: Tree, head: int) -> str:
    """The noun, with words that make it another post: a "vice chairman" is no chairman, a country's "military chief" not its chief."""
    before = [i for i in tree.children(head, ("compound", "amod")) if i < head]
    narrowed = _narrowed(tree, head)
    officer = tree[head].lemma.lower() == "officer"  # "chief *operating* officer"
    kept = [
        i
        for i in before
        if officer or i == narrowed or tree[i].lemma.lower() in RANKS or (tree[i].deprel == "compound" and tree[i].upos == "NOUN")
    ]
    return " ".join([*(tree[i].form.lower() if officer else tree[i].lemma.lower() for i in kept), _hyphenated(tree, head)])


def _hyphenated(tree: Tree, head: int) -> str:
    """ "brother-in-law" is no brother: the noun with what hyphens join to it, as written."""
    last = head
    while last < len(tree) and tree[last + 1].span.start == tree[last].span.end and "-" in (tree[last].form, tree[last + 1].form):
        last += 1
    return "".join(tree[i].form.lower() for i in range(head, last + 1)) if last > head else tree[head].lemma.lower()


def _other(whole: Statement, phrase: str, qualifier: Qualifier) -> Statement:
    """The same with another predicate, about what a part of the object names."""
    evidence = replace(whole.evidence, object=qualifier.span) if isinstance(whole.evidence, Evidence) else whole.evidence
    return replace(whole, predicate=phrase, surface=phrase, object=qualifier.value, evidence=evidence, qualifiers=())


def _is_body(context: Context, head: int) -> bool:
    mention = context.mention(head)
    return mention is not None and mention.entity_type in {EntityType.ORGANIZATION, EntityType.FACILITY}


def is_member(who: Argument, body: Argument) -> bool:
    """Whether the arguments are a person's name and the name of a body or, as bodies are often read, of a place."""
    named = all(isinstance(v, Mention) and v.kind is MentionKind.NAME for v in (who, body))
    return named and who.entity_type is EntityType.PERSON and body.entity_type in BODIES  # type: ignore[union-attr]  # mentions


def is_place(value: Argument) -> bool:
    """Whether an argument names a place or a building."""
    return isinstance(value, Mention) and value.entity_type in {EntityType.PLACE, EntityType.FACILITY}
