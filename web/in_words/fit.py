"""How well something suits, and how much better it is, in words: figures stand only where it is told how they come."""

from directory.i18n import N_

FITS = (  # of a score in [0, 1], from so much on
    (0.8, N_("Suits very well")),
    (0.65, N_("Suits well")),
    (0.5, N_("Suits in part")),
    (0.0, N_("Suits little")),
)
GAINS = (  # of a difference between such scores, from so much on
    (0.3, N_("much better")),
    (0.1, N_("better")),
    (0.02, N_("a little better")),
    (-0.02, N_("as before")),
)
WORSE = N_("worse")
NOTICED_POINTS = 0.5  # of a caseload: nobody feels less


def how_well(score: float) -> str:
    """How well something suits, by its score in [0, 1].

    >>> how_well(0.87), how_well(0.2)
    ('Suits very well', 'Suits little')
    """
    return next((words for least, words in FITS if score >= least), FITS[-1][1])


def how_much_better(gain: float) -> str:
    """How much better off somebody is.

    >>> how_much_better(0.88), how_much_better(0.0), how_much_better(-0.3)
    ('much better', 'as before', 'worse')
    """
    return next((words for least, words in GAINS if gain >= least), WORSE)


def how_even(spread: float, before: float) -> str:
    """Whether caseloads are spread more evenly than before, by how far they usually are from the average, in points."""
    if abs(spread - before) < NOTICED_POINTS:
        return N_("They are as even as before.")
    return N_("They are more even than before.") if spread < before else N_("They are less even than before.")
