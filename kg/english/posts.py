"""Nouns for people: the posts they hold, what ranks them, what stands before a name, and what says only whose they are. Lemmas."""

from __future__ import annotations

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "mister", "dr", "st", "madam", "lord", "lady"})
SIBLINGS = frozenset({"brother", "sister", "twin", "cousin", "sibling"})
POSTS = frozenset(
    """adviser aide ambassador analyst boss captain chair chairman chairwoman chancellor chief commander deputy director economist employee
    envoy executive founder governor head lawyer leader mayor member minister official officer owner president professor representative
    researcher secretary senator spokesman spokesperson spokeswoman""".split()
)
RANKS = frozenset(
    """vice deputy assistant associate former ex late acting interim designate incoming outgoing honorary would-be foreign prime chief
    military general executive managing financial medical technical artistic creative sporting commercial legal scientific clinical
    political editorial regional operating marketing musical""".split()
)
# nouns for people that say whose they are or what befell them, not what post they hold
NO_POSTS = frozenset(
    """adult ally aunt baby boy boyfriend brother child citizen colleague counterpart cousin critic daughter descendant enemy fan father
    fiancé friend girl girlfriend graduate grandfather grandmother grandson granddaughter guest heir hero husband junior loser lover man
    mother native neighbor neighbour nephew niece one opponent parent partner passenger patient person predecessor relative resident
    rival sibling sister son spouse successor supporter survivor suspect teenager twin uncle victim widow widower wife winner witness
    woman""".split()
)
