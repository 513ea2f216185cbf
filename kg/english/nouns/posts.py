"""Noun for a person -> what ranks it, whose state it serves, and whether it says only whose it is. Lemmas."""

from __future__ import annotations

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
# who holds one of these acts for the state whose adjective stands before it: "Norwegian *minister*"; of others it is where they are from
STATE_OFFICES = frozenset(
    """admiral ambassador chancellor chief colonel commander congressman congresswoman consul delegate deputy diplomat emperor envoy general
    governor judge king lawmaker leader legislator lieutenant major marshal minister mp negotiator officer official parliamentarian premier
    president prince princess prosecutor queen ruler secretary senator soldier spokesman spokesperson spokeswoman""".split()
)
HEADS_OF_STATE = frozenset({"president", "premier", "chancellor", "king", "queen", "emperor", "empress", "ruler", "leader"})
