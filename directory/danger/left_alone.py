"""Children who are alone at home, told from grown-ups who are: "vivo solo in casa" is no danger."""

import re
from collections.abc import Iterator

_AT_HOME = r"(?:in|a) casa"
_ALONE = re.compile(rf"\b(?:da )?sol([oaie]) {_AT_HOME}\b|\b{_AT_HOME} (?:da )?sol([oaie])\b")
_ONE = r"(?:bambin|bimb|piccol|ragazzin|nipotin|fratellin|sorellin|neonat|alunn|figli|ragazz)"
_SEVERAL = re.compile(
    r"\b(?:bambin[ie]|bimb[ie]|figl(?:i|ie)|gemell[ie]|gemellin[ie]|ragazzin[ie]|nipotin[ie]|fratellin[ie]|sorelline"
    r"|minori|piccoli|piccole|fratelli|alunn[ie])\b"
)
_NEEDS_AN_AGE = ("figli", "ragazz", "fratelli")  # who may be grown up
_NUMBER = r"(?:[0-9]|1[01]|un|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici)"
# "6 anni", "4 e 6 anni", "5, 7 e 9 anni", "8 mesi"; but not "da 6 anni", "6 anni fa", "7 anni di matrimonio".
_SMALL = re.compile(
    rf"\b(?<!da )(?<!per )(?<!dopo )(?:{_NUMBER} (?:e )?)*{_NUMBER} (?:anni|anno|mesi)\b(?! (?:fa|di matrimonio|che)\b)"
)
_GROWN_UP = re.compile(  # who speaks of being alone, and not of a child
    r"\b(?:sono|ero|siamo|vivo|viviamo|sto|resto|rimango|mi ha lasciat[oa]|vedov[oa]|(?:mamma|madre|papa|padre) di"
    r"|nonn[oa]|anzian[oa]|marito|moglie|grandi|adult[oiae])\b"
)
_OURSELVES = re.compile(r"\b(?:siamo|viviamo)\b")
_HAS_YEARS, _AT_YEARS = re.compile(r"\bha \w+ anni\b"), re.compile(r" a \w+ anni\b")
_ARTICLE = re.compile(r"^ (?:i|le|gli|due|tre) ")


def children_left_alone(text: str) -> Iterator[tuple[int, int]]:
    """Where folded words, joined by blanks, tell that a child is alone at home: start and end of the letters.

    Who is alone agrees with the word for it: "i gemelli soli in casa", "la bambina sola a casa"; of a son, a daughter
    or a boy the age must be told, or at least an age below twelve. Who is alone *with* somebody is the other one.

    >>> [*children_left_alone("figlio di 10 anni da solo in casa")], [*children_left_alone("vivo solo in casa")]
    ([(18, 33)], [])
    """
    for found in _ALONE.finditer(text):
        if text[found.end() :].startswith(" con "):
            continue
        before, behind = text[: found.start()], text[found.end() :]
        if _is_of_children(found[1] or found[2], before, behind):
            yield found.span()


def _is_of_children(ending: str, before: str, behind: str) -> bool:
    is_small = _SMALL.search(before) is not None or _SMALL.search(behind) is not None
    if ending in "ie":
        several = _SEVERAL.search(before) or _SEVERAL.search(behind if is_small else _named_next(behind))
        is_small |= several is not None and not several[0].startswith("fratelli")
        return several is not None and is_small and _OURSELVES.search(before) is None
    if _GROWN_UP.search(before):
        return False
    own = [
        *re.finditer(rf"\b({_ONE}){ending}\b", before),
        *re.finditer(rf"^ (?:il|la|un|una) ({_ONE}){ending}\b", behind),
    ]
    if not own:
        return is_small and (_HAS_YEARS.search(before) or _AT_YEARS.match(behind)) is not None
    return is_small or any(not one[1].startswith(_NEEDS_AN_AGE) for one in own)


def _named_next(behind: str) -> str:
    """The word right behind, without its article; "soli in casa i bambini", but "sola in casa … i bambini"."""
    return _ARTICLE.sub("", behind).split(" ")[0]
