"""Mentions with their trees -> references: words, number, gender, definiteness, titles and role of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.chains.aliases import acronyms, name_words
from kg.annotate.chains.nouns.titles import Place, Title, modifiers, phrases_beside, titles_of
from kg.annotate.mentions.phrases import is_plural, noun_of
from kg.english.nouns.bodies import OF_FIRMS, OF_STATES
from kg.english.nouns.gender import gender_of_name, gender_of_words
from kg.english.pronouns import DEFINITE, PLURAL_PRONOUNS, POSSESSIVES
from kg.english.tree import Node, Tree
from kg.types import EntityType, Mention, MentionKind

LOCATIVE = frozenset("in near across outside inside throughout".split(" "))  # "from" and "to" go with people and bodies as well
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
FAMILIES = frozenset({"family", "clan", "dynasty", "brothers", "sisters", "siblings", "household"})
SEATED = frozenset({"base", "headquarter", "list"})


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention and what the text shows about it. `order` counts mentions in text order; `node` is the head word."""

    mention: Mention
    order: int
    node: Node
    lemma: str
    words: tuple[str, ...]
    initials: tuple[str, ...]
    plural: bool
    gender: str  # "m", "f" or ""
    definite: bool
    subject: bool
    modifiers: frozenset[str]
    titles: tuple[Title, ...] = ()
    beside: tuple[Node, ...] = ()  # heads of noun phrases in apposition to the name
    locative: bool = False
    modifying: bool = False  # a compound before another noun
    bracketed: bool = False
    governed: bool = False  # "Velsk's prime minister", "the Velsk border": what only a country has
    impersonal: bool = False  # described by a clause with "which", the subject of "is based in"
    family: bool = False  # the name of a family, not of one person: "the Bernoulli family"
    known: Node | None = None  # the noun that is "*known as*" this

    @property
    def place(self) -> Place:
        """Where its head stands: sentence and index of the word."""
        return self.mention.sentence, self.node.index

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.mention.kind is MentionKind.NAME

    @property
    def is_nominal(self) -> bool:
        """Whether it is a noun phrase."""
        return self.mention.kind is MentionKind.NOMINAL

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun."""
        return self.mention.kind is MentionKind.PRONOUN

    @property
    def is_thing(self) -> bool:
        """Whether it is named like a ship or another thing, which may bear a person's name."""
        return self.is_name and self.mention.entity_type is EntityType.PRODUCT

    @property
    def key(self) -> str:
        """The name without case, accents, hyphens and spaces: equal for spellings of one name."""
        return "".join(self.words)


def references(found: Sequence[Mention], trees: Sequence[Tree], text: str) -> list[Reference]:
    """One reference per mention, in text order."""
    ordered = sorted(found, key=lambda m: (m.span, m.head))
    named = {(m.sentence, m.head) for m in ordered if m.kind is MentionKind.NAME}
    return [_reference(m, order, trees[m.sentence].node(m.head), named, text) for order, m in enumerate(ordered)]


def _reference(mention: Mention, order: int, node: Node, named: set[Place], text: str) -> Reference:
    is_name = mention.kind is MentionKind.NAME
    first = next(n for n in node.tree.nodes if n.span.start >= mention.span.start)
    titles = tuple(titles_of(node, first, named, mention.sentence, text)) if is_name else ()
    return Reference(
        mention=mention,
        order=order,
        node=node,
        lemma=noun_of(node),
        words=name_words(mention.text),
        initials=acronyms(mention.text) if is_name else (),
        plural=node.low in PLURAL_PRONOUNS if mention.kind is MentionKind.PRONOUN else is_plural(node),
        gender=_gender(mention, node, titles),
        definite=_is_definite(node, first),
        subject=node.deprel in SUBJECTS,
        modifiers=modifiers(node),
        titles=titles,
        beside=tuple(phrases_beside(node, first)) if is_name else (),
        locative=node.has("case", form=LOCATIVE),
        modifying=node.deprel in {"compound", "amod"},
        family=node.deprel in {"compound", "nmod:poss"} and node.head is not None and node.head.lemma.lower() in FAMILIES,
        governed=is_name and _is_governed(node),
        impersonal=is_name and _is_impersonal(node),
        bracketed=first.before is not None and first.before.form == "(",
        known=_known_as(node) if is_name else None,
    )


def _known_as(node: Node) -> Node | None:
    """The noun that a clause says is "*known as*" this name."""
    verb = node.head
    known = verb is not None and verb.low == "known" and verb.deprel in {"acl", "acl:relcl"} and node.has("case", form={"as"})
    return verb.head if known and verb is not None else None


def _is_definite(node: Node, first: Node) -> bool:
    """Whether "the", "this" or "that" stands with the noun; in headlines, which drop articles, a bare noun counts too."""
    if node.has("det", form=DEFINITE) or (first.before is not None and first.before.low == "the"):
        return True
    bare = not any(c.base == "det" or c.low in POSSESSIVES or c.deprel in {"nummod", "nmod:poss"} for c in node.children)
    return bare and node.tree.sentence.headline


def _is_governed(node: Node) -> bool:
    return node.head is not None and node.deprel in {"nmod:poss", "compound"} and node.head.lemma.lower() in OF_STATES


def _is_impersonal(node: Node) -> bool:
    """Whether grammar takes a name for a thing: "Acme, *which* employs ten", "Acme is *based* in Oslo", "Acme, *based* in Oslo"."""
    which = any(c.deprel == "acl:relcl" and c.has(form={"which"}) for c in node.children)
    seated = any(c.lemma in SEATED and c.deprel == "acl" for c in node.children)
    lists = node.head is not None and node.head.lemma in SEATED and node.deprel == "nsubj:pass"
    return which or seated or lists or _is_managed(node)


def _is_managed(node: Node) -> bool:
    """ "the founder of *Acme*", "*Corvane*'s chief executive", "*Brightwater* chief executive Holt": what only a body has."""
    behind = [n.low for n in node.tree.nodes[node.index : node.index + 3] if n.low not in {"'s", "’s"}]
    above = node.head
    if behind[:2] == ["chief", "executive"]:
        return True
    if above is None or node.deprel not in {"nmod", "nmod:poss"}:
        return False
    chief = above.lemma == "executive" and any(c.lemma == "chief" for c in above.children)
    case = {c.low for c in node.children if c.deprel == "case"}
    return case <= {"of", "'s", "’s"} and (chief or above.lemma.lower() in OF_FIRMS)


def _gender(mention: Mention, node: Node, titles: Sequence[Title]) -> str:
    """What the words of a mention say: those of the titles of a name, the noun, the pronoun; else a full name's first word."""
    if mention.kind is not MentionKind.NAME:
        return gender_of_words({node.low, node.lemma.lower()})
    told = gender_of_words({w for t in titles for w in t.text.lower().split()})
    return told or (gender_of_name(name_words(mention.text)) if mention.entity_type is EntityType.PERSON else "")
