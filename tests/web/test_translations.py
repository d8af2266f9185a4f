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


FAMILIAR = re.compile(
    r"\b(?:du|dich|dir|dein(?:e[rmns]?)?)\b"
    r"|\b(?<!ich )(?:bestätige|eröffne|füll|fülle|frage (?:ein|die|den)|gib|kopiere|lad|lade|lass|leg die"
    r"|mach|mache|nimm|öffne|prüfe|sag|schreib|schreibe|sieh|trage|übergib|berichtige|entscheide|wähle)\b",
    re.IGNORECASE,
)
OTHER_WORDS_FOR_A_LINK_WORKER = re.compile(r"Fachkr[aä]ft|Link[ -]Worker|Betreuer|Bezugsperson")
QUOTED = {"it": ("«", "»"), "de": ("„", "“"), "en": ("“", "”")}
JSON = re.compile(r"\{.*\}")  # an example for a machine keeps the machine's signs


def said(language: str) -> list[str]:
    """Every sentence of a language."""
    if language != "en":
        return [form for message in translated(language) if message.id for form in forms(message)]
    found: list[str] = []
    for room in ROOMS:
        for _, _, message, _, _ in extract_from_dir(ROOT / room, METHODS, keywords={**DEFAULT_KEYWORDS, "N_": None}):
            found += [message] if isinstance(message, str) else filter(None, message)
    return found


def test_german_speaks_to_everybody_formally() -> None:
    assert not [form for form in said("de") if FAMILIAR.search(form)]


def test_german_has_one_word_for_a_link_worker() -> None:
    assert not [form for form in said("de") if OTHER_WORDS_FOR_A_LINK_WORKER.search(form)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_one_kind_of_quotation_marks(language: str) -> None:
    wrong = set('«»„“”"') - set(QUOTED[language])
    opened, closed = QUOTED[language]
    for form in said(language):
        words = JSON.sub("", form)
        assert not wrong & set(words), form
        assert re.sub(f"[^{opened}{closed}]", "", words) == (opened + closed) * words.count(opened), form
