"""What a service is about, as one field for each taxonomy: terms that are stated, and those that are only proposed."""

import enum
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.child_lines import line_of, lines_text, values_in
from directory.curation.entry import Field
from directory.curation.history import who_acts
from directory.curation.setup import term_id
from directory.curation.tags import Decision, decide
from directory.i18n import N_
from directory.models import Attribute
from directory.taxonomies.vocabulary import Vocabulary

KINDS: Mapping[str, str] = {  # taxonomy -> what its field is called
    "need": N_("Needs that it answers"),
    "service_type": N_("What kind of service it is"),
    "interest": N_("Interests that it meets"),
    "target_group": N_("Groups of people that it is for"),
}


class Standing(enum.StrEnum):
    """How sure a term is."""

    STATED = "stated"
    PROPOSED = "proposed"  # read from texts, and nobody decided about it


Terms = Mapping[str, Standing]  # code -> how sure it is


def terms_text(terms: Terms) -> str:
    """Terms of one taxonomy as a canonical text."""
    return lines_text([line_of({"code": code, "standing": standing}) for code, standing in terms.items()])


def terms_in(text: str) -> dict[str, Standing]:
    """The terms of a canonical text.

    Raises:
        ValueError, KeyError: it is none.
    """
    return {row["code"]: Standing(row["standing"]) for row in values_in(text)}


def reads_terms_of(taxonomy: str) -> str:
    """How a field of terms of that taxonomy is read."""
    return f"terms_{taxonomy}"


def about_fields(session: Session, service_id: uuid.UUID) -> list[Field]:
    """A field for each taxonomy."""
    stored = _stored(session, service_id)
    return [
        Field(
            f"about.{taxonomy}",
            title,
            reads_terms_of(taxonomy),
            terms_text(stored[taxonomy]),
            partial(_write, session, service_id, taxonomy, stored[taxonomy]),
        )
        for taxonomy, title in KINDS.items()
    ]


def _stored(session: Session, service_id: uuid.UUID) -> dict[str, Terms]:
    """What is kept, by taxonomy; terms that the taxonomies no longer have stay as they are."""
    query = sa.select(Attribute).where(Attribute.link_entity == "service", Attribute.link_id == service_id)
    rows = session.scalars(query.execution_options(populate_existing=True))
    standing = {row.taxonomy_term_id: Standing.STATED if row.confidence >= 1 else Standing.PROPOSED for row in rows}
    vocabulary = Vocabulary.bundled()
    return {
        taxonomy: {
            term.code: standing[id_]
            for term in vocabulary.terms(taxonomy)
            if (id_ := term_id(taxonomy, term.code)) in standing
        }
        for taxonomy in KINDS
    }


def _write(session: Session, service_id: uuid.UUID, taxonomy: str, stored: Terms, text: str) -> None:
    """Decide about each term that stands otherwise: what was taken out is remembered, and not proposed again."""
    wanted = terms_in(text)
    refused = [Decision(service_id, (taxonomy, code), accepted=False) for code in stored if code not in wanted]
    confirmed = [
        Decision(service_id, (taxonomy, code), accepted=True)
        for code, standing in wanted.items()
        if standing is Standing.STATED and stored.get(code) is not Standing.STATED
    ]
    now = datetime.now(UTC)  # as the history has it
    decide(session, [*refused, *confirmed], Vocabulary.bundled(), by=who_acts(session), now=now)
