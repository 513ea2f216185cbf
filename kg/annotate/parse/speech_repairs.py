"""A tagged sentence of the model in, the same with what is said, and who says it, hung where it belongs out."""

from __future__ import annotations

from kg.annotate.lexicon import PERSONAL, WEEKDAYS, is_actor
from kg.annotate.parse.tagged import Tagged, turned

ASKING = frozenset({"ask", "press", "question"})
CONDITIONS = frozenset({"if", "unless", "once", "when"})
SAYING = frozenset({"confirm", "say", "add", "tell", "warn", "note", "explain", "predict", "insist", "argue", "write", "reply"})
DEMANDING = frozenset(
    {"urge", "order", "ask", "call", "recommend", "demand", "promise", "vow", "pledge", "accuse", "criticise", "criticize", "blame"}
)
COMMENTING = SAYING | DEMANDING | frozenset({"rule", "cite", "describe", "claim", "suggest", "acknowledge", "stress", "accuse", "quote"})
ENDING = SAYING | frozenset(
    """acknowledge allege announce answer boast caution claim complain concede conclude confirm declare estimate explain hear joke lament
    maintain observe promise recall remark report respond reveal rule show stress suggest testify vow""".split()
)
SPEAKING = ENDING | DEMANDING
EXPECTING = frozenset({"anticipate", "believe", "expect", "hope", "intend", "plan"})
FIGURES = frozenset(
    "bond currency dollar earnings euro gold index inflation loss market oil output pound price profit rate revenue sale share".split()
)  # they rise and fall, and say nothing
RELATIVES = frozenset({"who", "which", "that"})
TELLING = frozenset("comment give say elaborate discuss name answer identify specify disclose provide speculate".split())
COURTS = frozenset({"commission", "court", "judge", "jury", "justice", "magistrate", "panel", "regulator", "tribunal", "umpire"})
CLOSING = frozenset({"”", "''", '"', "’’"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
EMBEDDED = frozenset({"ccomp", "acl", "acl:relcl", "xcomp"})
CONTENTS = frozenset(
    "accusation allegation argument assertion belief claim complaint denial evidence fact fear idea news report rumor rumour statement "
    "suggestion suspicion warning".split()
)


def condition_of_what_is_said(tagged: Tagged) -> Tagged:
    """ "*If* Karsova lets them in, Seo said, the talks could *resume*": the condition is of the talks, not of Seo's speaking."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        verb = tagged.parent(clause)
        if token.deprel != "advcl" or verb < 0 or tagged.tokens[verb].lemma not in SAYING or clause > verb:
            continue
        if token.lemma in ASKING:
            continue  # "*When asked* about it, he replied …"
        marks = {tagged.tokens[c].form.lower() for c in tagged.children[clause] if tagged.tokens[c].deprel in ("mark", "advmod")}
        said = [c for c in tagged.children[verb] if tagged.tokens[c].deprel == "ccomp" and c > verb]
        if marks & CONDITIONS and said:
            arcs[clause] = (said[0], "advcl")
    return turned(tagged, arcs) if arcs else tagged


def outside_the_quotation(tagged: Tagged) -> Tagged:
    """ "“It will respond,” Brankova added, *without giving details*": what follows the speaker of a quotation is no part of it."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        said = tagged.parent(clause)
        verb = tagged.parent(said) if said >= 0 else -1
        if token.deprel != "advcl" or verb < 0 or not said < verb < clause or tagged.tokens[said].deprel != "ccomp":
            continue
        if any(t.form in CLOSING for t in tagged.tokens[said + 1 : verb]):
            arcs[clause] = (verb, "advcl")
    return turned(tagged, arcs) if arcs else tagged


def speech_of_the_speaker(tagged: Tagged) -> Tagged:
    """ "The court *ruled* that it was unlawful *and ordered* them to pay": no dismissal orders, so the court does; "said that they *have*
    a duty *and stressed* it": what goes on in the tense of the speech goes on with the speech."""
    arcs = {}
    for verb, token in enumerate(tagged.tokens):
        said = tagged.parent(verb)
        speech = tagged.parent(said) if said >= 0 else -1
        if token.deprel != "conj" or speech < 0 or tagged.tokens[said].deprel != "ccomp" or tagged.tokens[speech].lemma not in ENDING:
            continue
        alike = token.xpos in FINITE and token.xpos == tagged.tokens[speech].xpos and speech < said < verb
        own = any(tagged.tokens[c].deprel.startswith((*SUBJECTS, "aux", "mark")) for c in tagged.children[verb])
        apart = _in_another_tense(tagged, said) and (token.lemma in SPEAKING or not _in_the_past(tagged, said))
        if alike and not own and (_declines(tagged, verb) or apart or _tells_where_none_can(tagged, verb, said)):
            arcs[verb] = (speech, "conj")
    return turned(tagged, arcs) if arcs else tagged


def speech_of_who_can_speak(tagged: Tagged) -> Tagged:
    """ "Shares fell after *Acme* cut its forecast *and said* that": no share says anything, so the subject in between does."""
    arcs = {}
    for verb, token in enumerate(tagged.tokens):
        first = tagged.parent(verb)
        own = any(tagged.tokens[c].deprel.startswith((*SUBJECTS, "aux")) for c in tagged.children[verb])
        if token.deprel != "conj" or token.lemma not in SPEAKING or own or not 0 <= first < verb:
            continue
        if not any(tagged.tokens[c].lemma in FIGURES for c in tagged.children[first] if tagged.tokens[c].deprel in SUBJECTS):
            continue
        between = [c for c in tagged.children[first] if first < c < verb and tagged.tokens[c].deprel == "advcl" and c not in arcs]
        between = [c for c in between if any(tagged.tokens[i].deprel == "nsubj" for i in tagged.children[c])]
        if between and tagged.tokens[between[-1]].xpos == token.xpos:
            arcs[verb] = (between[-1], "conj")
    return turned(tagged, arcs) if arcs else tagged


def condition_behind_the_aside(tagged: Tagged) -> Tagged:
    """ "It might *come* back, he *added*, *if* it was invited": the condition of what is said."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        speech = tagged.parent(clause)
        verb = tagged.parent(speech) if speech >= 0 else -1
        if token.deprel not in ("ccomp", "advcl") or not 0 <= verb < speech < clause or tagged.tokens[speech].deprel != "parataxis":
            continue
        marks = {tagged.tokens[c].form.lower() for c in tagged.children[clause] if tagged.tokens[c].deprel == "mark"}
        if tagged.tokens[speech].lemma in SAYING and marks & CONDITIONS:
            arcs[clause] = (verb, "advcl")
    return turned(tagged, arcs) if arcs else tagged


def speech_beside_the_clause(tagged: Tagged) -> Tagged:
    """ "The *cash*, the prosecutor *said*, was *handed* over": what is said is the clause, not its subject."""
    arcs = {}
    for speech, token in enumerate(tagged.tokens):
        noun = tagged.parent(speech)
        verb = tagged.parent(noun) if noun >= 0 else -1
        first = min(tagged.subtree(speech))
        told = token.deprel == "acl:relcl" and "," in (tagged.tokens[first].form, tagged.tokens[first - 1].form)
        told = told and not any(tagged.tokens[c].form.lower() in RELATIVES for c in tagged.children[speech])
        aside = (told or token.deprel == "parataxis") and token.lemma in SAYING and tagged.tokens[noun].deprel in SUBJECTS
        if aside and noun < speech < verb and any(tagged.tokens[c].deprel == "nsubj" for c in tagged.children[speech]):
            arcs[speech] = (verb, "parataxis")
    return turned(tagged, arcs) if arcs else tagged


def speaker_of_the_aside(tagged: Tagged) -> Tagged:
    """ "Had it gone to trial, *said Bligh*, the firm's partner, *it* might have lasted": of two subjects the one right behind "said"."""
    arcs = {}
    for name, token in enumerate(tagged.tokens):
        verb, speech = tagged.parent(name), name - 1
        while speech >= 0 and tagged.tokens[speech].deprel in ("nmod:desc", "compound", "det", "amod"):
            speech -= 1
        if token.deprel != "nsubj" or speech < 0 or tagged.tokens[speech].lemma not in SAYING or tagged.parent(verb) != speech:
            continue
        below = [c for c in tagged.children[verb] if c > name and tagged.tokens[c].deprel in SUBJECTS]
        if below and not any(tagged.tokens[c].deprel in SUBJECTS for c in tagged.children[speech]):
            arcs[name] = (speech, "nsubj")
    return turned(tagged, arcs) if arcs else tagged


def _declines(tagged: Tagged, verb: int) -> bool:
    """ "she said they had met *but declined to give* details"."""
    told = [tagged.tokens[c].lemma for c in tagged.children[verb] if tagged.tokens[c].deprel == "xcomp"]
    return tagged.tokens[verb].lemma in ("decline", "refuse") and not TELLING.isdisjoint(told)


def _in_another_tense(tagged: Tagged, said: int) -> bool:
    """Whether what is said is in the present tense or has a modal, which a past tense beside it does not go on with."""
    first = min([said, *(c for c in tagged.children[said] if tagged.tokens[c].deprel in ("aux", "aux:pass", "cop"))])
    return tagged.tokens[first].xpos in ("VBZ", "VBP", "MD")


def _in_the_past(tagged: Tagged, said: int) -> bool:
    """ "said it *would* close the plant and *had* no plans to sell": the modal is a past tense, too."""
    return any(tagged.tokens[c].form.lower() in ("would", "could", "might", "should") for c in tagged.children[said])


def _tells_where_none_can(tagged: Tagged, verb: int, said: int) -> bool:
    return tagged.tokens[verb].lemma in SAYING | DEMANDING and not _can_speak(tagged, said)


def comment_of_the_speaker(tagged: Tagged) -> Tagged:
    """ "He *denied* that nobody had been warned, *saying* …": who comments is who can, the nearest subject above that is no thing."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        verb = tagged.parent(clause)
        first = min(tagged.subtree(clause))
        if token.deprel != "advcl" or token.xpos != "VBG" or token.lemma not in COMMENTING or not 0 <= verb < clause:
            continue
        if clause not in (first, first + 1) or "," not in (tagged.tokens[first].form, tagged.tokens[first - 1].form):
            continue
        said = [
            c
            for c in tagged.children[verb]
            if verb < c < clause and tagged.tokens[c].deprel == "parataxis" and tagged.tokens[c].lemma in SAYING
        ]
        if said:
            arcs[clause] = (said[-1], "advcl")  # "…, a spokeswoman confirmed, *adding* …"
            continue
        at = verb
        fits = _can_rule if token.lemma == "rule" else _can_speak
        while at >= 0 and tagged.tokens[at].deprel in EMBEDDED and not (tagged.tokens[at].upos == "VERB" and fits(tagged, at)):
            at = tagged.parent(at)
            while at >= 0 and tagged.tokens[at].upos != "VERB":
                at = tagged.parent(at)
        if at >= 0 and at != verb and fits(tagged, at):
            arcs[clause] = (at, "advcl")
    return turned(tagged, arcs) if arcs else tagged


def _can_rule(tagged: Tagged, verb: int) -> bool:
    """Whether the subject of a verb is a court or a judge."""
    subjects = [c for c in tagged.children[verb] if tagged.tokens[c].deprel in SUBJECTS]
    return any(tagged.tokens[c].lemma.lower() in COURTS for s in subjects for c in (s, *tagged.children[s]))


def _can_speak(tagged: Tagged, verb: int) -> bool:
    """Whether the active subject of a verb is a name, a person or a body, or not there to be looked at."""
    subject = next((c for c in tagged.children[verb] if tagged.tokens[c].deprel.startswith(tuple(SUBJECTS))), -1)
    if subject < 0:
        return True
    token = tagged.tokens[subject]
    lemma = token.lemma.lower()
    if token.deprel != "nsubj" or any(tagged.tokens[c].deprel == "cop" for c in tagged.children[verb]):
        return False
    if token.upos in ("PRON", "DET"):
        return lemma in PERSONAL - {"it"} or lemma in ("who", "they")
    return token.upos == "PROPN" or is_actor(lemma)


def beside_like_she_said(tagged: Tagged) -> Tagged:
    """ "we *met*, like she said, *at the academy*": what follows such an aside goes on with the clause around it."""
    arcs: dict[int, tuple[int, str]] = {}
    for clause, token in enumerate(tagged.tokens):
        verb = tagged.parent(clause)
        below = tagged.children[clause]
        aside = any(tagged.tokens[c].form.lower() == "like" and tagged.tokens[c].deprel == "mark" for c in below)
        if token.deprel == "advcl" and aside and token.lemma in SAYING and 0 <= verb < clause:
            arcs |= {c: (verb, "obl") for c in below if c > clause and tagged.tokens[c].deprel == "obl"}
    return turned(tagged, arcs) if arcs else tagged


def content_of_a_noun(tagged: Tagged) -> Tagged:
    """ "denied a *report that* Lund had threatened him": what the report says, no property of it."""
    arcs = {}
    for clause, token in enumerate(tagged.tokens):
        noun = tagged.parent(clause)
        below = {tagged.tokens[c].deprel.partition(":")[0] for c in tagged.children[clause]}
        that = any(tagged.tokens[c].deprel == "mark" and tagged.tokens[c].form.lower() == "that" for c in tagged.children[clause])
        if token.deprel == "acl:relcl" and that and {"nsubj"} <= below and tagged.tokens[noun].lemma.lower() in CONTENTS:
            arcs[clause] = (noun, "acl")
    return turned(tagged, arcs) if arcs else tagged


def according_at_the_end(tagged: Tagged) -> Tagged:
    """ "agreed the talks would be held, *according to the ministry on Thursday*": who is behind the whole sentence, and when, is no part
    of what it tells."""
    root = next((i for i, t in enumerate(tagged.tokens) if t.head == 0), -1)
    for at in range(1, len(tagged.tokens)):
        cases = [c for c in tagged.children[at] if tagged.tokens[c].form.lower() == "according" and tagged.tokens[c].deprel == "case"]
        case = cases[0] if cases else -1
        comma = case - 1
        while comma > 0 and tagged.tokens[comma].form in CLOSING:
            comma -= 1
        if case < 2 or tagged.tokens[comma].form != "," or tagged.parent(at) < 0 or tagged.tokens[root].upos != "VERB":
            continue
        behind = range(max(tagged.subtree(at)) + 1, len(tagged.tokens))
        days = [i for i in behind if tagged.parent(i) not in behind and tagged.tokens[i].upos != "PUNCT"]
        if all(tagged.tokens[i].form.lower() in WEEKDAYS and tagged.parent(i) < case for i in days):
            return turned(tagged, {at: (root, "obl"), **dict.fromkeys(days, (at, "nmod"))})
    return tagged


def hopes_of_what_is_said(tagged: Tagged) -> Tagged:
    """ "*said* it was solvent *and* did not *expect* to need aid": what the speaker expects is what the speaker tells."""
    arcs = {}
    for verb, token in enumerate(tagged.tokens):
        speech = tagged.parent(verb)
        if token.deprel != "conj" or token.lemma not in EXPECTING or speech < 0 or tagged.tokens[speech].lemma not in SAYING:
            continue
        said = [c for c in tagged.children[speech] if tagged.tokens[c].deprel == "ccomp" and speech < c < verb]
        if said and not any(tagged.tokens[c].deprel in SUBJECTS for c in tagged.children[verb]):
            arcs[verb] = (said[-1], "conj")
    return turned(tagged, arcs) if arcs else tagged


RULES = (
    according_at_the_end,
    hopes_of_what_is_said,
    outside_the_quotation,
    condition_of_what_is_said,
    speech_of_the_speaker,
    speech_of_who_can_speak,
    condition_behind_the_aside,
    speech_beside_the_clause,
    speaker_of_the_aside,
    comment_of_the_speaker,
    beside_like_she_said,
    content_of_a_noun,
)
