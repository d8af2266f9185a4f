"""Every sentence that people see exists in every language of the interface."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from directory.settings import LANGUAGES
from web.i18n import TRANSLATIONS

ROOT = TRANSLATIONS.parent.parent
ROOMS = ("directory", "matching", "importers", "web")
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**/mail/*.txt", "jinja2")]  # as babel.cfg
PLACEHOLDER = re.compile(r"%\(\w+\).|%(?!\()[^%\s]?")
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@cache
def written() -> Catalog:
    """What the code says today."""
    catalog = Catalog()
    for room in ROOMS:
        found = extract_from_dir(ROOT / room, METHODS, keywords={**DEFAULT_KEYWORDS, "N_": None})
        for _, _, message, _, _ in found:
            catalog.add(message)
    return catalog


@cache
def translated(language: str) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(message: Message) -> list[str]:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return [*texts]


def ids(message: Message) -> list[str]:
    return [*message.id] if isinstance(message.id, tuple | list) else [message.id]


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    catalog = translated(language)
    missing = [
        message.id
        for message in written()
        if message.id and not ((known := catalog.get(message.id)) and all(forms(known)) and not known.fuzzy)
    ]
    assert not missing, f"run make messages and translate: {missing}"


def faithful(message: Message) -> bool:
    """All facts are in the last form; "one thing" may leave the count out."""
    wanted, texts = placeholders(ids(message)[-1]), forms(message)
    return placeholders(texts[-1]) == wanted and all(placeholders(text) <= wanted for text in texts)


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_same_placeholders(language: str) -> None:
    wrong = [
        message.id for message in translated(language) if message.id and all(forms(message)) and not faithful(message)
    ]
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogs_hold_nothing_that_the_code_no_longer_says(language: str) -> None:
    said = {message.id for message in written()}
    assert not [message.id for message in translated(language) if message.id and message.id not in said]


def test_facts_are_filled_by_name_as_text() -> None:
    odd = [
        message.id
        for message in written()
        for text in ids(message)
        if any(not re.fullmatch(r"%\(\w+\)s", found) for found in placeholders(text)) and "%(" in text
    ]
    assert not odd, "facts are said in words before they are filled in, so write %(name)s"


def test_german_speaks_to_everybody_formally() -> None:
    informal = re.compile(
        r"\b(?:du|dich|dir|dein(?:e[rmns]?)?)\b|\b(?:wähle|schreibe|übergib|berichtige|entscheide)\b", re.IGNORECASE
    )
    said = {form for message in translated("de") if message.id for form in forms(message)}
    assert not [form for form in said if informal.search(form)]
