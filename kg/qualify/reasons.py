"""CueKind -> the names of the rules that give such a cue: why a statement has its status, speakers and time."""

from __future__ import annotations

from kg.types import CueKind

RULES: dict[CueKind, frozenset[str]] = {
    CueKind.STATUS: frozenset(
        """adverb against almost condition conditioned content-of-noun describes-none due-to gerund gerund-of-noun going-to
        governor have-to imagined infinitive-of-noun is-to judged left-out lies-ahead modal modifier musing negator no-argument
        no-conjunct no-predicate no-proof open-content penalty planned-event prospect purpose question refused shared-negation
        under-way untrue wanted-of yet-to""".split()
    ),
    CueKind.SPEAKER: frozenset(
        """accused-of according-to after-dash before-colon cited claims-to comment court-heard denied-noun expected feared
        goes-on hearsay not-believed noun-of-speech parenthesis portrayed-as quotation-marks said-to sentence-before told
        told-infinitive turn unsaid verb-above verb-beside verb-near""".split()
    ),
    CueKind.TIME: frozenset(
        """adverb counted-from-clause dated-event day-of-event news-of-the-week of-stance phrase shared-with-clause since told-again
        told-in-sequence when-clause""".split()
    ),
}
