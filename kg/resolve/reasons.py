"""Rule -> the form of its reason, why a unit is on its entity."""

from __future__ import annotations

REASONS = {
    "named_once": "named in one document only",
    "nominal": "a noun phrase, which stands for something in its own document only",
    "pronoun": "a pronoun whose noun is not known",
    "metadata": "metadata of one document only",
    "full_name": "the full name that others are short for",
    "judged": "judged to be the same",
    "same_name": "same name",
    "listed": "listed as a name of {name}",
    "listed_by_user": "listed as {name}",
    "reordered": "reordered words of {name}",
    "spelling": "other spelling of {name}",
    "middle_names": "with or without middle names of {name}",
    "short_form": "short form or middle names of {name}",
    "longer_form": "longer or shorter form of {name}",
    "fewer_words": "with or without {words} the name of {name}",
    "same_acronym_of_names": "same acronym {acronym}",
    "acronym": "acronym of {name}",
    "same_acronym": "same acronym",
    "short_name": "short for {name}",
    "only_fit": "no other name in the story fits",
    "both_titled": "both {title}",
    "neighbours": "in statements with {count} same other {things}",
    "same_owner": "both of {owner}",
    "same_document": "same document",
    "same_story": "documents share {count} other {names}",
}
