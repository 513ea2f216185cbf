"""A stretch of text without white space -> its words, as UD_English-EWT and -GUM divide them (offsets, never rewritten text)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MAX_CHUNK = 2_000  # characters; longer stretches without white space are cut, so that time stays linear


class Word(NamedTuple):
    """Start and end in the text; `joined`: it continues the multi-word token of the word before it."""

    start: int
    end: int
    joined: bool = False


# Abbreviations that keep their period. NEVER_LAST ones are always followed by more of the sentence; NUMBERED ones only before a digit.
NEVER_LAST = frozenset(
    "mr mrs ms messrs dr prof rev hon gen lt lieut col maj capt cpt cmdr cdr sgt cpl adm brig pvt gov sen sens rep reps pres amb supt st "
    "mt ft insp det fr msgr vs v viz cf e.g i.e eg ie approx ca c al. atty asst assoc dept".split()
)
MAY_END = frozenset(
    "inc corp co cos ltd llc plc bros jr sr esq etc al jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun ave blvd rd u.s u.k u.n e.u d.c a.m p.m ph.d ed est dist ext tel dom min max mins yrs lbs lb oz hrs calif conn mass pa "
    "va fla ariz minn tenn ala ga ore okla wash wis mich ill ind".split()
)
# Also words of their own: abbreviations only with a capital ("Mar. 3", but "mar."), the last five only before a digit.
AMBIGUOUS = frozenset("mar min max fig art ed al mon dom est pa conn ind fr sec ga ala ore ill mass wash sun sat".split())
ONLY_BEFORE_DIGIT = frozenset("ill mass wash sun sat".split())
NUMBERED = frozenset("no nos art fig figs p pp vol sec para".split())
ABBREVIATIONS = NEVER_LAST | MAY_END
UNSPLIT_PREFIXES = frozenset(
    "non e re anti co pre pro mid cross post semi over counter ex multi mini inter intra neo socio psycho sub un".split()
)

WHOLE = re.compile(
    r"""(?:https?://|ftp://|www\.)\S*[^\s.,;:!?)\]}'"’”»>]
    |[\w.+%-]+@[\w-]+(?:\.[\w-]+)+
    |[a-zA-Z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|mil|int|info|io|tv|co\.uk|ac\.uk|eu|ru|de|fr|kr|cn|jp|in|doc|xls|pdf)(?:/[^\s,;"”)]*[\w/])?(?!\w|\.\w)
    |[@\#][A-Za-z_]\w+
    |(?:[:;=8][-']?[)(\]\[DPpOo/\\|*]+|[)(]+[-']?[:;=]|<3|\^_+\^|-_-)(?!\w)""",
    re.VERBOSE,
)
TOKEN = re.compile(
    r"""(?P<initials>(?:[^\W\d_]\.){2,}|Ph\.D\.?)
    |(?P<amp>[A-Z]+(?:&[A-Z]+)+)
    |(?P<phone>\+?\d{1,3}[-.]\d{3}[-.]\d{4}|\d-\d{3}-\d{3}-\d{4}|\d{3}[-.]\d{3}[-.]\d{4})(?!\d)
    |(?P<ordinal>\d+(?:st|nd|rd|th|s)(?![^\W_]))
    |(?P<unit>(?:\d+(?:[.,:]\d+)*)(?=(?:km|kg|mg|cm|mm|m|g|am|pm|AM|PM|a\.m\.?|p\.m\.?|k|bn|mn|tn|GB|MB|kW|MW|GW|mph|ft|lbs?)(?![^\W_])))
    |(?P<number>\d+(?:[.,:/]\d+)*|\.\d+)(?![^\W_])
    |(?P<word>\w+(?:['’`´ʼ\u200b-\u200d\u2060\ufeff]\w+)*)
    |(?P<dots>\.{2,}|…+)
    |(?P<run>[!?]{2,}|-{2,}|={2,}|\*{2,}|_{2,}|~{2,}|``|''|’’|‘‘|<<|>>|\+{2,})
    |(?P<mark>[^\w\s])""",
    re.VERBOSE | re.UNICODE,
)
CLITIC = re.compile(r"(?i)(?:n['’`´ʼ]t|['’`´ʼ](?:s|m|re|ve|ll|d))$")
SPLIT_WORDS = {
    word.replace("|", ""): word.index("|")
    for word in (
        "can|not gon|na wan|na got|ta gim|me lem|me du|nno do|nt does|nt did|nt ca|nt wo|nt is|nt was|nt could|nt would|nt have|nt are|nt "
        "i|m i|ve you|re that|s there|s what|s"
    ).split()
}
ELISIONS = re.compile(r"(?i)['’](?:em|til|cause|n|tis|twas|bout|round)\b")


def words(chunk: str, *, before_digit: bool = False) -> tuple[Word, ...]:
    """Words of a stretch without white space, offsets from its start. `before_digit`: the next stretch begins with a digit ("No. 2")."""
    if len(chunk) <= MAX_CHUNK:
        return _words(chunk, before_digit)
    found: list[Word] = []
    for at in range(0, len(chunk), MAX_CHUNK):
        found += [Word(at + w.start, at + w.end, w.joined) for w in _words(chunk[at : at + MAX_CHUNK], False)]
    return tuple(found)


def is_abbreviation(form: str) -> bool:
    """Whether a form with a final period keeps it."""
    return form.endswith(".") and len(form) > 1 and form[0].isalpha()


@lru_cache(maxsize=50_000)
def _words(chunk: str, before_digit: bool) -> tuple[Word, ...]:
    if chunk.isalpha() and chunk.lower() not in SPLIT_WORDS:
        return (Word(0, len(chunk)),)
    found: list[Word] = []
    at = 0
    while at < len(chunk):
        match = WHOLE.match(chunk, at) if at == 0 or not chunk[at - 1].isalnum() else None
        if match is None:
            at = _next(chunk, at, found, before_digit=before_digit)
        else:
            found.append(Word(at, match.end()))
            at = match.end()
    return tuple(found)


def _next(chunk: str, at: int, found: list[Word], *, before_digit: bool) -> int:
    """Add the word or words that begin at `at`; returns where they end."""
    elision = ELISIONS.match(chunk, at)
    match = elision or TOKEN.match(chunk, at)
    if match is None:  # a control character or the like stands alone
        found.append(Word(at, at + 1))
        return at + 1
    end = match.end()
    kind = match.lastgroup
    if kind == "word":
        end = _with_period(chunk, at, end, before_digit)
        if chunk[end - 1] != ".":
            end = _with_prefix(chunk, at, end)
            found += _unjoined(chunk, at, end)
            return end
    elif kind == "mark" and chunk[at] in "'’" and at and chunk[at - 1] in "sSxz" and (end == len(chunk) or not chunk[end].isalnum()):
        opened = any(chunk[w.start] in "'‘" for w in found)
        found.append(Word(at, end, joined=not opened and bool(found)))
        return end
    found.append(Word(at, end))
    return end


def _with_period(chunk: str, at: int, end: int, before_digit: bool) -> int:
    """Where a word ends, its abbreviating period included."""
    if end >= len(chunk) or chunk[end] != "." or chunk[end : end + 2] == "..":
        return end
    low = chunk[at:end].lower()
    if low in ABBREVIATIONS and (low not in AMBIGUOUS or chunk[at].isupper()) and (before_digit or low not in ONLY_BEFORE_DIGIT):
        return end + 1
    ends_chunk = not any(c.isalnum() for c in chunk[end:])
    if low in NUMBERED and before_digit and ends_chunk:
        return end + 1
    is_initial = end - at == 1 and chunk[at].isupper() and low != "i"
    return end + 1 if is_initial else end


def _with_prefix(chunk: str, at: int, end: int) -> int:
    """Where a word ends with its hyphen if it begins with a prefix that the treebanks do not cut off: "non-avian", "e-mail"."""
    if chunk[end : end + 1] == "-" and chunk[at:end].lower() in UNSPLIT_PREFIXES:
        rest = TOKEN.match(chunk, end + 1)
        if rest is not None and rest.lastgroup == "word" and rest.group()[0].isalpha():
            return rest.end()
    return end


def _unjoined(chunk: str, at: int, end: int) -> list[Word]:
    """A word, or the words a contraction or possessive is made of."""
    form = chunk[at:end]
    clitic = CLITIC.search(form)
    if clitic is not None and clitic.start() > 0:
        cut = at + clitic.start()
        head = _unjoined(chunk, at, cut) if CLITIC.search(chunk[at:cut]) else [Word(at, cut)]
        return [*head, Word(cut, end, joined=True)]
    cut = SPLIT_WORDS.get(form.lower(), 0)
    if cut and not form.isupper():
        return [Word(at, at + cut), Word(at + cut, end, joined=True)]
    return [Word(at, end)]
