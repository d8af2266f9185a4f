"""Where nothing near answers, this is said."""

import pytest

from directory.catalog.rows import ListingRow
from directory.search.results.groups import Group
from directory.search.results.near_answers import UNANSWERED
from directory.search.results.widening import WORDS
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names, said

IN_TRENTO = listing(1, name="Doposcuola", at="Trento", tags=("service_type:after_school",))
IN_BOLZANO = listing(2, name="Sportello lavoro", at="Bolzano", tags=("need:work",))
BY_PHONE = listing(
    3, name="Aiuto nei compiti", remote=True, tags=("need:education.study_support",), areas=(("province", "BZ"),)
)


def test_how_far_what_answers_is_away_is_said() -> None:
    result = find("doposcuola a Bolzano", IN_TRENTO, IN_BOLZANO)

    assert [str(one) for one in result.relaxed] == [
        "Nothing near Bolzano is known to answer: Homework and study help. The nearest is 51 km away.",
        "Who may know of something nearer: the social services of the municipality (Bolzano).",
    ]


def test_nothing_is_said_where_something_near_answers_or_reaches_the_place() -> None:
    near = listing(4, name="Doposcuola", at="Laives", tags=("service_type:after_school",))

    assert find("doposcuola a Bolzano", IN_TRENTO, near).relaxed == ()
    assert find("doposcuola a Bolzano", IN_TRENTO, BY_PHONE).relaxed == ()
    assert find("doposcuola", IN_TRENTO, IN_BOLZANO).relaxed == ()


def test_what_says_the_words_may_answer_although_nobody_said_so() -> None:
    untagged = listing(5, name="Doposcuola del quartiere", at="Bolzano")

    assert find("doposcuola a Bolzano", IN_TRENTO, untagged).relaxed == ()
    assert find("doposcuola a Bolzano", IN_BOLZANO, untagged).relaxed == ()


def test_far_texts_that_say_the_words_are_no_reason_to_say_nothing() -> None:
    chess = listing(5, name="Circolo", description="Si gioca a scacchi.", at="Trento")

    result = find("scacchi a Forlì", IN_BOLZANO, chess)

    said = [str(one) for one in result.relaxed]
    assert any(one.startswith("Nothing near Forlì is known to answer: ") for one in said), said
    assert not any(" km " in one for one in said)
    assert UNANSWERED in result.relaxed_codes


def test_a_kind_that_is_said_to_be_missing_is_not_told_once_more() -> None:
    playroom = listing(1, name="Ludoteca", at="Trento", tags=("need:family.childcare",))

    said = [str(one) for one in find("centro estivo a Bolzano", playroom).relaxed]

    assert said == ["Nothing in this directory is: Summer camp. Here is what helps with the same."]


def test_nothing_is_said_where_nobody_knows_how_far_it_is() -> None:
    assert find("doposcuola a Bolzano", listing(8, name="Aiuto", tags=("service_type:after_school",))).relaxed == ()


@pytest.mark.parametrize("text", ["un letto per stanotte a Bolzano", "dormitorio Bolzano"])
def test_a_bed_is_not_given_by_telephone(text: str) -> None:
    bed = listing(6, name="Dormitorio", at="Trento", tags=("need:housing.emergency",))
    helpline = listing(7, name="Linea", remote=True, tags=("need:housing.emergency",), areas=(("province", "BZ"),))

    assert any("51 km" in str(one) for one in find(text, bed, helpline).relaxed)


def test_what_nothing_replaces_is_said_to_be_missing_beside_a_need_too() -> None:
    text = "centro estivo per bambini disabili, Forlì"
    company = listing(
        1, name="Compagni di giochi", at="Forlì", tags=("need:health.disability", "need:family.childcare")
    )
    camp = listing(2, name="Estate insieme", at="Forlì", tags=("service_type:summer_camp",))

    said = "Nothing in this directory is: Summer camp. Here is what helps with the same."
    assert said in [str(one) for one in find(text, company).relaxed]
    assert said not in [str(one) for one in find(text, company, camp).relaxed]


def test_a_kind_of_service_that_nobody_offers_is_said_to_be_missing() -> None:
    desk = listing(1, name="Ascolto", tags=("need:mental_wellbeing.listening",))
    programme = listing(2, name="Cambiare", tags=("service_type:perpetrator_programme",))

    missing = find("picchio mia moglie e voglio smettere", desk)
    there = find("picchio mia moglie e voglio smettere", desk, programme)

    assert [str(one) for one in missing.relaxed if "Nothing in this directory is" in str(one)]
    assert not [str(one) for one in there.relaxed if "Nothing in this directory is" in str(one)]


def test_which_of_several_needs_nothing_near_answers_is_said() -> None:
    debts = listing(1, name="Conti", at="Forlì", tags=("need:money.debt",))
    grief = listing(2, name="Dopo una perdita", at="Trento", tags=("need:mental_wellbeing.grief",))
    near = listing(3, name="Gruppo", at="Forlimpopoli", tags=("need:mental_wellbeing.grief",))
    by_phone = listing(4, name="Linea", remote=True, tags=("need:mental_wellbeing.grief",), areas=(("province", "FC"),))
    said = "Nothing near Forlì is known to answer: Grief and loss."

    assert [str(one) for one in find("debiti e lutto, Forlì", debts, grief).relaxed] == [said]
    assert find("debiti e lutto, Forlì", debts, grief, near).relaxed == ()
    assert find("debiti e lutto, Forlì", debts, grief, by_phone).relaxed == ()
    assert find("debiti e lutto", debts, grief).relaxed == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("informazioni per aprire una partita iva", "Starting your own business"),
        ("corso di tedesco", "Languages (German)"),
        ("corso di cucito", "Fashion and sewing"),
        ("gruppo di scacchi", "Board and role-playing games"),
        ("Englischkurs", "Languages (English)"),
        ("ich möchte Gitarre spielen", "Music"),
        ("Fahrrad reparieren lassen", "Cycling"),
        ("dentist", "Teeth"),
        ("Spanischkurs", "Languages (Spanish)"),
        ("climbing group", "Mountains"),
    ],
)
def test_what_nothing_in_the_directory_answers_is_named_with_whom_to_ask(text: str, named: str) -> None:
    italian = listing(1, name="Italiano in piazza", tags=("interest:languages", "need:education.italian"))
    office = listing(2, name="Punto giovani", tags=("service_type:youth_information",))
    desk = listing(3, name="Sportello", description="Informazioni e ascolto.", tags=("need:family.caring",))

    result = find(text, italian, office, desk)
    said = [str(one) for one in result.relaxed]
    assert any(one.startswith("Nothing in this directory is known to answer: ") and named in one for one in said), said
    assert any(one.startswith("Who may know more: ") and "social services of your municipality" in one for one in said)
    assert UNANSWERED in result.relaxed_codes
    assert WORDS in result.relaxed_codes or all(one.group is not Group.NEAR for one in result.headings)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("aprire una partita iva", ("need:work.self_employment",)),
        ("corso di tedesco a Bolzano", ("interest:languages",)),
        ("corso di cucito a Bolzano", ("interest:fashion_sewing",)),
        ("Deutschkurs Bozen", ("interest:languages",)),
        ("dentist in Bolzano", ("service_type:dental_care",)),
        ("sport gratis per bambino autistico a Bolzano", ("interest:team_sports",)),
    ],
)
def test_nothing_is_said_to_be_missing_where_something_near_states_it(text: str, tags: tuple[str, ...]) -> None:
    near = listing(1, name="Sì", at="Bolzano", description="Si parla anche tedesco.", tags=tags)

    result = find(text, near, listing(2, name="Spesa", at="Bolzano", tags=("need:money.food",)))
    assert not [one for one in result.relaxed if "known to answer" in one.message]
    assert UNANSWERED not in result.relaxed_codes


def test_what_only_its_texts_suggest_is_no_sure_answer() -> None:
    guess = listing(1, name="Biblioteca", at="Rovereto", tags=("need:digital.basics",), confidence=0.5)

    result = find("corso di computer a Rovereto", guess)
    assert UNANSWERED in result.relaxed_codes
    assert [heading.group for heading in result.headings] == [Group.NEAR]  # the page puts it under “Perhaps”


def test_a_workshop_of_another_craft_is_no_answer() -> None:
    comics = listing(2, name="Fumetto", at="Trento", tags=("service_type:arts_workshop",))

    result = find("corso di cucito a Trento", comics)
    assert "Nothing in this directory is known to answer: Fashion and sewing." in [str(one) for one in result.relaxed]
    assert [heading.group for heading in result.headings] == [Group.BESIDE]


def test_interpreters_of_spoken_languages_do_not_sign() -> None:
    on_call = listing(1, name="Mediatori", tags=("service_type:interpreting",), interpretation=True)
    signs = listing(2, name="Interpreti LIS", tags=("service_type:interpreting",), languages=("ise",))

    result = find("interprete lingua dei segni", on_call, signs)
    assert names(result) == ["Interpreti LIS", "Mediatori"]
    assert said(result)["language"] == "Speaks Italian Sign Language"
    assert said(result, 1)["language"] != "Interpreters come on request"


@pytest.mark.parametrize(
    ("text", "is_answered"),
    [
        ("corso di tedesco a Trento", False),
        ("corso di coreano a Trento", False),
        ("corso di francese a Trento", True),
        ("corso di russo a Trento", True),
        ("corso di lingua dei segni Trento", False),
        ("Gebärdensprachkurs Trento", False),
        ("sign language course Trento", False),
    ],
)
def test_a_name_or_another_word_of_the_same_stem_is_no_course_of_a_language(text: str, is_answered: bool) -> None:
    library = listing(
        1, name="Biblioteca Radini Tedeschi", description="Coro.", at="Trento", tags=("interest:languages",)
    )
    course = listing(
        2, name="Parole", description="Lezioni di francese e di lingua russa", at="Trento", tags=("interest:languages",)
    )

    result = find(text, library, course)

    assert (UNANSWERED not in result.relaxed_codes) is is_answered, result.relaxed


def test_a_course_of_sign_language_is_found_among_those_of_others() -> None:
    signs = listing(1, name="Mani", description="Corso di LIS per tutti.", at="Trento", tags=("interest:languages",))
    english = listing(2, name="Parole", description="Inglese e dei segni.", at="Trento", tags=("interest:languages",))
    italian = listing(3, name="Italiano", at="Trento", tags=("service_type:language_course",))

    result = find("corso di lingua dei segni Trento", english, italian)
    assert UNANSWERED in result.relaxed_codes
    assert not any("Italian course" in str(one) for one in result.relaxed)
    assert names(find("corso di lingua dei segni Trento", english, signs))[0] == "Mani"


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("corso di cucito", False),
        ("corso di cucito per ragazza di 19 anni", True),
        ("informazioni per aprire una partita iva", True),
        ("corso di cucito per donna di 50 anni", False),
    ],
)
def test_a_youth_information_centre_may_know_where_somebody_young_or_work_is_told_of(text: str, is_named: bool) -> None:
    office = listing(2, name="Punto giovani", tags=("service_type:youth_information",))
    desk = listing(3, name="Sportello", tags=("need:family.caring",))

    (said,) = [str(one) for one in find(text, office, desk).relaxed if "may know" in one.message]
    assert ("outh information" in said) is is_named, said


@pytest.mark.parametrize(
    "text",
    ["isee dove farlo", "quanto costa", "quindi un corso", "perchè un corso", "only a course", "deshalb ein Kurs"],
)
def test_little_words_are_not_announced_as_unknown(text: str) -> None:
    little = {"farlo", "quanto", "quindi", "perche", "only", "deshalb"}
    assert little.isdisjoint(find(text, IN_TRENTO, IN_BOLZANO).unheard)


def test_what_the_person_may_not_use_is_no_answer_though_its_text_says_the_words() -> None:
    of_age = listing(
        1, name="Gli Intrusi", description="Teatro", at="Bolzano", minimum_age=18, tags=("interest:theatre",)
    )

    assert UNANSWERED in find("teatro per ragazzi di 14 anni Bolzano", of_age, IN_BOLZANO).relaxed_codes
    for text in ("teatro Bolzano", "teatro per adulti di 40 anni Bolzano"):
        assert UNANSWERED not in find(text, of_age, IN_BOLZANO).relaxed_codes
    for_all = listing(3, name="Spazio", description="Teatro", at="Bolzano")
    assert UNANSWERED not in find("teatro per ragazzi di 14 anni Bolzano", for_all, IN_BOLZANO).relaxed_codes


def test_that_all_which_answers_is_across_the_border_is_said() -> None:
    in_como = listing(6, name="Sportello pratiche", at="Como", tags=("need:money.benefits_advice",))
    in_lugano = listing(7, name="Ufficio prestazioni", at="Lugano", tags=("need:money.benefits_advice",))
    in_locarno = listing(8, name="Ufficio prestazioni", at="Locarno", tags=("need:money.benefits_advice",))

    def is_said(text: str, *rows: ListingRow) -> bool:
        return any("across the border" in str(one) for one in find(text, *rows).relaxed)

    assert is_said("aiuto con le pratiche INPS a Lugano", in_como)
    assert not is_said("aiuto con le pratiche INPS a Lugano", in_como, in_lugano)
    assert not is_said("aiuto con le pratiche INPS a Lugano", in_como, in_locarno)
    assert not is_said("aiuto con le pratiche INPS a Milano", in_como)
    assert not is_said("aiuto con le pratiche INPS", in_como)


def test_help_of_ones_own_country_comes_before_help_across_the_border() -> None:
    across = listing(9, name="Studio e merenda", at="Como", tags=("service_type:after_school",))
    own = listing(10, name="Compiti sul lago", at="Lugano", tags=("service_type:after_school",))

    assert names(find("doposcuola a Chiasso", across, own)) == ["Compiti sul lago", "Studio e merenda"]
    assert names(find("doposcuola a Chiasso", across)) == ["Studio e merenda"]
