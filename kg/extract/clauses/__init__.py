"""Tree -> clauses: predicates with their arguments."""
