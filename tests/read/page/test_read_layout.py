"""What can only be told from a line's place: head, tail, repeats, lists of links, the headline."""

from datetime import date

import pytest

from kg.read.page.layout import lay_out

ONE = "The dam is safe, the minister said on Monday."
TWO = "Nobody was hurt, according to the police."
TITLE = "Dam is safe, minister says"


def body(*lines: str, title: str | None = TITLE, authors: tuple[str, ...] = ()) -> list[str]:
    return list(lay_out(lines, title=title, authors=authors).body)


@pytest.mark.parametrize("line", ["The Courier", "Opinion", "World news", "Skip to the content of this site", "Lima edition of Friday"])
def test_short_lines_before_the_first_sentence_are_dropped(line: str) -> None:
    assert body(line, ONE, TWO) == [ONE, TWO]


def test_a_line_under_the_headline_that_tells_something_stays() -> None:
    deck = "Engineers had warned of cracks before the storm of last week"
    assert body(deck, ONE, TWO) == [deck, ONE, TWO]


@pytest.mark.parametrize(
    "line", ["The Courier", "Läs också: Spårvagnen står still", "Standards Board Policy", "Fish farm tests closed cages"]
)
def test_short_lines_after_the_last_sentence_are_dropped(line: str) -> None:
    assert body(ONE, TWO, line) == [ONE, TWO]


def test_a_long_line_without_a_stop_stays_at_the_end() -> None:
    last = "The minister added that the dam would be opened again in spring if the engineers found no further cracks in it by then"
    assert body(ONE, last) == [ONE, last]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Ruiz, 12 August 2023",
        "By Ana Ruiz | August 12, 2023",
        "By Ana Ruiz in Lima - published 12 August 2023",
        "By Ana Ruiz 2023-08-12",
    ],
)
def test_a_byline_may_tell_the_day(line: str) -> None:
    page = lay_out((TITLE, line, ONE, TWO), title=TITLE, authors=())
    assert (page.published, page.authors, page.body) == (date(2023, 8, 12), ("Ana Ruiz",), (ONE, TWO))


def test_a_subheading_between_sentences_stays() -> None:
    assert body(ONE, "A second warning", TWO) == [ONE, "A second warning", TWO]


@pytest.mark.parametrize("line", ['"No," she said.', "Why?", "He did not know.", "“It is over.”"])
def test_a_short_sentence_stays_wherever_it_stands(line: str) -> None:
    assert body(line, ONE, TWO) == [line, ONE, TWO]
    assert body(ONE, line, TWO) == [ONE, line, TWO]
    assert body(ONE, TWO, line) == [ONE, TWO, line]


@pytest.mark.parametrize("heading", ["MORE FROM THE COURIER", "Related", "ALSO ON COURIER", "More on this story", "Read next"])
def test_a_list_of_links_goes_with_its_heading(heading: str) -> None:
    links = ["• Who owns the harbour?", "Fish farm tests closed cages", "▶ Ferry line 2 closes: what to know"]
    assert body(ONE, heading, *links, TWO) == [ONE, TWO]


def test_a_heading_of_links_before_prose_goes_alone() -> None:
    assert body(ONE, "Related", TWO) == [ONE, TWO]


def test_a_title_that_a_pointer_quotes_goes_with_it() -> None:
    assert body(ONE, "Click to play video: 'How the dam was built'", "How the dam was built", TWO) == [ONE, TWO]


def test_the_headline_is_dropped_where_it_stands_again() -> None:
    assert body(TITLE, "DAM IS SAFE, MINISTER SAYS", ONE, TWO, TITLE) == [ONE, TWO]


def test_a_headline_in_other_words_is_dropped_before_the_first_sentence() -> None:
    assert body("Dam is safe, the minister says", ONE) == [ONE]


def test_a_repeated_paragraph_stands_once() -> None:
    assert body(ONE, TWO, ONE) == [ONE, TWO]


def test_a_short_sentence_may_be_said_twice() -> None:
    assert body("He did.", ONE, "He did.") == ["He did.", ONE, "He did."]


def test_a_caption_with_a_credit_is_dropped_and_a_sign_off_is_taken_off_the_end() -> None:
    caption = "Engineers look at the dam on Monday. [COURIER]"
    assert body(caption, caption, ONE, f"{TWO} (Yonhap)") == [ONE, TWO]


@pytest.mark.parametrize(
    "note", ["Ana Ruiz covers dams in northern Peru.", "Ana Ruiz is the author of two books.", "Bo Lee is a reporter at The Courier."]
)
def test_a_note_about_the_author_is_dropped_at_the_end(note: str) -> None:
    assert body(ONE, TWO, note, authors=("Ana Ruiz",)) == [ONE, TWO]


@pytest.mark.parametrize(
    "line", ["The Act covers damage by storms.", "Her brother is an editor.", "Mr Lee was a reporter who was jailed in 2019."]
)
def test_a_last_sentence_about_others_stays(line: str) -> None:
    assert body(ONE, TWO, line, authors=("Ana Ruiz",)) == [ONE, TWO, line]


def test_bullets_are_taken_off_lines_that_stay() -> None:
    assert body(ONE, "• Police said nobody was hurt.", TWO) == [ONE, "Police said nobody was hurt.", TWO]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((TITLE, ONE, TWO), TITLE),
        (("Advertisement", TITLE, "By Ana Ruiz", ONE), TITLE),
        (("The Courier", TITLE, ONE), TITLE),
        (("Courier front page of the day", TITLE, "Home > Peru", TITLE, ONE), TITLE),
        (("Is the dam safe?", ONE, TWO), "Is the dam safe?"),
        ((ONE, TWO), None),
        (("Home > World", ONE), None),
        (("Dam", ONE), None),
    ],
)
def test_the_headline_is_found_where_none_is_known(lines: tuple[str, ...], title: str | None) -> None:
    found = lay_out(lines)
    assert found.title == title
    assert title not in found.body


def test_text_without_a_sentence_is_kept_as_it_is() -> None:
    assert body("Rain", "Snow and ice", "Wind") == ["Rain", "Snow and ice", "Wind"]


def test_what_is_dropped_is_told_with_its_rule() -> None:
    assert dict(lay_out(["Advertisement", ONE, "The Courier"], title=TITLE).dropped) == {"advert": "Advertisement", "tail": "The Courier"}


def test_a_speaker_of_a_transcript_is_no_dateline() -> None:
    turns = ["VIK: What did the divers find?", "AAS: They found cracks in two pillars.", "VIK: When will boats leave again?"]
    page = lay_out(["An interview with the union leader", *turns])
    assert page.dateline is None
    assert list(page.body) == turns


@pytest.mark.parametrize("end", ["###", "-ENDS-", "ENDS", "– 30 –", "Notes to editors:", "Media contact", "About Delmar Group"])
def test_what_stands_behind_the_end_of_a_release_is_dropped(end: str) -> None:
    assert body(ONE, TWO, end, "Delmar operates 42 terminals in 17 countries.", "It is listed in Lima.") == [ONE, TWO]


@pytest.mark.parametrize("heading", ["About the dam", "About Delmar", "Ends and means", "Notes of a minister"])
def test_a_heading_that_only_looks_like_one_ends_nothing(heading: str) -> None:
    assert body(ONE, TWO, heading, "Engineers say that it is safe.") == [ONE, TWO, heading, "Engineers say that it is safe."]
