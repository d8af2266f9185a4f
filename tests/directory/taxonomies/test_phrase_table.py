from directory.taxonomies.lexicon import meaningful, phrase_stem
from directory.taxonomies.phrase_table import PhraseTable, terms_alone, words_alone
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import words

VOCABULARY = Vocabulary.bundled()
TABLE = PhraseTable.of(VOCABULARY)


def read(text: str, language: str) -> str:
    """A text as stems, by the table alone."""
    stem_of = {form: stem for stem, forms in TABLE.forms[language].items() for form in forms}
    return " ".join(stem_of[token] for token, _, _ in meaningful(words(text)))


def test_every_phrase_of_several_words_is_found_by_its_forms() -> None:
    for term in VOCABULARY.terms("need"):
        for language, phrase in term.heard():
            if len(meaningful(words(phrase))) > 1:
                assert read(phrase, language) in TABLE.phrases["need", term.code][language]


def test_other_persons_of_a_verb_have_one_stem() -> None:
    assert read("non esco di casa", "it") == read("non esce di casa", "it")
    assert phrase_stem("esco", "it") in TABLE.forms["it"]


def test_a_phrase_stands_once_however_it_is_inflected() -> None:
    phrases = TABLE.phrases["need", "housing.eviction"]["it"]
    assert len(phrases) == len(set(phrases))


def test_words_mean_a_term_alone_only_where_the_vocabulary_hears_it() -> None:
    assert "sfratto" in words_alone(VOCABULARY)["need", "housing.eviction"]
    assert "psychologist" in words_alone(VOCABULARY)["service_type", "psychological_support"]
    assert terms_alone(VOCABULARY, ["caso", "tavolo"]) == {}
