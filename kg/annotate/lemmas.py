"""A word with its tags in, its lemma out, by the conventions of Universal Dependencies for English."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

CLOSED = MappingProxyType(
    {
        "AUX": {
            **dict.fromkeys("am is are was were be been being 'm 're ’m ’re ai".split(), "be"),
            **dict.fromkeys("has had have having 've ’ve".split(), "have"),
            **dict.fromkeys("does did do done doing".split(), "do"),
            **dict.fromkeys("'ll ’ll wo will".split(), "will"),
            "ca": "can", "sha": "shall", "got": "get", "gets": "get", "getting": "get",
        },
        "PRON": {
            "me": "I", "i": "I", "him": "he", "them": "they", "'em": "they", "us": "we", "'s": "we", "these": "this", "those": "that",
            "others": "other", "ones": "one", "an": "a", "’s": "we",
        },
        "DET": {"an": "a", "these": "this", "those": "that"},
        "PART": {"n't": "not", "n’t": "not", "nt": "not", "na": "to", "’s": "'s", "’": "'s", "'": "'s"},
        "ADV": {"n't": "not", "n’t": "not", "nt": "not"},
        "CCONJ": {"&": "and", "n": "and"},
        "ADP": {"w/": "with", "w/o": "without"},
    }
)  # fmt: skip
# Past forms that are also base forms of other verbs, and what the treebanks take them for.
IRREGULAR = MappingProxyType(
    dict(
        pair.split("=")
        for pair in (
            "said=say found=find left=leave saw=see felt=feel ground=grind wound=wind lay=lie lied=lie gon=go wan=want got=get bore=bear "
            "fell=fall rose=rise bound=bind"
        ).split()
    )
)
LEMMINFLECT = MappingProxyType({"VERB": "VERB", "AUX": "AUX", "NOUN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"})


@lru_cache(maxsize=50_000)
def lemma(form: str, upos: str, xpos: str) -> str:
    """Lemma of a word form."""
    low = form.lower()
    if upos in ("PROPN", "X", "SYM", "PUNCT"):
        return form
    if upos == "AUX" and low in ("'s", "’s"):
        return "have" if xpos == "VBD" else "be"
    if upos == "AUX" and low in ("'d", "’d"):
        return "would" if xpos == "MD" else "have"
    if upos == "PRON" and low == "her":
        return "her" if xpos == "PRP$" else "she"
    closed = CLOSED.get(upos, {}).get(low)
    if closed is not None:
        return closed
    if upos == "VERB" and low in CLOSED["AUX"] and low not in ("got", "gets", "getting", "ca", "wo", "ai"):
        return CLOSED["AUX"][low]
    return _open(low, upos, xpos)


def _open(low: str, upos: str, xpos: str) -> str:
    """Lemma of a word of an open class: base forms stay, others go through lemminflect."""
    if upos == "VERB" and low in IRREGULAR and xpos not in ("VB", "VBP"):
        return IRREGULAR[low]
    inflected = {"NOUN": xpos not in ("NN",), "VERB": xpos not in ("VB",), "ADJ": xpos in ("JJR", "JJS"), "ADV": xpos in ("RBR", "RBS")}
    if not inflected.get(upos, False) or not low.isascii():
        return low
    from lemminflect import getLemma  # noqa: PLC0415  reads its tables on import

    found = getLemma(low, upos=LEMMINFLECT[upos])  # type: ignore[no-untyped-call]  # the library ships no types
    return str(found[0]).lower() if found else low
