"""Mentions of a document -> chains of those that refer to one thing."""
