"""CueKind -> the names of the rules that give such a cue: why a statement has its status, speakers and time."""

from __future__ import annotations

from kg.types import CueKind

RULES: dict[CueKind, frozenset[str]] = {
    CueKind.STATUS: frozenset(
        """adverb against almost cancelled condition conditioned content-of-noun decided-against describes-none due-to gerund gerund-of-noun
        going-to governor have-to imagined infinitive-of-noun is-to left-out modal modifier musing negator no-argument no-conjunct
        no-predicate no-proof open-content penalty planned-event prospect purpose question refused shared-negation under-way untrue
        wanted-of wrongly yet-to""".split()
    ),
    CueKind.SPEAKER: frozenset(
        """accused-of according-to after-dash before-colon claims-to comment court-heard court-hears denied-noun expected feared fined-for
        goes-on hearsay not-believed noun-of-speech parenthesis portrayed-as quotation-marks said-to sentence-before told turn unsaid
        verb-above verb-beside verb-near which-is-denied""".split()
    ),
    CueKind.TIME: frozenset("adverb counted-from-clause of-stance phrase shared-with-clause told-again told-in-sequence".split()),
}
