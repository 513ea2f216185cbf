"""Relations of the ontology -> how the page groups them, and which of them say how things stand rather than what happened."""

from __future__ import annotations

from kg import vocab

GROUPS = {
    "Posts and people": "dismissed appointed appointedTo removedFrom succeeded suspended resignedFrom holdsPosition leads "
    "formerlyLed worksFor speaksFor memberOf elected ranFor represents servedIn captainOf counterpartOf "
    "marriedTo childOf siblingOf relativeOf bornIn bornOn diedIn diedOn diedOf livesIn studiedAt comesFrom "
    "formerlyWorkedFor postedTo suffered",
    "Meetings and visits": "met metIn talkedWith visited inspected presidedOver attended participatedIn invited accompanied "
    "organized spokeIn entered reached left fledTo sentTo",
    "What was said": "stated announced warned threatened accused accusedOf criticized praised supported opposed rejected "
    "denied demanded urged ordered promised apologizedTo discussed protestedAgainst asked proposed described "
    "quoted reported questioned respondedTo claims addressed identified",
    "Agreements and decisions": "signed agreedWith agreedTo cooperatedWith approved banned votedFor votedAgainst violated struckAgainst "
    "accepted allowed offered sought issued imposed extended cancelled recognized boycotted prevented forced "
    "commemorated",
    "Law and courts": "sanctioned investigated arrested arrestedIn held heldIn searched searchedFor charged chargedWith "
    "convicted convictedOf sentencedTo acquitted pleadedGuiltyTo acquittedOf overturned upheld "
    "appealedAgainst sued fined ruledAgainst liftedMeasuresAgainst expelled",
    "Force and disaster": "attacked raided invaded killed injured injuredIn captured seized kidnappedIn deployed conductedExercise "
    "launched destroyed struck displaced withdrewFrom withdrew fought rescued released shot targeted "
    "surrounded detonated crashedIn protected controls trained tested",
    "Goods and money": "aided supplied suppliedTo sold soldTo bought imported paid investedIn funded owns produced developed "
    "founded foundedOn closed opened raised lowered hasValue lentTo gaveTo sent received carried used "
    "restored",
    "Contests and works": "won defeated lost awarded advancedTo rivalOf createdWork discovered studied wrote published monitored",
    "Places and parts": "locatedIn tookPlaceIn partOf belongsTo capitalOf borders",
    "Causes and links": "caused involved linkedTo allyOf began continued ended",
}
OTHER = "In the text's own words"
STATES = frozenset(
    "holdsPosition leads formerlyLed worksFor speaksFor postedTo memberOf owns locatedIn partOf belongsTo livesIn bornIn studiedAt "
    "marriedTo childOf siblingOf relativeOf hasValue comesFrom formerlyWorkedFor represents counterpartOf captainOf rivalOf capitalOf "
    "borders linkedTo allyOf controls".split()
)
_GROUP_OF = {vocab.kg(name): group for group, names in GROUPS.items() for name in names.split()}
_STATES = frozenset(map(vocab.kg, STATES))


def group(relation: str) -> str:
    """The group of a relation's IRI; what is no relation of the ontology is in the text's own words."""
    return _GROUP_OF.get(relation, OTHER)


def is_state(relation: str, label: str) -> bool:
    """Whether the relation says how things stand: a post, a place, what something is."""
    return relation in _STATES or label == "be" or label.startswith("be ")
