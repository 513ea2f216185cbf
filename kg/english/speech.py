"""Lemma -> what a verb of speech or thought does: named views of data/speech.tsv."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from kg.english.tables import rows
from kg.types import SpeechAct


@cache
def speech_acts() -> MappingProxyType[str, SpeechAct]:
    """What its subject does with the content of a verb: report it, claim it, deny it, …"""
    return MappingProxyType({lemma: SpeechAct(act) for lemma, act, *_ in rows("speech") if act != "-"})


@cache
def minded() -> frozenset[str]:
    """Verbs whose subject is somebody who speaks, thinks or wants: a person or a body, never a thing."""
    return frozenset(lemma for lemma, _, subject, *_ in rows("speech") if subject == "somebody")


@cache
def stating() -> frozenset[str]:
    """Verbs whose content is what was said, and which say nothing without it."""
    return _with("stated")


@cache
def beside_quotations() -> frozenset[str]:
    """Verbs that stand beside a direct quotation: “…,” *said* Lund."""
    return _with("beside")


def _with(use: str) -> frozenset[str]:
    return frozenset(lemma for lemma, _, _, uses in rows("speech") if use in uses.split())
