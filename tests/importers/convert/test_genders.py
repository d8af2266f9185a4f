"""For which sex a service is reserved, from words."""

import pytest

from importers.convert.genders import reserved, reserved_in_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("solo donne", "women"),
        ("riservato alle donne", "women"),
        ("F", "women"),
        ("donne (no minori)", "women"),
        ("tutte le donne", "women"),
        ("no uomini", "women"),
        ("tutti tranne gli uomini", "women"),
        ("escluse le donne", "men"),
        ("non ammesse donne", "men"),
        ("uomini", "men"),
        ("ragazzi e ragazze", ""),
        ("uomini e ragazze", ""),
        ("non solo donne", ""),
        ("donne, ma anche uomini", ""),
        ("tutti", ""),
        ("alle", ""),
        ("donne escluse", None),
        ("uomini non ammessi", None),
        ("over 65", None),
    ],
)
def test_what_is_shut_out_counts_in_a_column_of_its_own(text: str, expected: str | None) -> None:
    assert reserved(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("solo donne", "women"),
        ("Donne vittime di violenza", "women"),
        ("donne con figli minori", "women"),
        ("Donne, anche con bambini", "women"),
        ("Solo per donne sole con minori", "women"),
        ("solo uomini", "men"),
        ("tutti tranne gli uomini", "women"),
        ("uomini e donne 18-65 anni", ""),
        ("non solo donne", ""),
        ("donne e famiglie", None),
        ("minori e donne", None),
        ("ragazzi dai 14 ai 18 anni", None),
        ("donne escluse", None),
        ("uomini non ammessi", None),
        ("over 65", None),
    ],
)
def test_words_reserve_a_service_only_where_nobody_else_is_named(text: str, expected: str | None) -> None:
    assert reserved_in_words(text) == expected
