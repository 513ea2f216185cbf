"""Tree and a predicate in, its arguments out: the role that each dependent plays, with the words of its preposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.english.speech import stating
from kg.english.tree import BARE_OBLIQUES, NOMINALS, OBLIQUES, Tree
from kg.extract.clauses import subjects
from kg.extract.clauses.predicates import is_passive

NEGATIONS = frozenset({"not", "n't", "never"})
IDIOMS = frozenset(
    {"in part", "in turn", "in general", "in particular", "in fact", "in addition", "in short", "at least", "at last", "at first", "at all"}
    | {"for example", "for instance", "of course", "in return", "in response", "in total", "in all", "on average", "by contrast"}
)
PREPOSITIONS = frozenset(
    {"in favour", "in favor", "on behalf", "in front", "in charge", "in support", "in defence", "in defense", "in line", "in exchange"}
    | {"in return", "in response", "in addition", "in need", "in search", "in violation", "in breach"}
)
MANNERS = frozenset(
    """accident air boat bus car chance courier custom decree default definition design email error fax fire force hand law letter lot
    mail means mistake negligence omission phone plane post radar radio rail road satellite sea ship telephone tradition train vote
    way word""".split()
)
NAMING = frozenset({"proclaim", "declare", "name", "call", "elect", "appoint", "crown", "dub", "nickname", "nominate"})
DEADLINES = frozenset(
    """end start beginning middle deadline noon midnight date morning afternoon evening night day week weekend month quarter year decade
    century spring summer autumn winter tomorrow monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december""".split()
)
MEASURES = frozenset(
    """point percent percentage dollar euro pound yen won metre meter kilometre kilometer mile foot inch hour day week month year vote
    margin
    time""".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """An argument: its head word, its name ("object", "iobj", "agent", a preposition, "" for a bare time phrase, "that" for a complement
    clause, "adverb") and the words of its preposition."""

    head: int
    name: str
    case: tuple[int, ...] = ()


def roles_of(tree: Tree, head: int, *, subject: int | None) -> Iterator[Role]:
    """Arguments in text order, those of a relative clause with the antecedent in place of its pronoun.

    What hangs on a particle is the verb's: "went back *to Oslo*", "found guilty *of fraud*".
    """
    below = sorted([*tree.children(head), *(i for particle in tree.particles(head) for i in tree.children(particle, ("obl",)))])
    found = _named_as(tree, head, [role for i in below if (role := _role(tree, i)) is not None])
    found = [*_object_of_particle(tree, head, found), *_said_around(tree, head, found), *_where_it_exists(tree, head)]
    gap = subjects.relative_gap(tree, head, subject=subject)
    if gap is not None or tree.child(head, "ccomp") is not None:  # "which lawyers *say* breaches it": nothing that is said itself
        found = [r for r in found if not subjects.is_relative_pronoun(tree, r.head)]
    if gap is not None:
        name, antecedent, case = gap
        found.append(Role(antecedent, name, case))
    if tree[head].deprel == "conj":
        found += _shared(tree, head, found)
    return iter(sorted(found, key=lambda r: (r.name not in {"object", "iobj"}, r.head)))


def _named_as(tree: Tree, head: int, roles: list[Role]) -> list[Role]:
    """ "proclaimed *himself* Emperor", read as two objects: the first is who is named, the second as what; "urged *them* to go"."""
    names = {r.name for r in roles}
    told = (
        tree[head].lemma in subjects.OBJECT_GERUND
        or tree.verdict(head) is not None
        or ("xcomp" in names and tree[head].lemma not in subjects.SUBJECT_CONTROL)
    )
    if "iobj" in names and "object" not in names and told:
        return [replace(r, name="object") if r.name == "iobj" else r for r in roles]
    if tree[head].lemma == "fine" and {"iobj", "object"} <= names:  # "fined *Lund* $5m"
        return [replace(r, name={"iobj": "object", "object": "amount"}.get(r.name, r.name)) for r in roles]
    if tree[head].lemma not in NAMING or not {"iobj", "object"} <= names:
        return roles
    return [replace(r, name={"iobj": "object", "object": "xcomp"}.get(r.name, r.name)) for r in roles]


def _said_around(tree: Tree, head: int, roles: list[Role]) -> list[Role]:
    """ "Acme, *Lund said*, won the vote": what a speech verb in the middle says is the clause around it."""
    spoken = tree[head].deprel == "parataxis" and tree[head].lemma in stating() and tree[head].head
    return [Role(tree[head].head, "that")] if spoken and not any(r.name in {"object", "that"} for r in roles) else []


def _where_it_exists(tree: Tree, head: int) -> list[Role]:
    """ "There are protests *in Oslo*", whatever the place hangs on."""
    noun = subjects.existential(tree, head)
    if noun is None:
        return []
    return [
        Role(i, case_name(tree, case), case)
        for i in tree.children(noun, ("nmod",))
        if case_name(tree, case := case_words(tree, i)) in {"in", "at", "on"}
    ]


def _object_of_particle(tree: Tree, head: int, roles: list[Role]) -> list[Role]:
    """ "presided *over a meeting*": where "over" is read as a particle, the bare noun behind it is the object."""
    particle = tree.child(head, "compound:prt")
    if particle is None or any(r.name == "object" for r in roles):
        return roles
    bare = next((r for r in roles if r.name == "" and r.head > particle and min(tree.subtree(r.head)) == particle + 1), None)
    return [replace(r, name="object") if r is bare else r for r in roles]


def _role(tree: Tree, index: int) -> Role | None:
    """The role a dependent of a predicate plays, or None if it is a subject, an inner word or punctuation."""
    relation, token = tree[index].deprel, tree[index]
    if index in tree.particles(token.head):
        return None
    if relation in {"obj", "iobj"}:
        return Role(index, "object" if relation == "obj" else "iobj")
    if relation in OBLIQUES or tree.base(index) in {"obl", "nmod"}:
        case = case_words(tree, index)
        if not case and relation not in BARE_OBLIQUES and token.upos in {"ADV", "ADJ"}:
            return Role(index, "adverb")
        if token.upos not in NOMINALS and token.upos not in {"ADJ", "ADV", "VERB", "DET"}:
            return None
        complex_role = _in_favour_of(tree, index, case)
        if complex_role is not None:
            return complex_role
        name = case_name(tree, case)
        if f"{name} {token.lemma.lower()}" in IDIOMS and not tree.child(index, "det", "nmod", "amod"):
            return Role(index, "adverb")
        return Role(index, "agent" if _is_agent(tree, index, name) else name, case)
    if relation in {"ccomp", "xcomp", "csubj"} or tree.base(index) in {"advcl"}:
        return _clausal_role(tree, index)
    if relation == "advmod" and token.lemma.lower() not in NEGATIONS and token.upos == "ADV" and token.xpos != "WRB":
        return Role(index, "adverb")
    return None


def _in_favour_of(tree: Tree, index: int, case: tuple[int, ...]) -> Role | None:
    """ "vote *in favour of the deal*", "act *on behalf of Acme*": a preposition of three words and its noun."""
    if (
        f"{case_name(tree, case)} {tree[index].lemma.lower()}" not in PREPOSITIONS
        or tree.child(index, "det", "nmod:poss", "amod") is not None
    ):
        return None
    for noun in tree.children(index, ("nmod",)):
        behind = case_words(tree, noun)
        if behind and behind[0] == index + 1:
            words = (*case, index, *behind)
            return Role(noun, case_name(tree, words), words)
    return None


def _is_agent(tree: Tree, index: int, name: str) -> bool:
    """Whether "by …" names who does it: beside a passive, and no measure ("raised by 150 points", "decided by five votes to two")."""
    measured = tree.child(index, "nummod") is not None and tree[index].lemma.lower() in MEASURES
    if tree[index].lemma.lower() in DEADLINES:
        return False  # "will be closed *by the end* of the month"
    if tree[index].lemma.lower() in MANNERS and tree.child(index, "det", "nmod:poss", "amod", "nmod") is None:
        return False  # "dissolved by force"
    if name not in {"by", ""}:
        return False  # "was halted *at St Ann's*", tagged as an agent
    told = tree[index].deprel == "obl:agent" or (name == "by" and tree[index].upos in {"NOUN", "PROPN", "PRON"})
    return told and not measured and (tree[index].deprel == "obl:agent" or is_passive(tree, tree[index].head))


def _clausal_role(tree: Tree, index: int) -> Role | None:
    if tree[index].deprel == "csubj":
        return None
    case = tuple(i for i in tree.children(index) if tree.base(i) in {"mark", "case"} or (tree[i].xpos == "WRB" and i < index))
    due = next((i for i in case if tree[i].lemma == "due"), 0)
    case = tuple(i for i in case if not due or i < due)  # "before they are *due to* accuse him"
    marks = " ".join(tree[i].lemma.lower() for i in case)
    if tree[index].deprel == "ccomp":
        return Role(index, "that", case)
    if tree[index].deprel == "xcomp":
        return Role(index, "xcomp", case)
    return Role(index, f"advcl:{marks}", case)


def _shared(tree: Tree, head: int, own: list[Role]) -> list[Role]:
    """Arguments that a later conjunct of a predicate shares with the first: the object of "developed and sold shells" stands last.

    Only an object that follows both verbs is shared, and only where the conjunct's first verb has none of its own.
    """
    first = tree[head].head
    if any(r.name == "object" for r in own) or tree[first].upos != "VERB" or tree[head].upos != "VERB":
        return []
    objects = [i for i in tree.children(first, ("obj",)) if i > head]
    return [Role(i, "object") for i in objects]


def case_words(tree: Tree, index: int) -> tuple[int, ...]:
    """Words of the preposition of a noun: "with", "because of", "according to"; a conjunct without one takes its first conjunct's."""
    case = [j for i in tree.children(index, ("case",)) if tree[i].lemma not in {"'s", "’s", "'"} for j in tree.subtree(i)]
    if not case and tree[index].deprel == "conj":
        return case_words(tree, tree[index].head)
    return tuple(sorted(case))


def case_name(tree: Tree, case: tuple[int, ...]) -> str:
    """Lower-case preposition as written, "" for none."""
    return " ".join(tree[i].form.lower() for i in case)
