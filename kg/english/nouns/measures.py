"""Noun -> what it makes of the words around it: measures, manners, deadlines, sums. Lemmas, general English."""

from __future__ import annotations

COUPLES = frozenset({"couple", "pair", "duo", "trio"})
SUMS = frozenset("bill bribe compensation damages debt fee fine money penalty price ransom settlement sum tax wage".split())
PARTS_OF_TIMES = frozenset({"rest", "remainder"})  # "the *rest* of the week"
MANNERS = frozenset(
    """accident air boat bus car chance courier custom decree default definition design email error fax fire force hand law letter lot
    mail means mistake negligence omission phone plane post radar radio rail road satellite sea ship telephone tradition train vote
    way word""".split()
)
DEADLINES = frozenset(
    """end start beginning middle deadline noon midnight date morning afternoon evening night day week weekend month quarter year decade
    century spring summer autumn winter tomorrow monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december""".split()
)
MEASURES = frozenset(
    """point percent percentage dollar euro pound yen won metre meter kilometre kilometer mile foot inch hour day week month year vote
    margin time""".split()
)
