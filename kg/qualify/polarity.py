"""Predicate -> negations: what negates it where it stands, with the word and the name of the rule; and its polarity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.english.coordination import is_replaced
from kg.english.negation import ALMOST, DECIDING, DISCHARGING, FALSE, NEGATORS, NOBODY, PROOF, REFUSING, WRONGLY
from kg.english.reporting import FORECASTING
from kg.english.tree import NOMINALS, Node
from kg.types import Polarity

ASKING = frozenset({"ask", "tell", "urge", "invite", "instruct", "advise", "request"})
REFUSALS = frozenset({"failure", "refusal", "reluctance"})
LEAVING_OUT = frozenset({"without", "instead", "rather", "short"})
CONDITIONAL = frozenset({"if", "unless", "whether"})
ARGUMENTS = ("nsubj", "obj", "obl")


@dataclass(frozen=True, slots=True)
class Negation:
    """`word` negates, by the rule of this name."""

    rule: str
    word: Node


def polarity(node: Node) -> Polarity:
    """Negative if the predicate is negated where it stands: by a word of its own, by "no" in an argument, by a verb it depends on."""
    return Polarity.NEGATIVE if len(negations(node)) % 2 else Polarity.POSITIVE


def negations(node: Node) -> list[Negation]:
    """Two of them cancel out: "did not fail to agree". "if growth *failed* to ease" neither says nor denies that it does."""
    if _is_condition(node) or _is_left_open(node):
        return []
    return [n for n in (own_negation(node), _refusal(node), _untruth(node)) if n is not None]


def _is_left_open(node: Node) -> bool:
    """ "*may* not attend", "*should* not pay": neither that somebody does nor that somebody does not."""
    return any(verb.has("aux", form={"may", "might", "should", "ought"}) for verb in _infinitives(node))


def _is_condition(node: Node) -> bool:
    """Whether it is a condition or an open question itself, or an infinitive of one: "*whether* to stop *handling* freight"."""
    return any(verb.lemmas("mark") & CONDITIONAL and verb.is_a("advcl", "ccomp", "csubj", "acl", "nmod") for verb in _infinitives(node))


def _infinitives(node: Node) -> Iterator[Node]:
    """The predicate and, as long as it is an infinitive, what governs it."""
    verb = first_conjunct(node)
    yield verb
    while verb.base == "xcomp" and verb.head is not None:
        verb = first_conjunct(verb.head)
        yield verb


# ------------------------------------------------------------------------------------------------ by words of its own


def own_negation(node: Node) -> Negation | None:
    """The first of the table that applies."""
    return next((Negation(rule, word) for rule, find in OWN if (word := find(node)) is not None), None)


def is_negated(node: Node) -> bool:
    """Whether it is negated by a word of its own."""
    return own_negation(node) is not None


def _negator(node: Node) -> Node | None:
    """ "did *not* go", "*never* went", "*no longer* goes"; "not only" negates nothing."""
    own = node.dependents("advmod", "det", "cc")
    words = (word for c in own for word in (c, *(c.dependents("advmod", "det") if c.low == "longer" else ())))
    return next((word for word in words if word.lemma.lower() in NEGATORS and not _is_only(word)), None)


def _is_only(word: Node) -> bool:
    """ "not only", "not just", "not least": the rest still holds."""
    return word.after is not None and word.after.lemma.lower() in {"only", "just", "least", "merely"}


def _left_out(node: Node) -> Node | None:
    """ "*without* meeting anybody", "*instead of* meeting"."""
    marks = (word for c in node.dependents("mark", "case", "cc") for word in c.subtree())
    return next((word for word in marks if word.lemma.lower() in LEAVING_OUT), None)


def _yet_to(node: Node) -> Node | None:
    """ "has *yet* to decide", "has *still* to be approved"."""
    before = (c.before for c in node.dependents("mark") if c.lemma == "to")
    return next((word for word in before if word is not None and word.low in {"yet", "still"}), None)


def _almost(node: Node) -> Node | None:
    """ "*almost* fell": it did not come to it."""
    return next((c for c in node.dependents("advmod") if c.lemma.lower() in ALMOST), None) if node.upos == "VERB" else None


def _nobody(node: Node) -> Node | None:
    """ "*no* soldier went", "met *nobody*"."""
    for argument in node.dependents(*ARGUMENTS):
        word = argument if argument.lemma.lower() in NOBODY else no_word(argument)
        if word is not None:
            return word
    return None


def _describes_none(node: Node) -> Node | None:
    """ "*no* evidence *tied* to it", "*no* witness *who saw* it": there is none; "no plans *to* close it" are another matter."""
    noun = node.head
    if node.base != "acl" or noun is None or node.has("mark", lemma={"to", "that"}):
        return None
    alone = node.deprel == "acl:relcl" or noun.lemma.lower() in PROOF  # a participle of any other noun is refused with it
    return no_word(noun) if alone else None


def _no_predicate(node: Node) -> Node | None:
    """ "is *no* doctor"."""
    return no_word(node) if node.upos in {"NOUN", "PROPN"} and node.has("cop") else None


def _shared(node: Node) -> Node | None:
    """ "did not confirm *or deny*"; with "and" or a subject of its own a conjunct stands alone."""
    if node.deprel != "conj" or node.head is None:
        return None
    marks = node.lemmas("cc")
    shares = "or" in marks and not node.has("nsubj", "nsubj:pass", "aux")
    found = own_negation(node.head) if shares else None
    return found.word if found else None


OWN: tuple[tuple[str, Callable[[Node], Node | None]], ...] = (
    ("negator", _negator),
    ("left-out", _left_out),
    ("yet-to", _yet_to),
    ("almost", _almost),
    ("no-argument", _nobody),
    ("describes-none", _describes_none),
    ("no-predicate", _no_predicate),
    ("shared-negation", _shared),
)


def no_word(noun: Node) -> Node | None:
    """What makes a noun phrase none: "*no* plant", "*not* a plant", "*not* one plant"; nothing in "not by Lund but by *Berg*"."""
    found = next((c for c in noun.dependents("det", "cc") if c.lemma.lower() in {"no", "neither"}), None)
    if found is not None or is_replaced(noun):
        return found
    near = [noun, *noun.dependents("nummod", "det", "amod")]
    return next((c for word in near for c in word.dependents("advmod") if c.low == "not"), None)


# ------------------------------------------------------------------------------------------------ by what governs it


def _untruth(node: Node) -> Negation | None:
    """ "It is *false* that …", "*wrongly* stated that …", "*no* evidence that …", "*no* sign of rebels attacking the dam"."""
    clause = first_conjunct(node)
    governor = clause.head
    if governor is None:
        return None
    word = _without_proof(clause, governor) if clause.is_a("acl", "ccomp") else None
    if word is not None:
        return Negation("no-proof", word)
    word = _untrue(governor) if clause.is_a("ccomp", "csubj", "acl") and clause.deprel != "acl:relcl" else None
    return Negation("untrue", word) if word is not None else None


def _without_proof(clause: Node, governor: Node) -> Node | None:
    of = governor.has("case", form={"of"}) and governor.lemma.lower() not in PROOF
    proof = governor.head if of and governor.head is not None else governor
    return no_word(proof) if proof.lemma.lower() in PROOF and (clause.has("mark") or proof is not governor) else None


def _untrue(governor: Node) -> Node | None:
    """The word above a clause, or beside the word above it, that calls it untrue; "*wrong to say* that" calls it so too."""
    lemma = governor.lemma.lower()
    if (lemma == "true" and is_negated(governor)) or (lemma in FALSE and not is_negated(governor)):
        return governor
    judged = governor.head if governor.is_a("csubj", "xcomp", "ccomp", "advcl", "acl") else None
    if judged is not None and judged.lemma.lower() in FALSE and not is_negated(judged):
        return judged
    return next((c for c in governor.dependents("advmod") if c.lemma.lower() in WRONGLY), None)


def by_argument(argument: Node, found: Sequence[Negation]) -> list[Negation]:
    """What negates the statement of one of several arguments: "found coins but *no* bones"; "no coins but *bones*" were found."""
    if argument.deprel != "conj" or argument.head is None or argument.head.upos not in NOMINALS:
        return list(found)
    word = no_word(argument)
    others = {no_word(other) for other in argument.head.conjuncts if other is not argument}
    kept = [n for n in found if not (n.rule == "no-argument" and n.word in others and argument.has("cc", form={"but", "and"}))]
    return [*kept, *([Negation("no-conjunct", word)] if word is not None else [])]


def _refusal(node: Node) -> Negation | None:
    """ "refused *to attend*", "failed *to agree*", "denied *selling*", "his refusal *to go*", "did not plan *to go*"."""
    clause = first_conjunct(node)
    refused: list[Node] = []
    while clause.head is not None and _depends(clause):
        governor = clause.head
        if governor.lemma.lower() in PROOF | ASKING or clause.has("mark", "case", lemma={"whether"}):
            break  # "no evidence that": counted as untrue; "denied having been asked *to go*": he may have gone
        ends = _ends_before(clause, governor)
        if clause.base == "advcl" and not ends and not _is_bound(clause, governor):
            break
        if ends:
            refused.append(governor)
            break  # "*stopped* short of" is no second refusal
        if _refuses(governor):
            refused.append(governor)
        clause = first_conjunct(governor)
    return Negation("refused", refused[0]) if len(refused) % 2 else None


def _depends(clause: Node) -> bool:
    """Whether it is a clause of which the verb or noun above may say that it did not come to it."""
    if clause.base == "advcl":
        return clause.xpos == "VBG"
    return (clause.is_a("xcomp", "acl") and clause.deprel != "acl:relcl") or _is_gerund(clause)


def _is_bound(clause: Node, governor: Node) -> bool:
    """ "stopped him *from* leaving", "acquitted *of* selling"."""
    bound = {"from", "of", "to"} if governor.lemma.lower() in DISCHARGING else {"from"}
    return bool({c.lemma for c in clause.dependents("mark", "case")} & bound)


def _refuses(governor: Node) -> bool:
    lemma = governor.lemma.lower()
    if lemma in REFUSING | REFUSALS:
        return True
    return lemma != "hesitate" and not _is_surprised(governor) and is_negated(governor)


def _ends_before(clause: Node, governor: Node) -> bool:
    """ "stopped *short of buying* it", "decided *against buying* it"."""
    marks = clause.lemmas("mark") | clause.lemmas("case")
    short = governor.lemma == "short" or governor.has("advmod", lemma={"short"})
    return (short and "of" in marks) or (governor.lemma in DECIDING and "against" in marks)


def _is_gerund(clause: Node) -> bool:
    """ "ruled out *joining* it": an object told by a verb."""
    return clause.deprel == "ccomp" and clause.xpos == "VBG" and not clause.is_finite and not clause.has("mark")


def _is_surprised(governor: Node) -> bool:
    """ "We did not expect it to work": says nothing of whether it does; "is not expected to work" says that it will not."""
    return governor.lemma in FORECASTING and governor.has("obj")


def first_conjunct(node: Node) -> Node:
    """The first of a chain of conjuncts; a finite one stands alone beside an infinitive: "had been due *to start* but *was delayed*"."""
    while node.deprel == "conj" and node.head is not None:
        if node.is_finite and any(c.lemma in {"to", "due"} for c in node.head.dependents("mark", "case")):
            break
        node = node.head
    return node
