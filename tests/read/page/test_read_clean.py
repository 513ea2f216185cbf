"""Text to paragraphs: characters, spaces, line breaks."""

from collections.abc import Callable

import pytest

from kg.read.page.clean import cut, inline, paragraphs, tidy


def never(line: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("raw", "clean", "removed"),
    [
        ("a\x00b\x07c", "abc", 2),
        ("a\x1b[0mb", "a[0mb", 1),
        ("a\x85b\x80c", "a\nbc", 1),
        ("a\u200bb\ufeffc\u00add", "abcd", 3),
        ("\u202eevil\u202c \u2066x\u2069", "evil x", 4),
        ("a\ud800b", "ab", 1),
        ("a\ufffeb\U0001ffffc", "abc", 2),
        ("a\r\nb\rc\u2028d\fe", "a\nb\nc\nd\ne", 0),
        ("a\u00a0b\u2009c\td\u3000e", "a b c d e", 0),
        ("e\u0301", "é", 0),
        ("e\u200b\u0301", "é", 1),
    ],
    ids=ascii,
)
def test_characters_are_tidied_and_counted(raw: str, clean: str, removed: int) -> None:
    assert tidy(raw) == (clean, removed)


def test_emoji_and_letters_of_any_script_stay() -> None:
    text = "Пхеньян 평양 عمان 🚀"
    assert tidy(text) == (text, 0)


def test_removed_characters_are_reported_with_their_number(read_file: Callable) -> None:
    (document,), (problem,) = read_file("The d\x07am is s\u200bafe, the minister\x1b said.")
    assert document.text == "The dam is safe, the minister said."
    assert problem.code == "control-characters"
    assert "3 control" in problem.message


def test_a_value_is_put_on_one_line() -> None:
    assert inline(" Kim\n\tJong-un\x00 ") == "Kim Jong-un"


SOFT_WRAPPED = """\
The tunnel under the harbour was opened on Monday by the mayor, who
had promised it three years ago. She thanked the workers and the
engineers.

It cost more than planned.
"""


def test_soft_wrapped_lines_are_joined() -> None:
    assert paragraphs(SOFT_WRAPPED, stands_alone=never) == [
        "The tunnel under the harbour was opened on Monday by the mayor, who had promised it three years ago."
        " She thanked the workers and the engineers.",
        "It cost more than planned.",
    ]


def test_lines_of_a_list_in_a_wrapped_text_are_not_joined() -> None:
    parts = paragraphs(f"{SOFT_WRAPPED}\nMORE NEWS\nApple growers expect an early harvest\nFerries return\n", stands_alone=never)
    assert parts[2:] == ["MORE NEWS", "Apple growers expect an early harvest", "Ferries return"]


def test_furniture_between_wrapped_lines_is_not_joined() -> None:
    text = SOFT_WRAPPED.replace("engineers.\n", "engineers.\nStory continues below advertisement on this page in a moment or two\n")
    parts = paragraphs(text, stands_alone=lambda line: line.startswith("Story"))
    assert parts[0].endswith("engineers.")


def test_lines_that_each_end_a_sentence_are_paragraphs_of_their_own() -> None:
    lines = [
        "The tunnel under the harbour was opened on Monday.",
        "The mayor had promised it three years ago.",
        "It cost more than was planned at first.",
    ]
    assert paragraphs("\n".join(lines), stands_alone=never) == lines


def test_a_number_at_the_end_of_a_wrapped_paragraph_is_joined(read_one: Callable) -> None:
    text = (
        "The tunnel under the harbour, which the mayor had promised to\nthe town three years ago, will be opened for traffic on Sept.\n9.\n"
    )
    assert read_one(text).text.endswith("opened for traffic on Sept. 9.")


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The tunnel under the harbour was opened on Monday by the mayor, who had promised it three years ago to the people of the town."
    assert paragraphs(f"{line}\n{line}\n", stands_alone=never) == [line, line]


def test_lines_of_white_space_part_paragraphs() -> None:
    assert paragraphs("One.\n  \nTwo.", stands_alone=never) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("One.\n\nTwo.\n\nThree.", 12, "One.\n\nTwo."),
        ("One.\n\nTwo.\n\nThree.", 100, "One.\n\nTwo.\n\nThree."),
        ("One.\n\nTwo.", 4, "One."),
        ("One\ntwo\nthree", 8, "One\ntwo"),
        ("One two three", 8, "One two"),
        ("Onetwothree", 8, "Onetwoth"),
    ],
)
def test_text_is_cut_at_a_paragraph_if_there_is_one(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit=limit) == kept


def test_an_article_of_more_than_a_million_characters_is_cut_and_reported(read_file: Callable) -> None:
    sentence = "The minister said on Thursday that the dam was safe and would be opened again by Friday of next week, number {}."
    (document,), (problem,) = read_file("\n\n".join(sentence.format(i) for i in range(10_000)))
    assert 990_000 < len(document.text) <= 1_000_000
    assert document.text.endswith(".")
    assert problem.code == "too-long"


@pytest.mark.parametrize("mark", ["\u0301", "\u0301\u0323", "\u05b0", "\u064b"], ids=ascii)
def test_a_letter_keeps_thirty_marks_and_tidying_them_takes_no_time(mark: str) -> None:
    clean, removed = tidy(f"Minister Zx{mark * 500_000} left, Bj\u00f6rn and Nguy\u1ec5n stayed.")
    assert clean.endswith(" left, Björn and Nguyễn stayed.")
    assert len(clean) <= len("Minister Zx left, Björn and Nguyễn stayed.") + 30
    assert removed == len(mark) * 500_000 - 30
