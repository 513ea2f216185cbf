"""Predicate -> its arguments: the role that each dependent plays, with the words of its preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.english import verbs
from kg.english.adverbs import NEGATIONS
from kg.english.nouns.measures import DEADLINES, MANNERS, MEASURES
from kg.english.prepositions import IDIOMS, LONG_PREPOSITIONS, case_name, case_words
from kg.english.speech import stating
from kg.english.tree import BARE_OBLIQUES, NOMINALS, NOUNS, Node
from kg.extract.clauses.arguments import Words
from kg.extract.clauses.gaps import relative_gap
from kg.extract.clauses.predicates import is_passive
from kg.extract.clauses.subjects import existential, is_relative_pronoun, own

PLACES = frozenset({"in", "at", "on"})
WHERE_AND_WHEN = PLACES | {"", "near"}  # what two verbs share: "arrested and removed *from the cabinet*" is not arrested from it
ARGUMENTS = NOMINALS | {"ADJ", "ADV", "VERB", "DET"}
DESCRIBED = ("det", "nmod:poss", "amod")  # what makes the noun of a set phrase a noun of its own
TWO_OBJECTS = {"object", "iobj"}


@dataclass(frozen=True, slots=True)
class Role:
    """An argument: its head word, its name ("object", "iobj", "agent", a preposition, "" for a bare time phrase, "that" for a complement
    clause, "adverb") and the words of its preposition."""

    head: Node
    name: str
    case: Words = ()


def roles_of(verb: Node, *, subject: Node | None) -> list[Role]:
    """Arguments in text order, those of a relative clause with the antecedent in place of its pronoun.

    What hangs on a particle is the verb's: "went back *to Oslo*", "found guilty *of fraud*".
    """
    particles = verbs.particles(verb)
    below = sorted([*verb.children, *(n for particle in particles for n in particle.dependents("obl"))])
    found = _told(verb, [role for n in below if n not in particles and (role := _role(n)) is not None])
    found = [*_object_of_particle(verb, found), *_said_around(verb, found), *_where_it_exists(verb)]
    gap = relative_gap(verb, subject=subject)
    if gap is not None or verb.has("ccomp"):  # "which lawyers *say* breaches it": nothing that is said itself
        found = [r for r in found if not is_relative_pronoun(r.head)]
    if gap is not None:
        found.append(Role(gap.noun, gap.role, gap.case))
    found += _shared(verb, found) if verb.deprel == "conj" else _raised(verb, found)
    return sorted(found, key=lambda r: (r.name not in TWO_OBJECTS, r.head.index))


# ------------------------------------------------------------------------------------------------ one dependent


def _role(node: Node) -> Role | None:
    """The role a dependent of a predicate plays, or None if it is a subject, an inner word or punctuation."""
    if node.deprel == "obj":
        return Role(node, "object")
    if node.deprel == "iobj":
        return Role(node, "iobj")
    if node.base in {"obl", "nmod"}:
        return _oblique(node)
    if node.base in {"ccomp", "xcomp", "advcl"}:
        return _clausal_role(node)
    if node.deprel == "advmod" and node.upos == "ADV" and node.xpos != "WRB" and node.lemma.lower() not in NEGATIONS:
        return Role(node, "adverb")
    return None


def _oblique(node: Node) -> Role | None:
    case = case_words(node)
    if not case and node.deprel not in BARE_OBLIQUES and node.upos in {"ADV", "ADJ"}:
        return Role(node, "adverb")
    if node.upos not in ARGUMENTS:
        return None
    name = case_name(case)
    long = _long_preposition(node, name, case)
    if long is not None:
        return long
    if f"{name} {node.lemma.lower()}" in IDIOMS and not node.has("det", "nmod", "amod"):
        return Role(node, "adverb")
    return Role(node, "agent" if _is_agent(node, name) else name, case)


def _long_preposition(node: Node, name: str, case: Words) -> Role | None:
    """ "vote *in favour of the deal*", "act *on behalf of Acme*": a preposition of three words and its noun."""
    if f"{name} {node.lemma.lower()}" not in LONG_PREPOSITIONS or node.has(*DESCRIBED):
        return None
    for noun in node.dependents("nmod"):
        behind = case_words(noun)
        if behind and behind[0].before is node:
            words = (*case, node, *behind)
            return Role(noun, case_name(words), words)
    return None


def _is_agent(node: Node, name: str) -> bool:
    """Whether "by …" names who does it, and not when, how or how much: "*by* five votes to two", "*by force*"."""
    lemma = node.lemma.lower()
    if name not in {"by", ""} or lemma in DEADLINES or (lemma in MANNERS and not node.has(*DESCRIBED, "nmod")):
        return False
    if lemma in MEASURES and node.has("nummod"):
        return False
    if node.deprel == "obl:agent":
        return True
    return name == "by" and node.upos in NOUNS | {"PRON"} and node.head is not None and is_passive(node.head)


def _clausal_role(node: Node) -> Role:
    case = tuple(n for n in node.children if n.base in {"mark", "case"} or (n.xpos == "WRB" and n < node))
    due = next((n for n in case if n.lemma == "due"), None)
    case = tuple(n for n in case if due is None or n < due)  # "before they are *due to* accuse him"
    subject = own(node)
    if subject is not None and [n.low for n in case] == ["for", "to"] and case[0] < subject < case[1]:
        return Role(node, "advcl:for", case[:1])  # "called *for* parliament *to be dissolved*"
    if node.base == "advcl":
        return Role(node, f"advcl:{' '.join(n.lemma.lower() for n in case)}", case)
    return Role(node, "that" if node.base == "ccomp" else "xcomp", case)


# ------------------------------------------------------------------------------------------------ all together


def _told(verb: Node, roles: list[Role]) -> list[Role]:
    """ "urged *them* to go": the one object of a verb that tells, bars or judges somebody, however it is read."""
    names = {r.name for r in roles}
    if "iobj" not in names or "object" in names or not _is_told(verb, names):
        return roles
    return [replace(r, name="object") if r.name == "iobj" else r for r in roles]


def _is_told(verb: Node, names: set[str]) -> bool:
    """Whether the one object of a verb is whom it tells, bars or judges."""
    ordered = "xcomp" in names and verb.lemma not in verbs.SUBJECT_CONTROL
    return ordered or verb.lemma in verbs.OBJECT_GERUND or verbs.verdict(verb) is not None


def _said_around(verb: Node, roles: Sequence[Role]) -> list[Role]:
    """ "Acme, *Lund said*, won the vote": what a speech verb in the middle says is the clause around it."""
    if verb.deprel != "parataxis" or verb.lemma not in stating() or verb.head is None:
        return []
    return [] if any(r.name in {"object", "that"} for r in roles) else [Role(verb.head, "that")]


def _where_it_exists(verb: Node) -> list[Role]:
    """ "There are protests *in Oslo*", whatever the place hangs on."""
    noun = existential(verb)
    hanging = [] if noun is None else [(n, case_words(n)) for n in noun.dependents("nmod")]
    return [Role(n, case_name(case), case) for n, case in hanging if case_name(case) in PLACES]


def _object_of_particle(verb: Node, roles: list[Role]) -> list[Role]:
    """ "presided *over a meeting*": where "over" is read as a particle, the bare noun behind it is the object."""
    particle = verb.child("compound:prt")
    if particle is None or any(r.name == "object" for r in roles):
        return roles
    bare = next((r for r in roles if r.name == "" and particle < r.head and r.head.left_edge is particle.after), None)
    return [replace(r, name="object") if r is bare else r for r in roles]


def _raised(verb: Node, own: Sequence[Role]) -> list[Role]:
    """ "*founded* and led the choir", "*born* and raised in Utah": two verbs side by side have the object, place and
    time of the second."""
    second = verb.child("conj")
    if own or second is None or second.upos != "VERB" or second.index != verb.index + 2:
        return []
    return [Role(n, "object") for n in second.dependents("obj")[:1]] or _following(second, verb, second)


def _following(verb: Node, first: Node, second: Node) -> list[Role]:
    """What hangs on a verb behind two of one form that stand side by side."""
    behind = [n for n in verb.dependents("obl", "obl:agent", "obl:unmarked") if second < n] if first.xpos == second.xpos else []
    return [role for n in behind if (role := _role(n)) is not None and role.name in WHERE_AND_WHEN]


def _shared(verb: Node, own: Sequence[Role]) -> list[Role]:
    """The object that a later conjunct shares with the first verb: that of "developed and sold shells" stands last."""
    first = verb.head
    if first is None or any(r.name == "object" for r in own) or first.upos != "VERB" or verb.upos != "VERB":
        return []
    objects = [Role(n, "object") for n in first.dependents("obj") if verb < n]
    return objects or (_following(first, first, verb) if not own and verb.index == first.index + 2 else [])
