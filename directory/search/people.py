"""What the words for a person say: their gender, and groups that a stated age rules out."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

_WOMEN = "ragazza ragazze donna donne mamma mamme madre madri signora girl woman women mother mum lady"
_MEN = "ragazzo uomo uomini papa padre padri signore signor boy man men father dad herr mann manner vater junge"
_WOMEN_GERMAN = "frau frauen mutter madchen"
PERSON_WORDS = frozenset(
    f"{_WOMEN} {_WOMEN_GERMAN} {_MEN} bambino bambina famiglia coppia persona family familie".split()
)
# Left out: "ragazzi", who may be of any gender, and "marito" and "moglie", of whom others complain.
_GENDER_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(f"{_WOMEN} {_WOMEN_GERMAN}".split(), "woman"),
        **dict.fromkeys(_MEN.split(), "man"),
    }
)
_AGES: Mapping[str, tuple[float, float]] = MappingProxyType(  # target group -> years, the second one excluded
    {
        "minors": (0, 18),
        "children": (0, 11),
        "adolescents": (11, 18),
        "young_adults": (18, 35),
        "adults": (18, 121),
        "elderly": (60, 121),
    }
)


def gender_of(words: Sequence[str]) -> str | None:
    """Whether folded words speak of a woman or a man; None where of neither, or of both."""
    genders = {_GENDER_BY_WORD[word] for word in words if word in _GENDER_BY_WORD}
    return genders.pop() if len(genders) == 1 else None


def allows_age(target_group: str, age: float | None) -> bool:
    """Whether somebody of this age in years can be in the group."""
    first, end = _AGES.get(target_group, (0, 121))
    return age is None or first <= age < end
