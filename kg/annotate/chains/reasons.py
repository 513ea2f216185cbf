"""Rule -> the form of its reason, why a mention is in its chain; the particular ones come first."""

from __future__ import annotations

REASONS = {
    "relative": "relative pronoun of {name}",
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
    "head_of_name": "head noun of {name}",
    "we_of_body": "we, said by {name}",
    "kind": "{noun}, which {name} is",
    "kinship": "{noun}, {name}",
    "same_noun": "same noun as {name}",
    "reflexive": "reflexive",
    "set_before": "set before its clause",
    "teller": "pronoun for {name}, who says it",
    "asked": "pronoun for {name}, who is asked",
    "speaks_on": "pronoun for {name}, who speaks on",
    "scored_pronoun": "pronoun for {name} ({share})",
    "salient": "pronoun for {name}",
    "generic_noun": "{noun} for {name}",
    "scored_noun": "takes up {name} ({share})",
    "speaker": "speaker of the quotation",
    "body_of_person": "{noun} of {name}",
}
