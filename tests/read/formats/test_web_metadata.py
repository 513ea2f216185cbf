"""What a saved page says of its article is taken from where it is right."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from kg.read.web.people import persons

PROSE = (
    "<p>The harbour master of Larksund closed the old pier on Monday after divers found cracks in two of its pillars.</p>"
    "<p>Selma Vik said that boats to the islands would leave from the northern quay until the repairs were finished in the autumn.</p>"
    "<p>The council has set aside four million crowns for the work, which three firms from the region have offered to carry out.</p>"
)


def page(head: str = "", body: str = PROSE, heading: str = "Old pier closed after divers find cracks") -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article><h1>{heading}</h1>{body}</article></body></html>"


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


@pytest.mark.parametrize(
    "head",
    [
        "<title>Old pier closed after divers find cracks | Lake Courier</title>",
        "<title>Old pier closed after divers find cracks - Local news - Lake Courier</title>",
        "<title>Old pier closed after divers find cracks — lakecourier.example</title><link rel=canonical href='https://lakecourier.example/a'>",
        "<meta property='og:title' content='Lake Courier: Old pier closed after divers find cracks'>"
        "<meta property='og:site_name' content='Lake Courier'>",
        ld(headline="Old pier closed after divers find…"),
        ld(headline="Old pier closed after divers find cracks » The Lake Courier", publisher={"name": "Lake Courier"})
        + "<link rel=canonical href='https://www.lakecourier.example/a'>",
    ],
)
def test_the_title_is_the_headline_without_the_site(read_one: Callable, head: str) -> None:
    assert read_one(page(head), "a.html").title == "Old pier closed after divers find cracks"


def test_a_title_with_a_dash_of_its_own_stays(read_one: Callable) -> None:
    heading = "Rygg versus Brandt – a chronology of the quarrel"
    assert read_one(page(f"<title>{heading} | Lake Courier</title>", heading=heading), "a.html").title == heading


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["Ana Ruiz and Bo Lee"], ("Ana Ruiz", "Bo Lee")),
        (["By Ana Ruiz, Science Reporter"], ("Ana Ruiz",)),
        (["ANA RUIZ", "Ana Ruiz"], ("Ana Ruiz",)),
        (["Jean-Luc Oury", "Jean Luc Oury"], ("Jean-Luc Oury",)),
        (["Ana Ruiz | Reuters", "Associated Press"], ("Ana Ruiz",)),
        (["Username", "You", "August 2024", "News Desk", "Lake Courier Staff", "Breaking Stories"], ()),
        (["Ana Ruiz (Lima)"], ("Ana Ruiz",)),
        (["https://lakecourier.example/ana", "ana@lakecourier.example"], ()),
        (["Ludo van der Berg"], ("Ludo van der Berg",)),
        (["Yusuf al-Rahman"], ("Yusuf al-Rahman",)),
        (["Lake Courier"], ()),
    ],
)
def test_authors_are_persons_or_nobody(given: list[str], found: tuple[str, ...]) -> None:
    assert persons(given, outlets=["Lake Courier"]) == found


def test_json_ld_wins_over_meta_elements(read_one: Callable) -> None:
    author = [{"@type": "Person", "name": "Ana Ruiz"}]
    head = ld(author=author, datePublished="2024-03-12T23:30:00+01:00", publisher={"name": "Lake Courier"})
    other = "<meta name='author' content='Bo Lee'><meta property='article:published_time' content='2024-03-14'>"
    document = read_one(page(other + head), "a.html")
    assert (document.authors, document.published, document.publisher) == (("Ana Ruiz",), date(2024, 3, 12), "Lake Courier")


def test_an_organisation_that_json_ld_names_is_no_author(read_one: Callable) -> None:
    head = ld(author={"@type": "Organization", "name": "North Lake Media"}) + "<meta name='author' content='North Lake'>"
    known = ld(publisher={"@type": "Organization", "name": "North Lake"})
    assert read_one(page(head + known), "a.html").authors == ()


def test_a_date_among_share_buttons_is_found(read_one: Callable) -> None:
    shared = "<div class='share'><a href='#'>Share</a> <time datetime='2024-03-12T08:00'>12 March 2024</time></div>"
    assert read_one(page(body=shared + PROSE), "a.html").published == date(2024, 3, 12)


def test_date_and_author_of_a_page_of_tables_are_found_in_plain_sight(read_one: Callable) -> None:
    told = "<font>By Ana Ruiz, Staff Writer</font><br><font>Posted March 12, 2024</font>"
    table = f"<table><tr><td><a href='/'>Home</a></td><td><font><b>Old pier closed</b></font><br>{told}<br>{PROSE}</td></tr></table>"
    document = read_one(f"<html lang='en'><body>{table}</body></html>", "a.html")
    assert (document.authors, document.published) == (("Ana Ruiz",), date(2024, 3, 12))


def test_a_day_that_the_article_tells_of_is_not_its_own(read_one: Callable) -> None:
    told = "<p>The pier was opened on March 12, 1954, by the king of the day.</p>"
    assert read_one(page(body=told + PROSE), "a.html").published is None


def test_a_country_is_no_publisher(read_one: Callable) -> None:
    head = "<meta property='og:site_name' content='Canada'><meta name='application-name' content='Lake Courier | News from the lake'>"
    assert read_one(page(head), "a.html").publisher == "Lake Courier"


def test_the_outlet_is_the_piece_of_the_title_that_the_address_spells(read_one: Callable) -> None:
    head = "<title>Pier closed | Local | The Lake Courier</title><link rel='canonical' href='https://www.lakecourier.example/pier'>"
    assert read_one(page(head), "a.html").publisher == "The Lake Courier"


@pytest.mark.parametrize(
    "title", ["Old pier closed after divers find cracks | Lake Courier", "Lake Courier: Old pier closed after divers find cracks"]
)
def test_the_outlet_is_the_piece_of_the_title_that_holds_the_rights(read_one: Callable, title: str) -> None:
    body = (
        f"<body><b>Old pier closed after divers find cracks</b>{PROSE}<p>Print this story</p><center>Copyright 2009 Lake Courier</center>"
    )
    document = read_one(f"<html lang='en'><head><title>{title}</title></head>{body}</body></html>", "a.html")
    assert (document.publisher, document.title) == ("Lake Courier", "Old pier closed after divers find cracks")


def test_microdata_is_read_as_json_ld_is(read_one: Callable) -> None:
    person = "<span itemprop='author' itemscope itemtype='https://schema.org/Person'><b itemprop='name'>Ana Ruiz</b></span>"
    outlet = (
        "<div itemprop='publisher' itemscope itemtype='https://schema.org/Organization'><meta itemprop='name' content='Lake Courier'></div>"
    )
    day = "<time itemprop='datePublished' datetime='2024-03-12'>yesterday</time>"
    title = "<h1 itemprop='headline'>Old pier closed</h1>"
    body = f"<div itemscope itemtype='https://schema.org/NewsArticle'>{title}{person}{day}{outlet}{PROSE}</div>"
    document = read_one(f"<html lang='en'><body>{body}</body></html>", "a.html")
    assert (document.title, document.authors, document.published) == ("Old pier closed", ("Ana Ruiz",), date(2024, 3, 12))
    assert document.publisher == "Lake Courier"


def test_a_byline_in_elements_without_names_is_read(read_one: Callable) -> None:
    byline = "<div class='x1'><p class='x2'>By <a href='/w'><span>Ana Ruiz</span></a></p><time>March 12, 2024</time></div>"
    assert read_one(page(body=byline + PROSE), "a.html").authors == ("Ana Ruiz",)


def test_broken_json_ld_is_forgiven_a_comma_and_a_line_break(read_one: Callable) -> None:
    broken = '{"@type": "NewsArticle", "headline": "Old pier\nclosed", "datePublished": "2024-03-12",}'
    document = read_one(page(f'<script type="application/ld+json">{broken}</script>'), "a.html")
    assert (document.title, document.published) == ("Old pier closed", date(2024, 3, 12))


def test_the_text_of_json_ld_is_taken_where_the_page_has_only_its_start(read_one: Callable) -> None:
    text = "\n".join(f"Paragraph {n} tells at length what the divers saw below the pier on day {n} of their work." for n in range(12))
    document = read_one(page(ld(articleBody=text), body="<p>The harbour master of Larksund closed the old pier on Monday.</p>"), "a.html")
    assert document.text.count("\n\n") == 12
    assert "day 11" in document.text


# ------------------------------------------------------------------------------------------------ no article, cut, not English


def home() -> str:
    cards = "".join(
        f"<div><h3><a href='/{n}'>Council debates plan number {n} for the lake</a></h3><p>It may cost more.</p></div>" for n in range(12)
    )
    return (
        "<html lang='en'><head><meta property='og:type' content='website'><title>Lake Courier</title></head>"
        f"<body><h1>Lake Courier</h1>{cards}</body></html>"
    )


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (home(), "no-article", "a home page or a list of articles"),
        (page(ld(wordCount=900)), "cut-short", "of the 900 words that the page gives for its article"),
        (
            page(ld(isAccessibleForFree=False), body=PROSE + "<div class='wall'>Subscribe to continue reading</div>"),
            "cut-short",
            "only the beginning of an article for subscribers",
        ),
        (
            page(body=PROSE + "<div><p>To read the full story, subscribe or log in.</p></div>"),
            "cut-short",
            "only the beginning of an article for subscribers",
        ),
        (
            page("<title>Page not found | Lake Courier</title>", "<p>Sorry, the page may have been moved.</p>", heading="Page not found"),
            "no-article",
            "the notice of a server",
        ),
        (
            page("<title>Just a moment...</title>", "<p>Checking if the connection is secure. This takes a few seconds.</p>", heading="x"),
            "no-article",
            "the notice of a server",
        ),
        (
            page(
                body="<p>Der Hafenmeister von Larksund hat am Montag die alte Mole gesperrt, nachdem Taucher Risse gefunden hatten.</p>" * 2
            ),
            "not-english",
            "this is not English but de",
        ),
    ],
    ids=["home page", "cut", "wall", "wall that nothing declares", "page not found", "guard", "German declared as English"],
)
def test_what_is_no_whole_english_article_is_skipped_with_a_reason(read_file: Callable, content: str, code: str, words: str) -> None:
    documents, problems = read_file(content, "a.html")
    assert documents == []
    assert [problem.code for problem in problems] == [code]
    assert words in problems[0].message
    assert "--force" in problems[0].message


@pytest.mark.parametrize("content", [page(ld(wordCount=900)), page(body=PROSE.replace("the", "der"))], ids=["cut", "no English"])
def test_it_is_read_where_that_is_forced(read_file: Callable, content: str) -> None:
    documents, _ = read_file(content, "a.html", force=True)
    assert len(documents) == 1


@pytest.mark.parametrize(
    "below", ["<p>Already a subscriber? Log in</p>", "<footer><p>Subscribe to our paper, four weeks for one crown.</p></footer>"]
)
def test_a_short_article_above_an_offer_is_whole(read_one: Callable, below: str) -> None:
    assert "three firms" in read_one(page(body=PROSE + below), "a.html").text


def test_an_article_about_a_page_that_is_not_found_is_one(read_one: Callable) -> None:
    heading = "Page not found: how libraries lose the web"
    assert read_one(page(f"<title>{heading}</title>", heading=heading), "a.html").title == heading


def test_an_article_with_many_links_to_others_is_one(read_one: Callable) -> None:
    others = "".join(f"<h3><a href='/{n}'>Council debates plan number {n}</a></h3>" for n in range(12))
    assert read_one(page(ld(headline="Old pier closed"), body=PROSE + others), "a.html").text.endswith("offered to carry out.")
