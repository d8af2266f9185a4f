"""Codes that registers give organizations – ISIL, RUNTS, IPA, the ministry of education –, as lists write them."""

import re
from collections.abc import Callable, Mapping

from directory.words.language import words

Code = tuple[str, str]  # register, and what it calls an organization
_REGISTERS = {  # that have one code for each organization -> words of what columns of theirs are called
    "isil": {"isil"},
    "runts": {"runts"},
    "ipa": {"ipa"},
    "miur": {"meccanografico", "codicescuola"},
}
_ISIL = re.compile(r"(?:it)?([a-z]{2})([0-9o]+)")
_IPA_KINDS = {6: "-office", 7: "-area"}  # letters
_INSTITUTES = ("ic", "is")


def are_of_two_codes(some: frozenset[Code], others: frozenset[Code]) -> bool:
    """Whether a register has whoever has these codes as two."""
    registers = {register for register, _ in some} & {register for register, _ in others}
    return bool(registers - {register for register, _ in some & others})


def code_of(column: str, code: str) -> Code | None:
    """What a column of codes says, if they are those of a register that has one for each organization.

    >>> code_of("Codice ISIL", "IT-BO0304"), code_of("ISIL", "BOO304"), code_of("Matricola", "12")
    (('isil', 'itbo0304'), ('isil', 'itbo0304'), None)
    """
    called = {*words(column), "".join(words(column))}
    register = next((name for name, marks in _REGISTERS.items() if marks & called), "")
    plain = "".join(words(code))
    return _SPELLED.get(register, _as_it_is)(register, plain, code) if register and plain else None


def _as_it_is(register: str, plain: str, _: str) -> Code:
    return register, plain


def _isil(register: str, plain: str, _: str) -> Code:
    """Lists leave out the country or zeros, and write the letter O for one."""
    found = _ISIL.fullmatch(plain)
    return register, f"it{found[1]}{found[2].replace('o', '0').lstrip('0'):0>4}" if found else plain


def _ipa(register: str, plain: str, code: str) -> Code:
    """The index of public administrations has codes of bodies (c_l378), of their areas, and of offices (UF9X2A)."""
    kind = _IPA_KINDS.get(len(plain), "") if "_" not in code else ""
    return f"{register}{kind}", plain


def _miur(register: str, plain: str, _: str) -> Code:
    """An institute (TNIC…) has a code, and each of its schools (TNEE…) one, too."""
    kind = "-institute" if plain[2:4] in _INSTITUTES else ""
    return f"{register}{kind}", f"{plain[:4]}{plain[4:9].replace('o', '0')}{plain[9:]}"


_SPELLED: Mapping[str, Callable[[str, str, str], Code]] = {"isil": _isil, "ipa": _ipa, "miur": _miur}
