"""How a service wants to be reached."""

import pytest

from directory.words.contact_ways import refuse_calls, refuses_calls


@pytest.mark.parametrize(
    "text",
    [
        *("Non telefonare", "Non telefonare: scrivere una mail", "solo WhatsApp", "(solo Whatsapp)", "solo e-mail"),
        *("Contattare esclusivamente via mail", "no chiamate, solo sms", "Si risponde solo a messaggi WhatsApp"),
        *("Only by e-mail", "Please do not call", "Nur per E-Mail", "bitte nicht anrufen", "Aperto. Non chiamare."),
    ],
)
def test_who_asks_to_write_is_not_called(text: str) -> None:
    assert refuses_calls(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "telefonare per appuntamento", "Non telefonare dopo le 20", "solo e-mail o telefono"),
        *("non chiamare il centro per l'emergenza: chiama il 112", "Iscrizione solo via e-mail"),
        *("Preferibilmente solo mail; per urgenze telefonare", "Solo i messaggeri", "e-mail: solo@example.org"),
    ],
)
def test_who_refuses_only_some_calls_is_called(text: str) -> None:
    assert not refuses_calls(text)


def test_one_statement_is_enough() -> None:
    assert refuse_calls((None, "aperto", "non telefonare"))
    assert not refuse_calls((None, "aperto"))
