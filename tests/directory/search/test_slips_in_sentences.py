"""One slip in a sentence changes nothing that is understood; sentences that are right are left as they are."""

import pytest

from directory.search.spelling.plausible_slips import Slip
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find

TEXT = listing(1, name="Restauro di mobili", description="Gruppo, contrada, messe, bar, serra, sezione e can")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("treviglio dentispa sociale isee basso", "treviglio dentista sociale isee basso"),
        ("kostenlose psychologische Beratnng Bozen Mädchen", "kostenlose psychologische Beratung Bozen Mädchen"),
        ("somewhere to slepe tonight for a couple", "somewhere to sleep tonight for a couple"),
        ("Nacthquartier für Paar mit Hund, Meran", "Nachtquartier für Paar mit Hund, Meran"),
        ("ragazza lente le voci da settimane", "ragazza sente le voci da settimane"),
        ("boleta luce non riesco a pagarla", "bolletta luce non riesco a pagarla"),
        ("bocciato due volte vuole fare il quoco", "bocciato due volte vuole fare il cuoco"),
        ("uomo separato dorme in mackina", "uomo separato dorme in macchina"),
        ("mi segue dappertutmto da quando l'ho lasciato", "mi segue dappertutto da quando l'ho lasciato"),
        ("mio marito mi picciia", "mio marito mi picchia"),
        ("corso manga per svedicenne", "corso manga per sedicenne"),
        ("consultorio per diciassettene", "consultorio per diciassettenne"),
        ("nido per bimba di 18 esi", "nido per bimba di 18 mesi"),
        ("educatore che viene a cada", "educatore che viene a casa"),
        ("mediatore che para wolof", "mediatore che parla wolof"),
        ("Kiasso alloggio protetto", "Chiasso alloggio protetto"),
        ("doposcuola a Comackio", "doposcuola a Comacchio"),
        ("will Gruppe in Leiffers", "will Gruppe in Leifers"),
        ("doposcuola per fratelli, Vimercage, la mamma lavora", "doposcuola per fratelli, Vimercate, la mamma lavora"),
        ("italian class for a mum, kids aged 1 and 4, Mocena", "italian class for a mum, kids aged 1 and 4, Modena"),
        ("gli piacciono i canii", "gli piacciono i cani"),
    ],
)
def test_a_sentence_with_a_slip_is_understood_as_without(typed: str, meant: str) -> None:
    slipped, right = find(typed, TEXT).query, find(meant, TEXT).query

    said = ("needs", "service_types", "interests", "place", "ages", "languages", "home_visits", "when")
    assert [getattr(slipped, one) for one in said] == [getattr(right, one) for one in said]


@pytest.mark.parametrize(
    "text",
    [
        "lavora a Carpi, vuole fare ragioneria",
        "so vegnù in corriera co la nona",
        "sportello Fenice",
        "signora Modina",
        "5 pesi e 3 tesi",
        "dottò me serve un lavoro, ciò 50 anni",
        "coop Olinda",
        "danza con l'Olistica",
        "la serra comunale",
        "para il colpo",
        "non ha vestiti per l'inverno",
    ],
)
def test_what_is_right_is_mended_by_nothing(text: str) -> None:
    result = find(text, TEXT)

    assert result.query.mended == ()
    assert not [note for note in result.query.notes if "was read as" in str(note)]


def test_a_word_of_everyday_that_no_listing_has_as_typed_finds_its_stem() -> None:
    assert dict(find("restauarre mobili", TEXT).query.mended) == {"restauarre": "restaurare"}


def test_a_misspelt_word_of_winter_is_no_town() -> None:
    assert find("non ha vestiti per l'inverfno", TEXT).query.place is None


def test_words_of_listings_and_terms_make_no_dialect() -> None:
    sentence = ["treviglio", "dentispa", "sociale", "isee", "punjabi"]

    assert not Slip("dentispa", sentence).may_mean("dentista")
    assert Slip("dentispa", sentence, {"treviglio", "isee", "punjabi"}.__contains__).may_mean("dentista")


@pytest.mark.parametrize(
    ("typed", "right", "is_one"),
    [("gimbo", "bimbo", True), ("quoco", "cuoco", True), ("vegno", "legno", False), ("zeno", "meno", False)],
)
def test_the_first_letter_of_a_short_word_is_another_only_by_a_slip_to_the_next_key_or_by_ear(
    typed: str, right: str, is_one: bool
) -> None:
    assert Slip(typed, [typed]).may_mean(right) is is_one
