"""Cries for help and beginnings of sentences ("Aiuto", "boh, mia figlia"): no text that shares a word answers them."""

from directory.catalog.catalog import Catalog
from directory.danger.what_to_do_first import if_in_danger
from directory.i18n import N_, Sentence
from directory.places.gazetteer_files import country_of
from directory.search.question import Query
from directory.taxonomies.codes import INFORMATION
from directory.words.language import word_set
from directory.words.language import words as words_of
from directory.words.people import FARTHER_KIN, KIN_OF_SOMEBODY, RELATIVES

WHAT_IS_NEEDED = Sentence(
    N_(
        "What is needed is not said yet: write the need, the age and the place. Until then, who listens and tells"
        " where to turn."
    )
)
_CRIES = word_set("aiuto aiutatemi aiutami aiutateci aiutaci sos help hilfe")
_INFORMATION = word_set("informazioni informazione info information")
_SAYS_NOTHING = (
    _CRIES
    | _INFORMATION
    | RELATIVES
    | FARTHER_KIN
    | KIN_OF_SOMEBODY
    | word_set(
        """
        ho ha hanno abbiamo avrei avrebbe bisogno serve servirebbe vorrei vorrebbe mano boh mah beh ciao salve
        buongiorno buonasera grazie problema problemi situazione difficile so saprei dire
        qualcosa qualcuno urgente subito domanda chiedere
        hello hi need needs please problem question somebody something
        hallo brauche braucht bitte frage jemand etwas
        """
    )
)


def with_nothing_said(query: Query, catalog: Catalog) -> Query:
    """A question that says nothing of a need, as one for who tells where to turn; all others as they are."""
    if not _says_nothing(query) or not catalog.vocabulary.known("need", INFORMATION):
        return query
    if query.needs:  # what is asked in so many words is looked for in texts, too: "dove trovo indirizzi?"
        return query.but(notes=(*query.notes, WHAT_IS_NEEDED))
    danger = [if_in_danger(country_of(query.place))] if _is_cry(query) else []
    notes = (*query.notes, *danger, WHAT_IS_NEEDED)
    return query.but(needs=(INFORMATION,), main_needs=(INFORMATION,), words=(), rest=(), hints=(), notes=notes)


def _says_nothing(query: Query) -> bool:
    heard = (
        query.service_types,
        query.interests,
        query.target_groups,
        query.contact,
        query.refused_kinds,
        query.notes,
    )
    if any(heard) or query.but(ages=None, gender=None).has_conditions:
        return False
    if query.needs:  # "non so da dove cominciare"
        return query.needs == (INFORMATION,) and query.place is None and not query.rest
    if query.place and not _INFORMATION.isdisjoint(words_of(query.text)):
        return False  # "informazioni Cesena" asks for the desk of a town
    is_any = not _SAYS_NOTHING.isdisjoint(words_of(query.text))
    return is_any and _SAYS_NOTHING.issuperset(query.words)


def _is_cry(query: Query) -> bool:
    return not _CRIES.isdisjoint(words_of(query.text))
