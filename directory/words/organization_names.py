"""Names of organisations, made comparable: abbreviations written out, legal forms left out."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from directory.words.language import fold, words

_INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}")  # c.v.m., s.r.l., s. r. l.
_SYLLABLES = re.compile(r"\b[a-z]{1,2}\.(?:[a-z]{1,2}\.)+(?:[a-z]{1,2}\b)?|\b[a-z]{2}\.[a-z]{2}\b")  # ce.l.i.m., di.ca

_SOCIAL_COOPERATIVE = re.compile(r"\b(?:coop|coopva|cooperativa)\W+soc\b")  # elsewhere "soc." is a company

# Folded abbreviation -> the word it stands for.
_ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "ass": "associazione",
        "assoc": "associazione",
        "assne": "associazione",
        "az": "azienda",
        "bibl": "biblioteca",
        "circ": "circolo",
        "com": "comune",
        "comit": "comitato",
        "cons": "consorzio",
        "coop": "cooperativa",
        "coopva": "cooperativa",
        "fam": "familiare",
        "fed": "federazione",
        "fond": "fondazione",
        "fondaz": "fondazione",
        "ist": "istituto",
        "istit": "istituto",
        "naz": "nazionale",
        "osp": "ospedale",
        "parr": "parrocchia",
        "prov": "provinciale",
        "reg": "regionale",
        "soc": "societa",
        "univ": "universita",
        "vol": "volontariato",
        # One spelling for every saint, because lists abbreviate them differently.
        **dict.fromkeys(("s", "ss", "santo", "santa", "sant", "santi", "st", "sankt"), "san"),
    }
)

# Legal forms in words, after abbreviations are written out; the longest that fits is left out.
_LEGAL_FORMS = (
    "a responsabilita limitata",
    "a rl",
    "aps",
    "arl",
    "asd",
    "associazione di promozione sociale",
    "associazione di volontariato",
    "associazione sportiva dilettantistica",
    "cooperativa a responsabilita limitata",
    "cooperativa sociale",
    "e v",
    "ente del terzo settore",
    "ente filantropico",
    "eo",
    "ets",
    "ev",
    "genossenschaft",
    "gmbh",
    "impresa sociale",
    "in liquidazione",
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "nfp",
    "odv",
    "ong",
    "onlus",
    "organizzazione di volontariato",
    "organizzazione non governativa",
    "organizzazione non lucrativa di utilita sociale",
    "sas",
    "scarl",
    "scpa",
    "scrl",
    "scs",
    "snc",
    "societa cooperativa",
    "societa cooperativa sociale",
    "societa cooperativa sociale a responsabilita limitata",
    "sozialgenossenschaft",
    "spa",
    "srl",
    "srls",
    "ssd",
    "vfg",
)
_LEGAL_FORM = re.compile(r"\b(?:" + "|".join(sorted(_LEGAL_FORMS, key=len, reverse=True)) + r")\b")


@lru_cache(maxsize=1 << 16)  # a row is compared by the same names several times
def normalize_name(text: str) -> str:
    """An organisation's name for comparing: folded, abbreviations written out, legal forms left out.

    A name that consists of nothing but a legal form keeps it. Empty only if the text has no letter or number.

    >>> normalize_name("Coop. Soc. S. Giuseppe ONLUS a r.l.")
    'san giuseppe'
    >>> normalize_name("C.V.M. – Comunità Volontari per il Mondo")
    'cvm comunita volontari per il mondo'
    """
    joined = _SYLLABLES.sub(lambda acronym: acronym[0].replace(".", "") + " ", fold(text))
    joined = _INITIALS.sub(lambda initials: re.sub(r"[.\s]", "", initials[0]) + " ", joined)
    joined = _SOCIAL_COOPERATIVE.sub("cooperativa sociale", joined)
    full = " ".join([_ABBREVIATIONS.get(word, word) for word in words(joined)])
    return " ".join(_LEGAL_FORM.sub(" ", full).split()) or full
