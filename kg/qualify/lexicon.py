"""Word classes of qualification: lemma in, what it does to its complement out. General English; verbs by class as in FactBank's guidelines.

FactBank: Sauri and Pustejovsky, "FactBank: a corpus annotated with event factuality", LRE 2009 (classes only, no data of it).
"""

from __future__ import annotations

from kg.types import Certainty, SpeechAct

# ---- who says it: verbs with a clause or quotation

REPORTED_ACTS = frozenset({SpeechAct.PROMISE, SpeechAct.THREATEN, SpeechAct.DEMAND})  # with a finite that-clause these report its tense
KNOWING = frozenset("know learn realize realise discover show reveal confirm prove".split())  # what follows holds
SPEECH_NOUNS: dict[str, SpeechAct] = {
    **dict.fromkeys(
        "report statement announcement news word finding evidence confirmation remark comment indication sign".split(), SpeechAct.REPORT
    ),
    **dict.fromkeys(
        "claim accusation allegation charge suspicion rumor rumour speculation suggestion assertion theory".split(), SpeechAct.CLAIM
    ),
    "denial": SpeechAct.DENY,
    **dict.fromkeys("doubt question".split(), SpeechAct.DOUBT),
    **dict.fromkeys("demand call order request appeal".split(), SpeechAct.DEMAND),
    **dict.fromkeys("promise pledge vow assurance".split(), SpeechAct.PROMISE),
    **dict.fromkeys("threat warning".split(), SpeechAct.THREATEN),
}
# what they say "of", "with" or "for" is a claim, also where a court makes it: "jailed *for insulting the president*"
ACCUSING = frozenset(
    "accuse guilty criticise criticize condemn denounce censure rebuke suspect charge blame arrest jail imprison detain indict try prosecute sentence convict fine punish".split()
)
FORECASTING = frozenset({"expect", "forecast", "predict", "project", "anticipate"})
ACCORDING = frozenset({"according to", "in the words of", "in the view of", "in the opinion of"})
HEARSAY: dict[str, SpeechAct] = {
    "reportedly": SpeechAct.REPORT, "allegedly": SpeechAct.CLAIM, "supposedly": SpeechAct.CLAIM, "purportedly": SpeechAct.CLAIM,
    "alleged": SpeechAct.CLAIM, "reported": SpeechAct.REPORT, "purported": SpeechAct.CLAIM, "suspected": SpeechAct.CLAIM, "supposed": SpeechAct.CLAIM,
    **dict.fromkeys("accused self-styled self-proclaimed self-described so-called presumed".split(), SpeechAct.CLAIM),
}  # fmt: skip

# ---- how certain
MODALS: dict[str, Certainty] = {
    "will": Certainty.PLANNED, "'ll": Certainty.PLANNED, "shall": Certainty.PLANNED, "wo": Certainty.PLANNED, "must": Certainty.PLANNED,
    "may": Certainty.POSSIBLE, "might": Certainty.POSSIBLE, "could": Certainty.POSSIBLE, "can": Certainty.POSSIBLE, "should": Certainty.POSSIBLE,
    "ought": Certainty.POSSIBLE, "would": Certainty.CONDITIONAL, "'d": Certainty.CONDITIONAL,
}  # fmt: skip
_PLANNING = """suppose plan intend expect schedule want hope wish aim seek prepare agree promise vow pledge threaten decide order ask urge call demand propose
consider invite instruct set due slate design mean choose require need oblige command persuade encourage tell advise arrange look push reach commit
undertake elect hesitate determine resolve ready willing eager able determined poised keen bind project"""
GOVERNORS: dict[str, Certainty] = {
    **dict.fromkeys(_PLANNING.split(), Certainty.PLANNED),
    **dict.fromkeys("discuss debate mull weigh contemplate envisage explore".split(), Certainty.POSSIBLE),
    **dict.fromkeys("try attempt struggle strive campaign lobby offer vie bid dare".split(), Certainty.POSSIBLE),
    **dict.fromkeys("allow permit enable authorize authorise let entitle license licence clear face risk".split(), Certainty.POSSIBLE),
    **dict.fromkeys("seem appear likely unlikely".split(), Certainty.PROBABLE),
}
# verbs with an object whose infinitive came true; that of any other ("summoned the army to depose …") was only wanted
ACHIEVED = frozenset("bring cause compel drive force get help induce inspire lead leave motivate prompt push see spur take use".split())
REFUSING = frozenset(
    "pretend far acquit clear exonerate absolve fail refuse decline neglect avoid deny rule forget stop prevent bar ban prohibit block deter forbid unable reluctant unwilling unlikely".split()
)
PLAN_NOUNS = frozenset(
    "plan intention decision pledge promise threat order call proposal demand request agreement goal aim mission task duty need move commitment vow deal push schedule invitation intent ambition mandate".split()
)
LIKELY = frozenset("possibly perhaps maybe probably likely potentially presumably conceivably seemingly apparently".split())
MODIFIERS: dict[str, Certainty] = {
    **dict.fromkeys(
        "planned proposed upcoming forthcoming scheduled expected intended future next imminent prospective".split(), Certainty.PLANNED
    ),
    **dict.fromkeys("possible potential likely hypothetical probable".split(), Certainty.POSSIBLE),
}
CONDITIONS = frozenset({"if", "unless", "whether", "in case", "provided", "providing", "assuming", "lest", "once"})

DISCHARGING = frozenset({"acquit", "clear", "exonerate", "absolve", "guilty", "innocent"})  # "of" what did not happen
PROOF = frozenset("evidence sign proof indication suggestion confirmation guarantee truth".split())  # without it, it is not so
FALSE = frozenset(
    "false untrue wrong incorrect baseless unfounded fake lie fabrication impossible unlikely doubtful nonsense myth hoax".split()
)
OPEN = frozenset(
    "possible likely conceivable probable unclear unsure uncertain unknown plausible".split()
)  # what "it is … that" leaves open
NEEDED = frozenset("crucial important essential vital necessary imperative critical advisable desirable urgent".split())
SURE = frozenset(
    "true clear sure certain known obvious evident convinced confident".split()
)  # with "not" they leave it open, "not true" denies it
OPEN_CONTENT = frozenset(
    "possibility chance risk likelihood hope fear prospect danger hypothesis idea notion condition concern worry belief probability scenario".split()
)
MENTAL = frozenset("fear worry imagine suppose assume dream pray hypothesize envisage pretend".split())
GERUND_OF: dict[str, Certainty] = {
    **dict.fromkeys("interested keen think dream talk capable warn caution advise guard".split(), Certainty.POSSIBLE),
    **dict.fromkeys("plan insist set focus bent intent".split(), Certainty.PLANNED),
}  # with a gerund behind a preposition: "interested in buying", "warned against attacking"
SIGNS = frozenset("indicate suggest show mean imply demonstrate signal prove".split())  # as uncertain as they are themselves

# ---- negation
ALMOST = frozenset({"almost", "nearly"})  # beside a verb: it did not come to it
NEGATORS = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no"})
NOBODY = frozenset({"nobody", "nothing", "none", "neither", "no-one", "nowhere"})
