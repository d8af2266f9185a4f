"""What somebody asked for and a result does not meet, or does not tell: a link worker must not read it as met."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.catalog.reach import ASK_ACROSS_THE_BORDER, ASK_NUMBER_ABROAD
from directory.catalog.scoring import Reason
from directory.i18n import Sentence
from directory.search.results.proximity import ASK_FROM_AFAR

CONDITIONS = frozenset({"language", "cost", "age", "time", "access", "wheelchair", "remote", "gender"})
_ASK_FIRST = frozenset({ASK_FROM_AFAR, ASK_NUMBER_ABROAD, ASK_ACROSS_THE_BORDER})
SELDOM_SAID = frozenset({"gender"})  # who takes everybody says nothing of it: there is nothing to ask
_TO_ASK = CONDITIONS - SELDOM_SAID


@dataclass(frozen=True)
class OpenPoints:
    """Sentences about one result: what is known to be otherwise than asked, and what has to be asked there."""

    otherwise: tuple[Sentence, ...] = ()
    to_ask: tuple[Sentence, ...] = ()

    @classmethod
    def of(cls, reasons: Iterable[Reason]) -> "OpenPoints":
        """Of the reasons of a result, the conditions that do not speak for it.

        How far it is and what it is about stand on the card anyway.
        """
        otherwise, to_ask = list[Sentence](), list[Sentence]()
        for one in reasons:
            if one.is_good:
                continue
            if one.feature in CONDITIONS and one.known:
                otherwise.append(one.text)
            elif one.feature in _TO_ASK or one.text.message in _ASK_FIRST:
                to_ask.append(one.text)
        return cls(tuple(otherwise), tuple(to_ask))


NO_POINTS = OpenPoints()
