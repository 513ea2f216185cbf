"""Word -> what it says of whose word something is, beside the verbs of speech (kg.english.speech)."""

from __future__ import annotations

from kg.english.tree import Node
from kg.types import SpeechAct

REPORTED_ACTS = frozenset({SpeechAct.PROMISE, SpeechAct.THREATEN, SpeechAct.DEMAND})  # with a finite that-clause these report its tense
KNOWING = frozenset("know learn realize realise discover prove".split())  # what follows holds
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
    """accuse guilty criticise criticize condemn denounce censure rebuke suspect charge blame arrest jail imprison detain indict try
    prosecute sentence convict fine punish""".split()
)
FORECASTING = frozenset({"expect", "forecast", "predict", "project", "anticipate"})
WORDING = frozenset({"opinion", "view", "word"})
HEARSAY: dict[str, SpeechAct] = {
    "reportedly": SpeechAct.REPORT, "allegedly": SpeechAct.CLAIM, "supposedly": SpeechAct.CLAIM, "purportedly": SpeechAct.CLAIM,
    "alleged": SpeechAct.CLAIM, "reported": SpeechAct.REPORT, "purported": SpeechAct.CLAIM,
    "suspected": SpeechAct.CLAIM, "supposed": SpeechAct.CLAIM,
    **dict.fromkeys("accused self-styled self-proclaimed self-described so-called presumed".split(), SpeechAct.CLAIM),
}  # fmt: skip


def is_according(noun: Node) -> bool:
    """ "according to *state media*", "in the words of *Koo*", "in *his* view"."""
    if " ".join(word.low for case in noun.dependents("case") for word in case.subtree()).endswith("according to"):
        return True  # "in case of war, according to state media": a case further left is another phrase's
    whose = noun.deprel == "nmod:poss" or noun.has("case", lemma={"of", "'s"})
    return whose and noun.head is not None and noun.head.lemma in WORDING and noun.head.has("case", lemma={"in"})
