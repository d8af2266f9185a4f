"""Which place a text speaks of, if it speaks of one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

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


def find_place(words: Sequence[str], gazetteer: Gazetteer, taken: Collection[int]) -> PlaceFound | None:
    """The place that a question is about: the first that is clear, else the first that has namesakes.

    Args:
        words: folded words.
        taken: positions of words that are known to mean something else.
    """
    mentions = [mention for mention in gazetteer.find_in_text(words) if _is_place(words, mention, taken)]
    found = [_found(words, mention) for mention in mentions]
    return min(found, key=lambda place: len(place.choices) > 1, default=None)


def _is_place(words: Sequence[str], mention: PlaceMention, taken: Collection[int]) -> bool:
    before = words[mention.start - 1] if mention.start else ""
    if before in _STREETS:
        return False
    led = set(words[_first_leading(words, mention.start) : mention.start])
    if any(place in taken for place in range(mention.start, mention.end)):
        return bool(led & _SURELY_BEFORE_PLACES) or {"vicino", "a"} <= led
    ordinary = mention.end - mention.start == 1 and words[mention.start] in ORDINARY_WORDS
    if ordinary or mention.kind != "municipality":
        return bool(led & (_BEFORE_PLACES | _PROVINCE)) or "vicino" in led
    return True


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
