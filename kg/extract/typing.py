"""Open statements and an ontology in, typed statements out: each pattern that fits gives a statement of its relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.patterns import Pattern, PatternSlot, parse_pattern
from kg.tree import Tree
from kg.types import AnnotatedDocument, Argument, EntityType, Evidence, Field, Literal, LiteralKind, Mention, MentionKind, Ontology, Qualifier, Relation, Span, Statement

ONLY_TYPED = frozenset({"possessor", "event noun", "light verb"})  # open statements of these rules say too little to keep


@dataclass(frozen=True, slots=True)
class _Frame:
    """A statement as patterns see it: predicate words, arguments by role ("subject", "object", preposition), noun of the object."""

    words: tuple[str, ...]
    nouns: tuple[str, ...]
    roles: Mapping[str, tuple[tuple[Argument, Span], ...]]


@dataclass(frozen=True, slots=True)
class _Match:
    relation: Relation
    pattern: Pattern
    subject: tuple[Argument, Span]
    object: tuple[Argument, Span]
    used: frozenset[Span]


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
        heads = {(m.sentence, m.span): m for m in annotated.mentions}
        for statement in statements:
            if statement.relation is not None or isinstance(statement.evidence, Field):
                yield statement
                continue
            index = statement.evidence.index
            tree = trees.setdefault(index, Tree(annotated.sentences[index]))
            yield from self._typed(statement, tree, heads)

    def _typed(self, statement: Statement, tree: Tree, heads: Mapping[tuple[int, Span], Mention]) -> Iterator[Statement]:
        frame = _frame(statement, tree)
        matches = [m for p, r in self._by_verb.get(frame.words[0], ()) if (m := self._match(p, r, frame, statement, tree, heads))]
        best = _most_specific(matches)
        for match in best:
            yield _apply(statement, match)
        covered = any(m.subject[1] == statement.evidence.subject and m.object[1] == statement.evidence.object for m in best)  # type: ignore[union-attr]
        swallowed = any(len(m.pattern.words) > 1 and m.pattern.words[0] == frame.words[0] and frame.nouns for m in best)
        if not covered and not swallowed and statement.rule.partition("/")[2] not in ONLY_TYPED:
            yield statement

    def _match(self, pattern: Pattern, relation: Relation, frame: _Frame, statement: Statement, tree: Tree, heads: Mapping[tuple[int, Span], Mention]) -> _Match | None:
        roles = _aligned(pattern, frame)
        if roles is None:
            return None
        found: dict[str, tuple[Argument, Span]] = {}
        for slot in pattern.slots:
            choice = next((a for a in roles.get(slot.role, ()) if self._accepts(slot, a, relation, statement, tree, heads)), None)
            if choice is None:
                return None
            found[slot.name] = choice
        if "s" not in found or "o" not in found or found["s"][1] == found["o"][1] or isinstance(found["s"][0], Literal):
            return None
        return _Match(relation, pattern, found["s"], found["o"], frozenset(span for _, span in found.values()))

    def _accepts(self, slot: PatternSlot, argument: tuple[Argument, Span], relation: Relation, statement: Statement, tree: Tree, heads: Mapping[tuple[int, Span], Mention]) -> bool:
        value, _ = argument
        if slot.accepts == "role":
            return _is_role(value, statement, tree, heads)
        if isinstance(value, Literal) and value.kind is LiteralKind.CLAUSE and slot.role != "object":
            return False
        wanted = (slot.accepts,) if slot.accepts else relation.domain if slot.name == "s" else relation.range if slot.name == "o" else ()
        return not wanted or any(self._is_a(value, name) for name in wanted)

    def _is_a(self, value: Argument, name: str) -> bool:
        """Whether an argument may be of a class; what has no known class may be of any, a literal only of Literal."""
        if isinstance(value, Literal) or name == "Literal":
            return isinstance(value, Literal) and name == "Literal"
        if value.entity_type is EntityType.OTHER:  # a name of no known class may be anything; a noun of none is no actor
            return isinstance(value, Field) or value.kind is not MentionKind.NOMINAL
        return name in self._superclasses.get(value.entity_type.value, (value.entity_type.value,))


def type_statements(statements: Iterable[Statement], annotated: AnnotatedDocument, ontology: Ontology) -> Iterator[Statement]:
    """One document's statements typed; build a `Typer` once where there are many documents."""
    yield from Typer(ontology)(statements, annotated)


def _frame(statement: Statement, tree: Tree) -> _Frame:
    """Active reading of a statement; in a passive without agent the subject is what it happens to."""
    roles: dict[str, list[tuple[Argument, Span]]] = defaultdict(list)
    evidence = statement.evidence
    assert isinstance(evidence, Evidence)  # noqa: S101 - metadata statements are typed already
    head = tree[evidence.head]
    words = statement.predicate.split()
    lemma = [head.lemma.lower(), *(tree[i].lemma.lower() for i in tree.children(evidence.head, ("compound:prt",)))]
    is_passive = statement.rule.startswith("passive/") and words[0] == "be" and words[1:2] == [head.form.lower()]
    if is_passive:
        roles["object"].append((statement.subject, evidence.subject))
        words = lemma + words[2:]
    else:
        roles["subject"].append((statement.subject, evidence.subject))
    size = len(lemma) if words[: len(lemma)] == lemma else 1 if words[0] != "be" or len(words) == 1 or words[1] in _LOCATIVE else 2
    role = " ".join(words[size:]) or ("object" if not is_passive else "as")
    roles[role].append((statement.object, evidence.object))
    for qualifier in statement.qualifiers:
        roles[qualifier.role].append((qualifier.value, qualifier.span))
    return _Frame(tuple(words[:size]), _nouns(tree, evidence.object), {k: tuple(v) for k, v in roles.items()})


_LOCATIVE = frozenset({"in", "at", "on", "from", "of", "with"})


def _nouns(tree: Tree, span: Span) -> tuple[str, ...]:
    """Lemma of the head noun of a stretch, and with its compounds: ("minister", "prime minister")."""
    inside = [t for t in tree.tokens if span.covers(t.span)]
    head = next((t for t in inside if not t.head or not span.covers(tree[t.head].span)), None)
    if head is None or head.upos not in {"NOUN", "PROPN"}:
        return ()
    single = head.lemma.lower()
    before = [tree[i].lemma.lower() for i in tree.children(head.index, ("compound", "amod")) if i < head.index]
    return (single, f"{before[-1]} {single}") if before else (single,)


def _aligned(pattern: Pattern, frame: _Frame) -> Mapping[str, tuple[tuple[Argument, Span], ...]] | None:
    """The frame's roles if the pattern's words are its predicate, or predicate and object noun ("hold talk", "be leader"); else None."""
    size = len(frame.words)
    if pattern.words == frame.words:
        return frame.roles
    rest = " ".join(pattern.words[size:])
    if pattern.words[:size] == frame.words and rest and rest in frame.nouns and not any(s.role == "object" for s in pattern.slots):
        return frame.roles
    return None


def _is_role(value: Argument, statement: Statement, tree: Tree, heads: Mapping[tuple[int, Span], Mention]) -> bool:
    """Whether an argument is a post or profession: a common noun for a person, "chief of the General Staff"."""
    if statement.rule == "copula/title":
        return True
    if isinstance(value, Mention):
        return value.entity_type is EntityType.PERSON and tree[value.head].upos == "NOUN" if value.sentence == getattr(statement.evidence, "index", -1) else False
    if not isinstance(value, Literal) or isinstance(statement.evidence, Field):
        return False
    inside = [m for (sentence, span), m in heads.items() if sentence == statement.evidence.index and value.span.covers(span)]
    nouns = [m for m in inside if not value.span.covers(tree[tree[m.head].head].span)] if inside else []
    return any(m.entity_type is EntityType.PERSON and tree[m.head].upos == "NOUN" for m in nouns)


def _most_specific(matches: list[_Match]) -> list[_Match]:
    """Of matches that join the same two arguments, those of the pattern with most slots and words: "replace {o} with {x}" beats "replace {o}"."""
    size = {m: (len(m.pattern.slots), len(m.pattern.words)) for m in {id(m): m for m in matches}.values()}
    best: dict[tuple[Span, Span], tuple[int, int]] = {}
    for match in matches:
        key = (match.subject[1], match.object[1])
        best[key] = max(best.get(key, (0, 0)), size[match])
    kept, seen = [], set()
    for match in matches:
        key = (match.subject[1], match.object[1])
        if size[match] == best[key] and (key, match.relation.name) not in seen:
            seen.add((key, match.relation.name))
            kept.append(match)
    return kept


def _apply(statement: Statement, match: _Match) -> Statement:
    """The statement with the relation, and the arguments it joins in place of its own; what it does not use stays a qualifier."""
    evidence = statement.evidence
    assert isinstance(evidence, Evidence)  # noqa: S101 - see _frame
    spans = {match.subject[1], match.object[1]}
    own = [Qualifier(role="object", value=statement.object, span=evidence.object)] if evidence.object not in spans else []
    own += [Qualifier(role="agent", value=statement.subject, span=evidence.subject)] if evidence.subject not in spans else []
    return replace(
        statement,
        relation=match.relation.name,
        subject=match.subject[0],
        object=match.object[0],
        evidence=replace(evidence, subject=match.subject[1], object=match.object[1]),
        qualifiers=(*own, *(q for q in statement.qualifiers if q.span not in spans)),
    )
