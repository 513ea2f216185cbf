"""What a language model proposes of an article -> statements, as far as the text says so and no rule contradicts.

A proposal is four strings: subject, predicate and object, and the quotation that says so. It is data and never trusted: it enters only
where its quotation stands in the text and its words in one sentence of it, its subject is something that the text names, and the rules
read that sentence neither the same way already nor otherwise. Polarity, certainty, speaker and time are read off the tree, as of any
statement; a model has no say in them.
"""

from kg.extract.proposals.agreement import agreed
from kg.extract.proposals.answer import MOST, Proposal, proposals_of
from kg.extract.proposals.extractor import ProposalExtractor, file_of
from kg.extract.proposals.placing import Placed, placed

__all__ = ["MOST", "Placed", "Proposal", "ProposalExtractor", "agreed", "file_of", "placed", "proposals_of"]
