import random

import phonenumbers
import pytest
from flask import Flask
from markupsafe import escape

from web.pages import phone_words
from web.prepared_templates import Mould, hole, mould


def test_a_mould_is_filled_as_its_template_would_be() -> None:
    made = Mould(f'<a href="{hole("link")}">{hole("name")}</a> 100% {hole("name")}')

    filled = made.filled({"name": escape("<b> %s {x}"), "link": "/x?a=1&amp;b=2", "not_there": "y"})

    assert filled == '<a href="/x?a=1&amp;b=2">&lt;b&gt; %s {x}</a> 100% &lt;b&gt; %s {x}'


def test_a_hole_without_a_value_is_noticed() -> None:
    with pytest.raises(KeyError):
        Mould(f"<b>{hole('name')}</b>").filled({})


def test_each_language_has_its_moulds(app: Flask) -> None:
    made: list[str] = []

    def render() -> str:
        made.append("")
        return "x"

    for language in ("it", "de", "it"):
        with app.test_request_context(f"/?lang={language}"):
            assert mould(("of this test",), render) is mould(("of this test",), render)
    assert len(made) == 2


def test_italian_numbers_are_written_as_the_library_reads_them() -> None:
    dice = random.Random(5)
    for start in ("0", "3", "8", "800", "199", "1", "0543", "06", "02", "00"):
        for length in range(1, 12):
            number = f"+39{start}{''.join(dice.choices('0123456789', k=length))}"
            try:
                parsed = phonenumbers.parse(number)
            except phonenumbers.NumberParseException:
                assert phone_words(number) == number
                continue
            kind = phonenumbers.PhoneNumberFormat.NATIONAL
            assert phone_words(number) == phonenumbers.format_number(parsed, kind)
