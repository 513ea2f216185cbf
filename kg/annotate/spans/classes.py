"""A label of the model, or the head word of a name -> the class of the thing."""

from __future__ import annotations

from types import MappingProxyType

from kg.types import EntityType

GUM_CLASSES = MappingProxyType(
    {
        "person": EntityType.PERSON,
        "organization": EntityType.ORGANIZATION,
        "place": EntityType.PLACE,
        "event": EntityType.EVENT,
        "object": EntityType.PRODUCT,
        "abstract": EntityType.CONCEPT,
        "time": EntityType.DATE,
        "animal": EntityType.OTHER,
        "plant": EntityType.OTHER,
        "substance": EntityType.OTHER,
    }
)
TAG_CLASSES = MappingProxyType(
    {
        "PER": EntityType.PERSON,
        "ORG": EntityType.ORGANIZATION,
        "LOC": EntityType.PLACE,
        "OTH": EntityType.OTHER,
        "NORP": EntityType.GROUP,
        "DATE": EntityType.DATE,
        **{t.name: t for t in EntityType},
    }
)
