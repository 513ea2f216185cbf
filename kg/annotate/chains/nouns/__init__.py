"""Noun phrases that take up what is named: "the ferry", "the minister", "the country"."""
