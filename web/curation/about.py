"""What a service is about, in its form: terms to keep, to decide about, and to choose from.

A term is written as its code, and with a question mark where it is only proposed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from directory.curation.about_fields import KINDS, Standing, Terms, reads_terms_of, terms_in, terms_text
from directory.curation.entry import Field
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.taxonomies.vocabulary import Term, Vocabulary
from web.curation.reader import TERMS, Reader
from web.i18n import current_language, gettext

OPEN = "?"
NO_SUCH_TERM = N_("One of the terms is not known here: open the entry again and choose from the list.")
PROPOSED = N_("%(term)s (proposed)")
PATH = "%s › %s"


@dataclass(frozen=True)
class ChosenTerm:
    """A term that an entry has, or that was just chosen.

    Args:
        path: its name after that of the term above it.
        is_proposal: whether it was a proposal when the form was opened.
        written: as what it is sent now: its code, with OPEN where nobody decided yet; "" when it is taken out.
    """

    code: str
    path: str
    is_proposal: bool
    written: str


@dataclass(frozen=True)
class TermChoices:
    """The terms of one field: `chosen`, and the others by the term above them; None for those that have none."""

    chosen: tuple[ChosenTerm, ...]
    groups: tuple[tuple[Term | None, tuple[Term, ...]], ...]


def term_choices(field: Field, was_text: str, typed: str) -> TermChoices:
    """What there is to choose in a field of terms.

    Args:
        was_text: the canonical text when the form was opened.
        typed: what was sent.
    """
    taxonomy = field.key.partition(".")[2]
    was = _readable(was_text)
    written = {line.removesuffix(OPEN): line for line in typed.split()}
    terms = sorted(Vocabulary.bundled().terms(taxonomy), key=lambda term: term.label(current_language()).casefold())
    chosen = [
        ChosenTerm(term.code, _path(term), was.get(term.code) is Standing.PROPOSED, written.get(term.code, ""))
        for term in terms
        if term.code in was or term.code in written
    ]
    there = {one.code for one in chosen}
    rest = [term for term in terms if term.code not in there]
    return TermChoices(tuple(sorted(chosen, key=lambda one: one.path.casefold())), tuple(_groups(terms, rest)))


def _readable(text: str) -> Terms:
    """The terms of a hidden text; none where no page of ours wrote it."""
    try:
        return terms_in(text)
    except (ValueError, KeyError):
        return {}


def _groups(terms: list[Term], rest: list[Term]) -> list[tuple[Term | None, tuple[Term, ...]]]:
    above = {term.parent for term in terms}
    domains = [term for term in terms if term.code in above]
    groups: list[tuple[Term | None, tuple[Term, ...]]] = [
        (domain, tuple(term for wanted in (True, False) for term in rest if _is_in(term, domain, itself=wanted)))
        for domain in domains
    ]
    single = tuple(term for term in rest if term.parent is None and term.code not in above)
    return [group for group in (*groups, (None, single)) if group[1]]


def _is_in(term: Term, domain: Term, *, itself: bool) -> bool:
    """The domain itself comes first: «housing, whatever it is»."""
    return term.code == domain.code if itself else term.parent == domain.code


def _path(term: Term) -> str:
    own = term.label(current_language())
    if term.parent is None:
        return own
    return PATH % (Vocabulary.bundled().get(term.taxonomy, term.parent).label(current_language()), own)


def _read(taxonomy: str, text: str, _country: str) -> str:
    found: dict[str, Standing] = {}
    for line in text.split():
        code = line.removesuffix(OPEN)
        try:
            Vocabulary.bundled().get(taxonomy, code)
        except NotFound as problem:
            raise InvalidInput(NO_SUCH_TERM) from problem
        found[code] = Standing.PROPOSED if line.endswith(OPEN) else Standing.STATED
    return terms_text(found)


def _written(text: str) -> str:
    terms = terms_in(text).items()
    return "\n".join(code + (OPEN if standing is Standing.PROPOSED else "") for code, standing in terms)


def _in_words(taxonomy: str, text: str) -> str:
    """One term a line, by name."""
    vocabulary, lines = Vocabulary.bundled(), []
    for code, standing in terms_in(text).items():
        name = _path(vocabulary.get(taxonomy, code))
        lines.append(gettext(PROPOSED, term=name) if standing is Standing.PROPOSED else name)
    return "\n".join(sorted(lines, key=str.casefold))


ABOUT_READERS: Mapping[str, Reader] = {
    reads_terms_of(taxonomy): Reader(
        partial(_read, taxonomy), _written, widget=TERMS, told=partial(_in_words, taxonomy)
    )
    for taxonomy in KINDS
}
