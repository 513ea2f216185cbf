"""Names made of common words only ("Foreign Ministry", "Congress"), which mean another body in each country, and whose they are."""

from __future__ import annotations

import re

from kg.resolve.names import SMALL_WORDS, Name, fold

# Our own list, from the names of public bodies, courts, forces, parties and events in English news.
GENERIC = frozenset(
    """
    academy administration affairs agency agriculture air appeal appeals armed army assembly association attorney authority
    aviation bank banks bench board border bureau cabinet campaign capital capitol central chamber chambers chancellery church
    circuit city civil coalition coast college command commerce commission committee communist community conference congress
    conservative conservatives constitution constitutional council county court courts crown culture customs daily defence defense
    delegation democratic democrats department deputies development district division eastern economic economy education election
    electoral electricity embassy emergency employment energy environment environmental exchange executive faculty family federal
    federation finance financial fleet force forces foreign forum foundation fund general government governor guard guards
    headquarters health high higher hospital house housing human immigration industry information inquiry inspectorate institute
    intelligence interior internal international investigation justice labor labour lands law league left legislative legislature
    liberal library lower magistrates marine market media medical meeting military mines minister ministry mission monetary
    municipal museum national naval navy news newspaper northern office official olympics opposition palace panel parliament
    parliamentary party patrol peace pension petroleum planning police policy political port post power presidency president
    presidential press prime prison program programme prosecutor prosecutors public railway railways refugee regional registry
    relations republic republican republicans research reserve revenue revolutionary rights ruling school science secretariat
    secretary security senate service services social southern special sports staff standards state statistics stock strategic
    student summit superintendency supreme tax taxation technology television times town trade transport transportation treasury
    tribunal tv union university upper utilities village water weekly welfare western women worker workers works zone
    """.split()
)

OWNER = re.compile(
    r"(?:(?P<owner>[A-Z][\w.\-]*(?: (?:of )?[A-Z][\w.\-]*){0,3})['’]s?"  # South Korea's
    r"|(?P<people>(?:(?:North|South) )?[A-Z]\w+(?:ish|ese|ean|ian|an|ch|ic|i)))\s+(?:[a-z]+\s+)?$"  # British
)
LOOK_BACK = 60  # characters before a name in which its owner is looked for
STEM = 5  # letters of an owner's last word that are compared, so that a country and its people agree (Britain, British need 4)


def is_generic(name: Name) -> bool:
    """Whether no word of the name sets it apart from its kind."""
    return all(w in GENERIC or w in SMALL_WORDS for w in name.words)


def owner_before(text: str, start: int) -> str:
    """Whose the thing named at `start` is, by the words before it: "South Korea's" or "British" as a short stem; "" where nothing says."""
    match = OWNER.search(text[max(0, start - LOOK_BACK) : start])
    if not match:
        return ""
    words = fold(match["owner"] or match["people"]).replace(".", "").split()
    return " ".join([*words[-2:-1], words[-1][:STEM]])
