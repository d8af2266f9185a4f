"""Which place a text speaks of, if it speaks of one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from directory.gazetteer import Gazetteer, Municipality, PlaceMention
from directory.language import words as words_of

# Names of municipalities that people also use as words: a place only after "vicino a", "a", "zona" and the like.
ORDINARY_WORDS = frozenset(
    """
    ala alba alto amato ambra anela arcade arco ardesio arena asso atena augusta avio banco barca barone bella
    bene bergamasco bianco bonea bono borgo bosco calcio calvi camera camino campagna campana campo canale canna
    cappella carbone cardinale casale casella castello cattolica cava cave cena cenate cene cento ciampino ciano
    cicala cinque cinto comune corno corte costa croce cura dello diano dolce due equi esine fabbrica falcone
    fascia fede felino fiesso fiume fondi fonte force formica forza fossa francavilla front gallo gambero gemma
    genga gesso giardini giove girasole giuliana gradi grado grana grazie grotte lago lana lapio latina lauro
    lettere liberi licenza lode loro luce luna lupara maglie magra male malo mare massa medicina mele melissa
    mese meta minori mira misterbianco monte monti mori mura musei nave ne nesso neve none norma nove novi nuoro
    onore opera ora orta orto pace paese pago palma papa parco parenti parete passo pastena pazzano pero piana
    piano pietra pieve pigna pila pino piscina po poggio ponte ponti porte porto posta postal premia pula quarto
    quattro quindici re rea regalbuto riace rio riso riva rive rocca roccia rosa rossa rotonda russi sala sale
    salve santo scala scena schiava segni sei selva serra sesta siano silvi sole sorbo sostegno specchia stella
    stile storo strada taverna tempio terme terra terzo tiers tito tornata torre tre troia ultimo urbana valle
    varano vasto ventotto verde vernio viale viola vita vite vittoria volto zone
    """.split()  # noqa: SIM905 - a list literal would be one word a line
)
_BEFORE_PLACES = frozenset(
    """
    a ad presso zona near nahe bei comune citta dintorni around paese
    """.split()  # noqa: SIM905 - a list literal would be one word a line
)
_SURELY_BEFORE_PLACES = _BEFORE_PLACES - {"a", "ad"}
_LEADING = frozenset(
    """
    vicino vicina a ad in da di presso zona near nahe bei around from at nei pressi dintorni close to comune
    citta paese provincia prov province provinz of aus
    """.split()  # noqa: SIM905 - a list literal would be one word a line
)
_PROVINCE = frozenset({"provincia", "prov", "province", "provinz"})
_COUNTRY_OF_POSTAL_CODE: Mapping[int, str] = MappingProxyType({5: "IT", 4: "CH"})  # by the number of digits
_STREETS = frozenset({"via", "viale", "piazza", "piazzale", "vicolo", "strada"})


@dataclass(frozen=True)
class PlaceFound:
    """A place in a text.

    Args:
        start, end: its words, with the "vicino a" before it.
        choices: what it can mean; one unless it has namesakes.
        whole_province: "in provincia di".
    """

    name: str
    start: int
    end: int
    choices: tuple[Municipality, ...]
    whole_province: bool


def find_place(
    words: Sequence[str],
    gazetteer: Gazetteer,
    taken: Collection[int],
    *,
    capitals: Collection[int] = (),
    quiet: Collection[str] = (),
) -> PlaceFound | None:
    """The place that a question is about: the first that is clear, else the first that has namesakes.

    What follows "a", "zona" and the like comes before other names, and names before postal codes.

    Args:
        words: folded words.
        taken: positions of words that are known to mean something else.
        capitals: positions of words that were written with a capital.
        quiet: words that say nothing.
    """
    silent = {at for at, word in enumerate(words) if word in quiet or at in taken}
    mentions = [
        mention
        for mention in gazetteer.find_in_text(words)
        if _is_place(words, mention, taken, mention.start in capitals, _begins_or_ends(words, mention, silent))
    ]
    found = [_found(words, mention) for mention in mentions]
    sure = {place for place, mention in zip(found, mentions, strict=True) if _is_led(words, mention)}
    found.sort(key=lambda place: (len(place.choices) > 1, place not in sure))
    return next(iter((*found, *_postal_codes(words, gazetteer, taken))), None)


def _postal_codes(words: Sequence[str], gazetteer: Gazetteer, taken: Collection[int]) -> Iterator[PlaceFound]:
    for at, word in enumerate(words):
        if word.isdecimal() and len(word) in _COUNTRY_OF_POSTAL_CODE and at not in taken:
            choices = gazetteer.by_postal_code(word, country=_COUNTRY_OF_POSTAL_CODE[len(word)])
            if choices:
                yield PlaceFound(word, _first_leading(words, at), at + 1, tuple(choices), False)


def _is_place(
    words: Sequence[str], mention: PlaceMention, taken: Collection[int], has_capital: bool, begins_or_ends: bool
) -> bool:
    if mention.start and words[mention.start - 1] in _STREETS:
        return False
    if any(place in taken for place in range(mention.start, mention.end)):
        led = set(words[_first_leading(words, mention.start) : mention.start])
        return bool(led & _SURELY_BEFORE_PLACES) or {"vicino", "a"} <= led
    if _is_led(words, mention):
        return True
    is_one_word = mention.end - mention.start == 1
    if mention.kind == "locality" or (is_one_word and words[mention.start] in ORDINARY_WORDS):
        return False
    if mention.kind == "former":
        return has_capital and begins_or_ends
    return not is_one_word or has_capital or begins_or_ends or any(map(_is_capital, mention.municipalities))


def _is_led(words: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a word before the name says that it is one of a place."""
    led = set(words[_first_leading(words, mention.start) : mention.start])
    return bool(led & (_BEFORE_PLACES | _PROVINCE | {"vicino"}))


def _begins_or_ends(words: Sequence[str], mention: PlaceMention, silent: Collection[int]) -> bool:
    """Whether nothing stands before the name, or after it, but silent words."""
    before, after = range(_first_leading(words, mention.start)), range(mention.end, len(words))
    return all(at in silent for at in before) or all(at in silent for at in after)


def _first_leading(words: Sequence[str], start: int) -> int:
    """Where the words begin that lead to a place, such as "vicino a" or "in provincia di"."""
    while start and words[start - 1] in _LEADING:
        start -= 1
    return start


def _found(words: Sequence[str], mention: PlaceMention) -> PlaceFound:
    first = _first_leading(words, mention.start)
    choices = mention.municipalities
    whole_province = not _PROVINCE.isdisjoint(words[first : mention.start])
    if whole_province:
        choices = tuple(place for place in choices if _is_capital(place)) or choices
    return PlaceFound(" ".join(words[mention.start : mention.end]), first, mention.end, choices, whole_province)


def _is_capital(place: Municipality) -> bool:
    return set(words_of(place.name)) <= set(words_of(place.province_name))
