"""Words -> tags, lemmas and dependency trees."""
