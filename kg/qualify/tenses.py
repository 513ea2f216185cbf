"""Predicate -> bool | None: whether its time lies ahead or behind, as its tense tells, or is that of another clause."""

from __future__ import annotations

from kg.english.calendar import TIME_UNITS
from kg.english.nouns.event_nouns import event_nouns
from kg.english.speech import speech_acts
from kg.english.tree import Node
from kg.qualify.polarity import first_conjunct

ARRANGED = frozenset("set schedule plan expect due slate time book fix postpone delay move call propose reschedule intend".split())
ARRANGED_FOR = frozenset({"for", "from"})
MOVED = frozenset({"postpone", "delay", "move", "reschedule"})
SUPPOSED = frozenset({"suppose", "consider", "contemplate", "mull", "weigh"})
STATES = frozenset("be belong consist contain cost exist have include know lie live mean need own remain seem stand want".split())
PRESENT = frozenset({"VBZ", "VBP"})
LASTING = frozenset("long already always ever never often repeatedly since still traditionally twice previously historically".split())


def tense(node: Node) -> bool | None:
    """Whether times lie ahead ("opens on June 23"), behind ("has lost since"), or on either side ("the talks set for May")."""
    if node.lemma in ARRANGED:  # "*is* scheduled for Monday"
        return True if any(c.xpos in PRESENT for c in node.dependents("aux:pass")) else None
    if node.xpos in PRESENT and node.lemma in speech_acts() and node.has("ccomp"):
        return False  # "*says* Thursday that …": and has said it
    tensed = [c for c in node.dependents("aux", "cop") if c.xpos in PRESENT | {"VBD", "MD"}] or [node]
    if any(word.lemma == "have" and word.base == "aux" for word in tensed):
        return False
    tags = {word.xpos for word in tensed}
    if tags & (PRESENT | {"MD"}):
        return True
    return False if tags & {"VBD", "VBN"} else None  # "said", "a message, *sent* on 6 August"


def is_set_for(verb: Node, role: str) -> bool:
    """ "*has called* a strike *for* Monday": that day is to come; "was set for March 19" may mean either side."""
    moved = role == "from" and verb.lemma in MOVED  # "postponed *from* Friday"
    now = verb.xpos in PRESENT or any(c.xpos in PRESENT for c in verb.dependents("aux"))
    return verb.lemma in ARRANGED and role in ARRANGED_FOR and now and not moved


def did_not_come(node: Node) -> bool:
    """ "*was supposed* to start in March", "*had considered* resigning in April": of a past time, not of one to come."""
    governor = node.head
    if node.deprel not in {"xcomp", "ccomp"} or governor is None or governor.lemma not in SUPPOSED:
        return False
    return governor.xpos == "VBD" or governor.has("aux", form={"was", "were", "had"})


def is_result(node: Node) -> bool:
    """ "…, *killing* at least ten people": a participle behind its verb, without a conjunction."""
    behind = node.head is not None and node.head.index < node.index
    return node.base == "advcl" and node.xpos == "VBG" and behind and not node.has("mark")


def is_meanwhile(node: Node) -> bool:
    """ "fell on Thursday *as* investors sold": at the same time."""
    both_past = node.head is not None and node.xpos == node.head.xpos == "VBD"
    return node.base == "advcl" and both_past and "as" in node.lemmas("mark")


def is_where(node: Node) -> bool:
    """ "…, *where* he inspected the fleet": told as a further step."""
    return node.base == "acl" and node.xpos == "VBD" and "where" in node.lemmas("advmod", "mark")


def same_tense(clause: Node, main: Node) -> bool:
    """A conjunct in another tense has its time elsewhere: "He resigned on Friday and will leave", "was sold in 2016 and is owned by"."""
    if clause.deprel in {"xcomp", "advcl"}:
        return True
    if tells_past(clause) or tells_past(main):
        return tells_past(clause) and tells_past(main)
    auxiliary = [verb.child("aux", "cop") or verb for verb in (clause, main)]
    return clause.xpos == main.xpos and auxiliary[0].low == auxiliary[1].low


def tells_past(verb: Node) -> bool:
    """ "resigned", "was replaced"; what "had resigned" came before."""
    past = verb.xpos == "VBD" or any(c.xpos == "VBD" for c in verb.dependents("aux", "cop"))
    return past and not verb.has("aux", lemma={"have"})


def goes_on_telling(node: Node) -> bool:
    """Whether a main clause tells an event in simple past: no state, nothing that was before, nothing that somebody says."""
    verb = first_conjunct(node)
    told = node.xpos == "VBD" or any(c.xpos == "VBD" and c.lemma == "be" for c in node.dependents("aux:pass")) or _tells_how_it_went(node)
    had = node.has("aux", lemma={"have"})
    return told and not had and verb.deprel == "root" and node.lemma not in STATES and node.lemma not in speech_acts()


def _tells_how_it_went(node: Node) -> bool:
    """ "The *vote was* 4-3": what a past event was."""
    subject = node.child("nsubj")
    was = any(c.xpos == "VBD" for c in node.dependents("cop"))
    return was and subject is not None and subject.upos == "NOUN" and subject.lemma in event_nouns()


def announces(verb: Node) -> bool:
    """ "announced the measures on Friday": a verb of speech with a thing and no content of its own tells an event like any other."""
    told = verb.xpos == "VBD" and first_conjunct(verb).deprel == "root" and verb.lemma in speech_acts()
    return told and verb.has("obj") and not verb.has("ccomp", "parataxis")


def is_recent(node: Node) -> bool:
    """ "*has bought* it", the perfect of news, of its main clause or of what somebody announces; no state and nothing that goes on."""
    verb = first_conjunct(node)
    shared = node if node is verb or node.has("aux") else verb
    perfect = node.xpos in {"VBN", "VBD"} and any(c.lemma == "have" and c.xpos in PRESENT for c in shared.dependents("aux"))
    main = verb.head is None or (verb.is_a("ccomp", "parataxis") and verb.head.head is None)
    return perfect and main and not _goes_on(node, verb) and not verb.has("obl:unmarked")


def _goes_on(node: Node, verb: Node) -> bool:
    """ "has *long* opposed it", "has seen *two decades* of war"."""
    told = [w for c in node.dependents("obj", "obl") for w in (c, *c.dependents("nmod"))]
    lasting = verb.has("advmod", lemma=LASTING) or node.has("obl", "advcl", lemma=LASTING)
    return lasting or node.lemma in STATES or any(w.lemma in TIME_UNITS for w in told)


def is_to_come(node: Node) -> bool:
    """ "*will* walk out": a main clause that says so."""
    verb = first_conjunct(node)
    return verb.head is None and any(c.low in {"will", "'ll"} for c in verb.dependents("aux"))
