"""A word with its tags in, its lemma out, by the conventions of Universal Dependencies for English."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


BE = "am=be is=be are=be was=be were=be been=be being=be 'm=be 're=be ai=be"
HAVE = "has=have had=have having=have 've=have"
DO = "does=do did=do done=do doing=do"
CLOSED = MappingProxyType(
    {
        "AUX": _pairs(f"{BE} {HAVE} {DO} 'll=will wo=will ca=can sha=shall got=get gets=get getting=get"),
        "VERB": _pairs(f"{BE} {HAVE} {DO} gon=go wan=want got=get"),
        "PRON": _pairs("me=I i=I him=he them=they 'em=they em=they us=we 's=we these=this those=that others=other ones=one"),
        "DET": _pairs("an=a these=this those=that"),
        "PART": _pairs("n't=not nt=not na=to '='s"),
        "ADV": _pairs("n't=not nt=not more=more most=most least=least later=late"),
        "ADJ": _pairs("more=more most=most least=least later=late"),
        "NOUN": _pairs("troops=troops thanks=thanks regards=regards"),
        "CCONJ": _pairs("n=and"),
        "ADP": _pairs("w/=with w/o=without"),
    }
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


@lru_cache(maxsize=50_000)
def lemma(form: str, upos: str, xpos: str, *, perfect: bool = False) -> str:
    """Lemma of a word form. `perfect`: it is the auxiliary of an active past participle, so that "'s" and "'d" are of "have"."""
    if upos in ("PROPN", "X", "SYM", "PUNCT") or xpos in ("NNP", "NNPS"):
        return form
    low = form.lower().replace("’", "'")
    if upos == "AUX" and low in ("'s", "'d"):
        return "have" if perfect else "be" if low == "'s" else "would"
    if upos == "PRON" and low == "her":
        return "her" if xpos == "PRP$" else "she"
    return CLOSED.get(upos, {}).get(low) or _open(low, upos, xpos)


def _open(low: str, upos: str, xpos: str) -> str:
    """Lemma of a word of an open class: base forms stay, others go through lemminflect."""
    if upos == "VERB" and low in IRREGULAR and xpos not in ("VB", "VBP"):
        return IRREGULAR[low]
    if xpos not in OPEN.get(upos, ()) or not low.isascii():
        return low
    from lemminflect import getLemma  # noqa: PLC0415  reads its tables on import

    found = getLemma(low, upos=upos)  # type: ignore[no-untyped-call]  # the library ships no types
    return str(found[0]).lower() if found else low
