"""Predicate -> Doubt: what leaves it least certain of modals, governing verbs, conditions and questions."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english.modality import CONDITIONS
from kg.english.speech import speech_acts
from kg.english.tree import RELATIVE_CLAUSES, Node
from kg.qualify.governors import governed
from kg.qualify.modals import Doubt, own_doubts
from kg.qualify.polarity import first_conjunct, polarity
from kg.types import Certainty, Polarity

STRENGTH = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.PLANNED, Certainty.POSSIBLE, Certainty.CONDITIONAL)  # the weakest link counts
PRESUPPOSING = frozenset({"how", "what", "when", "where", "which", "who", "why"})
AWAITING = frozenset({"until", "when", "once", "after", "before"})
BESIDE = frozenset({"while"})  # "will pursue them *while protecting* the town"


def certainty(node: Node) -> Certainty:
    """The least certain of what applies: modals, governing verbs and nouns, conditions, questions, adverbs."""
    found = doubt(node)
    return found.certainty if found else Certainty.CERTAIN


def doubt(node: Node) -> Doubt | None:
    """What makes it least certain, None where nothing does."""
    found = (*own_doubts(node), *governed(node), *_conditions(node), *_awaited(node), *_imagined(node))
    return max(found, key=lambda d: STRENGTH.index(d.certainty), default=None)


def _conditions(node: Node) -> Iterator[Doubt]:
    """ "if …" above or beside the predicate, and questions."""
    for above in (node, *node.ancestors()):
        mark = _condition_mark(above)
        if mark is not None:
            yield Doubt(Certainty.CONDITIONAL, "condition", mark)
        if above.deprel == "acl:relcl":
            break
    for clause in first_conjunct(node).dependents("advcl"):
        mark = next((c for c in clause.dependents("mark") if c.lemma.lower() in {"if", "unless"}), None)
        if mark is not None or is_inverted(clause):
            yield Doubt(Certainty.CONDITIONAL, "conditioned", mark or clause)
    mark = _question_mark(node)
    if mark is not None:
        yield Doubt(Certainty.CONDITIONAL, "question", mark)


def _question_mark(node: Node) -> Node | None:
    """Of the question that a predicate asks: what its relative and adverbial clauses tell is not asked, nor whether that was which
    "why", "who" or "how" asks about, nor a clause beside one that asks: "I sold the car, what should I do?"
    """
    mark = next((n for n in node.tree.nodes[-2:] if n.form == "?"), None)
    if mark is None:
        return None
    clauses = [node]
    while clauses[-1].is_a("xcomp", "ccomp", "conj", "parataxis", "csubj") and (head := clauses[-1].head) is not None:
        clauses.append(head)
    asking = [clause for clause in clauses if _asks(clause)]
    if clauses[-1].head is not None or (not asking and any(map(_asks, node.tree.nodes))):
        return None
    taken = any(_is_past(clause) and clause.has(form=PRESUPPOSING) for clause in asking)
    return None if taken else mark


def _asks(clause: Node) -> bool:
    """Whether a clause has the form of a question: "*are* you", "*what* did they"."""
    if clause.deprel in RELATIVE_CLAUSES or clause.base == "advcl":
        return False
    subject = clause.child("nsubj")
    inverted = subject is not None and any(c.index < subject.index for c in clause.dependents("aux", "cop"))
    return inverted or clause.has("nsubj", "obj", "obl", "advmod", form=PRESUPPOSING)


def _condition_mark(clause: Node) -> Node | None:
    """The word that makes a clause a condition or an open question."""
    marks = {w: c for c in clause.dependents("mark") for w in (c.lemma.lower(), c.low)}
    if "whether" in marks:
        return marks["whether"]
    if not clause.is_a("advcl", "ccomp", "csubj"):
        return None
    found = next((marks[w] for w in sorted(marks.keys() & (CONDITIONS - {"once"}))), None)
    return found or (clause if is_inverted(clause) else None)


def _imagined(node: Node) -> Iterator[Doubt]:
    """ "ruled out joining *a* government *headed* by Lund", "could not produce *a* witness *who saw* it": there may be none."""
    clause = first_conjunct(node)
    noun = clause.head
    verb = noun.head if noun is not None else None
    if noun is None or verb is None or clause.base != "acl" or noun.deprel not in {"obj", "obl"} or verb.upos != "VERB":
        return
    if not noun.has("det", form={"a", "an", "any"}) or _is_told_apart(clause):
        return
    plain = [] if clause.is_finite else [*own_doubts(verb), *governed(verb)]  # "would hit *a* plan *that is* being drafted"
    if plain or polarity(verb) is Polarity.NEGATIVE:
        yield Doubt(Certainty.POSSIBLE, "imagined", noun)


def _is_told_apart(clause: Node) -> bool:
    """ "a contract *signed last August*", "evidence from a partner, *who was jailed*"."""
    return (clause.deprel == "acl:relcl" and clause.is_set_off) or clause.has("obl:unmarked")


def _awaited(node: Node) -> Iterator[Doubt]:
    """ "will not sit on it *until* it has been purified": what waits for a plan, or a plan waits for, has not happened either."""
    clause = first_conjunct(node)
    governor = clause.head
    if clause.base != "advcl" or governor is None or _is_past(clause):
        return  # "has not proved that she broke the rules when she *hired* him": she did
    result = clause.xpos == "VBG" and clause.index > governor.index and not clause.has("mark") and clause.lemma not in speech_acts()
    beside = clause.xpos == "VBG" and clause.has("mark", lemma=BESIDE)
    if result or beside or clause.lemmas("mark", "advmod") & AWAITING:  # "agreed to buy its rival, *creating* a giant"
        yield from own_doubts(governor)
        yield from governed(governor)


def is_inverted(clause: Node) -> bool:
    """ "*Had* Norway attacked", "*Should* talks fail": a condition without "if"."""
    subject = clause.child("nsubj")
    if clause.base != "advcl" or subject is None or clause.has("mark"):
        return False
    return any(c.lemma in {"have", "should", "be"} for c in clause.dependents("aux", "cop") if c.index < subject.index)


def _is_past(clause: Node) -> bool:
    """Whether a clause tells in its own tense what was."""
    return clause.xpos == "VBD" or any(c.xpos == "VBD" for c in clause.dependents("aux", "cop"))
