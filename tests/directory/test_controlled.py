"""Control of money, of going out and of speaking is heard as violence: nobody who tells of it calls it so."""

import pytest

from directory.danger.heard import dangers
from directory.taxonomies.codes import CHILD_ABUSE, CRISIS, EXPLOITED, VIOLENCE
from directory.words.language import words


def heard(text: str) -> set[str]:
    return {danger.need for danger in dangers(words(text))}


@pytest.mark.parametrize(
    "text",
    [
        "madre anziana, lei gli dà tutta la pensione",
        "consegna tutto lo stipendio al marito",
        "il marito le tiene lo stipendio",
        "il compagno gestisce tutti i soldi",
        "i soldi li tiene tutti lui",
        "deve chiedere i soldi al marito per tutto",
        "non ha accesso al conto, ce l'ha solo il marito",
        "la badante tiene la carta di mia madre",
        "il nipote ha la delega sul conto della nonna e spariscono soldi",
        "firma tutto quello che dice il figlio",
        "he controls all the money",
        "her husband keeps her bank card",
        "er gibt ihr kein Geld",
        "mein Mann kontrolliert alles",
        "mio marito mi ha svuotato il conto",
        "mi ha svuotato il conto mio marito",
        "i nipoti hanno svuotato il conto della nonna",
        "il figlio ha prosciugato il libretto della madre",
        "my husband emptied our account",
        "mein Mann hat mein Konto geplündert",
    ],
)
def test_control_of_money_is_violence(text: str) -> None:
    assert heard(text) == {VIOLENCE}


@pytest.mark.parametrize(
    "text",
    [
        "il marito non vuole che lavori",
        "il suo ragazzo non vuole che esca con le amiche",
        "non può uscire senza il permesso del marito",
        "da quando sta con lui non vede più nessuno",
        "risponde sempre lui al posto suo",
        "il suo ragazzo le legge i messaggi",
        "deve mandargli la foto di dove si trova",
        "la famiglia le ha trovato un marito in Pakistan",
        "quando lui torna a casa i bambini si nascondono",
        "il marito non la lascia parlare",
        "sie darf nicht raus",
        "my husband does not allow me to work",
    ],
)
def test_control_of_going_out_and_speaking_is_violence(text: str) -> None:
    assert VIOLENCE in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "il permesso di soggiorno non gli permette di lavorare",
        "l'ansia non la lascia uscire",
        "la figlia le tiene i conti di casa",
        "i genitori le hanno tolto il telefono",
        "il padre non vuole che il figlio studi la chitarra",
        "il marito è morto e lei ha tutta la pensione",
        "prende tutta la pensione e non basta",
        "la carta d'identità ce l'ha il marito",
        "il figlio prende la pensione di invalidità",
        "aprire un conto corrente per richiedente asilo",
        "la mamma non la lascia mai sola",
        "vuole fare un corso e il compagno la accompagna",
        "moglie del detenuto, permesso per uscire dal carcere",
        "mein Mann bekommt kein Geld vom Amt",
    ],
)
def test_what_is_told_in_such_words_and_is_no_control(text: str) -> None:
    assert not heard(text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("il ragazzo dice che è un peso", CRISIS),
        ("si copre sempre i polsi", CRISIS),
        ("la bambina ha paura dello zio", CHILD_ABUSE),
        ("vive dove lavora e non ha i documenti in mano", EXPLOITED),
    ],
)
def test_further_signs(text: str, need: str) -> None:
    assert need in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "mi hanno svuotato il conto",
        "a mio figlio hanno svuotato il conto",
        "a mio marito gli ha svuotato il conto un hacker",
        "finti carabinieri hanno svuotato il conto della nonna",
        "mia nonna ha svuotato il conto per pagare i truffatori",
        "mio marito, ci hanno svuotato il conto con un sms",
        "my account was emptied by scammers",
        "il mutuo mi ha svuotato il conto",
    ],
)
def test_money_taken_by_strangers_is_no_control(text: str) -> None:
    assert heard(text) == set()
