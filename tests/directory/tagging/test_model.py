from directory.tagging.evidence import Text, Where, evidence
from directory.tagging.model import LEAST_EXAMPLES, Described, Example, TagModel
from directory.tagging.proposals import LEAST, PRIOR_EXAMPLES, SILENT_EXAMPLES, propose
from directory.taxonomies.vocabulary import Vocabulary

VOCABULARY = Vocabulary.bundled()
MUSIC = ("interest", "music")
COOKING = ("interest", "cooking")


def described(name: str, text: str = "") -> Described:
    return Described(name, text, tuple(evidence([Text(name, Where.NAME), Text(text, Where.TEXT)], VOCABULARY)))


def example(name: str, *terms: tuple[str, str]) -> Example:
    return Example(described(name), frozenset(terms), frozenset({"interest"}))


BANDS = [example(f"La zampogna di via {street}", MUSIC) for street in "ABCDEF"]
POTS = [example(f"Il mestolo di via {street}", COOKING) for street in "ABCDEF"]
MODEL = TagModel.fit([*BANDS, *POTS], VOCABULARY)


def test_a_word_that_no_taxonomy_knows_is_learned_from_what_people_confirmed() -> None:
    assert MODEL is not None
    assert set(MODEL.keys) == {MUSIC, COOKING}
    [terms] = propose([described("Amici della zampogna")], MODEL, [()])

    assert terms[0].key == MUSIC
    assert terms[0].learned
    assert "zampogna" in terms[0].words


def test_words_in_another_alphabet_are_learned_in_all_their_forms() -> None:
    """A text says them in other cases than the examples did, and no stemmer here knows the language."""
    forms = ("волинка", "волинки", "волинкою", "волинці", "волинку", "волинок")
    bands = [Example(described("Amici", text), frozenset({MUSIC}), frozenset({"interest"})) for text in forms]
    model = TagModel.fit([*bands, *POTS], VOCABULARY)

    assert model is not None
    with_form, without = model.read([described("Amici", "волинками"), described("Amici")]).probabilities
    assert with_form[model.keys.index(MUSIC)] > without[model.keys.index(MUSIC)]


def test_a_word_that_brings_a_service_near_a_term_is_shown() -> None:
    """No phrase of a taxonomy stands there, and no example has the word."""
    foods = [
        Example(described(f"Aiuto {n}", f"porta {food}"), frozenset({COOKING}), frozenset({"interest"}))
        for n, food in enumerate(("cibo", "spesa", "pacco alimentare", "pasti", "mensa", "alimenti"))
    ]
    model = TagModel.fit([*foods, *BANDS], VOCABULARY)

    assert model is not None
    assert model.keys == (COOKING, MUSIC)
    reading = model.read([described("Aiuto", "alimentari")])
    assert "alimentari" in reading.words(0, COOKING)


def test_nothing_is_learned_from_few_examples() -> None:
    few = LEAST_EXAMPLES - 1

    assert TagModel.fit([], VOCABULARY) is None
    assert TagModel.fit([*BANDS[:few], *POTS[:few]], VOCABULARY) is None


def test_a_taxonomy_of_which_nothing_was_said_teaches_nothing() -> None:
    silent = [Example(one.described, one.terms, frozenset()) for one in (*BANDS, *POTS)]

    assert TagModel.fit(silent, VOCABULARY) is None


def test_words_of_the_taxonomies_are_proposed_without_a_model() -> None:
    [terms] = propose([described("Farmacia Centrale")], None, [()])

    assert ("service_type", "pharmacy") in [term.key for term in terms]
    assert not any(term.learned for term in terms)


def test_what_somebody_decided_is_not_proposed_again() -> None:
    pharmacy = described("Farmacia Centrale")
    [without_term] = propose([pharmacy], MODEL, [{("service_type", "pharmacy")}])
    [without_taxonomy] = propose([pharmacy], MODEL, [{"service_type"}])

    assert ("service_type", "pharmacy") not in [term.key for term in without_term]
    assert "service_type" not in [term.key[0] for term in without_taxonomy]


def test_proposals_are_sure_enough_and_the_surest_come_first() -> None:
    [terms] = propose([described("Musica e cucina", "cucina, musica, teatro")], MODEL, [()])
    sure = [term.confidence for term in terms]

    assert sure == sorted(sure, reverse=True)
    assert all(LEAST <= confidence < 1 for confidence in sure)


def test_confirmations_outweigh_the_taxonomies_words_only_with_their_number() -> None:
    """With fewer examples than PRIOR_EXAMPLES, a term in the name is still proposed although the model doubts it."""
    assert MODEL is not None
    assert MODEL.examples(MUSIC) < PRIOR_EXAMPLES
    [terms] = propose([described("Scuola di musica")], MODEL, [()])

    assert MUSIC in [term.key for term in terms]


def test_silent_words_of_the_taxonomies_count_less_against_a_term_than_spoken_ones_for_it() -> None:
    """Much is said in other words."""
    assert MODEL is not None
    service = described("Amici della zampogna")
    [[term]] = propose([service], MODEL, [()])
    [[probability]] = MODEL.read([service]).probabilities[:, [MODEL.keys.index(MUSIC)]]
    examples = MODEL.examples(MUSIC)

    assert SILENT_EXAMPLES < PRIOR_EXAMPLES
    assert not any(one.key == MUSIC for one in service.evidence)
    assert term.confidence == round(probability * examples / (examples + SILENT_EXAMPLES), 3)


ADULTS, CHILDREN = ("target_group", "adults"), ("target_group", "children")


def for_people(name: str, *terms: tuple[str, str]) -> Example:
    return Example(described(name), frozenset(terms), frozenset({"target_group"}))


def test_what_most_services_are_for_is_not_proposed_to_whose_words_say_nothing_of_it() -> None:
    """That nearly all known services are for adults says nothing of a new one."""
    known = [for_people(f"Bottega {street}", ADULTS) for street in "ABCDEFGHILMN"]
    known += [for_people(f"Ludoteca {street}", CHILDREN) for street in "ABCDEF"]
    model = TagModel.fit(known, VOCABULARY)

    assert model is not None
    likely = model.read([described("Da Mario")]).probabilities[0, model.keys.index(ADULTS)]
    assert likely > LEAST
    [terms] = propose([described("Da Mario")], model, [()])
    assert terms == []


def test_what_no_word_leads_to_is_not_proposed() -> None:
    [terms] = propose([described("Uno"), described("Amici della zampogna")], MODEL, [(), ()])[:1]

    assert all(term.words for term in terms)


def test_a_name_that_says_it_is_of_italy_is_not_taken_for_a_course_of_italian() -> None:
    italian = ("need", "education.italian")
    courses = [
        Example(described(f"Corso di italiano {town}"), frozenset({italian}), frozenset({"need"}))
        for town in ("Forlì", "Cesena", "Meldola", "Bertinoro", "Predappio", "Trento")
    ]
    others = [
        Example(described(f"{kind} {town}"), frozenset(), frozenset({"need"}))
        for town in ("Forlì", "Cesena", "Meldola", "Trento")
        for kind in ("Mensa", "Centro diurno", "Ambulatorio", "Fondazione del mare")
    ]
    model = TagModel.fit([*courses, *others], VOCABULARY)

    assert model is not None
    names = ("Italiano per tutti", "Ente del mare", "Ente del mare Italia", "Lega italiana del mare", "Lega del mare")
    course, plain, of_italy, league, plain_league = model.read(list(map(described, names))).probabilities[:, 0]
    assert course > LEAST
    assert (of_italy, league) == (plain, plain_league)
