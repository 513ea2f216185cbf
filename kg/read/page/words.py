"""Word -> whether it belongs to the page around an article: lists that furniture, bylines and datelines look into."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a page, not its article, is about: seldom more than one of them in a short line of prose.
INTERFACE = _words(
    "account accounts ad ads alert alerts app apps archive article browser button caption captions click close comment comments"
    " contact cookie cookies copy crossword dictionary download e-mail email enlarge expand facebook faq feedback font fullscreen"
    " gallery headlines help home homepage icon image images inbox instagram javascript link linkedin links listen loading login"
    " logout menu messenger mute navigation newsletter newsletters notification notifications page pages pinterest play pdf podcast"
    " podcasts post posts preferences print privacy profile puzzles refresh reload rss save scroll search section settings share"
    " shares sign-in sitemap skip social subscribe subscriber subscribers subscription tag tags telegram text tiktok toggle top topics"
    " tweet twitter typo unmute username video videos view views watch whatsapp youtube zoom"
)
STOP_WORDS = _words("a all an and at by for from in now of on or our the this to up us with your")

# Nouns that a request to the reader is about.
CHANNELS = _words(
    "account accounts ad-free ads alert alerts android app apps article articles briefing briefings browser channel channels comment"
    " comments community conversation cookies coverage digest e-mail e-mails e-paper email emails facebook feed feedback free friends"
    " headlines here inbox instagram iphone javascript journalism link linkedin login membership newsletter newsletters newsroom"
    " notifications offer offers online page podcast podcasts premium push reporter reporters reporting rss site social story stories"
    " subscriber subscribers subscription telegram tiktok tip tips trial twitter updates video videos website whatsapp youtube"
)
# Verbs that ask the reader to do something with the page.
REQUESTS = _words(
    "accept add advertise allow browse buy cancel check choose click connect continue dial discover donate download enable enlarge"
    " enter expand explore find follow get gift give go hear join keep learn leave listen load manage message open please read receive"
    " see select send show skip stay submit subscribe swipe take tap tell toggle try tune turn unlock upgrade write"
)
# Of these many are nouns, too ("Email links were forwarded"): they ask only before one of the words below, or in a very short line.
NOUN_REQUESTS = _words(
    "call chat comment contact copy e-mail email like link log order play post print register reply report save scan scroll search"
    " share sign stream support switch text tweet use view visit vote watch whatsapp"
)
SURE_REQUESTS = _words("subscribe unsubscribe advertise download")  # about the page, whatever comes after
AFTER_REQUEST = _words("a an and at for here in it me more now on our out the these this to up us via with your")

# Words by which a line reports what somebody says: then it is no request to the reader.
SPEECH = _words(
    "said says say saying told tells tell according added adds announced asked called claimed confirmed declared denied explained"
    " insisted noted quoted replied reported reports rejected stated statement warned wrote tweeted urged argued admitted acknowledged"
    " accused posted"
)

AGENCIES = _words(
    "reuters ap afp upi pa dpa efe ansa apa pti ani unb ians aap cp tass kcna yonhap xinhua kyodo jiji anadolu bloomberg interfax cnn"
)
AGENCY_NAMES = _words(
    "associated_press agence_france-presse canadian_press press_association press_trust_of_india thomson_reuters united_press_international"
)
PICTURE_AGENCIES = AGENCIES | _words("getty epa shutterstock alamy istock nurphoto zuma newscom handout pool")
PAPERS = _words(
    "chronicle courier daily dispatch echo examiner express gazette globe guardian herald independent inquirer journal ledger mail mirror"
    " news newswire observer post press record register reporter review sentinel standard star sun telegraph times tribune weekly wire"
)
ROLES = _words(
    "reporter correspondent editor writer columnist contributor journalist staff freelance analyst producer author photographer"
    " bureau chief political diplomatic foreign senior national international business world defence defense security special science"
    " deputy managing in"
)
# Words that no name of a person has: desks, teams, placeholders of content systems, slogans.
NO_PERSON = _words(
    "admin administrator agencies agency anonymous archive board breaking by click company contributor contributors copyright corporation"
    " correspondents daily department desk digital editors exclusive follow foundation free group guest home inc institute latest limited"
    " live llc local ltd magazine media member misc moderator more network newsdesk newsroom none online organization our please press"
    " producer producers published read reporters reporting service services share site sign special subscribe support team the today"
    " unknown update updated user username views web webdesk webmaster website who why wires with world write writers you your"
)
COUNTRIES = frozenset(
    name.replace("_", " ")
    for name in _words(
        "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados"
        " belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burundi cambodia cameroon canada"
        " chad chile china colombia comoros congo costa_rica croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt"
        " el_salvador england eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada"
        " guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan"
        " kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania"
        " luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia"
        " montenegro morocco mozambique myanmar namibia nauru nepal netherlands new_zealand nicaragua niger nigeria north_korea"
        " north_macedonia norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia"
        " rwanda samoa saudi_arabia scotland senegal serbia seychelles sierra_leone singapore slovakia slovenia somalia south_africa"
        " south_korea south_sudan spain sri_lanka sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga"
        " tunisia turkey turkmenistan tuvalu uganda uk ukraine united_arab_emirates united_kingdom united_states uruguay us usa"
        " uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe"
    )
)
# Capitals before a colon or a dash that are no place.
NO_PLACE = _words(
    "advertisement analysis april asean audio august background breaking brics comment correction december editorial embargoed eu"
    " exclusive explained explainer fact factbox factcheck feature february fifa friday gallery graphic imf immediate interview"
    " january july june key live map march may monday nasa nato new news newsletter note notebook november obituary october opec"
    " opinion photo photos picture pictures podcast poll profile quiz read related release review saturday september sponsored"
    " story sunday thursday timeline tuesday uefa uk un update updated us usa video videos view warning watch wednesday who wto"
)
NO_PLACE_BEGINS = _words(
    "a an and any are as at before by each every for from how if in is it no not of on one our that this to what when who why with"
)
# Small words inside names of people and places.
PARTICLES = _words(
    "de da das do dos del della der den di du la las le les los el al von van ter ten bin ibn ben af av e y of the and upon sur am"
)


def is_paper(name: str) -> bool:
    """Whether `name` is written like a newspaper's or a broadcaster's: "The Lagoon Chronicle", "Savanna Post"."""
    return name.casefold().rpartition(" ")[2] in PAPERS


def is_agency(name: str) -> bool:
    """Whether `name` is a news agency's, spelled out or not, with or without "The"."""
    plain = name.casefold().removeprefix("the ")
    return plain in AGENCIES or plain.replace(" ", "_") in AGENCY_NAMES
