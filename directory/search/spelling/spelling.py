"""Abbreviations of notes and chats written out, and the words of the rules recognised when they are misspelt."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from directory.catalog.corrections import is_easy_slip
from directory.search.said.colloquial import PLAIN
from directory.search.said.line import Line, Phrase
from directory.search.said.numbers import FIGURES
from directory.search.said.phrases import has_sign
from directory.search.said.spoken import LANGUAGE_FORMS, is_person
from directory.search.spelling.right_words import COMMON_WORDS
from directory.search.spelling.stop_words import STOP_WORDS
from directory.words.day_words import DAY_AND_PART_BY_WORD, DAYS_BY_WORD, PART_BY_WORD
from directory.words.deletions import Neighbours
from directory.words.language import word_list
from directory.words.people import PEOPLE_OF_AN_AGE, RELATIVES
from directory.words.sounds import SoundingAlike

_WRITTEN_SHORT: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split("=")
        for pair in word_list(
            """
            nn=non nno=non x=per xche=perche xke=perche cn=con ke=che ki=chi appunt=appuntamento fam=famiglia
            pz=paziente lav=lavoro avv=avvocato inserim=inserimento carrozz=carrozzina disocc=disoccupato
            mediaz=mediazione accomp=accompagnamento cell=cellulare tess=tessera grav=gravidanza dipend=dipendenza
            tox=tossico w=with ppl=people appt=appointment docs=documents bc=because u=und jmd=jemand
            jugendl=jugendliche alleinerz=alleinerziehend nachm=nachmittag vorm=vormittag abds=abends bissl=bisschen
            unterk=unterkunft gg=giorni sett=settimana pds=permesso mmg=medico neuropsich=neuropsichiatra
            psi=psicologo psic=psicologo alim=alimentare ind=indennita inv=invalidita civ=civile assist=assistente
            resid=residenza
            """
        )
    )
)
_IN_FULL = MappingProxyType({**PLAIN, **_WRITTEN_SHORT})
_ITALIAN_SHORT = frozenset({"ita", "ital", "it"})
_BEFORE_ITALIAN = frozenset({"parla", "parlo", "parlano", "parli", "bene", "poco", "male", "l"})
_LEAST_MISSPELT = 3  # letters of what was typed
_LEAST_LETTERS = 5  # of the right word; shorter ones resemble too many others
_LEAST_OF_A_NUMBER = 7  # letters: "diciasettenne"
_OTHER_WORDS = """
    gratis gratuito gratuita gratuiti gratuite gratuitamente economico economica economici economiche
    costo costi costa costoso costosa prezzo prezzi tariffa tariffe basso bassi bassa bassissimo ridotto ridotti
    pagare soldi spendere reddito isee offerta libera poco cara caro
    cheap affordable inexpensive expensive free money afford
    kostenlos umsonst kostenfrei gunstig gunstige billig preiswert geld wenig ohne
    appuntamento prenotazione prenotare impegnativa ricetta prescrizione accesso libero ingresso
    appointment booking referral prescription termin voranmeldung anmeldung uberweisung
    domicilio casa hause telefono telefonico telefonica cellulare phone telephone online distanza remoto
    telefonisch erreichbar videochiamata
    carrozzina carrozzella rotelle barriere accessibile accessibili scale gradini wheelchair accessible rollstuhl
    rollstuhlgerecht barrierefrei
    provincia vicino adesso oggi domani dopodomani stasera stanotte stamattina domattina settimana weekend feriali
    today tomorrow tonight weekdays jetzt heute morgen wochenende
    parla parlano parlante speak speaks speaking spricht sprechen lingua madrelingua
"""
_RULE_WORDS = frozenset(
    word
    for word in (
        *LANGUAGE_FORMS,
        *DAYS_BY_WORD,
        *PART_BY_WORD,
        *DAY_AND_PART_BY_WORD,
        *(number for number in FIGURES if len(number) >= _LEAST_OF_A_NUMBER),
        *word_list(_OTHER_WORDS),
    )
    if len(word) > _LEAST_MISSPELT and word.isalpha()
)
_FIXED_WORDS = frozenset(word for word in _RULE_WORDS if len(word) >= _LEAST_LETTERS)
_WORDS_KEPT = 1 << 16
_RULE_NEIGHBOURS, _RULE_SOUNDS = Neighbours(_RULE_WORDS), SoundingAlike(_RULE_WORDS)
EVERYDAY_WORDS = STOP_WORDS | COMMON_WORDS | RELATIVES | PEOPLE_OF_AN_AGE
_EVERYDAY_NEIGHBOURS = Neighbours(word for word in EVERYDAY_WORDS if len(word) > _LEAST_MISSPELT)
_EVERYDAY_SOUNDS = SoundingAlike(EVERYDAY_WORDS)


def written_out(words: list[str]) -> list[str]:
    """The words with "x", "nn", "ita", "sciura" and the like in full and plain; as many words as before.

    >>> written_out(["nn", "parla", "ita", "x", "strada"])
    ['non', 'parla', 'italiano', 'per', 'strada']
    """
    if _IN_FULL.keys().isdisjoint(words) and _ITALIAN_SHORT.isdisjoint(words) and "104" not in words:
        return words
    full = [_IN_FULL.get(word, word) for word in words]
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
    near = [fixed for fixed in near_rule_words(word) if fixed[0] == word[0] and len(fixed) >= _LEAST_LETTERS]
    return near[0] if len(near) == 1 else None


@lru_cache(maxsize=_WORDS_KEPT)
def near_rule_words(word: str) -> frozenset[str]:
    """The words of the rules that are one letter away from a word which is none, or sound like it.

    >>> sorted(near_rule_words("osera")), sorted(near_rule_words("sera"))
    (['sera'], [])
    """
    if len(word) < _LEAST_MISSPELT or not word.isalpha() or word in _RULE_WORDS:
        return frozenset()
    return frozenset(_RULE_NEIGHBOURS.of(word) | _RULE_SOUNDS.of(word))


def is_rule_word(word: str) -> bool:
    """Whether a folded word stands in the rules as it is."""
    return word in _RULE_WORDS


def is_spoken(phrase: Phrase, line: Line) -> bool:
    """Whether a phrase about a language, one of whose words was mended, says who speaks it, and not only its name."""
    is_led = phrase.end - phrase.start > 1 and line.words[phrase.start] not in ("in", "auf")
    return is_led or is_person(line.word_before(phrase.start))


@lru_cache(maxsize=_WORDS_KEPT)
def near_everyday_words(word: str) -> frozenset[str]:
    """The everyday words that are one letter away or sound alike; from three letters only such as easily become it.

    >>> "inverno" in near_everyday_words("invarno"), sorted(near_everyday_words("umo"))
    (True, ['uomo'])
    """
    if len(word) < _LEAST_MISSPELT or not word.isalpha():
        return frozenset()
    near = _EVERYDAY_NEIGHBOURS.of(word) | _EVERYDAY_SOUNDS.of(word)
    return frozenset(one for one in near if len(word) > _LEAST_MISSPELT or is_easy_slip(word, one))


def mended(words: Sequence[str], repairs: Mapping[int, str]) -> list[str]:
    """The words with some replaced.

    Args:
        repairs: position -> right word.
    """
    return [repairs.get(at, word) for at, word in enumerate(words)]
