"""Tree -> what noun phrases say without a verb."""
