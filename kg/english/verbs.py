"""Verb -> the words that belong to it, and the classes of verbs that decide who does what: lemmas, general English."""

from __future__ import annotations

from kg.english.tree import Node

DIRECTIONS = frozenset(
    {"ahead", "back", "down", "forward", "home", "short", "together", "apart", "aside", "out", "away", "off", "in", "aground"}
)
BEHIND_OBJECT = frozenset({"apart", "aside", "away", "back", "home", "together"})
VERDICTS = {
    "find": "guilty",
    "plead": "guilty",
    "cut": "short",
    "set": "free",
    "lay": "bare",
    "shoot": "dead",
}  # verb -> what goes with it like a particle

# ---- verbs that say little without a noun or an infinitive

LIGHT = frozenset(
    """make hold have take pay give conduct launch carry stage mount do begin open host undertake complete perform deliver lodge file issue
    impose offer provide reach sign conclude announce""".split()
)
HAVING = frozenset("have get win receive seek express announce need lose gain obtain renew retain".split())
EMPTY = frozenset({"be", "have", "do", "seem", "appear", "become", "remain"})  # nobody would ask what "seems"
# without an object they say nothing either: "the decision *came* after …", "it is *expected*"
VAGUE = frozenset({"come", "expect", "go", "know", "like", "make", "need", "see", "try", "want"})
STANCES = frozenset({"refuse", "decline", "fail", "offer", "threaten"})  # what somebody does by them is news in itself
RAISING = frozenset({"expect", "want", "need", "anticipate", "believe"})  # "she expects the bank to keep its rate" expects no bank

# what coordinated subjects do to each other, with the role of the other: "Lund and Berg *met*", "talked"
RECIPROCAL = {
    **dict.fromkeys(("meet", "marry", "divorce", "fight", "embrace", "kiss"), "object"),
    **dict.fromkeys(
        "agree argue clash collaborate compete confer converse cooperate debate merge negotiate quarrel speak talk".split(), "with"
    ),
}

# ---- whose the verb below them is

SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear", "offer"})  # with an object, still their subject's
ASKED = {
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"to"}),
    "rely": frozenset({"on"}),
    "plead": frozenset({"with"}),
    "wait": frozenset({"for"}),
}
OBJECT_GERUND = frozenset(
    """absolve accuse acquit advise ban bar blame block caution charge clear condemn convict criticise criticize deter discourage
    dissuade excuse exempt exonerate fine keep praise prevent prohibit punish save sentence stop suspect thank warn""".split()
)  # what "of", "from" or "for" says of their object
OTHERS_DO = frozenset(
    "advise advocate ban criticise criticize debate demand discuss favor favour forbid oppose propose recommend suggest support".split()
)
ORDERING = frozenset("order ask tell urge invite instruct direct request force require advise summon authorize encourage call".split())
HIRING = frozenset({"bribe", "hire", "pay", "recruit", "train"})

# ---- voice and arguments

BEFALLING = frozenset(
    """accuse acquit appoint arrest ban bar charge convict detain elect evacuate execute fine hurt injure jail kill name oust rescue sack
    sentence shoot suspend wound""".split()
)
INTRANSITIVE = frozenset(
    "apologise apologize appear arrive die disappear emerge escape fall flee go leave quit resign retire return rise step testify".split()
)
PREPOSITIONAL = frozenset({"pend", "neighbour", "neighbor", "regard", "concern", "include", "exclude", "accord", "bar"})
GRANTING = frozenset(
    "adjourn allow ban bar close delay extend give grant leave postpone remand suspend".split()
)  # what is done until or for a time to come
LEADING = frozenset("chair control govern head lead occupy rule run serve work".split())  # what goes on like a state


def particles(verb: Node) -> list[Node]:
    """Words that make a verb another one: "set *up*", an adverb in "go *ahead*" and "want it *back*", "found him *not guilty*"."""
    beside = [n for n in verb.dependents("advmod") if _is_direction(verb, n) or (n.low in BEHIND_OBJECT and _is_behind_object(verb, n))]
    if verb.xpos == "VBN":
        beside += [n for n in verb.dependents("obl", "advmod") if n not in beside and _is_stranded(verb, n)]
    found = verdict(verb)
    told = [] if found is None else [*(n for n in found.dependents("advmod") if n.lemma.lower() == "not"), found]
    return sorted([*verb.dependents("compound:prt"), *beside, *told])


def verdict(verb: Node) -> Node | None:
    """ "found him *guilty* of fraud", "pleaded *guilty* to fraud", "cut *short* a visit", "set them *free*"."""
    wanted = VERDICTS.get(verb.lemma)
    return next((n for n in verb.dependents("xcomp") if n.lemma.lower() == wanted), None) if wanted else None


def asked(verb: Node) -> Node | None:
    """ "called *on Norway* to withdraw", "appealed *to the army* to drill"."""
    wanted = ASKED.get(verb.lemma)
    return next((n for n in verb.dependents("obl") if _first_words(n) & wanted), None) if wanted else None


def _first_words(noun: Node) -> set[str]:
    """The prepositions of a noun, and the word before it, which may hang elsewhere: "called *for* Norway to withdraw"."""
    before = noun.left_edge.before
    return noun.lemmas("case") | ({before.lemma} if before is not None else set())


def _is_direction(verb: Node, adverb: Node) -> bool:
    """ "go *ahead*", not "*ahead* of the vote"."""
    if adverb.before is not verb or adverb.low not in DIRECTIONS:
        return False
    return adverb.form == "short" or adverb.after is None or adverb.after.low != "of"


def _is_stranded(verb: Node, word: Node) -> bool:
    """ "was paid *for* by Acme"."""
    return word.before is verb and word.upos == "ADP" and not word.children


def _is_behind_object(verb: Node, adverb: Node) -> bool:
    """ "wanted the chair *back*", "sent two players *home*"."""
    return any(n.right_edge is adverb.before for n in verb.dependents("obj"))
