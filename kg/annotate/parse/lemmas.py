"""A word with its tags -> its lemma, by the conventions of Universal Dependencies for English."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


BE = "am=be is=be are=be was=be were=be been=be being=be 'm=be 're=be ai=be m=be re=be r=be s=be"
HAVE = "has=have had=have having=have 've=have ve=have"
DO = "does=do did=do done=do doing=do"
CLOSED = MappingProxyType(
    {
        "AUX": _pairs(f"{BE} {HAVE} {DO} 'll=will ll=will d=would wo=will ca=can sha=shall got=get gets=get getting=get"),
        "VERB": _pairs(f"{BE} {HAVE} {DO} gon=go wan=want got=get"),
        "PRON": _pairs(
            "mine=my yours=your hers=her ours=our theirs=their me=I i=I him=he them=they 'em=they em=they"
            " us=we 's=we these=this those=that others=other ones=one"
        ),
        "DET": _pairs("an=a these=this those=that"),
        "PART": _pairs("n't=not nt=not na=to '='s s='s"),
        "ADV": _pairs("n't=not nt=not more=more most=most least=least later=late"),
        "ADJ": _pairs("more=more most=most least=least later=late"),
        "NOUN": _pairs("troops=troops thanks=thanks regards=regards pm=p.m. am=a.m. etc=etc."),
        "NUM": _pairs("m=million bn=billion b=billion k=thousand"),
        "PUNCT": _pairs("“=\" ”=\" ‘=' ’=' –=- —=-"),
        "PROPN": _pairs(
            "jan.=January feb.=February mar.=March apr.=April jun.=June jul.=July aug.=August sep.=September sept.=September "
            "oct.=October nov.=November dec.=December jan=January feb=February sept=September oct=October nov=November dec=December"
        ),
        "CCONJ": _pairs("n=and"),
        "ADP": _pairs("w/=with w/o=without"),
    }
)
# Adjectives of peoples, places and faiths keep their capital; "Big" at the start of a sentence does not.
PEOPLES = re.compile(r"[A-Z]\w{2,}(?:an|ese)|[A-Z]\w{3,}i")
NO_PEOPLES = frozenset("american-style human urban suburban mean clean veteran median civilian obese multi anti semi".split())
NAMED = frozenset(
    """Arab Arabic Basque British Buddhist Catholic Cornish Croat Czech Danish Dutch English Finnish Flemish French Greek Hebrew Hindu
    Hispanic Irish Islamic Islamist Jewish Kazakh Kurdish Kyrgyz Latin Maori Muslim Nazi Orthodox Polish Protestant Scottish
    Serb Shia Shiite Shi'ite Slovak Soviet Spanish Swedish Swiss Sunni Tajik Tamil Thai Turkish Turkmen Uzbek Welsh Yiddish Zulu""".split()
)
# Past forms that are also base forms of other verbs, and what the treebanks take them for.
IRREGULAR = MappingProxyType(
    _pairs(
        "said=say found=find left=leave saw=see felt=feel ground=grind wound=wind lay=lie lied=lie bore=bear fell=fall rose=rise bound=bind"
    )
)
OPEN = MappingProxyType(
    {"NOUN": {"NNS", "_"}, "VERB": {"VBD", "VBN", "VBG", "VBZ", "VBP", "_"}, "ADJ": {"JJR", "JJS"}, "ADV": {"RBR", "RBS"}}
)


SHORTEST_CODE = 2  # letters
ROMAN = re.compile(r"[IVXLC]{2,}")
PLURAL_NAMES = frozenset("Philippines Netherlands Beatles Falls Works Maldives Bahamas Seychelles".split())


@lru_cache(maxsize=50_000)
def lemma(form: str, upos: str, xpos: str, *, perfect: bool = False) -> str:
    """Lemma of a word form. `perfect`: it is the auxiliary of an active past participle, so that "'s" and "'d" are of "have"."""
    low = form.lower().replace("’", "'") if upos != "PUNCT" else form
    if upos == "PROPN" or xpos in ("NNP", "NNPS"):
        return _of_name(form, low, upos, xpos)
    if upos in ("X", "SYM", "PUNCT"):
        return CLOSED.get(upos, {}).get(low, form)
    if (upos == "ADJ" and _is_named(form, low)) or _is_code(form, upos):
        return form
    if upos == "NUM" and "," in low:
        return low.replace(",", "")
    if upos == "AUX" and low in ("'s", "'d"):
        return "have" if perfect else "be" if low == "'s" else "would"
    if upos == "PRON" and low == "her":
        return "her" if xpos == "PRP$" else "she"
    return CLOSED.get(upos, {}).get(low) or _open(low, upos, xpos)


def _of_name(form: str, low: str, upos: str, xpos: str) -> str:
    """Names stay as they are, months are spelt out, plurals are put in the singular: "Americans", "Islands"."""
    if upos == "PROPN" and low in CLOSED["PROPN"]:
        return CLOSED["PROPN"][low]
    if xpos != "NNPS" or form in PLURAL_NAMES or not form.isascii() or not form.endswith("s"):
        return form
    single = _open(low, "NOUN", "NNS")
    return form[: len(single)] if low.startswith(single) else single.capitalize()


def _is_named(form: str, low: str) -> bool:
    return form in NAMED or (low not in NO_PEOPLES and not form.isupper() and PEOPLES.fullmatch(form) is not None)


def _is_code(form: str, upos: str) -> bool:
    """Short nouns in capitals, names of models, Roman numbers: "TV", "L2", "III"; longer words in capitals may be shouted."""
    if upos == "NUM":
        return ROMAN.fullmatch(form) is not None
    if upos != "NOUN" or form.upper() != form or not form[:1].isalpha() or form.lower() in CLOSED["NOUN"]:
        return False
    return len(form) == SHORTEST_CODE or any(c.isdigit() for c in form)


def _open(low: str, upos: str, xpos: str) -> str:
    """Lemma of a word of an open class: base forms stay, others go through lemminflect."""
    if upos == "VERB" and low in IRREGULAR and xpos not in ("VB", "VBP"):
        return IRREGULAR[low]
    if xpos not in OPEN.get(upos, ()) or not low.isascii():
        return low
    from lemminflect import getLemma  # noqa: PLC0415  reads its tables on import

    found = getLemma(low, upos=upos)  # type: ignore[no-untyped-call]  # the library ships no types
    return str(found[0]).lower() if found else low
