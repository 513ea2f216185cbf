from training.epochs import generator
from training.rawtext import RawDocument
from training.variants import curly, news_documents, rebuilt, spaced, spoken, variant, wrapped

TEXT = 'He left. "Why?" she asked.\n\nNobody said.'
DOCUMENT = RawDocument(TEXT, [(0, 8), (9, 26), (28, 40)])


def _sentences(document: RawDocument) -> list[str]:
    return [document.text[start:end] for start, end in document.sentences]


def test_a_rebuilt_document_has_the_edited_sentences_and_the_old_white_space() -> None:
    changed = rebuilt(DOCUMENT, lambda sentence: sentence.rstrip("."))
    assert changed.text == 'He left "Why?" she asked\n\nNobody said'
    assert _sentences(changed) == ["He left", '"Why?" she asked', "Nobody said"]


def test_variants_have_the_same_sentences_but_for_what_was_changed() -> None:
    seen = set()
    for seed in range(300):
        changed = variant(DOCUMENT, generator(seed))
        bare = ["".join(c for c in s.lower() if c.isalpha()) for s in _sentences(changed)]
        assert bare == ["heleft", "whysheasked", "nobodysaid"]
        seen.add(changed.text)
    assert TEXT in seen
    assert {TEXT.lower(), TEXT.upper(), curly(TEXT)} <= seen
    assert any("He left " in text and "He left." not in text for text in seen)
    assert any("[" in text for text in seen)


def test_a_variant_follows_from_its_seed() -> None:
    assert variant(DOCUMENT, generator(3)) == variant(DOCUMENT, generator(3))


def test_quotes_turn_to_the_word_they_open_or_close() -> None:
    assert curly('"No," he said ("yes"). Don\'t.') == "“No,” he said (“yes”). Don’t."


def test_lines_break_after_the_width_and_blank_lines_stay() -> None:
    assert wrapped("one two three four\n\nfive six", 7) == "one two\nthree four\n\nfive six"


def test_reported_speech_becomes_a_quotation_before_its_speaker() -> None:
    seen = {spoken("The two officials said Friday that talks will go on.", generator(seed)) for seed in range(300)}
    assert {f'"Talks will go on{mark}" the two officials said.' for mark in ",?!"} <= seen
    assert '"Talks will go on?" said the two officials on Tuesday.' in seen
    assert all(text.startswith('"Talks will go on') for text in seen)


def test_what_reports_nothing_stays_as_it_is() -> None:
    assert spoken("The talks will go on.", generator(1)) == "The talks will go on."


def test_words_are_spaced_as_in_print() -> None:
    words = '" I do n\'t , " he said ( twice ) of Kim \'s $ 5 " plan . "'.split()
    assert spaced(words) == '"I don\'t," he said (twice) of Kim\'s $5 "plan."'


def test_news_documents_hold_all_sentences_in_order() -> None:
    sentences = [["It", "is", str(i), "."] for i in range(100)]
    documents = list(news_documents(sentences, generator(1)))
    assert [s for d in documents for s in _sentences(d)] == [f"It is {i}." for i in range(100)]
    assert any("\n\n" in d.text for d in documents)
