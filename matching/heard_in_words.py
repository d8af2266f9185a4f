"""What was understood from the person's words, in sentences, so that whoever listens can correct it."""

from collections.abc import Iterator

from directory.i18n import N_, Labels, Sentence, Written
from matching.profile import Profile


def say_heard(profile: Profile) -> Iterator[Sentence]:
    """Needs and interests, what is refused, was tried or is there already, and what is told of others."""
    if profile.needs_from_words:
        labels = tuple(Labels(need.term.labels) for need in profile.needs_from_words)
        yield Sentence(N_("Understood from the person's words: %(needs)s"), {"needs": labels})
    if profile.interests_from_words:
        likes = tuple(Labels(term.labels) for term in profile.interests_from_words)
        yield Sentence(N_("Interests understood from the words: %(interests)s"), {"interests": likes})
    kinds = profile.kinds_said
    if kinds.refused_words:
        message = N_("Heard as refused, and shown apart: %(words)s. If it is not so, change the words.")
        yield Sentence(message, {"words": _quoted(kinds.refused_words)})
    if kinds.tried_words:
        message = N_("Heard as tried before, and no wish: %(words)s. If it is not so, change the words.")
        yield Sentence(message, {"words": _quoted(kinds.tried_words)})
    if kinds.active_words:
        message = N_("Heard as there already, and no wish: %(words)s. If it is not so, change the words.")
        yield Sentence(message, {"words": _quoted(kinds.active_words)})
    for words, terms in profile.needs_of_others:
        facts = {"words": _quoted([words]), "needs": tuple(Labels(term.labels) for term in terms)}
        message = N_(
            "Told of somebody else, and not looked for: %(words)s (%(needs)s). Add it if help is wanted there."
        )
        yield Sentence(message, facts)


def _quoted(words: tuple[str, ...] | list[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(N_("“%(words)s”"), {"words": Written(one)}) for one in words)
