import csv
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import NotFound
from directory.taxonomies.vocabulary import (
    DOMAIN_OFFERED,
    FILES,
    FINER_OFFERED,
    FOLDER,
    LANGUAGES,
    SAME_DOMAIN,
    UNLIKE,
    Term,
    Vocabulary,
    cannot_wait,
)
from directory.words.language import words

VOCABULARY = Vocabulary.bundled()
TERMS = [term for taxonomy in FILES for term in VOCABULARY.terms(taxonomy)]
NEEDS = VOCABULARY.terms("need")
OF_TWO_TERMS = {"hip hop"}  # sung and danced
IDS = [f"{term.taxonomy}:{term.code}" for term in TERMS]


def test_there_are_at_least_120_terms_in_four_taxonomies_and_13_need_domains() -> None:
    assert len(TERMS) >= 120
    assert all(VOCABULARY.terms(taxonomy) for taxonomy in FILES)
    assert len([need for need in NEEDS if need.parent is None]) == 13


def test_every_code_is_unique_in_its_taxonomy() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_every_term_is_complete(term: Term) -> None:
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", term.code)
    assert all(term.labels[language].strip() for language in LANGUAGES)
    assert term.description.endswith(".")
    fewest = 5 if term.taxonomy in ("need", "service_type") else 3
    assert len(term.synonyms["it"]) >= (3 if term.parent else fewest)
    assert len(term.synonyms["en"]) >= 3
    assert len(term.synonyms["de"]) >= 3
    assert all(one == one.strip() and one for several in term.synonyms.values() for one in several)


@pytest.mark.parametrize("term", [term for term in TERMS if term.parent], ids=lambda term: term.code)
def test_every_parent_exists_and_stands_at_the_top(term: Term) -> None:
    assert term.parent is not None
    assert VOCABULARY.get(term.taxonomy, term.parent).parent is None


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.code)
def test_the_code_of_a_finer_need_begins_with_its_domain(need: Term) -> None:
    assert need.domain == need.code.partition(".")[0]


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_mappings_hold_documented_codes_only(term: Term) -> None:
    with (FOLDER / "official_codes.csv").open(encoding="utf-8", newline="") as file:
        documented = {(row["scheme"], row["code"]) for row in csv.DictReader(file)}
    for scheme, codes in term.mappings.items():
        assert len(set(codes)) == len(codes)
        for code in codes:
            if scheme == "open_eligibility":
                assert code.isdigit()
                assert 1101 <= int(code) <= 1390 or 20000 <= int(code) <= 20093
            else:
                assert (scheme, code) in documented


@pytest.mark.parametrize("taxonomy", FILES)
def test_an_open_eligibility_id_means_one_term_of_a_taxonomy(taxonomy: str) -> None:
    ids = [code for term in VOCABULARY.terms(taxonomy) for code in term.mappings.get("open_eligibility", ())]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_needs_answered_are_known_needs(term: Term) -> None:
    known = {need.code for need in NEEDS}
    assert set(term.needs) <= known
    assert len(set(term.needs)) == len(term.needs)
    answers_none = {"shop", "fundraising"}  # one sells, the other asks for help for somebody else
    assert bool(term.needs) == (term.taxonomy in ("service_type", "interest") and term.code not in answers_none)


def test_nearly_every_need_is_answered_by_a_kind_of_service() -> None:
    answered = {code for kind in VOCABULARY.terms("service_type") for code in kind.needs}
    # No kind of service is set up for these; listings are tagged with them one by one.
    one_by_one = {
        "work.self_employment",
        "digital.devices",
        "transport.public",
        "transport.licence",
        "safety.bullying",
    }

    assert {need.code for need in NEEDS if need.parent} - answered == one_by_one


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_every_label_and_synonym_names_this_term_alone(term: Term) -> None:
    for _, phrase in term.phrases():
        if phrase in OF_TWO_TERMS:
            continue
        assert VOCABULARY.find(term.taxonomy, phrase) is term, phrase
        understood = [
            found.term for found in VOCABULARY.mentions(words(phrase)) if found.term.taxonomy == term.taxonomy
        ]
        assert understood == [term], phrase


@pytest.mark.parametrize("term", TERMS, ids=IDS)
def test_what_people_say_of_a_term_is_heard_as_this_term_alone(term: Term) -> None:
    for _, phrase in set(term.heard()) - set(term.phrases()):
        understood = [found.term for found in VOCABULARY.told(words(phrase)) if found.term.taxonomy == term.taxonomy]
        assert {one.code for one in understood if not cannot_wait(one.code) or one is term} == {term.code}, phrase


def test_what_only_people_say_tells_nothing_of_a_listing() -> None:
    said = ["nessuno", "lo", "assume"]

    assert [found.term.code for found in VOCABULARY.told(said) if found.term.taxonomy == "need"] == ["work.search"]
    assert not [found for found in VOCABULARY.mentions(said) if found.term.taxonomy == "need"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("hip hop", {"music", "dance"}),
        ("supporto psicologico", {"mental_wellbeing.listening", "psychological_support"}),
        ("Sportelli di ascolto", {"mental_wellbeing.listening", "listening_desk"}),
        ("stage", {"work.traineeship", "traineeship"}),
        ("tirocini", {"work.traineeship", "traineeship"}),
        ("SFRATTO", {"housing.eviction"}),
        ("ragazza che parla arabo", {"adolescents"}),
        ("non esco più di casa", {"mental_wellbeing.withdrawal"}),
        ("non arrivo a fine mese", {"money"}),
        ("ho il permesso scaduto", {"rights.residence_permit"}),
        ("attacchi di panico e canne", {"mental_wellbeing.anxiety_mood", "addictions.substances"}),
        ("P.O. San Salvatore", {"hospital"}),
        ("Ser.D. di Forlì", {"addiction_service"}),
        ("A.S.D. Aurora", {"sports_group"}),
        ("un po' di tutto", set()),
        ("in ogni caso, in questo modo", set()),
        ("resta a casa", set()),
        ("Wohnung suchen", {"housing.finding"}),
        ("cooking class", {"cooking"}),
        ("mi hanno staccato la luce", {"housing.costs"}),
        ("mio figlio è sempre al computer", {"addictions.digital"}),
        ("ho smesso di studiare", {"education.dropout"}),
        ("mi sento sola", {"social"}),
        ("non so a chi rivolgermi", {"rights.information"}),
        ("cerco un interprete", {"rights.interpreting", "interpreting"}),
        ("raccolta fondi", {"fundraising"}),
        ("contributo economico", {"money.income_support", "financial_aid"}),
        ("dal 2010 la sala ospita incontri", set()),
        ("chi ci può ospitare?", {"housing.emergency", "hospitality"}),
        ("donatori di sangue", set()),
        ("Strom abgestellt", {"housing.costs"}),
        ("he plays all night", {"addictions.digital"}),
        ("corso di italiano per donne straniere", {"education.italian", "language_course", "women", "migrants"}),
    ],
)
def test_a_text_mentions_what_people_mean(text: str, codes: set[str]) -> None:
    assert {mention.term.code for mention in VOCABULARY.mentions(words(text))} == codes


def test_a_part_of_a_longer_name_for_something_else_is_no_need() -> None:
    def needs(text: str) -> list[str]:
        return [found.term.code for found in VOCABULARY.mentions(words(text)) if found.term.taxonomy == "need"]

    assert needs("casa di riposo Villa Serena") == []
    assert needs("sportello casa") == ["housing"]


def test_a_mention_tells_where_it_stands() -> None:
    text = words("Cerco uno stage di falegnameria")
    found = [mention for mention in VOCABULARY.mentions(text) if mention.term.code == "woodwork_repair"]

    assert [(one.start, one.end, one.words) for one in found] == [(4, 5, ("falegnameria",))]


@given(
    st.lists(
        st.sampled_from(sorted({word for term in TERMS for _, p in term.phrases() for word in words(p)})), max_size=30
    )
)
def test_mentions_quote_the_text_and_do_not_overlap_within_a_taxonomy(text: list[str]) -> None:
    found = VOCABULARY.mentions(text)

    assert all(mention.words == tuple(text[mention.start : mention.end]) != () for mention in found)
    for taxonomy in FILES:
        own = [mention for mention in found if mention.term.taxonomy == taxonomy]
        assert all(one.end <= following.start for one, following in pairwise(own))


@pytest.mark.parametrize(
    ("taxonomy", "text", "code"),
    [
        ("need", "housing.eviction", "housing.eviction"),
        ("need", " Benessere psicologico ", "mental_wellbeing"),
        ("need", "sfratti", "housing.eviction"),
        ("need", "cv", "work.search"),
        ("need", "famiglia", "family"),
        ("need", "eviction", "housing.eviction"),
        ("interest", "bici", "cycling"),
        ("interest", "bambini", "children"),
        ("target_group", "disoccupata", "unemployed"),
        ("service_type", "Agenzia per il lavoro", "employment_agency"),
        ("service_type", "Agenzia del lavoro", "job_centre"),
    ],
)
def test_a_term_is_found_by_code_label_or_synonym(taxonomy: str, text: str, code: str) -> None:
    assert VOCABULARY.find(taxonomy, text).code == code


@pytest.mark.parametrize("text", ["sfrato", "sfratto e stage insieme"])
def test_an_unknown_term_is_answered_with_the_nearest(text: str) -> None:
    with pytest.raises(NotFound, match=r"housing\.eviction"):
        VOCABULARY.find("need", text)


@pytest.mark.parametrize("text", ["", "  ", "!!", "xyzzy"])
@pytest.mark.parametrize("taxonomy", FILES)
def test_nonsense_is_not_found_and_named_in_the_sentence(taxonomy: str, text: str) -> None:
    with pytest.raises(NotFound, match=re.escape(f"“{text}” is not known")):
        VOCABULARY.find(taxonomy, text)


def test_an_unknown_code_is_not_found() -> None:
    with pytest.raises(NotFound, match="Did you mean"):
        VOCABULARY.get("need", "housing.evictions")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("it", "Sfratto o rischio di perdere la casa"),
        ("en", "Eviction or risk of losing the home"),
        ("de", "Zwangsräumung oder drohender Wohnungsverlust"),
    ],
)
def test_the_nearest_are_named_in_the_language_of_whoever_reads(language: str, label: str) -> None:
    with pytest.raises(NotFound) as caught:
        VOCABULARY.find("need", "sfrato")
    choices = [one.in_language(language) for one in caught.value.facts["choices"]]
    assert f"housing.eviction ({label})" in choices


def test_closeness_asks_in_one_direction() -> None:
    assert VOCABULARY.closeness("housing.eviction", "housing.eviction") == 1
    assert VOCABULARY.closeness("housing", "housing.eviction") == FINER_OFFERED
    assert VOCABULARY.closeness("housing.eviction", "housing") == DOMAIN_OFFERED
    assert VOCABULARY.closeness("housing.eviction", "housing.costs") == SAME_DOMAIN
    assert VOCABULARY.closeness("housing.eviction", "work.search") == 0
    assert VOCABULARY.closeness("health.primary_care", "health.lifestyle") == UNLIKE
    assert VOCABULARY.closeness("family.caring", "family.childcare") == UNLIKE
    assert VOCABULARY.closeness("transport.accompanied", "transport.bicycle") == UNLIKE
    assert VOCABULARY.closeness("family.caring", "family.conflict") == SAME_DOMAIN


@pytest.mark.parametrize("taxonomy", FILES)
def test_the_closeness_matrix_holds_every_pair(taxonomy: str) -> None:
    codes = [term.code for term in VOCABULARY.terms(taxonomy)]
    matrix = VOCABULARY.closeness_matrix(taxonomy)

    assert matrix.dtype == np.float32
    assert matrix.shape == (len(codes), len(codes))
    assert (matrix.diagonal() == 1).all()
    assert matrix.min() >= 0
    for wanted, offered in [(0, 1), (1, 0), (len(codes) - 1, 0)]:
        assert matrix[wanted, offered] == np.float32(VOCABULARY.closeness(codes[wanted], codes[offered], taxonomy))


def test_a_vocabulary_is_made_of_any_terms() -> None:
    swimming = Term("need", "swimming", None, {"it": "Nuotare"}, "", {"it": ("piscina",)}, {}, ())
    own = Vocabulary([swimming])

    assert own.find("need", "piscine") is swimming
    assert own.terms("interest") == ()
    assert own.closeness_matrix("interest").shape == (0, 0)
    assert swimming.label("de") == "Nuotare"
    with pytest.raises(NotFound):
        own.get("interest", "music")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("donna picchiata dal compagno a Forlì", "safety.partner_violence"),
        ("mio papà beve, a chi mi rivolgo?", "addictions.alcohol"),
        ("un ragazzo che dice di voler morire", "mental_wellbeing.crisis"),
        ("a volte vorrei sparire", "mental_wellbeing.crisis"),
        ("ho paura di mio padre", "safety.partner_violence"),
        ("mi hanno violentata", "safety.partner_violence"),
        ("vive per strada con il cane", "housing.emergency"),
        ("my son wants to die", "mental_wellbeing.crisis"),
        ("mia figlia ha smesso di mangiare", "mental_wellbeing.eating"),
        ("con chi parlo di notte se sto male", "mental_wellbeing.listening"),
        ("sto male", "mental_wellbeing"),
        ("mio padre non è più autosufficiente", "family.caring"),
        ("chi mi tiene il bimbo mentre lavoro", "family.childcare"),
        ("voglio denunciare il datore di lavoro", "work.rights"),
        ("si prostituisce", "safety.trafficking"),
        ("riconoscere la laurea presa in Ucraina", "education.diploma"),
        ("non ha la macchina per andare alle visite", "transport.accompanied"),
    ],
)
def test_grave_needs_are_understood_as_people_say_them(text: str, need: str) -> None:
    found = Vocabulary.bundled().told(words(text))

    assert need in [mention.term.code for mention in found if mention.term.taxonomy == "need"]


@pytest.mark.parametrize("text", ["sto male", "mi devono tre stipendi", "serie di incontri rade"])
def test_an_italian_word_is_no_form_of_a_foreign_one(text: str) -> None:
    mentions = Vocabulary.bundled().mentions(words(text))

    assert {mention.term.code for mention in mentions} <= {"mental_wellbeing", "cinema"}


@pytest.mark.parametrize("text", ["my wife is still here", "in the car park", "in der Nähe von Mals", "turn back"])
def test_an_everyday_word_is_no_form_of_another(text: str) -> None:
    assert Vocabulary.bundled().mentions(words(text)) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("non so che lavoro fare", "work.guidance"),
        ("non sa che lavoro fare", "work.guidance"),
        ("la hanno truffata", "rights.consumer"),
        ("si sente solo", "social"),
        ("ha perso il lavoro", "work"),
        ("ho perso il lavoro", "work"),
        ("lost his job", "work"),
        ("her boss won't pay her", "work.rights"),
        ("they can't find a flat", "housing.finding"),
        ("er findet keine Wohnung", "housing.finding"),
        ("ihr Mann ist gestorben", "mental_wellbeing.grief"),
        ("he can't read or write", "education.italian"),
        ("sie ritzt sich", "mental_wellbeing.crisis"),
        ("wird von ihrem Mann geschlagen", "safety.partner_violence"),
        ("non va più a scuola", "education.dropout"),
        ("sig. va accompagnato alle visite", "transport.accompanied"),
    ],
)
def test_what_people_say_of_themselves_is_understood_of_others_too(said: str, code: str) -> None:
    assert code in {one.term.code for one in VOCABULARY.mentions(words(said))}


def test_phrases_of_one_term_that_overlap_are_one() -> None:
    (need,) = [
        one for one in VOCABULARY.told(words("devo rinnovare il permesso di soggiorno")) if one.term.taxonomy == "need"
    ]

    assert need.words == ("rinnovare", "il", "permesso", "di", "soggiorno")


def test_what_is_heard_does_not_depend_on_the_order_of_terms() -> None:
    """A database gives them in another order than the files."""
    bundled = Vocabulary.bundled()
    terms = [term for taxonomy in FILES for term in bundled.terms(taxonomy)]
    other_way = Vocabulary(reversed(terms))

    for text in ("compagnia per anziana sola", "corso di italiano per mamme sole", "mensa e doccia per senza dimora"):
        heard, again = ({(one.term.code, one.words) for one in each.told(words(text))} for each in (bundled, other_way))
        assert heard == again
    assert ("compagnia", "per", "anziana", "sola") in {
        one.words for one in other_way.told(words("compagnia per anziana sola"))
    }
