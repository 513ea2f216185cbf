"""Word -> how certain it leaves what it speaks of, or what depends on it.

Verbs by class as in FactBank's guidelines (Sauri and Pustejovsky, "FactBank: a corpus annotated with event factuality", LRE 2009;
classes only, no data of it).
"""

from __future__ import annotations

from kg.types import Certainty

MODALS: dict[str, Certainty] = {
    "will": Certainty.PLANNED, "'ll": Certainty.PLANNED, "shall": Certainty.PLANNED, "wo": Certainty.PLANNED, "must": Certainty.PLANNED,
    "may": Certainty.POSSIBLE, "might": Certainty.POSSIBLE, "could": Certainty.POSSIBLE, "can": Certainty.POSSIBLE,
    "should": Certainty.POSSIBLE,
    "ought": Certainty.POSSIBLE, "would": Certainty.CONDITIONAL, "'d": Certainty.CONDITIONAL,
}  # fmt: skip
_PLANNING = """suppose plan intend expect schedule want hope wish aim seek prepare agree promise vow pledge threaten decide order ask urge
call demand propose consider invite instruct set due slate design mean choose require need oblige command persuade encourage
tell advise arrange look push reach commit undertake elect hesitate determine resolve ready willing eager able determined
poised keen bind project"""
GOVERNORS: dict[str, Certainty] = {
    **dict.fromkeys(_PLANNING.split(), Certainty.PLANNED),
    **dict.fromkeys("discuss debate mull weigh contemplate envisage explore".split(), Certainty.POSSIBLE),
    **dict.fromkeys("try attempt struggle strive campaign lobby offer vie bid dare".split(), Certainty.POSSIBLE),
    **dict.fromkeys("allow permit enable authorize authorise let entitle license licence clear face risk".split(), Certainty.POSSIBLE),
    **dict.fromkeys("seem appear likely unlikely".split(), Certainty.PROBABLE),
}
# verbs whose infinitive came true; under any other that no table knows it may have ("stands to lose", "is about to sign")
IMPLICATIVE = frozenset(
    """begin cease come continue dare finish get go grow happen help hurry learn live manage proceed prove race remain return rise rush
    serve start stop take tend turn use wait have make glad happy love hate enjoy pleased proud sorry surprised""".split()
)
ACHIEVING = frozenset("beat defeat die lose win".split())  # what "is winning" has not won yet
# verbs with an object whose infinitive came true; that of any other ("summoned the army to depose …") was only wanted
ACHIEVED = frozenset("bring cause compel drive force get help induce inspire lead leave motivate prompt push see spur take use".split())
PLAN_NOUNS = frozenset(
    """plan intention decision pledge promise threat order call proposal demand request agreement goal aim mission task duty need move
    commitment vow deal push schedule invitation intent ambition mandate""".split()
)
LIKELY = frozenset("possibly perhaps maybe probably likely potentially presumably conceivably seemingly apparently".split())
MODIFIERS: dict[str, Certainty] = {
    **dict.fromkeys(
        "planned proposed upcoming forthcoming scheduled expected intended future next imminent prospective".split(), Certainty.PLANNED
    ),
    **dict.fromkeys("possible potential likely hypothetical probable".split(), Certainty.POSSIBLE),
}
CONDITIONS = frozenset({"if", "unless", "whether", "in case", "provided", "providing", "assuming", "lest", "once"})

OPEN = frozenset(
    "possible likely conceivable probable unclear unsure uncertain unknown plausible".split()
)  # what "it is … that" leaves open
NEEDED = frozenset("crucial important essential vital necessary imperative critical advisable desirable urgent".split())
SURE = frozenset(
    "true clear sure certain known obvious evident convinced confident".split()
)  # with "not" they leave it open, "not true" denies it
OPEN_CONTENT = frozenset(
    """possibility chance risk likelihood hope fear prospect danger hypothesis idea notion condition concern worry belief probability
    scenario""".split()
)
MENTAL = frozenset("fear worry imagine suppose assume dream pray hypothesize envisage pretend".split())
GERUND_OF: dict[str, Certainty] = {
    **dict.fromkeys("interested keen think dream talk capable warn caution advise guard close near away".split(), Certainty.POSSIBLE),
    **dict.fromkeys("plan insist set focus bent intent".split(), Certainty.PLANNED),
}  # with a gerund behind a preposition: "interested in buying", "warned against attacking"
SIGNS = frozenset("indicate suggest show mean imply demonstrate signal prove".split())  # as uncertain as they are themselves
# with an event as their object: "*prepared* the summit", "*postponed* a visit"; it has not taken place
PLANNING_EVENTS = frozenset(
    """anticipate arrange await consider contemplate delay demand envisage expect intend plan postpone prepare promise propose request schedule
    seek threaten urge want""".split()
)
