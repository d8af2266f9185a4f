"""Which needs and interests a person's own words speak of, though nobody ticked them."""

from collections.abc import Iterable, Sequence
from typing import Final

from directory.language import words
from directory.search.negations import wanted_mentions
from directory.search.people import grew_out_of, is_old, of_old_people
from directory.vocabulary import Mention, Term, Vocabulary, cannot_wait
from matching.end_of_strength import is_said

_CARING: Final = "family.caring"
_LANGUAGES: Final = "languages"
_SPEAKS: Final = frozenset("parla parlo parlano parliamo speak speaks spricht spreche sprechen madrelingua".split())  # noqa: SIM905 - one line
_SOON: Final = 4  # words
_AS: Final = frozenset({"da", "come", "als"})


def mentions_in(texts: Iterable[str], vocabulary: Vocabulary) -> list[Mention]:
    """What a person's texts speak of and do not refuse."""
    return [mention for text in texts if text for mention in wanted_mentions(text, vocabulary)]


def needs_heard(
    texts: Sequence[str], named: Sequence[Term], vocabulary: Vocabulary, age: float | None = None
) -> list[Term]:
    """The needs that texts speak of, each once, as a search would understand them: "marito violento" is one.

    Where somebody named needs, words add none – but violence, a crisis or a night without a bed, which must not pass
    unheard beside a smaller wish. Of who cares for somebody "non ce la fa più" tells of that burden first, and is to be
    asked about (`matching.dangers`). A whole domain ("Casa") is no need beside a part of it ("un posto dove dormire").

    Args:
        named: the needs that somebody named.
        age: of the person, in years; who is old and alone looks for company of that age.
    """
    mentions = mentions_in(texts, vocabulary)
    if named or any(mention.term.code == _CARING for mention in mentions):
        mentions = [mention for mention in mentions if not is_said(mention.words)]
    heard = [*{mention.term.code: mention.term for mention in mentions if mention.term.taxonomy == "need"}.values()]
    if age is not None:
        said = [word for text in texts for word in words(text)]
        heard = [term for term in heard if not grew_out_of(term.code, (age, age), said)]
    if age is not None and is_old((age, age)):
        codes = dict.fromkeys(of_old_people(term.code) for term in heard)
        heard = [vocabulary.get("need", code) for code in codes]
    if named:
        known = {term.domain for term in named if cannot_wait(term.code)}
        heard = [term for term in heard if cannot_wait(term.code) and term.domain not in known]
    parts = {term.domain for term in (*named, *heard) if term.parent is not None}
    return [term for term in heard if term.parent is not None or term.domain not in parts]


def interests_heard(texts: Iterable[str], vocabulary: Vocabulary) -> list[Term]:
    """The interests that texts speak of, each once: "suonava la chitarra" is one.

    Not where the same words tell of a need: who cannot use a computer does not like it. Nor where they are a job: who
    gave up an apprenticeship "da elettricista" likes something else; or what somebody speaks: "parla francese e arabo".
    """
    heard: dict[str, Term] = {}
    for text in texts:
        mentions = mentions_in([text], vocabulary)
        needs, said = [mention for mention in mentions if mention.term.taxonomy == "need"], words(text)
        for mention in mentions:
            is_job = said[max(mention.start - 1, 0)] in _AS
            before = said[max(mention.start - _SOON, 0) : mention.start]
            is_spoken = mention.term.code == _LANGUAGES and not _SPEAKS.isdisjoint(before)
            if mention.term.taxonomy == "interest" and not (
                is_job or is_spoken or any(_share_a_word(mention, one) for one in needs)
            ):
                heard[mention.term.code] = mention.term
    return [*heard.values()]


def _share_a_word(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
