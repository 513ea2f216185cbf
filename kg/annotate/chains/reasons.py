"""Why a mention is in its chain: the form of each reason, by the name of the rule that gives it."""

from __future__ import annotations

REASONS = {
    "first": "first mention",
    "same_name": "same name",
    "other_spelling": "other spelling of {name}",
    "surname": "surname of {name}",
    "part_of_name": "part of the name {name}",
    "acronym": "acronym of {name}",
    "short_name": "short for {name}",
    "known_as": "other name of {name}",
    "apposition": "apposition",
    "role": "role of {name}",
    "kinship": "{noun}, {name}",
    "head_of_name": "head noun of {name}",
    "same_noun": "same noun as {name}",
    "generic_noun": "{noun} for {name}",
    "reflexive": "reflexive",
    "set_before": "set before its clause",
    "teller": "pronoun for {name}, who says it",
    "asked": "pronoun for {name}, who is asked",
    "speaks_on": "pronoun for {name}, who speaks on",
    "scored_pronoun": "pronoun for {name} ({share})",
    "salient": "pronoun for {name}",
    "scored_noun": "takes up {name} ({share})",
    "speaker": "speaker of the quotation",
    "we_of_body": "we, said by {name}",
    "body_of_person": "{noun} of {name}",
}
