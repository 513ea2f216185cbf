"""A name -> the country, city or world body that it is one of several names of: what no rule can tell from the letters (Türkiye, Turkey).

Compiled by us from general knowledge, not copied from a register. Countries: short and official names, with the short forms that English
newspapers print. Cities: English exonyms beside the name used there, and official renamings. World bodies: their own names and
abbreviations. Capitals are no names of their country here: "Seoul said" stays said by Seoul.
"""

from __future__ import annotations

from functools import cache

from kg.resolve.names import parse_name
from kg.types import EntityType

COUNTRIES = """
United States | US | U.S. | USA | U.S.A. | United States of America | America
United Kingdom | UK | U.K. | Britain | Great Britain | United Kingdom of Great Britain and Northern Ireland
North Korea | DPRK | D.P.R.K. | Democratic People's Republic of Korea | Democratic People’s Republic of Korea
South Korea | ROK | R.O.K. | Republic of Korea
China | PRC | P.R.C. | People's Republic of China | mainland China
Russia | Russian Federation
Turkey | Türkiye | Republic of Türkiye | Republic of Turkey
Iran | Islamic Republic of Iran
Syria | Syrian Arab Republic
Germany | Federal Republic of Germany
France | French Republic
Netherlands | Holland
Czech Republic | Czechia
North Macedonia | Macedonia | Republic of North Macedonia
Moldova | Republic of Moldova
Bosnia and Herzegovina | Bosnia-Herzegovina | Bosnia
Vatican | Vatican City | Holy See
Ivory Coast | Côte d'Ivoire | Cote d'Ivoire
Democratic Republic of the Congo | DR Congo | DRC | Congo-Kinshasa
Republic of the Congo | Congo-Brazzaville
Cape Verde | Cabo Verde
Eswatini | Swaziland
Tanzania | United Republic of Tanzania
Gambia | The Gambia
Myanmar | Burma
East Timor | Timor-Leste
Vietnam | Viet Nam | Socialist Republic of Vietnam
Laos | Lao PDR | Lao People's Democratic Republic
Brunei | Brunei Darussalam
Bolivia | Plurinational State of Bolivia
Venezuela | Bolivarian Republic of Venezuela
United Arab Emirates | UAE | U.A.E.
Saudi Arabia | Kingdom of Saudi Arabia | KSA
Palestine | State of Palestine
South Africa | RSA | Republic of South Africa
New Zealand | Aotearoa
"""
CITIES = """
Kyiv | Kiev
Kharkiv | Kharkov
Odesa | Odessa
Lviv | Lvov | Lwów
Bengaluru | Bangalore
Mumbai | Bombay
Kolkata | Calcutta
Chennai | Madras
Beijing | Peking
Guangzhou | Canton
Yangon | Rangoon
Ho Chi Minh City | Saigon
Gothenburg | Göteborg
Copenhagen | København
Munich | München
Cologne | Köln
Nuremberg | Nürnberg
Vienna | Wien
Zurich | Zürich
Geneva | Genève | Genf
Brussels | Bruxelles | Brussel
Antwerp | Antwerpen
The Hague | Den Haag
Prague | Praha
Warsaw | Warszawa
Krakow | Cracow | Kraków
Bucharest | București
Belgrade | Beograd
Athens | Athina
Lisbon | Lisboa
Seville | Sevilla
Rome | Roma
Milan | Milano
Turin | Torino
Florence | Firenze
Venice | Venezia
Naples | Napoli
Genoa | Genova
Moscow | Moskva
St. Petersburg | Saint Petersburg | St Petersburg
Astana | Nur-Sultan
Mecca | Makkah
Medina | Madinah
Basra | Basrah
Tehran | Teheran
Jeddah | Jiddah
Bern | Berne
Tangier | Tangiers
New York | New York City | NYC
Los Angeles | LA | L.A.
Washington | Washington, D.C. | Washington D.C. | Washington DC
"""
BODIES = """
United Nations | UN | U.N.
European Union | EU | E.U.
NATO | North Atlantic Treaty Organization | North Atlantic Treaty Organisation
UN Security Council | U.N. Security Council | United Nations Security Council | UNSC
International Monetary Fund | IMF
World Health Organization | World Health Organisation | WHO
World Trade Organization | World Trade Organisation | WTO
International Atomic Energy Agency | IAEA
International Criminal Court | ICC
African Union | AU
Association of Southeast Asian Nations | ASEAN
Organization of the Petroleum Exporting Countries | OPEC
Federal Reserve | Fed | U.S. Federal Reserve | Federal Reserve System
European Central Bank | ECB
World Bank | World Bank Group
"""
KINDS = {
    "country": (COUNTRIES, frozenset({EntityType.PLACE, EntityType.ORGANIZATION, EntityType.GROUP})),
    "city": (CITIES, frozenset({EntityType.PLACE, EntityType.ORGANIZATION, EntityType.FACILITY})),
    "body": (BODIES, frozenset({EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PLACE})),
}


def known_name(key: str, entity_type: EntityType) -> str | None:
    """The name under which the table lists this key, if the type allows it to be meant; an unknown type allows everything."""
    found = _table().get(key)
    return found[0] if found and (entity_type is EntityType.OTHER or entity_type in KINDS[found[1]][1]) else None


def known_type(key: str, entity_type: EntityType) -> EntityType | None:
    """The class of what the table lists under this key, if the type allows it to be meant."""
    if known_name(key, entity_type) is None:
        return None
    return EntityType.ORGANIZATION if _table()[key][1] == "body" else EntityType.PLACE


def is_country(key: str) -> bool:
    """Whether the table lists the key as a country's name; most countries have one name only and are not in it."""
    return _table().get(key, ("", ""))[1] == "country"


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Key of each spelling -> (first spelling of its line, kind)."""
    table: dict[str, tuple[str, str]] = {}
    for kind, (lines, _) in KINDS.items():
        for line in lines.strip().splitlines():
            names = [n.strip() for n in line.split("|")]
            table |= {parse_name(n).key: (names[0], kind) for n in names}
    return table
