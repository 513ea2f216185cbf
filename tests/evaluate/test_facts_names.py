"""Two wordings in, whether they are one name out."""

import pytest

from kg.evaluate.names import matches, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("the General Staff", "General Staff", id="article"),
        pytest.param("José Ødegård", "jose odegard", id="accents and case"),
        pytest.param("U.S. Congress", "US Congress", id="dots of an acronym"),
        pytest.param("AT&T", "AT & T", id="ampersand"),
        pytest.param("Lund's party", "Lund party", id="possessive ending"),
        pytest.param("ten ferries", "10 ferries", id="number word"),
        pytest.param("$1.5bn", "$ 1,500 million", id="short power of ten"),
        pytest.param("5 per cent", "5%", id="per cent"),
        pytest.param("9 August 2023", "2023-08-09", id="date"),
        pytest.param("Aug. 9", "August 9th", id="date without year"),
        pytest.param("June 2022", "2022-06", id="month"),
    ],
)
def test_one_spelling_is_compared(left: str, right: str) -> None:
    assert words(left) == words(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("hepatitis A", "hepatitis", id="letter that is no article"),
        pytest.param("North Korea", "South Korea", id="another country"),
        pytest.param("9 August 2023", "8 August 2023", id="another day"),
        pytest.param("15 passengers", "12 passengers", id="another number"),
    ],
)
def test_different_names_stay_different(left: str, right: str) -> None:
    assert not matches((left,), (right,), lenient=True) or words(left) != words(right)
    assert not matches((left,), (right,), lenient=False)


@pytest.mark.parametrize(
    ("gold", "name"),
    [
        pytest.param("Tove Brandt", "Mayor Tove Brandt", id="with a title"),
        pytest.param("resolutions", "resolutions of the council", id="with what follows"),
        pytest.param("ruling Workers' Party", "Workers' Party", id="without an adjective"),
        pytest.param("first ferry across the lake", "ferry across the lake", id="most words with the head"),
        pytest.param("12 passengers", "12", id="a typed number without its unit"),
    ],
)
def test_lenient_names_may_be_longer_or_shorter(gold: str, name: str) -> None:
    assert matches((gold,), (name,), lenient=True)
    assert not matches((gold,), (name,), lenient=False)


@pytest.mark.parametrize(
    ("gold", "name"),
    [
        pytest.param("Brandt", "Brandt's sister", id="owner of what is meant"),
        pytest.param("15 passengers", "12 passengers", id="another number"),
        pytest.param("council", "it", id="pronoun"),
        pytest.param("head of the council", "council", id="without the head"),
        pytest.param(
            "Brandt", "a report in which two of the lake's ferry firms and their lawyers blame Brandt for delays", id="far longer"
        ),
        pytest.param("Brandt", "", id="no name"),
    ],
)
def test_lenient_has_limits(gold: str, name: str) -> None:
    assert not matches((gold,), (name,), lenient=True)


def test_any_wording_of_either_side_will_do() -> None:
    assert matches(("Rygg", "Olaf Rygg"), ("harbour master", "Olaf Rygg"), lenient=False)
