"""Words of terms that say something else where they stand: "in casa", "vicino di casa", "mi fa male"."""

from collections.abc import Sequence
from typing import Final

from directory.words.language import word_list, word_set

_AT_HOME: Final = frozenset({"a", "in", "da"})  # where something happens is no need of housing
_OF_HOME: Final = word_set(  # who lives next door or lets a house, and the way out
    """
    vicino vicina vicini vicine padrone padrona padroni fuori via esce escono esco uscire uscito uscita andato andata
    andarsene scappato scappata scappare lontano lontana lontani
    """
)
_HURTS: Final = ["mi", "fa"]  # the back, or somebody: of oneself it is "mi faccio male"
_TOGETHER: Final = frozenset({"in compagnia", "con altri", "con altre", "con gli", "in gruppo"})
_BY_HAND: Final = (("in", "legno"), ("creativi",), ("manuali",), ("artistici",))  # "lavoretti" that nobody is paid for
NOT_TO_DIE: Final = (  # what "sparire" and "ammazzarsi" go on with where nobody wants to die
    *("di lavoro", "di fatica", "di risate", "dal lavoro", "dalla fatica", "dal ridere"),
    *("una settimana", "qualche giorno", "un paio", "un po", "in montagna", "in vacanza", "al mare"),
)
_MAKES: Final = word_set(  # who likes to put furniture together has some
    """
    montare monta montava smontare smonta costruire costruisce costruiva restaurare restaura restaurava riparare ripara
    """
)


_MEDICINES: Final = ("pastigli", "pasticc", "pillol", "gocc", "farmac", "medicin", "compress", "qualcosa", "tisan")
_LIVES: Final = word_set("wohne wohnt wohnst wohnte")  # where somebody lives, and no housing that is looked for
_WHOSE: Final = word_set(
    "mein meinem meinen sein seinem ihr ihrem vom unser unserem der dem den"
)  # the boss, and no cook
_DEAD: Final = frozenset({"morto", "morta", "morti", "morte"})
_CHILDREN: Final = ("bambin", "figli", "neonat")
_SOLE: Final = ("solo", "sola")
_MEANWHILE: Final = (["quando"], ["mentre"])
_WHO_STAYS_WITH: Final = word_set("moglie suocera suocero nonna nonno madre")
_BEING_ALONE: Final = word_set("sono vivo vive sto sta rimasto resto resta uomo padre papa genitore da e ora")
_TIRED: Final = tuple([word] for word in ("stanco", "stanca", "stanchi", "stanche"))
_DEAD_OF: Final = frozenset(
    f"di {what}" for what in word_list("sonno fatica stanchezza fame sete freddo caldo paura vergogna noia invidia")
)


def means_something_else(words: Sequence[str], start: int, end: int) -> bool:
    """Whether `words[start:end]`, which some term is called, does not speak of it here.

    Args:
        words: folded, as `directory.words.language.words` gives them.

    >>> means_something_else(["non", "esce", "di", "casa"], 3, 4), means_something_else(["cerco", "casa"], 1, 2)
    (True, False)
    """
    if words[end - 1] == "casa" and end - start == 1:
        before = words[max(start - 2, 0) : start]
        return before[-1:] != [] and (before[-1] in _AT_HOME or (before[-1] == "di" and before[0] in _OF_HOME))
    if words[end - 1] == "stare":  # "un posto dove stare in compagnia"
        return " ".join(words[end : end + 2]) in _TOGETHER or "insieme" in words[end : end + 1]
    if words[end - 1] == "lavoretti":
        return any(tuple(words[end : end + len(behind)]) == behind for behind in _BY_HAND)
    if words[end - 1].startswith(("ammazz", "sparire")):
        return " ".join(words[end : end + 2]) in NOT_TO_DIE
    if words[end - 1] == "mobili":
        return start > 0 and words[start - 1] in _MAKES
    return (
        (end - start == 1 and words[start] in _LIVES)
        or _is_only_with_children(words, start, end)
        or (words[start:end] == ["chef"] and start > 0 and words[start - 1] in _WHOSE)
        or _is_only_tired(words, end)
        or _is_against_sleeplessness(words, start, end)
        or (words[end - 1] == "male" and list(words[start : start + 2]) == _HURTS)
        or (words[end - 1].startswith("tagli") and words[end : end + 1] == ["fuori"])  # who is left out
    )


def _is_only_with_children(words: Sequence[str], start: int, end: int) -> bool:
    """Who goes out, or is at home meanwhile, with children alone: "corso solo per bambini", "quando lui lavora"."""
    if words[start] not in _SOLE or not words[end - 1].startswith(_CHILDREN):
        return False
    if words[end : end + 1] in _MEANWHILE or not _WHO_STAYS_WITH.isdisjoint(words[max(start - 2, 0) : start]):
        return True
    is_only = start > 0 and words[start - 1] not in _BEING_ALONE
    return words[start] == "solo" and (words[start + 1] != "con" or is_only)


def _is_against_sleeplessness(words: Sequence[str], start: int, end: int) -> bool:
    """ "Pastiglie per dormire": no bed."""
    before = " ".join(words[max(start - 2, 0) : start])
    return words[end - 1] == "dormire" and before.endswith(" per") and before.startswith(_MEDICINES)


def _is_only_tired(words: Sequence[str], end: int) -> bool:
    """ "Stanca morta", "morto di sonno"."""
    before = list(words[max(end - 2, 0) : end - 1])
    return words[end - 1] in _DEAD and (before in _TIRED or " ".join(words[end : end + 2]) in _DEAD_OF)
