"""Web pages to articles."""

import json
import socket
from collections.abc import Callable
from datetime import date

import pytest

PARAGRAPHS = (
    "The minister said on Thursday that the government would not change its mind about the dam near Lima.",
    "A court will hear the case on 9 September 2021, according to lawyers who know the files.",
    "Nobody was hurt, the police said, and the road was open again by Friday of the same week.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Dam is safe, minister says",
    "datePublished": "2023-08-10T23:30:00-05:00",
    "dateModified": "2023-08-12",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Bo Lee"}],
    "publisher": {"@type": "Organization", "name": "The Courier"},
}


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html lang='en-GB'><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>Dam is safe, minister says</h1><p class='byline'>By Ana Ruiz</p>{body}</article>"
        "<aside><h3>Related</h3><ul><li><a href='/a'>Fish farm tests cages</a></li></ul></aside>"
        "<script>document.write('<p>Not the article.</p>')</script><footer>© 2023 The Courier</footer></body></html>"
    )


def test_the_text_is_the_article_alone(read_one: Callable) -> None:
    assert read_one(page(), "a.html").text == "\n\n".join(["Dam is safe, minister says", *PARAGRAPHS])


def test_json_ld_tells_about_the_article(read_one: Callable) -> None:
    link = "<link rel='canonical' href='https://courier.example/dam'>"
    document = read_one(page(f"{link}<script type='application/ld+json'>{json.dumps(NEWS)}</script>"), "a.html")
    assert document.title == "Dam is safe, minister says"
    assert document.published == date(2023, 8, 10)
    assert document.authors == ("Ana Ruiz", "Bo Lee")
    assert document.publisher == "The Courier"
    assert document.url == "https://courier.example/dam"
    assert document.language == "en"


def test_opengraph_tells_about_the_article(read_one: Callable) -> None:
    head = (
        "<title>x</title><meta property='og:title' content='Dam is &quot;safe&quot; | The Courier'>"
        "<meta property='og:site_name' content='The Courier'><meta property='og:url' content='https://courier.example/dam'>"
        "<meta property='article:published_time' content='2023-08-10T08:00:00Z'><meta name='author' content='Ana Ruiz'>"
    )
    document = read_one(page(head), "a.htm")
    assert document.title == 'Dam is "safe"'
    assert document.publisher == "The Courier"
    assert document.published == date(2023, 8, 10)


def test_a_date_in_the_prose_is_not_the_date_of_the_article(read_one: Callable) -> None:
    assert read_one(page(), "a.html").published is None


def test_a_relative_date_is_no_date(read_one: Callable) -> None:
    assert read_one(page(body=f"<time>3 days ago</time>{BODY}"), "a.html").published is None


def test_the_name_of_a_host_is_no_publisher(read_one: Callable) -> None:
    assert read_one(page("<link rel='canonical' href='https://courier.example/dam'>"), "a.html").publisher is None


def test_the_network_is_not_touched(read_one: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a socket was opened"))
    body = f"<img src='https://courier.example/a.png'><iframe src='https://courier.example'></iframe>{BODY}"
    assert read_one(page("<link rel='stylesheet' href='https://courier.example/a.css'>", body), "a.html").text


@pytest.mark.parametrize(
    "broken",
    [
        f"<html><body><article>{BODY}<p>And then <b>the",
        f"<p>{BODY}</div></span></html></p>",
        f"{BODY}",
        page().replace("</p>", "").replace("</article>", ""),
    ],
)
def test_broken_pages_give_what_can_be_got(read_file: Callable, broken: str) -> None:
    (document,), _ = read_file(broken, "a.html")
    assert PARAGRAPHS[1] in document.text


@pytest.mark.parametrize(
    "bad",
    ["<html></html>", "<<<>>>", "<html><body><p></p></body>", "<div>" * 20_000, "<script>var a = 1;</script>", "<p>&#0;&#1;</p>"],
    ids=["empty", "brackets", "paragraph", "nested", "script", "controls"],
)
def test_a_page_without_an_article_is_one_problem(read_file: Callable, bad: str) -> None:
    documents, problems = read_file(bad, "a.html")
    assert documents == []
    assert [p.code for p in problems] == ["no-text"]


def test_a_page_of_too_many_tags_is_not_worked_on(read_file: Callable) -> None:
    documents, problems = read_file("<p>\n" * 200_001, "a.html")
    assert documents == []
    assert [p.code for p in problems] == ["too-many-tags"]


def test_metadata_that_would_break_out_stays_text(read_one: Callable) -> None:
    nasty = {**NEWS, "headline": "Dam </script><script>alert(1)", "publisher": {"name": 'The "Courier"'}}
    data = json.dumps(nasty).replace("</", "<\\/")
    document = read_one(page(f"<script type='application/ld+json'>{data}</script>"), "a.html")
    assert document.publisher == 'The "Courier"'
    assert document.text.startswith(document.title)


def test_a_page_in_another_encoding_is_read_as_it_declares(read_one: Callable) -> None:
    text = page(body=BODY.replace("Lima", "Göteborg")).replace("utf-8", "iso-8859-1")
    assert "Göteborg" in read_one(text.encode("latin-1"), "a.html").text


def test_libraries_print_nothing(read_file: Callable, capfd: pytest.CaptureFixture[str]) -> None:
    read_file("<html></html>", "a.html")
    read_file(page(), "b.html")
    assert capfd.readouterr() == ("", "")
