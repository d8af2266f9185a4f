"""What a question is probably about in which no rule hears anything: a guess, and called one."""

from collections.abc import Collection, Iterable, Sequence

from directory.catalog.selection import Selection
from directory.danger.what_to_do_first import what_to_do_first
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer_files import country_of
from directory.search.question import Query
from directory.search.spelling.everyday_words import is_everyday
from directory.search.spelling.right_words import ORIGINS
from directory.search.where.countries import COUNTRIES
from directory.taxonomies.codes import CHILD_ABUSE, CRISIS, EMERGENCY, EXPLOITED, VIOLENCE
from directory.taxonomies.likely_needs import LikelyNeed, LikelyNeeds
from directory.taxonomies.vocabulary import EMERGENCY_NUMBER, Vocabulary, cannot_wait
from directory.words.day_words import MONTHS
from directory.words.language import words
from directory.words.people import FRIENDS, OTHERS, RELATIVES

DANGERS = frozenset({CHILD_ABUSE, CRISIS, EMERGENCY, EXPLOITED, VIOLENCE})
NOT_UNDERSTOOD = Sentence(N_("Much of this was not understood: use simpler words, the need and the place."))
MANY_UNKNOWN = 4  # words that no rule understood: of 48 sentences about danger that were heard as none, 36 had as many
_BESIDE_NEEDS = 0.15  # of a need that nothing is heard of, beside one that is; decision 32 has how many are wrong then
_LEAST_UNKNOWN = 3  # where nothing at all is heard
_MOST_UNKNOWN = 6  # beside a need that is heard
_MAYBE = (
    0.1  # of a danger, where nothing is heard; whoever reads of danger beside each longer question reads it no more
)
_NO_RIDDLES = COUNTRIES | ORIGINS | RELATIVES | OTHERS | FRIENDS | frozenset(MONTHS)
_LONG, _MOST_KNOWN = 4, 0.6  # letters; share of such words
_SAYS_IT = 0.35  # of the most that the words could score; decision 37 has how often it keeps a need from being guessed
_PROBABLE = 0.4  # among all needs; the first guess is then right in every second sentence, and in most of danger
_OFFERED = 0.05  # what is less probable is hardly worth a tap


def is_mostly_not_understood(query: Query, about: Selection) -> bool:
    """Whether much is told in words that no rule knows, and by which no listing is called."""
    is_urgent = bool(query.dangers) or any(map(cannot_wait, query.needs))
    return len(query.rest) >= MANY_UNKNOWN and not is_urgent and not len(about.named.rows)


def is_hardly_understood(query: Query, about: Selection) -> bool:
    """Whether to say that much was not understood: nothing was heard, or very much is left beside what was."""
    if _is_anything_heard(query):
        return is_mostly_not_understood(query, about) and len(riddles(query)) >= _MOST_UNKNOWN
    return _is_nothing_known(query, about)


def riddles(query: Query) -> list[str]:
    """The words that no rule understood, without those of what is told beside a wish, and those that ask for nothing:
    of whom somebody speaks, where they are from, how much something was.
    """
    aside = _NO_RIDDLES.union(query.beside)
    return [word for word in query.rest if word not in aside and not word.isdecimal()]


def may_tell_a_danger(query: Query, about: Selection, likely: Sequence[LikelyNeed], offered: Collection[str]) -> bool:
    """Whether to say whom to call in a danger: much was not understood, and it may tell of one.

    Args:
        offered: codes of the needs that are offered as guesses; whom to call belongs beside a danger among them.
    """
    if not DANGERS.isdisjoint(offered):
        return True
    if _is_anything_heard(query):
        return is_mostly_not_understood(query, about) and _is_danger_likely(likely, _BESIDE_NEEDS)
    return _is_nothing_known(query, about) and _is_danger_likely(likely, _MAYBE)


def _is_anything_heard(query: Query) -> bool:
    return bool(query.needs or query.service_types or query.interests)


def _is_nothing_known(query: Query, about: Selection) -> bool:
    return len(query.rest) >= _LEAST_UNKNOWN and not query.dangers and not len(about.named.rows)


def _is_danger_likely(likely: Iterable[LikelyNeed], least: float) -> bool:
    return any(one.probability >= least and one.code in DANGERS for one in likely)


def guesses(query: Query, about: Selection) -> Sequence[LikelyNeed]:
    """What the words of a question are likeliest about, where rules leave some and no listing is called by them.

    Little words alone tell nothing: "Quando naufragò la London Valour?" is about nobody's violence.
    """
    if len(query.rest) < _LEAST_UNKNOWN or len(about.named.rows):
        return ()
    likely = LikelyNeeds.of(about.catalog.vocabulary)
    if not any(map(likely.knows, query.rest)):
        return ()
    guessed = likely.told_by(words(query.text))
    return [one for one in guessed if one.code in DANGERS] if _is_said_by_a_text(about) else guessed


def _is_said_by_a_text(about: Selection) -> bool:
    """Whether a listing says much of the question in its own words: then nothing has to be guessed."""
    return about.match is not None and about.match.greatest_share >= _SAYS_IT


def likely_needs(query: Query, about: Selection, likely: Sequence[LikelyNeed]) -> tuple[str, ...]:
    """The codes of what a question may be about that is mostly not understood, without what was understood.

    Where a need was heard, others must be more probable: who asks for a flat shall not be asked whether he is beaten.
    """
    if not is_mostly_not_understood(query, about):
        return ()
    least = _BESIDE_NEEDS if query.needs else _OFFERED
    return tuple([one.code for one in likely if one.probability >= least and one.code not in query.needs])


def with_likely_need(query: Query, vocabulary: Vocabulary, likely: Sequence[LikelyNeed]) -> Query:
    """A question in which nothing is heard, as one for what it is probably about; the same where that is not clear."""
    heard = (query.needs, query.service_types, query.interests, query.contact, query.refused_kinds)
    if any(heard) or not likely or likely[0].probability < _PROBABLE or _is_mostly_foreign(query):
        return query
    first = likely[0]
    kinds = [EMERGENCY_NUMBER] if first.code == EMERGENCY else []
    return query.but(
        needs=(first.code,),
        main_needs=(first.code,),
        service_types=tuple([kind for kind in kinds if vocabulary.known("service_type", kind)]),
        notes=(
            *query.notes,
            Sentence(
                N_("Perhaps this is about: %(need)s."), {"need": Labels(vocabulary.get("need", first.code).labels)}
            ),
            *what_to_do_first((first.code,), country=country_of(query.place)),
        ),
    )


def _is_mostly_foreign(query: Query) -> bool:
    """Whether few of the words are of a language that guesses were learned from: a dialect is asked about first."""
    long_ones = [word for word in words(query.text) if len(word) >= _LONG and word.isalpha()]
    return sum(map(is_everyday, long_ones)) < _MOST_KNOWN * len(long_ones)
