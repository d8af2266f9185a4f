"""What was understood from the person's words, in sentences, so that whoever listens can correct it."""

from collections.abc import Iterator

from directory.i18n import N_, Labels, Sentence, Written
from matching.profile import Profile
from matching.profiles.parts import KindsSaid
from matching.said.origin import say_origin


def say_heard(profile: Profile) -> Iterator[Sentence]:
    """Needs and interests, what is refused, was tried or is there already, and what is told of others."""
    if profile.needs_from_words:
        labels = tuple(Labels(need.term.labels) for need in profile.needs_from_words)
        yield Sentence(N_("Understood from the person's words: %(needs)s"), {"needs": labels})
    if profile.interests_from_words:
        likes = tuple(Labels(term.labels) for term in profile.interests_from_words)
        yield Sentence(N_("Interests understood from the words: %(interests)s"), {"interests": likes})
    if kinds := tuple(_kinds(profile.kinds_said)):
        yield Sentence(N_("Not looked for: %(kinds)s. If it is not so, change the words."), {"kinds": kinds})
    if profile.origin and not profile.languages:
        yield say_origin(profile.origin)
    for words, terms in profile.needs_of_others:
        facts = {"words": _quoted([words]), "needs": tuple(Labels(term.labels) for term in terms)}
        message = N_(
            "Told of somebody else, and not looked for: %(words)s (%(needs)s). Add it if help is wanted there."
        )
        yield Sentence(message, facts)


def _kinds(said: KindsSaid) -> Iterator[Sentence]:
    for words, message in (
        (said.refused_words, N_("refused, and shown apart %(words)s")),
        (said.tried_words, N_("tried before %(words)s")),
        (said.active_words, N_("there already %(words)s")),
    ):
        if words:
            yield Sentence(message, {"words": _quoted(words)})


def _quoted(words: tuple[str, ...] | list[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(N_("“%(words)s”"), {"words": Written(one)}) for one in words)
