"""Abbreviations of notes and chats written out, and the words of the rules recognised when they are misspelt."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from directory.catalog.corrections import is_easy_slip
from directory.day_words import DAYS_BY_WORD, PART_BY_WORD
from directory.language import ALL_STOP_WORDS, deletes, within_edits
from directory.search.phrases import has_sign
from directory.search.right_words import COMMON_WORDS
from directory.search.spoken import LANGUAGE_FORMS

_WRITTEN_SHORT: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split("=")
        for pair in """
        nn=non x=per xche=perche xke=perche cn=con appunt=appuntamento fam=famiglia pz=paziente lav=lavoro avv=avvocato
        inserim=inserimento carrozz=carrozzina disocc=disoccupato mediaz=mediazione accomp=accompagnamento
        cell=cellulare tess=tessera grav=gravidanza dipend=dipendenza tox=tossico
        w=with ppl=people appt=appointment docs=documents bc=because
        u=und jmd=jemand jugendl=jugendliche alleinerz=alleinerziehend nachm=nachmittag vorm=vormittag abds=abends
        bissl=bisschen unterk=unterkunft
        gg=giorni sett=settimana pds=permesso mmg=medico neuropsich=neuropsichiatra psi=psicologo psic=psicologo
        alim=alimentare ind=indennita inv=invalidita civ=civile assist=assistente resid=residenza
        """.split()  # noqa: SIM905 - a list literal would be one pair a line
    )
)
_ITALIAN_SHORT = frozenset({"ita", "ital", "it"})
_BEFORE_ITALIAN = frozenset({"parla", "parlo", "parlano", "parli", "bene", "poco", "male", "l"})
_LEAST_MISSPELT = 3  # letters of what was typed
_LEAST_LETTERS = 5  # of the right word; shorter ones resemble too many others
_OTHER_WORDS = """
    gratis gratuito gratuita gratuiti gratuite gratuitamente economico economica kostenlos umsonst
    appuntamento prenotazione impegnativa ricetta domicilio telefono online carrozzina barriere
    provincia vicino domani stasera adesso weekend stamattina domattina settimana tomorrow tonight
    parla parlano speaks
"""
_FIXED_WORDS = frozenset(
    word
    for word in (*LANGUAGE_FORMS, *DAYS_BY_WORD, *PART_BY_WORD, *_OTHER_WORDS.split())
    if len(word) >= _LEAST_LETTERS and word.isalpha()
)
_WORDS_KEPT = 1 << 16


def _by_key(words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in words:
        for key in deletes(word, 1):
            found.setdefault(key, set()).add(word)
    return {key: frozenset(several) for key, several in found.items()}


_BY_KEY = _by_key(_FIXED_WORDS)
_COMMON_BY_KEY = _by_key(word for word in ALL_STOP_WORDS | COMMON_WORDS if len(word) > _LEAST_MISSPELT)


def written_out(words: list[str]) -> list[str]:
    """The words with "x", "nn", "ita" and the like in full; as many words as before.

    >>> written_out(["nn", "parla", "ita", "x", "strada"])
    ['non', 'parla', 'italiano', 'per', 'strada']
    """
    if _WRITTEN_SHORT.keys().isdisjoint(words) and _ITALIAN_SHORT.isdisjoint(words) and "104" not in words:
        return words
    full = [_WRITTEN_SHORT.get(word, word) for word in words]
    full = ["legge" if word == "l" and full[at + 1 : at + 2] == ["104"] else word for at, word in enumerate(full)]
    return [
        "italiano" if at and word in _ITALIAN_SHORT and full[at - 1] in _BEFORE_ITALIAN else word
        for at, word in enumerate(full)
    ]


@lru_cache(maxsize=_WORDS_KEPT)
def near_fixed_word(word: str) -> str | None:
    """The one word of the rules that is one letter away, which is not the first; None for a word of the rules.

    >>> near_fixed_word("sabatto"), near_fixed_word("arbo"), near_fixed_word("sabato"), near_fixed_word("tavolo")
    ('sabato', 'arabo', None, None)
    """
    if len(word) < _LEAST_LETTERS - 1 or not word.isalpha() or word in _FIXED_WORDS or has_sign(word):
        return None
    alike = {fixed for key in deletes(word, 1) for fixed in _BY_KEY.get(key, ())}
    near = [fixed for fixed in alike if fixed[0] == word[0] and within_edits(word, fixed) == 1]
    return near[0] if len(near) == 1 else None


@lru_cache(maxsize=_WORDS_KEPT)
def near_common_word(word: str) -> str:
    """The common word that a misspelt one easily is: one letter left out or typed twice, or two changed places.

    >>> near_common_word("invreno"), near_common_word("umo"), near_common_word("invarno")
    ('inverno', 'uomo', '')
    """
    if len(word) < _LEAST_MISSPELT or not word.isalpha():
        return ""
    alike = {common for key in deletes(word, 1) for common in _COMMON_BY_KEY.get(key, ())}
    easy = {common for common in alike if within_edits(word, common) == 1 and is_easy_slip(word, common)}
    return min(easy) if len(easy) == 1 else ""


def mended(words: Sequence[str], repairs: Mapping[int, str]) -> list[str]:
    """The words with some replaced.

    Args:
        repairs: position -> right word.
    """
    return [repairs.get(at, word) for at, word in enumerate(words)]
