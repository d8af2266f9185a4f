"""Which word a misspelt one was meant to be: of those that it may be, the one of which the question makes sense.

How easily a word is mistyped so, and how often listings have it, are not all. "La osera" may be an opera, but is the
evening; whoever types "fare aradio" speaks of radio rather than of a wardrobe, since only that is something to ask for.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from directory.catalog.catalog import Catalog
from directory.catalog.corrections import is_easy_slip
from directory.catalog.corrections import slip as likelihood_of_slip
from directory.catalog.known_words import Reading
from directory.search.said.line import Line, Phrase
from directory.search.said.phrases import find_phrases, has_sign
from directory.search.spelling.everyday_words import near_said_words
from directory.search.spelling.plausible_slips import Slip
from directory.search.spelling.spelling import EVERYDAY_WORDS, is_spoken, mended, near_everyday_words, near_rule_words
from directory.search.spelling.stop_words import STOP_WORDS
from directory.taxonomies.words_of_terms import languages_with
from directory.words.language import stem
from directory.words.sounds import sound

_ONE_IN = 50  # listings have a word of the rules or of everyday: they need not, as people say it of themselves
_PART_OF_A_PHRASE, _SAYS_SOMETHING, _EASILY_EVERYDAY, _EVERYDAY = 4.0, 2.0, 3.0, 1.5  # logarithms, as those of
# `directory.catalog.corrections`
_SURE_ALONE = 5  # letters of a rule's word from which on it needs no others beside it
_LONG = 6  # letters: shorter words have neighbours that are something else: "casse", "case"
_FEWEST_LETTERS = 3
_LITTLE = 0.5  # so much less likely words that say nothing are of few letters: "Csa Aurelia" is about no "cosa"
_CLEARLY = 6.0  # how much likelier than its own stem another word must be
_SENTENCE = 3  # words
_LEAST_LETTERS = 4  # of a misspelt word: shorter ones are taken only for what they easily become of


def meant_word(reading: Reading, beside: Sequence[Reading], slip: Slip, line: Line, catalog: Catalog) -> str:
    """What a word that no listing has like this was meant to be; "" where it is right, or like nothing that is known.

    Args:
        reading: how it is looked up: perhaps by the words near it, or as a form of a known one.
        beside: how the other words of the question are read.
        slip: the word in its sentence, as it was typed.
        line: the whole question, in which other words may be mended already.
    """
    word, at = reading.word, slip.sentence.index(reading.word)
    if has_sign(word) or (len(word) < _LEAST_LETTERS and line.is_upper(at)):  # "pom" is an afternoon, "CAP" a code
        return _if_plausible(reading.repaired, slip, catalog)
    is_alone = len(line.words) == 1  # and so about something
    sense = {form: max(_sense(form, line, at, catalog), _usual(form, word)) for form in _near(word, catalog)}
    likely = _likely(word, sense, beside, catalog) if any(sense.values()) else {}
    if reading.stems and not reading.repaired:  # one more form of a known word, unless something better comes of it
        sense = _beside_own_stem(reading, sense, likely, is_open=len(word) >= _LONG or not beside)
    elif is_alone:
        sense = {form: 0.0 if form in STOP_WORDS else more for form, more in sense.items()}
    if any(sense.values()):
        weighed = {form: likely[form] + sense.get(form, 0.0) for form in likely if not is_alone or sense.get(form)}
        for form in sorted(weighed, key=lambda form: (weighed[form], form), reverse=True):
            if _is_plausible(form, slip, catalog, is_in_phrase=sense.get(form, 0.0) >= _PART_OF_A_PHRASE):
                return form if sense.get(form) else _if_plausible(reading.repaired, slip, catalog)
    said = _said(slip, line, at, catalog, is_known=bool(reading.stems))
    return said or _if_plausible(reading.repaired, slip, catalog)


def _beside_own_stem(
    reading: Reading, sense: Mapping[str, float], likely: Mapping[str, float], *, is_open: bool
) -> dict[str, float]:
    """What a word that is a form of a known stem may be besides, with how much sense it makes.

    Args:
        is_open: whether easy slips count, though the question says no more with them.
    """
    own = max((likely[form] for form in likely if stem(form) == reading.stems[0][0]), default=-math.inf)

    def is_better(form: str) -> bool:
        if not is_easy_slip(reading.word, form):
            return False
        is_clear = own > -math.inf and likely.get(form, -math.inf) + sense[form] > own + _CLEARLY
        return is_open or is_clear or sound(reading.word) == sound(form)

    return {form: more for form, more in sense.items() if more >= _PART_OF_A_PHRASE or (more and is_better(form))}


def _said(slip: Slip, line: Line, at: int, catalog: Catalog, *, is_known: bool) -> str:
    """A word of everyday that nothing is asked with alone: one that tells of a danger, else one that listings have.

    "Mi segue dappertutmto" is a danger, and "restauarre" is no word of any listing but "restauro".
    """
    if len(slip.typed) < _SURE_ALONE or (at and line.is_capital(at)):
        return ""
    near = sorted(form for form in near_said_words(slip.typed) if _is_plausible(form, slip, catalog))
    for form in near if len(line.words) >= _SENTENCE else ():
        attempt = mended(line.words, {at: form})
        if any(one.start <= at < one.end and one.end - one.start > 1 for one in catalog.vocabulary.told(attempt)):
            return form
    if is_known or len(slip.typed) < _LONG:
        return ""
    known = [form for form in near if catalog.text.knows(form)]
    known = [form for form in known if is_easy_slip(slip.typed, form)] or known
    return known[0] if len({stem(form) for form in known}) == 1 else ""


def part_of_a_rule(word: str, line: Line, at: int) -> str:
    """The word with which a phrase of the rules comes of a right one with another letter: "viene a cada"; else ""."""
    for form in sorted(near_rule_words(word)):
        attempt = Line(mended(line.words, {at: form}), line.text)
        if any(one.end - one.start > 1 and _is_part(one, at, attempt) for one in find_phrases(attempt)):
            return form
    return ""


def _if_plausible(form: str, slip: Slip, catalog: Catalog) -> str:
    return form if form and _is_plausible(form, slip, catalog) else ""


def _is_plausible(form: str, slip: Slip, catalog: Catalog, *, is_in_phrase: bool = False) -> bool:
    return slip.may_mean(form, languages_with(form, catalog.vocabulary), is_in_phrase=is_in_phrase)


def _near(word: str, catalog: Catalog) -> set[str]:
    """The words of the rules, of terms and of everyday that are one letter away or sound alike."""
    if len(word) < _FEWEST_LETTERS:
        return set()
    near = near_everyday_words(word) | near_rule_words(word) | catalog.vocabulary.words_like(word)
    if len(word) >= _LEAST_LETTERS:
        return {*near} - {word}
    # A letter is missing, or two of a little word changed places: "umo", "nno"; "sos" is no "oss".
    others = {form for form in near - {word} if is_easy_slip(word, form)}
    return {form for form in others if len(form) > len(word) or form in EVERYDAY_WORDS}


def _likely(word: str, others: Iterable[str], beside: Sequence[Reading], catalog: Catalog) -> dict[str, float]:
    """What a word may be that is one letter away, and how likely that is by itself, as a logarithm."""
    likely = {one.form: one.likelihood for one in catalog.text.reader.corrections(word, beside) if one.edits == 1}
    often = math.log1p(len(catalog) / _ONE_IN)
    return {form: likelihood_of_slip(word, form, 1) + often for form in others} | likely


def _usual(form: str, typed: str) -> float:
    """How much likelier a word is because everybody says it."""
    if form not in EVERYDAY_WORDS:
        return 0.0
    likelier = _EASILY_EVERYDAY if is_easy_slip(typed, form) else _EVERYDAY
    return likelier * _LITTLE if form in STOP_WORDS and len(typed) < _LEAST_LETTERS else likelier


def _sense(form: str, line: Line, at: int, catalog: Catalog) -> float:
    """How much likelier a word is for what the question says with it."""
    vocabulary = catalog.vocabulary
    is_term, is_rule = vocabulary.has_stem(form), has_sign(form)
    if not (is_term or is_rule):
        return 0.0
    attempt = Line(mended(line.words, {at: form}), line.text)
    several = [0]
    if is_term:
        several += [one.end - one.start for one in vocabulary.told(attempt.words) if one.start <= at < one.end]
    if is_rule:
        several += [one.end - one.start for one in find_phrases(attempt) if _is_part(one, at, attempt)]
    if max(several) > 1:
        return _PART_OF_A_PHRASE
    return _SAYS_SOMETHING if max(several) and (is_term or len(form) >= _SURE_ALONE) else 0.0


def _is_part(phrase: Phrase, at: int, line: Line) -> bool:
    return phrase.start <= at < phrase.end and (phrase.kind != "language" or is_spoken(phrase, line))
