"""How people write places: spelling keys, the parts of an entry, provinces, regions and countries."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from directory.words.language import WITH_ARTICLES, fold, word_set, words

_SAINTS = frozenset({"san", "santo", "santa", "sant", "santi", "sante", "s", "ss", "st", "sankt"})
_SAINT = "*"  # not a letter, so that Sant'Ellero is not Sellero
_CONNECTORS = (
    WITH_ARTICLES["a"]
    | WITH_ARTICLES["di"]
    | (WITH_ARTICLES["in"] - {"nei"})
    | word_set("a d de di in sul sullo sulla sull e ed der am an")
)
_FIRST_LETTERS = frozenset("sdle")  # a name may begin with a saint or an elision, but with no other single letter

_FINAL_APOSTROPHE = re.compile(r"[aeiou]'(?!\w)")
_GRAVE = str.maketrans("aeiou", "àèìòù")
_ACUTE = str.maketrans("áéíóú", "àèìòù")  # lists mix the two

_WRITTEN_SHORT = (
    (re.compile(r"\bs\.?\s?(t[aoi]|te)\b\.?", re.IGNORECASE), r"san\1"),  # s.ta, S.to
    (re.compile(r"\bm\.?te\b\.?", re.IGNORECASE), "monte"),
    (re.compile(r"\bp\.to\b\.?", re.IGNORECASE), "porto"),
    (re.compile(r"\bp\.te\b\.?", re.IGNORECASE), "ponte"),
    (re.compile(r"\bb\.go\b\.?", re.IGNORECASE), "borgo"),
    (re.compile(r"\bc\.(?:tel|stel)\b\.?", re.IGNORECASE), "castel"),
)
_OF = r"(?:(?:di|de|del|della|dell|dei|degli)\b|d)['’]?\s*"
_OFFICE = re.compile(
    rf"^(?:comune|municipio|citt[aà]'?)\s+{_OF}|^(?:frazione|fraz\.?|localit[aà]'?|loc\.?)\s*(?:\b{_OF})?(?=\W|\b)"
    r"|^(?:stadt|markt)?gemeinde\s+",
    re.IGNORECASE,
)
_AREA_OFFICE = re.compile(
    rf"^(?:provincia|prov\.?|citta metropolitana|regione|cantone?)\s*(?:\b(?:autonoma\s+)?{_OF})?(?=\W|\b)"
)
_POSTAL_CODE = re.compile(r"^(?:(?:I|IT|CH)\s?-\s?)?(\d{3,5})\b|\b(?:(?:I|IT|CH)\s?-\s?)?(\d{3,5})$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;/|()\[\]]\s*|\s+[-–—]\s+|[–—]")
_HYPHEN = re.compile(r"\s*-\s*")

# What people call an area -> letters of the provinces in it, where the register's own name differs.
AREA_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "alto adige": "BZ",
        "aosta": "AO",
        "barletta": "BT",
        "bat": "BT",
        "carbonia iglesias": "CI",
        "forli": "FC",
        "massa": "MS",
        "monza": "MB",
        "monza brianza": "MB",
        "monza e brianza": "MB",
        "olbia tempio": "OT",
        "pesaro": "PU",
        "pesaro urbino": "PU",
        "reggio di calabria": "RC",
        "reggio emilia": "RE",
        "sud sardegna": "SU",
        "sudtirol": "BZ",
        "tessin": "TI",
        "trentino": "TN",
        "trient": "TN",
        "urbino": "PU",
        "val d aosta": "AO",
        "verbania": "VB",
        "vco": "VB",
    }
)
COUNTRY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("italia", "italy", "italien", "italie", "it", "i"), "IT"),
        **dict.fromkeys(("svizzera", "switzerland", "schweiz", "suisse"), "CH"),
    }
)


class Reading(NamedTuple):
    """One way to understand an entry: a name, and what else was written to tell it from its namesakes."""

    name: str
    qualifiers: tuple[str, ...] = ()


def spelled_key(name: str) -> str:
    """The folded words of a name with single spaces.

    >>> spelled_key("San Dona' di Piave")
    'san dona di piave'
    """
    return " ".join(words(name))


def accented_key(name: str) -> str:
    """Like `spelled_key`, but with the accents that end words, also those written as an apostrophe.

    >>> accented_key("PATERNO'"), accented_key("Paternò"), accented_key("Paterno")
    ('paternò', 'paternò', 'paterno')
    """
    accented = _FINAL_APOSTROPHE.sub(lambda vowel: vowel[0][0].translate(_GRAVE), name.lower().replace("’", "'"))
    return " ".join(re.findall(r"\w+", accented.translate(_ACUTE)))


def joined_key(name: str) -> str:
    """A key that saints, "di/del/in" and spaces do not change; articles stay (L'Aquila is not Aquila).

    Returns:
        Empty if a stray letter shows that the text is not just a name ("a Dro" must not become Adro).

    >>> joined_key("S. Angelo di Lodi"), joined_key("Sant'Angelo Lodi"), joined_key("a Dro")
    ('*angelolodi', '*angelolodi', '')
    """
    parts = spelled_key(name).split()
    if parts and len(parts[0]) == 1 and parts[0].isalpha() and parts[0] not in _FIRST_LETTERS:
        return ""
    kept = [part for part in parts if part not in _CONNECTORS] or parts
    return "".join([_SAINT if part in _SAINTS else part for part in kept])


def write_out(text: str) -> str:
    """Common abbreviations in names of places written in full, and "Comune di" and the like left out.

    >>> write_out("Comune di S.ta Maria a M.te")
    'santa Maria a monte'
    """
    text = _OFFICE.sub("", text.strip())
    for short, full in _WRITTEN_SHORT:
        text = short.sub(full, text)
    return text.strip(" .,;:-–")


def split_postal_code(text: str) -> tuple[str, str]:
    """The entry without its postal code, and the code as written ("" if there is none).

    >>> split_postal_code("I-47121 Forlì"), split_postal_code("Lugano")
    (('Forlì', '47121'), ('Lugano', ''))
    """
    found = _POSTAL_CODE.search(text.strip())
    if not found:
        return text.strip(), ""
    rest = text.strip()[: found.start()] + text.strip()[found.end() :]
    return rest.strip(" ,;-–()"), found[1] or found[2]


def readings(text: str) -> Iterator[Reading]:
    """The ways to understand an entry without a postal code, the most literal first.

    >>> [(reading.name, reading.qualifiers) for reading in readings("Comune di Castro (BG)")][-2:]
    [('Castro (BG)', ()), ('Castro', ('BG',))]
    """
    yield from _split(text)
    written_out = write_out(text)
    if written_out != text:
        yield from _split(written_out)


def _split(text: str) -> Iterator[Reading]:
    yield Reading(text)
    parts = [part for part in _SEPARATOR.split(text) if part]
    if len(parts) > 1:
        yield Reading(parts[0], tuple(parts[1:]))
    if len(parts) > 2:  # "Prato (Leventina) (TI)"
        yield Reading(" ".join(parts[:-1]), (parts[-1],))
    first_words = spelled_key(parts[0]).split() if parts else []
    if len(first_words) > 1 and len(first_words[-1]) == 2:  # "Forli FC"
        yield Reading(" ".join(first_words[:-1]), (first_words[-1], *parts[1:]))
    pieces = [piece for part in parts for piece in _HYPHEN.split(part) if piece]
    if len(pieces) > len(parts):
        yield Reading(pieces[0], tuple(pieces[1:]))


def area_keys(name: str) -> set[str]:
    """The keys under which a province or region is found: whole, and each of its languages.

    >>> sorted(area_keys("Bolzano/Bozen"))
    ['bolzano', 'bolzano bozen', 'bozen']
    """
    return {key for part in (name, *name.split("/")) if (key := spelled_key(part))}


def area_key(text: str) -> str:
    """Key of a province, region or country as people write it ("Prov. di Bergamo").

    >>> area_key("Provincia di Forlì - Cesena")
    'forli cesena'
    """
    return spelled_key(_AREA_OFFICE.sub("", fold(text).strip(" .()")))
