"""Open statements and an ontology in, typed statements out: each pattern that fits gives a statement of its relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.english.tree import Tree
from kg.extract.relations.patterns import PREPOSITIONS, Pattern, PatternSlot, parse_pattern
from kg.types import (
    AnnotatedDocument,
    Argument,
    EntityType,
    Evidence,
    Field,
    Literal,
    LiteralKind,
    Mention,
    MentionKind,
    Ontology,
    Qualifier,
    Relation,
    Span,
    Statement,
)

# nouns for people that say whose they are or what befell them, not what post they hold
NO_POSTS = frozenset(
    """adult ally aunt baby boy boyfriend brother child citizen colleague counterpart cousin critic daughter descendant enemy fan father
    fiancé friend girl girlfriend graduate grandfather grandmother grandson granddaughter guest heir hero husband junior loser lover man
    mother native neighbor neighbour nephew niece one opponent parent partner passenger patient person predecessor relative resident
    rival sibling sister son spouse successor supporter survivor suspect teenager twin uncle victim widow widower wife winner witness
    woman""".split()
)
QUOTATION_MARKS = frozenset("\"“‘'`")
ONLY_TYPED = frozenset({"possessor", "event noun", "light verb"})  # open statements of these rules say too little to keep


@dataclass(frozen=True, slots=True)
class _Frame:
    """A statement as patterns see it: predicate words, arguments by role ("subject", "object", preposition), nouns of the object.

    In a passive without agent the surface subject is what it happens to. `inner` are the arguments of the object noun, which only a pattern
    with that noun may use: "hold talks *with Russia*". `mentions` are the nouns of the document by place.
    """

    statement: Statement
    evidence: Evidence
    tree: Tree
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    roles: Mapping[str, tuple[tuple[Argument, Span], ...]]
    inner: Mapping[str, tuple[tuple[Argument, Span], ...]]
    mentions: Mapping[tuple[int, Span], Mention]


@dataclass(frozen=True, slots=True)
class _Match:
    relation: Relation
    pattern: Pattern
    subject: tuple[Argument, Span]
    object: tuple[Argument, Span]


class Typer:
    """The patterns of an ontology, parsed once and looked up by verb."""

    def __init__(self, ontology: Ontology) -> None:
        self._superclasses = dict(ontology.superclasses)
        self._by_verb: dict[str, list[tuple[Pattern, Relation]]] = defaultdict(list)
        for relation in ontology.relations:
            for text in relation.patterns:
                pattern = parse_pattern(text, relation=relation.name)
                self._by_verb[pattern.verb].append((pattern, relation))

    def __call__(self, statements: Iterable[Statement], annotated: AnnotatedDocument) -> Iterator[Statement]:
        """Typed statements in place of the open ones they say more exactly, and open ones that no pattern fits."""
        trees: dict[int, Tree] = {}
        nouns = {(m.sentence, m.span): m for m in annotated.mentions if m.kind is MentionKind.NOMINAL}
        for statement in statements:
            if statement.relation is not None or isinstance(statement.evidence, Field):
                yield statement
            else:
                index = statement.evidence.index
                tree = trees.setdefault(index, Tree(annotated.sentences[index]))
                yield from self._typed(_frame(statement, statement.evidence, tree, nouns))

    def _typed(self, frame: _Frame) -> Iterator[Statement]:
        candidates = self._by_verb.get(frame.words[0], ())
        matches = [m for p, r in candidates for f in _readings(frame) if (m := self._match(p, r, f))]
        best = _most_specific(matches)
        for match in best:
            yield _apply(frame, match)
        covered = any(m.subject[1] == frame.evidence.subject and m.object[1] == frame.evidence.object for m in best)
        swallowed = any(len(m.pattern.words) > len(frame.words) for m in best)
        if not covered and not swallowed and frame.statement.rule.partition("/")[2] not in ONLY_TYPED:
            yield frame.statement

    def _match(self, pattern: Pattern, relation: Relation, frame: _Frame) -> _Match | None:
        if not _fits(pattern, frame) or _leaves_object(pattern, frame):
            return None
        found: dict[str, tuple[Argument, Span]] = {}
        for slot in pattern.slots:
            offered = frame.roles.get(slot.role, ()) + (frame.inner.get(slot.role, ()) if len(pattern.words) > len(frame.words) else ())
            choice = next((a for a in offered if self._accepts(slot, a[0], relation, frame)), None)
            if choice is None:
                return None
            found[slot.name] = choice
        if found["s"][1] == found["o"][1] or isinstance(found["s"][0], Literal):
            return None
        return _Match(relation, pattern, found["s"], found["o"])

    def _accepts(self, slot: PatternSlot, value: Argument, relation: Relation, frame: _Frame) -> bool:
        if slot.accepts == "role":
            return _is_role(value, frame)
        if isinstance(value, Literal) and value.kind is LiteralKind.CLAUSE and slot.role != "object":
            return False
        if isinstance(value, Literal) and value.kind is LiteralKind.TIME:
            return False  # "was appointed last year": to nothing
        if slot.accepts:
            return self._is_a(value, slot.accepts, frame, unknown=False)
        wanted = relation.domain if slot.name == "s" else relation.range if slot.name == "o" else ()
        return not wanted or any(self._is_a(value, name, frame, unknown=True) for name in wanted)

    def _is_a(self, value: Argument, name: str, frame: _Frame, *, unknown: bool) -> bool:
        """Whether an argument is of a class; a literal is of Literal and of its noun's class, what somebody says of Clause.

        `unknown`: whether a name without a class may be.
        """
        if name == "Clause":
            return isinstance(value, Literal) and (value.kind is LiteralKind.CLAUSE or value.text[:1] in QUOTATION_MARKS)
        if name == "Literal":
            return isinstance(value, Literal) and not self._is_a(value, "Actor", frame, unknown=False)
        noun = _head_noun(value, frame) if isinstance(value, Literal) else value
        counted = isinstance(value, Literal) and value.kind is LiteralKind.QUANTITY
        if noun is None or (counted and name == "Concept"):  # "ran ten kilometres": they are no concept that one could lead
            return False
        if noun.entity_type is EntityType.OTHER:  # a noun of no known class is no actor
            return unknown and (isinstance(noun, Field) or noun.kind is not MentionKind.NOMINAL)
        return name in self._superclasses.get(noun.entity_type.value, (noun.entity_type.value,))


def type_statements(statements: Iterable[Statement], annotated: AnnotatedDocument, ontology: Ontology) -> Iterator[Statement]:
    """One document's statements typed; build a `Typer` once where there are many documents."""
    yield from Typer(ontology)(statements, annotated)


def _frame(statement: Statement, evidence: Evidence, tree: Tree, nouns: Mapping[tuple[int, Span], Mention]) -> _Frame:
    roles: dict[str, list[tuple[Argument, Span]]] = defaultdict(list)
    head = tree[evidence.head]
    told = _of_the_subject(tree, evidence)
    words = statement.predicate.split()
    lemma = [head.lemma.lower(), *(tree[i].lemma.lower() for i in tree.particles(evidence.head))]
    is_passive = statement.rule.startswith("passive/") and words[0] == "be" and words[1:2] == [head.form.lower()]
    roles["object" if is_passive else "subject"].append((statement.subject, evidence.subject))
    if is_passive:
        rest = words[2:]
        words = lemma + (rest[len(lemma) - 1 :] if rest[: len(lemma) - 1] == lemma[1:] else rest)
    size = _verb_size(words, lemma)
    role = " ".join(words[size:]) or ("as" if is_passive else "object")
    alone = evidence.object.covers(head.span) and evidence.predicate.covers(evidence.object) and not statement.rule.startswith("copula/")
    if not alone:  # "she appealed": the verb is no argument of itself
        roles[role].append((statement.object, evidence.object))
    inner: dict[str, list[tuple[Argument, Span]]] = defaultdict(list)
    for qualifier in statement.qualifiers:
        if any(span.covers(qualifier.span) for span in told):
            continue  # "a patient *in the treatment group* died"
        place = inner if evidence.object.covers(qualifier.span) else roles
        place[qualifier.role].append((qualifier.value, qualifier.span))
    found, inside = ({name: tuple(arguments) for name, arguments in d.items()} for d in (roles, inner))
    return _Frame(statement, evidence, tree, tuple(words[:size]), _nouns(tree, evidence.object), found, inside, nouns)


def _of_the_subject(tree: Tree, evidence: Evidence) -> list[Span]:
    """Stretches of the phrases that hang on the subject's noun."""
    nouns = [t.index for t in tree.tokens if evidence.subject.covers(t.span)]
    hanging = [i for noun in nouns for i in tree.children(noun, ("nmod",)) if tree[i].deprel == "nmod" and i not in nouns]
    return [tree.span(tree.subtree(i)) for i in hanging if evidence.head not in tree.subtree(i)]


def _readings(frame: _Frame) -> Iterator[_Frame]:
    """ "preside over" is a verb with a particle to one parse and with a preposition to another; patterns fit either."""
    yield frame
    if len(frame.words) == 2 and frame.words[1] in PREPOSITIONS and "object" in frame.roles:
        roles = {frame.words[1] if name == "object" else name: arguments for name, arguments in frame.roles.items()}
        yield replace(frame, words=frame.words[:1], roles=roles)


def _verb_size(words: list[str], lemma: list[str]) -> int:
    """How many words of a predicate are its verb: with its particle, or "be" with what comes before the preposition."""
    if words[: len(lemma)] == lemma:
        return len(lemma)
    if words[0] != "be":
        return 1
    return next((k for k, word in enumerate(words) if k and word in PREPOSITIONS), len(words))


def _nouns(tree: Tree, span: Span) -> tuple[str, ...]:
    """Lemma of the head noun of a stretch, and with what stands before it: ("minister", "prime minister")."""
    inside = [t for t in tree.tokens if span.covers(t.span)]
    head = next((t for t in inside if not t.head or not span.covers(tree[t.head].span)), None)
    if head is None or head.upos not in {"NOUN", "PROPN"}:
        return ()
    single = head.lemma.lower()
    before = [tree[i].lemma.lower() for i in tree.children(head.index, ("compound", "amod")) if i < head.index]
    return (single, f"{before[-1]} {single}") if before else (single,)


def _fits(pattern: Pattern, frame: _Frame) -> bool:
    """Whether the pattern's words are the predicate, or predicate and object noun ("hold talk", "be leader")."""
    size = len(frame.words)
    if pattern.words == frame.words:
        return True
    rest = " ".join(pattern.words[size:])
    return (
        frame.words != ("be",)
        and pattern.words[:size] == frame.words
        and rest in frame.nouns
        and all(s.role != "object" for s in pattern.slots)
    )


def _leaves_object(pattern: Pattern, frame: _Frame) -> bool:
    """A pattern without object is about verbs without one: "led to a crisis", not "led a visit to Pyongyang"."""
    return len(pattern.words) == len(frame.words) and "object" in frame.roles and all(s.role != "object" for s in pattern.slots)


def _is_role(value: Argument, frame: _Frame) -> bool:
    """Whether an argument is a post or profession: a title, or a common noun for a person ("chief of the General Staff")."""
    subject = frame.statement.subject
    if isinstance(subject, Mention) and subject.kind is MentionKind.NAME and subject.entity_type is not EntityType.PERSON:
        return False  # "Danish drugmaker Solvang", "Acme, its distributor"
    if frame.statement.rule == "copula/title":
        return frame.tree[frame.evidence.head].lemma.lower() not in NO_POSTS
    noun = None if isinstance(value, Field) else _head_noun(value, frame)
    return noun is not None and noun.entity_type is EntityType.PERSON and frame.tree[noun.head].lemma.lower() not in NO_POSTS


def _head_noun(value: Literal | Mention, frame: _Frame) -> Mention | None:
    """The common noun that a phrase is about."""
    inside = [m for (sentence, span), m in frame.mentions.items() if sentence == frame.evidence.index and value.span.covers(span)]
    heads = [m for m in inside if not frame.tree[m.head].head or not value.span.covers(frame.tree[frame.tree[m.head].head].span)]
    return heads[0] if heads else None


def _most_specific(matches: list[_Match]) -> list[_Match]:
    """Of matches that join the same two arguments those of the longest pattern: "replace {o} with {x}" beats "replace {o}"."""
    longest: dict[str, tuple[int, int]] = {}
    for match in matches:
        longest[match.relation.name] = max(longest.get(match.relation.name, (0, 0)), _size(match))
    matches = [m for m in matches if _size(m) == longest[m.relation.name]]  # "blame the war on Seoul" does not blame the war
    best: dict[tuple[Span, Span], tuple[int, int]] = {}
    for match in matches:
        key = (match.subject[1], match.object[1])
        best[key] = max(best.get(key, (0, 0)), _size(match))
    kept: dict[tuple[Span, Span, str], _Match] = {}
    for match in matches:
        key = (match.subject[1], match.object[1])
        if _size(match) == best[key]:
            kept.setdefault((*key, match.relation.name), match)
    return list(kept.values())


def _size(match: _Match) -> tuple[int, int]:
    return len(match.pattern.slots), len(match.pattern.words)


def _apply(frame: _Frame, match: _Match) -> Statement:
    """The statement with the relation, and the arguments it joins in place of its own; what it does not use stays a qualifier."""
    statement, evidence = frame.statement, frame.evidence
    spans = {match.subject[1], match.object[1]}
    own = [Qualifier(role="object", value=statement.object, span=evidence.object)] if evidence.object not in spans else []
    own += [Qualifier(role="agent", value=statement.subject, span=evidence.subject)] if evidence.subject not in spans else []
    turned = match.subject[1] == evidence.object  # "her mother, Ann": "be mother of" would now say the reverse
    return replace(
        statement,
        relation=match.relation.name,
        surface=match.relation.label if turned else statement.surface,
        subject=match.subject[0],
        object=match.object[0],
        evidence=replace(evidence, subject=match.subject[1], object=match.object[1]),
        qualifiers=(*own, *(q for q in statement.qualifiers if q.span not in spans)),
    )
