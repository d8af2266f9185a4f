"""What is offered where one name can mean several places: the ones most likely meant first."""

from collections.abc import Callable, Iterable, Sequence

from directory.errors import Ambiguous, AppError
from directory.i18n import N_
from directory.places.gazetteer_files import Municipality
from directory.places.geo import Point

SEVERAL_FIT = N_("%(place)s can be %(examples)s: add the province.")
SHARED_CODE = N_("The postal code %(place)s is shared by %(examples)s: give the name.")
NAMED_IN_MESSAGE = 5
_ALIKE_KM = 30  # one goes there from the own territory; among such places a municipality comes before a village


def several_fit(text: str, labels: Sequence[str], *, message: str = SEVERAL_FIT) -> Ambiguous:
    """The question which of several is meant."""
    return Ambiguous(message, place=text.strip(), examples=some_of(labels), choices=list(labels))


def nearest_first(
    problem: AppError, resolve: Callable[[str], Municipality], homes: Callable[[Point], float]
) -> AppError:
    """The same question, with what is near to the own territory first; other problems as they are.

    Args:
        resolve: finds what a choice names.
        homes: how far a point is from the nearest place of the own territory, in kilometres.
    """
    choices: Iterable[str] = problem.facts.get("choices", ())
    if not isinstance(problem, Ambiguous) or not choices:
        return problem
    near = sorted(choices, key=lambda label: homes(resolve(label).point) // _ALIKE_KM)  # stable: else as they were
    return several_fit(str(problem.facts["place"]), near, message=problem.message)


def some_of(labels: Sequence[str]) -> str:
    """The first few, for a sentence."""
    return ", ".join(labels[:NAMED_IN_MESSAGE]) + (", …" if len(labels) > NAMED_IN_MESSAGE else "")
