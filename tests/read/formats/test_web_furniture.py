"""What stands around an article on its page is no part of it: teasers, author notes, adverts, comments, end marks."""

from collections.abc import Callable

import pytest

LINES = [
    "The harbour master of Larksund closed the old pier on Monday after divers found cracks in two of its pillars.",
    "Selma Vik said that boats to the islands would leave from the northern quay until the repairs were finished.",
    "The council has set aside four million crowns for the work, which three firms have offered to carry out.",
    "Union leader Jon Aas called the decision overdue, and asked why nobody had looked at the pillars before.",
]
TEASERS = {
    "a linked line between paragraphs": "<p><a href='/x'>Ferry company fined for late boats</a></p>",
    "a bold linked line": "<p><strong><a href='/x'>Ferry company fined for late boats</a></strong></p>",
    "a list of linked titles": "<ul><li><a href='/x'>Ferry company fined for late boats</a></li><li><a href='/y'>Dam is safe</a></li></ul>",
    "a card with a summary": "<div class='c1'><h3><a href='/x'>Ferry company fined for late boats</a></h3><p>The fine is high.</p></div>",
    "a card inside a link": "<a href='/x'><div><h3>Ferry company fined for late boats</h3><p>The fine is the highest so far.</p></div></a>",
    "an element named as related": "<div class='related-stories'><p>Ferry company fined for late boats.</p><p>It must pay soon.</p></div>",
    "a newsletter box": "<section class='newsletter-signup'><p>Ferry company fined for late boats and more each morning.</p></section>",
    "a box below its heading": "<div class='c1'><h4>More stories</h4><p>The Ferry company must pay a fine. It is high.</p></div>",
    "a caption": "<p class='imageCaption'>The Ferry company's oldest boat left the quay on Sunday evening.</p>",
    "key events": "<div class='key-events'><h2>So far</h2><ul><li>The Ferry company must pay a fine.</li></ul></div>",
    "an advert": "<div class='ad-container'><p>Winter sun from 199 crowns, Ferry company tickets included.</p></div>",
}
AFTER = {
    "comments": "<div id='comments'><p>Jan1970 says: Ferry company again! They never learn, do they.</p></div>",
    "an author note": "<div class='author-bio'><p>Ana Ruiz covers the Ferry company and all that floats for us.</p></div>",
    "more stories": "<section aria-label='More from the Courier'><div><p>Ferry company fined for late boats.</p></div></section>",
}


def page(lines: list[str], after: str = "") -> str:
    paragraphs = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
    title = "<h1>Old pier closed after divers find cracks</h1>"
    return f"<!doctype html><html lang='en'><head></head><body><article>{title}{paragraphs}</article>{after}</body></html>"


@pytest.mark.parametrize("teaser", TEASERS.values(), ids=TEASERS)
def test_another_story_between_paragraphs_is_left_out(read_one: Callable, teaser: str) -> None:
    document = read_one(page([*LINES[:2], teaser, *LINES[2:]]), "a.html")
    assert document.text.split("\n\n")[1:] == LINES


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_what_stands_below_an_article_is_left_out(read_one: Callable, after: str) -> None:
    assert read_one(page(LINES, after), "a.html").text.split("\n\n")[1:] == LINES


@pytest.mark.parametrize(
    "line",
    [
        "<p>The report, <a href='/r'>published on Friday by the harbour board</a>, says that the cracks are old.</p>",
        "<p><a href='/r'>The harbour board said on Friday that the cracks were old.</a></p>",
        "<h2>What happens next</h2>",
        "<blockquote><p>We had warned the council twice.</p></blockquote>",
    ],
    ids=["a link in a sentence", "a sentence that is a link", "a heading", "a quotation"],
)
def test_what_belongs_to_the_article_stays(read_one: Callable, line: str) -> None:
    text = read_one(page([*LINES[:2], line, *LINES[2:]]), "a.html").text
    bare = line.replace("</a>", "").partition(">")[2].rpartition("</")[0]
    words = [word for word in bare.replace("<p>", " ").replace("</p>", " ").replace("<a href='/r'>", "").split() if word.isalpha()]
    assert all(word in text for word in words)


def test_a_page_whose_body_is_named_like_furniture_is_read(read_one: Callable) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    content = f"<html lang='en'><body><div class='share'><div class='sponsored'>{body}</div></div></body></html>"
    assert all(line in read_one(content, "a.html").text for line in LINES)


TOLD = "<h3><a href='/{n}'>Ferry company fined for late boats</a></h3><p class='text'>The Ferry company must pay by May.</p>"


def test_summaries_below_linked_headings_are_left_out(read_one: Callable) -> None:
    others = "".join(TOLD.replace("{n}", str(n)).replace("May", f"day {n}") for n in range(3))
    content = page(LINES).replace("</article>", f"<h2>Also in the news</h2>{others}</article>")
    assert read_one(content, "a.html").text.split("\n\n")[1:] == LINES


def test_parts_of_an_article_below_linked_headings_stay(read_one: Callable) -> None:
    parts = "".join(f"<h2><a href='/{n}'>Harbour number {n}</a></h2><p>{line}</p>" for n, line in enumerate(LINES))
    text = read_one(f"<html lang='en'><body><article><h1>Old piers closed</h1>{parts}</article></body></html>", "a.html").text
    assert all(line in text for line in LINES)


@pytest.mark.parametrize("mark", [" DM", " ■", " ENDS", " —30—"])
def test_an_end_mark_costs_no_sentence(read_one: Callable, mark: str) -> None:
    assert read_one("\n\n".join(["Old pier closed", *LINES]) + mark + "\n").text.endswith("before.")


def test_a_press_release_has_no_dateline_of_that_name(read_one: Callable) -> None:
    document = read_one(f"Old pier closed after divers find cracks\n\nFOR IMMEDIATE RELEASE: {LINES[0]}\n\n{LINES[1]}\n")
    assert document.dateline is None


def test_a_part_that_begins_with_a_heading_over_links_but_holds_the_article_stays(read_one: Callable) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    content = f"<html lang='en'><body><div><h4>Related</h4>{body}</div></body></html>"
    assert all(line in read_one(content, "a.html").text for line in LINES)
