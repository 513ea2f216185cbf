"""Relations of the ontology -> how the page groups them, and which of them say how things stand rather than what happened."""

from __future__ import annotations

from kg import vocab

GROUPS = {
    "Posts and people": "dismissed appointed appointedTo removedFrom succeeded suspended resignedFrom holdsPosition leads formerlyLed "
    "worksFor speaksFor memberOf elected marriedTo childOf siblingOf relativeOf bornIn bornOn diedIn diedOn livesIn studiedAt "
    "comesFrom formerlyWorkedFor",
    "Meetings and visits": "met talkedWith visited inspected presidedOver attended participatedIn invited accompanied organized",
    "What was said": "stated announced warned threatened accused accusedOf criticized praised supported opposed rejected denied demanded "
    "urged ordered promised apologizedTo discussed protestedAgainst",
    "Agreements and decisions": "signed agreedWith agreedTo cooperatedWith approved banned votedFor votedAgainst violated struckAgainst",
    "Law and courts": "sanctioned investigated arrested charged chargedWith convicted convictedOf sentencedTo acquitted pleadedGuiltyTo "
    "acquittedOf overturned upheld appealedAgainst sued fined ruledAgainst liftedMeasuresAgainst",
    "Force and disaster": "attacked raided invaded killed injured captured seized deployed conductedExercise launched destroyed struck "
    "displaced withdrewFrom fought rescued released shot",
    "Goods and money": "aided supplied suppliedTo sold soldTo bought imported paid investedIn funded owns produced developed founded "
    "foundedOn closed raised lowered hasValue lentTo gaveTo",
    "Contests and works": "won defeated lost awarded createdWork discovered studied wrote published",
    "Places and parts": "locatedIn partOf belongsTo",
    "Causes": "caused",
}
OTHER = "In the text's own words"
STATES = frozenset(
    "holdsPosition leads formerlyLed worksFor speaksFor memberOf owns locatedIn partOf belongsTo livesIn bornIn studiedAt marriedTo "
    "childOf siblingOf relativeOf hasValue comesFrom formerlyWorkedFor".split()
)
_GROUP_OF = {vocab.kg(name): group for group, names in GROUPS.items() for name in names.split()}
_STATES = frozenset(map(vocab.kg, STATES))


def group(relation: str) -> str:
    """The group of a relation's IRI; what is no relation of the ontology is in the text's own words."""
    return _GROUP_OF.get(relation, OTHER)


def is_state(relation: str, label: str) -> bool:
    """Whether the relation says how things stand: a post, a place, what something is."""
    return relation in _STATES or label == "be" or label.startswith("be ")
