"""The same words beside other facts: threats that hurt nobody, what somebody dislikes, whose child it is."""

import pytest

from matching.profile import Means
from tests.matching.said.reading import asked, facts, read


def needs(words: str) -> set[str]:
    return {need.term.code for need in read(words).needs}


def interests(words: str) -> set[str]:
    return {term.code for term in read(words).interests}


@pytest.mark.parametrize(
    "words",
    [
        "La fidanzata minaccia di lasciarlo se gioca ancora, 28 anni",
        "Il fidanzato minaccia di lasciarla",
        "Il capo minaccia di licenziarla",
        "La scuola minaccia di bocciarlo, 16 anni",
        "Il marito minaccia la separazione",
        "her boss threatens to fire her",
    ],
)
def test_a_threat_to_leave_or_to_dismiss_is_no_danger(words: str) -> None:
    assert not any(code.startswith("safety") for code in needs(words))


@pytest.mark.parametrize(
    "words",
    [
        "Il fidanzato la minaccia",
        "L'ex la minaccia di morte e la segue",
        "Il marito minaccia di ucciderla",
        "Il compagno minaccia di lasciarla senza soldi",
        "Il marito minaccia di portarle via i figli",
        "Riceve minacce dal fratello",
        "Il fidanzato minaccia di pubblicare le foto",
    ],
)
def test_other_threats_are_heard(words: str) -> None:
    assert any(code.startswith("safety") for code in needs(words))


@pytest.mark.parametrize(
    "words",
    [
        "17 anni, non sa cucinare e non sa suonare niente",
        "Non sa nuotare né andare in bici, 15 anni",
        "19 anni, i videogiochi non gli interessano più",
        "Ragazzo di 17 anni, il teatro lo annoia",
        "16 anni, la palestra non le piace",
        "18 years, can't cook",
    ],
)
def test_what_somebody_cannot_do_or_dislikes_is_no_interest(words: str) -> None:
    assert interests(words) == set()


@pytest.mark.parametrize(
    ("words", "interest"),
    [
        ("Non sa suonare ma vorrebbe imparare la chitarra", "music"),
        ("Non sa cosa fare, gli piace cucinare", "cooking"),
        ("La palestra non gli piace da solo, cerca un amico", "gym_running"),
        ("Non sa stare fermo, gioca a calcio", "team_sports"),
        ("Il teatro non lo annoia mai", "theatre"),
        ("Quando si annoia disegna", "art"),
    ],
)
def test_a_wish_beside_them_stays(words: str, interest: str) -> None:
    assert interest in interests(words)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("Non sa andare in bici", None),
        ("Non va in autobus perché ha paura", None),
        ("Ha paura di andare in treno", None),
        ("Non va a piedi", None),
        ("Va in bici", Means.BICYCLE),
        ("Non guida", Means.PUBLIC_TRANSPORT),
        ("Non ha amici e va in bici", Means.BICYCLE),
        ("Non esce mai, quando va in giro va in autobus", Means.PUBLIC_TRANSPORT),
        ("Ha paura del buio, viene in treno", Means.PUBLIC_TRANSPORT),
        ("Non va a scuola, gira in bici", Means.BICYCLE),
    ],
)
def test_how_nobody_gets_about_is_no_means(words: str, means: Means | None) -> None:
    assert facts(words).means is means
    assert "transport.bicycle" not in needs(words)


def test_a_sister_expects_her_own_child_and_a_partner_both() -> None:
    of_a_sister = asked("Ragazza di 16 anni, la sorella di 19 è incinta")

    assert [need.term.code for need in of_a_sister.needs] == []
    assert [term.code for _, terms in of_a_sister.needs_of_others for term in terms] == ["family.pregnancy"]
    for words in ("23 anni, la compagna è incinta di tre mesi", "Ragazzo di 19 anni, la fidanzata è incinta"):
        assert "family.pregnancy" in needs(words)
    for words in ("Incinta di cinque mesi, la sorella la ospita", "È incinta, 17 anni", "Donna incinta, 30 anni"):
        assert "family.pregnancy" in needs(words)


def test_where_a_small_brother_goes_already_is_no_need() -> None:
    assert needs("Ha 20 anni, il fratellino di 3 anni va al nido") == set()
    assert "family.childcare" in needs("Ha 20 anni, cerca un nido per la figlia")


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("Vive con la sorella di 25 anni, cerca lavoro", None),
        ("Ha perso 20.000 euro alle slot", None),
        ("Deve 35.000 euro alla banca", None),
        ("Mamma di 30 anni, vive con la nonna di 80 anni", 30),
        ("La sorella di 19 anni cerca lavoro", 19),
        ("Ha 20 anni, vive con il padre di 50 anni", 20),
        ("Operaio 48. Cerca casa", 48),
        ("Operaia 48, Seriate", 48),
    ],
)
def test_an_amount_or_the_age_of_who_is_lived_with_is_not_the_persons(words: str, age: float | None) -> None:
    assert facts(words).age == age


def test_an_amount_is_one_piece_of_what_was_told() -> None:
    assert facts("Gioca alle slot. Ha dato 20.000 fiorini allo zio").unused == ("Ha dato 20.000 fiorini allo zio",)


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ("Parla anche tedesco, 21 anni", ("it", "de")),
        ("Sorda, usa la LIS e legge le labbra", ("it", "ise")),
        ("Parla solo tigrino", ("ti",)),
        ("Sordo, usa la lingua dei segni", ("ise",)),
        ("Non parla italiano, parla anche un po' di inglese", ("en",)),
        ("Parla arabo e francese", ("ar", "fr")),
        ("Parla anche troppo", ()),
        ("Vive a Merano, parla bene anche il tedesco", ("it", "de")),
        ("Spricht auch Türkisch", ("de", "tr")),
        ("Donna ucraina, parla anche russo", ("uk", "ru")),
        ("Ragazza eritrea, parla anche inglese", ("en",)),
        ("Parla urdu e capisce anche un po' l'inglese", ("ur", "en")),
        ("Parla wolof e sa anche il francese", ("wo", "fr")),
        ("Parla solo cinese e conosce anche un po' di inglese", ("zh", "en")),
        ("Parla tigrino, sa anche cucinare", ("ti",)),
        ("Parla tigrino, conosce anche altre mamme", ("ti",)),
        ("Conosce anche altre mamme", ()),
        ("Parla igbo, parla anche inglese", ("ig", "en")),
        ("Sorda, LIS e legge le labbra poco", ("ise",)),
        ("Sorda, usa la LIS e non legge le labbra", ("ise",)),
        ("Vuole imparare anche il tedesco", ()),
    ],
)
def test_a_language_beside_the_common_one_does_not_stand_for_it(words: str, languages: tuple[str, ...]) -> None:
    assert facts(words).languages == languages


@pytest.mark.parametrize(
    ("words", "is_tried"),
    [
        ("In dormitorio è già stato e l'hanno mandato via", True),
        ("Al consultorio c'è già andata", True),
        ("In dormitorio è già stato chiesto un posto", False),
        ("Al dormitorio vuole andare", False),
        ("Il dormitorio è già pieno", False),
        ("Al consultorio è già prenotata", False),
        ("In dormitorio non è mai stato", False),
        ("Al centro antiviolenza c'è già stata e vuole tornarci", False),
        ("Al SerD ci è già andato e si è trovato bene, vuole ricominciare", False),
        ("Al SerD ci è già andato e si è trovato bene", False),
        ("Al SerD ci è già andato. Vorrebbe tornarci", False),
        ("Vuole tornare al SerD, ci è già stato", False),
        ("Ha già provato lo psicologo, vuole riprendere i colloqui", False),
        ("Al dormitorio è già stato ieri notte, cerca un letto anche per stanotte", False),
        ("Al SerD ci è già andato, vuole ricominciare. Ha 20 anni", False),
        ("Already tried the psychologist, wants to try again", False),
        ("Al consultorio c'è già stata, non vuole tornarci", True),
        ("Al dormitorio è già stato, cerca di nuovo lavoro", True),
        ("Ha già provato lo psicologo, vuole tornare dal marito", True),
        ("Ha già provato lo psicologo, vuole riprendere la scuola", True),
        ("Al consultorio c'è già stata e non si è trovata bene", True),
        ("Al SerD ci è già andato, con l'educatrice si è trovato bene", True),
        ("Ha già provato lo psicologo, vuole tornare a scuola", True),
        ("Ha già provato il SerD, vuole ricominciare a lavorare", True),
    ],
)
def test_where_somebody_was_is_tried_also_when_the_place_comes_first(words: str, *, is_tried: bool) -> None:
    assert bool(asked(words).kinds_said.tried) is is_tried
