"""Open statements x ontology -> typed statements."""
