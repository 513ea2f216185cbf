"""Document -> AnnotatedDocument: sentences, words, trees, mentions and coreference chains, by the language model that ships with kg."""

from kg.annotate.joint import JointAnnotator

__all__ = ["JointAnnotator"]
