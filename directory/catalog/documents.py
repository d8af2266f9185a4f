"""The documents that decide whether a person is let in, recognised in what a service asks for."""

import enum
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from directory.i18n import N_
from directory.words.language import fold


class Document(enum.StrEnum):
    """What a person has or lacks; other papers (a form, a photo) can be had, so they decide nothing."""

    IDENTITY = "identity_document"
    PERMIT = "residence_permit"
    HEALTH_CARD = "health_card"
    ISEE = "isee_certificate"


DOCUMENT_NAMES: Final[Mapping[Document, str]] = {
    Document.IDENTITY: N_("identity document"),
    Document.PERMIT: N_("residence permit"),
    Document.HEALTH_CARD: N_("health card"),
    Document.ISEE: N_("ISEE certificate"),
}
_WORDS: Final[Mapping[Document, re.Pattern[str]]] = {
    Document.IDENTITY: re.compile(
        r"\b(?:documento|documenti (?:d'|di )(?:identita|riconoscimento)|carta d'identita|passaport[oi]|"
        r"identity (?:document|card)|id card|passports?|ausweis|personalausweis|reisepass)\b"
    ),
    Document.PERMIT: re.compile(r"\b(?:permess[oi]|residence permit|aufenthalts(?:titel|bewilligung|genehmigung))\b"),
    Document.HEALTH_CARD: re.compile(
        r"\b(?:tesser[ae] sanitari[ae]|health (?:insurance )?card|gesundheitskarte|versichertenkarte|"
        r"krankenversicherungskarte)\b"
    ),
    Document.ISEE: re.compile(r"\b(?:isee|dsu)\b"),
}
_OPTIONAL: Final = re.compile(r"\b(?:se c'e|se presente|facoltativ[oai]|if (?:any|available)|falls vorhanden)\b")


def documents_in(text: str) -> frozenset[Document]:
    """The documents that a text names; none where it says that they may be missing.

    >>> sorted(documents_in("Passaporto o carta d'identità"))
    [<Document.IDENTITY: 'identity_document'>]
    >>> documents_in("ISEE se c'è")
    frozenset()
    """
    folded = fold(text)
    if _OPTIONAL.search(folded):
        return frozenset()
    return frozenset(document for document, words in _WORDS.items() if words.search(folded))


def document_bits(documents: Collection[Document]) -> int:
    """One bit per document, as in `Catalog.documents`."""
    return sum(1 << place for place, document in enumerate(Document) if document in documents)


def documents_of_bits(bits: int) -> tuple[Document, ...]:
    """The reverse of `document_bits`.

    >>> documents_of_bits(0b1001)
    (<Document.IDENTITY: 'identity_document'>, <Document.ISEE: 'isee_certificate'>)
    """
    return tuple(document for place, document in enumerate(Document) if bits >> place & 1)


def bits_in(texts: Iterable[str]) -> int:
    """The documents that any of these texts names, as bits."""
    return document_bits(frozenset(document for text in texts for document in documents_in(text)))
