"""The wording of a predicate and its lemma -> verb phrases of a sentence of its own: agreeing, negated, active, as a gerund."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.english.nouns.classes import is_role

BE = frozenset("am is are was were be been being".split())
MODALS = frozenset("will would shall should can could may might must cannot".split())
AUXILIARIES = BE | MODALS | frozenset("do does did have has had having to".split())
NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "hardly", "barely"})
SINGULAR = {"are": "is", "were": "was", "am": "is", "have": "has", "do": "does"}
PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall", "'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have"}
HEAD = re.compile(r"\s(?:of|at|in|on|to|with|between|by|for|from|against|over|about|into|who|which|that)\b|,(?!\d)|(?<=\w)\s\w+ing\s(?=\w)")
COUNTED = re.compile(
    r"(?:(?:at least|more than|about|only|up to) )?(?:two|three|four|five|six|seven|eight|nine|ten|both|many|several|most|some) of\b",
    re.IGNORECASE,
)
ONE_OR_YEAR = re.compile(r"(?:1|1[5-9]\d\d|20\d\d)\s")  # "the 2004 candidate" is one
PLURALS = frozenset(
    "people police cattle clergy two three four five six seven eight nine ten eleven twelve several many both others".split()
)
STATES = frozenset({"located", "married", "linked", "involved"})  # words of labels that say what somebody or something is
ADVERBS = frozenset("also now then just only still already since since soon later yet even ever again".split())


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a predicate as the text has them, without contractions; `lemma` is that of the main verb, `main` its place among them."""

    words: tuple[str, ...]
    lemma: str
    main: int

    @property
    def before(self) -> tuple[str, ...]:
        """What stands before the main verb: auxiliaries, negations, and verbs that govern it."""
        return self.words[: self.main]

    @property
    def after(self) -> tuple[str, ...]:
        """Particles and prepositions behind it."""
        return self.words[self.main + 1 :]

    @property
    def is_governed(self) -> bool:
        """Whether another verb stands before it ("plans to visit", "denied arming"), which says more than an auxiliary."""
        return any(w not in AUXILIARIES | NEGATIONS | ADVERBS for w in self.before)

    @property
    def is_negated(self) -> bool:
        """Whether a word of it negates."""
        return any(w in NEGATIONS for w in self.before)

    @property
    def is_modal(self) -> bool:
        """Whether it speaks of what may, will or is to be."""
        return any(w in MODALS for w in self.before) or "to" in self.before or self.is_governed


def wording(surface: str, predicate: str) -> Wording:
    """Of "did n't attend" and "attend": did, not, attend. Where the text has no form of the verb, the past of the lemma stands for it."""
    lemma, *rest = (
        predicate.removeprefix("be ").split() if predicate.startswith("be ") and len(predicate.split()) > 1 else predicate.split()
    )
    words = _plain(surface)
    lemma = lemma_of(lemma) if predicate.startswith("be ") else lemma
    places = [i for i, w in enumerate(words) if w == lemma or lemma_of(w) == lemma]
    if not places:
        return Wording((inflected(lemma, "VBD"), *rest), lemma, 0)
    main = places[-1]
    if words[:main] in (("not",), ("not", "to")):  # "told him *not to sign* it", "*not telling* her"
        told = words[main] == lemma != inflected(lemma, "VBN")
        return Wording(("is", "not", "to", *words[main:]), lemma, 3) if told else _finite(words[main:], lemma, passive=False)
    if words[0] == inflected(lemma_of(words[0]), "VBG") and words[0] not in BE:  # "*failing to pay*"
        words = (inflected(lemma_of(words[0]), "VBD"), *words[1:])
    if set(words[:main]) == {"being"}:
        return _finite(words[main:], lemma, passive=True)
    if main == 0:
        return _finite(words, lemma, passive=predicate.startswith("be "))
    return Wording(_with_to(words, main, lemma), lemma, _moved(words, main, lemma))


def _finite(words: tuple[str, ...], lemma: str, *, passive: bool) -> Wording:
    """A participle that stands alone made a verb of its own: "valued at" -> "was valued at", "speaking in" -> "spoke in"."""
    if passive:
        return Wording(("was", *words), lemma, 1)
    first = inflected(lemma, "VBD") if words[0] == inflected(lemma, "VBG") else words[0]
    return Wording((first, *words[1:]), lemma, 0)


def _with_to(words: tuple[str, ...], main: int, lemma: str) -> tuple[str, ...]:
    """ "is hold" was "is to hold"."""
    return (*words[:main], "to", *words[main:]) if _lacks_to(words, main, lemma) else words


def _moved(words: tuple[str, ...], main: int, lemma: str) -> int:
    return main + 1 if _lacks_to(words, main, lemma) else main


def _lacks_to(words: tuple[str, ...], main: int, lemma: str) -> bool:
    return (
        main > 0
        and words[main] == lemma
        and words[main - 1] in BE
        and words[main] not in (inflected(lemma, "VBN"), inflected(lemma, "VBG"))
    )


def _plain(surface: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in surface.lower().split():
        if word in ("n't", "n’t"):
            words[-1:] = [CONTRACTED.get(words[-1], words[-1]), "not"] if words else ["not"]
        else:
            words.append(CONTRACTED.get(word, word))
    return tuple(words)


# ------------------------------------------------------------------------------------------------ forms


def as_said(said: Wording, *, singular: bool) -> str:
    """The words themselves, the first of them agreeing with the subject: "We do not invest", "Acme does not invest"."""
    words = list(said.words)
    words[0] = (SINGULAR if singular else PLURAL).get(words[0], words[0])
    present = said.lemma if singular else inflected(said.lemma, "VBZ")
    if said.main == 0 and words[0] == present and present != inflected(said.lemma, "VBD"):
        words[0] = inflected(said.lemma, "VBZ") if singular else said.lemma
    return " ".join(words).replace("can not", "cannot")


def affirmed(said: Wording) -> str:
    """In the past or future, without negation: "did not attend" -> "attended", "will not sit on" -> "will sit on"."""
    rest = [w for w in said.before if w not in NEGATIONS | ADVERBS]
    if not rest or rest[-1] in ("did", "do", "does"):
        form = said.words[said.main] if not rest and said.words[said.main] != said.lemma else inflected(said.lemma, "VBD")
        return " ".join([form, *said.after])
    return " ".join([*rest, said.words[said.main], *said.after])


def denied(said: Wording) -> str:
    """With a negation: "sold" -> "did not sell", "has left" -> "has not left", "is" -> "is not"."""
    words = list(said.words)
    if said.is_negated:
        return " ".join(words)
    if words[0] in ("has", "have") and words[1:2] == ["to"]:
        return " ".join([words[0], "yet", *words[1:]])  # "has to decide" and does not: "has yet to decide"
    if words[0] in AUXILIARIES and words[0] != "to" and (said.main > 0 or said.lemma == "be"):
        return " ".join([words[0], "not", *words[1:]])
    helper = "does" if words[0] == inflected(said.lemma, "VBZ") else "did"
    return " ".join([helper, "not", said.lemma, *said.after]) if said.main == 0 else " ".join(["did", "not", *words])


def after_modal(said: Wording, modal: str) -> str:
    """ "lead" and "is to" -> "is to lead"; "was placed" and "may" -> "may be placed"."""
    form = said.words[said.main]
    passive = said.main > 0 and any(w in BE for w in said.before) and form != inflected(said.lemma, "VBG")
    verb = ["be", form] if passive else [said.lemma]
    return " ".join([modal, *(["not"] if said.is_negated else []), *verb, *said.after])


def gerund(said: Wording) -> str:
    """ "had supplied" -> "supplying"."""
    return " ".join([inflected(said.lemma, "VBG"), *said.after])


def active(said: Wording) -> Wording:
    """The passive words of what is told from the agent's side: "has been dismissed" -> "has dismissed", "was" -> the past."""
    before = [w for w in said.before if w not in ("been", "being")]
    negations = [w for w in before if w in NEGATIONS]
    rest = [w for w in before if w not in BE]
    if any(w in MODALS | {"to"} for w in rest):
        form = said.lemma
    elif any(w in ("has", "have", "had") for w in rest):
        form = inflected(said.lemma, "VBN")
    elif "not" in negations:
        rest, form = [*(["does"] if set(before) & {"is", "are"} else ["did"]), *rest], said.lemma
    else:
        form = inflected(said.lemma, "VBZ" if set(before) & {"is", "are", "am"} else "VBD")
    return Wording((*rest, form, *said.after), said.lemma, len(rest))


@lru_cache(maxsize=8192)
def inflected(lemma: str, tag: str) -> str:
    """A form of a verb by its Penn tag; the lemma itself where nothing is known of it."""
    from lemminflect import getInflection  # noqa: PLC0415 - half a second to load, only a build needs it

    found: tuple[str, ...] = getInflection(lemma, tag=tag) if lemma.isascii() else ()  # type: ignore[no-untyped-call]
    return found[0] if found else lemma


@lru_cache(maxsize=8192)
def lemma_of(word: str, upos: str = "VERB") -> str:
    """The lemma of a verb form, or of a noun."""
    from lemminflect import getLemma  # noqa: PLC0415 - see `inflected`

    found: tuple[str, ...] = getLemma(word, upos=upos) if word.isascii() else ()  # type: ignore[no-untyped-call]
    return found[0] if found else word


@lru_cache(maxsize=8192)
def plural(noun: str) -> str:
    """The plural of a noun: "officials"."""
    from lemminflect import getInflection  # noqa: PLC0415 - see `inflected`

    found: tuple[str, ...] = getInflection(noun, tag="NNS") if noun.isascii() else ()  # type: ignore[no-untyped-call]
    return found[0] if found else noun


def is_plural(phrase: str) -> bool:
    """Whether the head of a noun phrase is in the plural."""
    head = (HEAD.split(phrase, maxsplit=1)[0].split() or [""])[-1].lower()
    counted = (phrase[:1].isdigit() and not ONE_OR_YEAR.match(phrase)) or COUNTED.match(phrase) is not None
    return counted or head in PLURALS or (lemma_of(head, "NOUN") != head and not head.endswith(("ss", "us", "ews", "ics")))


# ------------------------------------------------------------------------------------------------ labels of relations


def is_passive(surface: str, predicate: str) -> bool:
    """Whether "be" before the predicate is an auxiliary: "be dismissed on", not "be director of"."""
    form = predicate.split()[1]
    lemma = lemma_of(form)
    return form in surface.lower().split() and form in (inflected(lemma, "VBN"), inflected(lemma, "VBG"), inflected(lemma, "VBD"))


def is_verb(word: str) -> bool:
    """Whether a label begins with a finite verb: "visited", "leads", not "located in", "part of"."""
    return word not in STATES and (word.endswith(("s", "ed")) or lemma_of(word) != word)


def without_s(verb: str) -> str:
    """ "belongs" -> "belong"; "visited" is one for all."""
    return lemma_of(verb) if verb.endswith("s") else verb


def is_thing(noun: str) -> bool:
    """Whether "film of" and the like begin with a noun in the singular for what is no person: "director of" does not."""
    post, _, preposition = noun.rpartition(" ")
    last = (post or noun).split()[-1:]
    return bool(preposition and last) and not is_role(last[0]) and not is_plural(last[0])


def many(noun: str) -> str:
    """ "official of" -> "officials of"."""
    post, _, preposition = noun.rpartition(" ")
    *before, last = (post or noun).split() or [""]
    if not post or not is_role(last):
        return noun
    return " ".join([*before, plural(last), preposition])
