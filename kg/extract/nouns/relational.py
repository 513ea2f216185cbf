"""What somebody is -> in, to whom or of what: "be director of" Acme, besides "be the director of Acme"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english.nouns.classes import is_role, noun_class
from kg.english.nouns.posts import RANKS, STATE_OFFICES
from kg.english.nouns.titles import LEADING, TITLES
from kg.english.prepositions import case_name
from kg.english.tree import NOUNS, Node
from kg.extract.clauses.find import Clause
from kg.extract.statements.context import is_mentioned
from kg.extract.statements.parts import Part
from kg.extract.statements.qualifiers import inner_arguments
from kg.types import Argument, Construction, EntityType, Evidence, Field, Mention, MentionKind, Qualifier, Statement, Voice

BODIES = frozenset({EntityType.ORGANIZATION, EntityType.FACILITY})
PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
PEOPLE = frozenset({EntityType.PERSON})
UNKNOWN = frozenset({EntityType.OTHER, EntityType.CONCEPT})
# verbs that say what somebody is or comes to be
BECOMING = frozenset({"become", "remain"})
SERVING = frozenset({"serve", "act", "work"})
MADE = frozenset({"appoint", "choose", "elect", "hire", "install", "name", "nominate", "select"})
RELATING = frozenset({"of", "to", "for", "in", "at"})  # "company with *its headquarters*" relates nobody to anything


def relational(clause: Clause, whole: Statement, left: Part, right: Part) -> Iterator[Statement]:
    """ "is the director *of Acme*", "her *brother*, Xu": besides what somebody is, to whom: be director of Acme."""
    noun = right.head
    is_title = clause.construction is Construction.TITLE  # "Russian *Defense Minister* Ivan Petrov"
    if not _says_what(clause, right, is_title=is_title):
        return
    narrowed, field = _narrowed(noun), _field_of(noun)
    # "*State Department* spokesman"; a "*campaign* group" is no group of a campaign
    loose = [] if is_role(noun.lemma) else [n.span for n in noun.dependents("compound", "amod")]
    beside = [q for q in inner_arguments(left.head, whole.document) if q.span.end <= noun.span.start] if is_title else []
    for qualifier in (*inner_arguments(noun, whole.document), *beside, *_shared(noun, whole.document)):
        if _has(qualifier, narrowed) or _has(qualifier, field):
            continue
        if any(qualifier.span.covers(span) for span in loose):
            if is_mentioned(noun, BODIES) and is_place(qualifier.value):  # "the *Dubai* firm Gulf Trading"
                yield _other(whole, "be", "in", qualifier)
            elif is_mentioned(left.head, PEOPLE) and _is_kind_of_person(noun) and isinstance(qualifier.value, Field):
                yield _other(whole, "be", "from", qualifier)  # "a *Brazilian* billionaire"
        elif _is_related(qualifier) and qualifier.span != left.span:
            yield _other(whole, f"be {_former(right)}{_post(noun, narrowed)}", qualifier.role, qualifier)


def _shared(noun: Node, document: str) -> Iterator[Qualifier]:
    """ "the founder and CEO *of Acme*", "*Acme's* chairman and CEO": what hangs on one of several offices is said of all; an article
    sets an office apart: "a director and *the* head of Acme"."""
    for other in noun.first.conjuncts:
        if other is noun or not (is_office(noun) and is_office(other)):
            continue
        first, last = min(noun, other), max(noun, other)
        apart = last.has("det", "nmod:poss") or (noun is first and noun.has("nmod"))
        for qualifier in inner_arguments(other, document) if not apart else ():
            behind = last.span.end <= qualifier.span.start
            before = qualifier.span.end <= first.span.start and other is first and not isinstance(qualifier.value, Field)
            if behind or before:
                yield qualifier


def is_office(noun: Node) -> bool:
    """Whether a noun names an office of a body or state: "CEO", not "engineer"."""
    return noun.lemma.lower() in TITLES | LEADING | STATE_OFFICES


def _is_kind_of_person(noun: Node) -> bool:
    """Whether a noun may say what a person is: it is of no other class."""
    return noun_class(noun.lemma.lower()) in (None, EntityType.PERSON) and not is_mentioned(noun, frozenset(EntityType) - PEOPLE - UNKNOWN)


def _says_what(clause: Clause, right: Part, *, is_title: bool) -> bool:
    """Whether it tells what somebody is; who is *at* their highest level is no level."""
    if _holds_office(clause, right):
        return True
    return clause.is_copular and not right.slot.case and (right.head.upos == "NOUN" or is_title)


def _holds_office(clause: Clause, right: Part) -> bool:
    """ "became *director* of Acme", "serves as *envoy* to Peru", "was elected *head* of the party": a verb that says what somebody is."""
    if not is_role(right.head.lemma):
        return False
    if case_name(right.slot.case) == "as":
        return clause.lemma in (MADE if clause.is_passive else SERVING)
    return not right.slot.case and clause.lemma in (MADE if clause.is_passive else BECOMING)


def is_member(who: Argument, body: Argument) -> bool:
    """Whether the arguments are a person's name and the name of a body or, as bodies are often read, of a place."""
    if not (isinstance(who, Mention) and isinstance(body, Mention) and who.kind is body.kind is MentionKind.NAME):
        return False
    return who.entity_type is EntityType.PERSON and body.entity_type in BODIES | PLACES


def is_place(value: Argument) -> bool:
    """Whether an argument names a place or a building."""
    return isinstance(value, Mention | Field) and value.entity_type in PLACES


def _is_related(qualifier: Qualifier) -> bool:
    named = not isinstance(qualifier.value, Mention) or qualifier.value.kind is not MentionKind.NOMINAL
    if isinstance(qualifier.value, Mention) and qualifier.value.entity_type is EntityType.DATE:
        return False  # "the first election in *40 years*"
    return (named or qualifier.role in RELATING) and qualifier.role not in {"by", "since"}


def _narrowed(noun: Node) -> Node | None:
    """ "*Asia* director of Acme": a name before the post narrows it down where another phrase says whose it is."""
    whose = any(n.has("case", lemma={"of", "at", "for"}) for n in noun.dependents("nmod") if n is not _field_of(noun))
    return next((n for n in noun.dependents("compound") if n.upos == "PROPN"), None) if whose else None


def _field_of(noun: Node) -> Node | None:
    """ "chief of *staff*", "secretary of *state*": a bare noun behind "of" belongs to the post, it is nobody's."""
    for node in noun.dependents("nmod"):
        bare = len(node.children) == 1 and node.has("case", form={"of"}) and node.upos in NOUNS and node.xpos != "NNS"
        if bare and (node.mention is None or node.mention.kind is MentionKind.NOMINAL):
            return node
    return None


def _post(noun: Node, narrowed: Node | None) -> str:
    """The noun, with words that make it another post: a "vice chairman" is no chairman, a country's "military chief" not its chief."""
    before = [n for n in noun.dependents("compound", "amod") if n < noun and not n.is_glued]  # a "two-*time* president"
    if noun.lemma.lower() == "officer":  # "chief *operating* officer"
        return " ".join([*(n.low for n in before), _hyphenated(noun)])
    kept = [n for n in before if n is narrowed or n.lemma.lower() in RANKS or (n.deprel == "compound" and n.upos == "NOUN")]
    field = _field_of(noun)
    words = [n.form if n is narrowed else n.lemma.lower() for n in kept]
    return " ".join([*words, _hyphenated(noun), *(["of", field.low] if field is not None else [])])


def _has(qualifier: Qualifier, word: Node | None) -> bool:
    return word is not None and qualifier.span.covers(word.span)


def _former(right: Part) -> str:
    """ "*former* Norwegian minister Lund": the word for what is past hangs on another than the post's."""
    is_past = any(n.low == "former" and n.head is not right.head for n in right.slot.words if n < right.head)
    return "former " if is_past else ""


def _hyphenated(noun: Node) -> str:
    """ "brother-in-law" is no brother: the noun with what hyphens join to it, as written."""
    words = [noun]
    while (after := words[-1].after) is not None and after.is_glued and "-" in (words[-1].form, after.form):
        words.append(after)
    return "".join(n.low for n in words) if len(words) > 1 else noun.lemma.lower()


def _other(whole: Statement, verb: str, role: str, qualifier: Qualifier) -> Statement:
    """The same with another predicate, about what a part of the object names."""
    phrase = f"{verb} {role}"
    voice = Voice.COPULA if whole.voice is Voice.PASSIVE else whole.voice  # "was elected head of": is it
    evidence = replace(whole.evidence, object=qualifier.span) if isinstance(whole.evidence, Evidence) else whole.evidence
    return replace(
        whole, predicate=phrase, surface=phrase, role=role, voice=voice, object=qualifier.value, evidence=evidence, qualifiers=()
    )
