"""Closed word lists of English news, and the class of things a noun or a name's head word stands for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.types import EntityType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("the a an")
DEFINITE = _words("the this that these those")
POSSESSIVES = _words("my your his her its our their whose")
DEMONSTRATIVES = _words("this that these those")
REFLEXIVES = _words("myself yourself himself herself itself ourselves yourselves themselves")
FIRST_PERSON = _words("i me my mine myself we us our ours ourselves")
SECOND_PERSON = _words("you your yours yourself yourselves")
HE = _words("he him his himself")
SHE = _words("she her hers herself")
IT = _words("it its itself")
THEY = _words("they them their theirs themselves")
PERSONAL = FIRST_PERSON | SECOND_PERSON | HE | SHE | IT | THEY
PLURAL_PRONOUNS = THEY | _words("we us our ours ourselves")

WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun.")
MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb apr jun jul aug sept oct nov dec"
)
DAY_WORDS = _words("today yesterday tomorrow tonight")
TIME_UNITS = _words(
    "day week month year decade century weekend quarter morning afternoon evening night midnight noon spring summer autumn fall winter "
    "hour minute second term season"
)
DATE_MODIFIERS = _words(
    "last next this past previous coming following same early late earlier later mid that recent current first second third fourth"
)

# Words that stand before a person's name and are no part of it. Roles written small ("spokesman Koo") come from the noun classes.
TITLES = _words(
    "mr mr. mrs mrs. ms ms. miss mister madam sir lord lady dame dr dr. doctor prof prof. professor rev rev. reverend father sister brother "
    "president vice-president premier minister chancellor secretary undersecretary deputy governor gov gov. senator sen sen. "
    "representative rep rep. congressman congresswoman mayor councillor councilor ambassador envoy judge justice magistrate prosecutor "
    "king queen prince princess emperor empress sultan sheikh sheik emir shah duke duchess baron count pope cardinal archbishop bishop rabbi imam "
    "ayatollah patriarch general gen gen. lieutenant lt lt. colonel col col. major maj maj. captain capt capt. sergeant sgt sgt. corporal "
    "admiral adm adm. commander cmdr cmdr. cdr cdr. commodore marshal brigadier private pvt. inspector detective officer constable sheriff superintendent "
    "chairman chairwoman chairperson chair chief ceo cfo director manager coach leader speaker spokesman spokeswoman spokesperson analyst "
    "attorney comrade hon hon. saint cllr cllr."
)
SHORT_TITLES = MappingProxyType(
    {"gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain", "sgt": "sergeant", "adm": "admiral"}
    | {
        "cmdr": "commander",
        "cdr": "commander",
        "prof": "professor",
        "sen": "senator",
        "rep": "representative",
        "gov": "governor",
        "cllr": "councillor",
    }
)
GENERAL_OFFICES = _words("prosecutor attorney secretary director auditor solicitor surgeon governor consul inspector postmaster advocate")
VESSELS = _words(
    "ferry ship vessel lifeboat trawler tanker yacht frigate destroyer submarine warship boat liner freighter tug icebreaker cruiser tugboat"
)
SHIP_PREFIXES = frozenset({"MV", "MS", "MT", "SS", "HMS", "USS", "RMS", "INS", "USNS", "FV", "RV"})
KIN = _words(
    "wife husband sister brother mother father son daughter nephew niece uncle aunt cousin widow widower grandson granddaughter grandfather "
    "grandmother"
)
# What is said of the bearer of an office without naming another office.
INCIDENTAL = _words("former ousted outgoing late then sacked dismissed fired jailed embattled retired disgraced exiled longtime")
TITLE_PARTS = _words(
    "foreign defence defense finance interior justice culture supreme vice deputy prime first under acting chief state national"
)
MALE = _words(
    "mr mr. mister sir lord king prince emperor sultan sheikh pope cardinal archbishop bishop father brother son husband uncle nephew grandfather "
    "grandson stepfather widower man boy gentleman guy chairman spokesman businessman policeman fireman fisherman congressman statesman "
    "salesman actor monk duke baron dad stepson"
)
FEMALE = _words(
    "mrs mrs. ms ms. miss madam lady dame queen princess empress duchess baroness mother sister daughter wife aunt niece grandmother "
    "granddaughter stepmother widow woman girl chairwoman spokeswoman businesswoman policewoman congresswoman actress nun mom mum stepdaughter"
)
COLLECTIVES = _words(
    "team group company government ministry party union police army military crew staff family committee commission council board court "
    "panel agency firm club press media public majority minority couple pair delegation"
)

# Head word of a name -> its class: the last word, or the one before "of" and "for".
NAME_CLASSES = MappingProxyType(
    {
        EntityType.ORGANIZATION: _words(
            "ag ab asa bhd bv ferries foods gmbh marine nv oy oyj petroleum pty railways rovers shipping spa "
            "ministry party commission committee bank banco university corp corp. corporation inc inc. ltd ltd. llc plc group company co co. "
            "association agency council court army navy department board union sindicato federation confederation institute institution college "
            "school club organization organisation fund alliance authority bureau office parliament congress senate assembly government cabinet "
            "police guard staff service services church foundation society trust league registry superintendency holding holdings airlines airways "
            "news post times herald tribune journal gazette radio television tv network compact coalition front frente movement brigade regiment "
            "museum fleet forces force administration treasury tribunal partners brothers sons industries motors systems technologies energy media press "
            "logistics freight lines pharma pharmaceuticals therapeutics insurance telecom steel mining aerospace capital "
            "academy laboratory laboratories lab center centre consortium chamber house command corps directorate reserve exchange team united city-state"
        ),
        EntityType.PLACE: _words(
            "river mount mountain mountains lake sea ocean island islands peninsula gulf bay strait valley desert republic kingdom states province "
            "county district region city town village street avenue road square park coast cape delta basin glacier forest hills hill beach gorge"
        ),
        EntityType.FACILITY: _words(
            "airport bridge camp fort stadium arena station hospital prison palace castle tower theatre theater hall dam port harbour harbor base plant "
            "reactor cathedral mosque temple airfield airbase terminal complex shipyard refinery mine library gallery zoo barracks"
        ),
        EntityType.EVENT: _words(
            "cup festival games olympics war summit championship championships conference election elections revolution battle open forum marathon "
            "expo prix biennale drill exercise operation hurricane typhoon tournament grand"
        ),
        EntityType.WORK: _words(
            "act bill law treaty agreement accord accords convention protocol constitution declaration report charter code"
        ),
        EntityType.PRODUCT: _words("missile rocket satellite tank frigate destroyer submarine aircraft"),
        EntityType.CONCEPT: _words("prize award medal order plan programme program initiative policy"),
    }
)

# What a person may be called after being named; offices are not among them, for another may hold the office.
EPITHETS = _words(
    "man woman boy girl teenager child pensioner widow widower runner athlete swimmer cyclist player striker goalkeeper footballer boxer champion "
    "singer actor actress author writer poet novelist artist painter musician composer trader farmer driver fisherman nurse teacher student "
    "victim suspect defendant accused businessman businesswoman billionaire entrepreneur activist dissident journalist blogger"
)
CURRENCIES = _words("rs rs. usd eur gbp us$ hk$ a$ c$ rm kr chf dm cfa")
GENERIC_ORGANIZATIONS = _words(
    "company firm group organization organisation agency corporation business bank lender airline builder maker carmaker club manufacturer "
    "operator retailer producer supplier developer publisher newspaper broadcaster union party ministry charity university exporter"
)
GENERIC_PLACES = _words("country nation state republic kingdom city town village island province region capital")

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


@cache
def noun_classes() -> MappingProxyType[str, EntityType]:
    """Noun lemma -> class, from nouns.tsv (see its header)."""
    table = {}
    for line in (files(__package__) / "nouns.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, name = line.split("\t")[:2]
            table[lemma] = EntityType[name]
    return MappingProxyType(table)


@cache
def name_classes() -> MappingProxyType[str, EntityType]:
    """Head word of a name (small letters) -> class."""
    return MappingProxyType({word: entity_type for entity_type, words in NAME_CLASSES.items() for word in words})


def noun_class(lemma: str) -> EntityType | None:
    """Class of what a common noun stands for, None where unknown; agent nouns are recognised by their ending."""
    known = noun_classes().get(lemma)
    if (
        known is None
        and lemma.endswith(("man", "woman", "person", "ist", "ologist", "ian", "keeper", "fighter", "worker"))
        and len(lemma) > 5
    ):
        return EntityType.PERSON
    return known


def is_role(word: str) -> bool:
    """Whether a word (any case) names what a person is: a title, an office, a trade."""
    word = word.lower()
    return word in TITLES or noun_class(word) is EntityType.PERSON


def is_actor(lemma: str) -> bool:
    """Whether a common noun stands for people or a body, which can say and be told things."""
    known = noun_class(lemma)
    return is_role(lemma) or known in (EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION) or lemma in GENERIC_ORGANIZATIONS
