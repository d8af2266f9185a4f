"""What the form's template needs beside the fields: terms by domain, and the choices in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from directory.catalog.slots import PARTS
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.day_words import WEEKDAYS
from directory.words.languages import LANGUAGES
from matching.casework.marked_services import Aside
from matching.profile import Gender, Urgency
from matching.profiles.intensity import INTENSITY_WORDS
from matching.profiles.pathways import Pathway, read_pathways
from web.i18n import NO, YES, current_language
from web.match import forms
from web.match.need_lines import need_line


@dataclass(frozen=True)
class FormView:
    """One showing of the form.

    Args:
        sent: what was sent or filled in, for each need's `severity-CODE` and `urgency-CODE`.
        asides: services that do not fit, which go on with the form where nothing is stored.
    """

    vocabulary: Vocabulary
    sent: Mapping[str, object]
    asides: Sequence[Aside] = ()

    genders = forms.GENDERS
    means = forms.MEANS
    budgets = forms.BUDGETS
    documents = forms.DOCUMENTS
    intensities = INTENSITY_WORDS
    days = WEEKDAYS
    parts = PARTS
    part_words = forms.PART_WORDS
    answers: ClassVar[Mapping[str, str]] = {"yes": YES, "no": NO}
    worker_genders: ClassVar[Mapping[str, str]] = {
        gender: words for gender, words in forms.GENDERS.items() if gender != Gender.OTHER
    }

    @cached_property
    def needs(self) -> list[tuple[Term, list[Term]]]:
        """Every domain with its terms, the domain itself first: "housing, whatever it is"."""
        terms = self._by_label("need")
        domains = [term for term in terms if term.parent is None]
        return [(domain, [domain, *(term for term in terms if term.parent == domain.code)]) for domain in domains]

    def need_line(self, term: Term, chosen: Collection[str]) -> Markup:
        """The box of a need, with what was sent of it."""
        return need_line(
            self.vocabulary,
            term.code,
            current_language(),
            is_chosen=term.code in chosen,
            severity=self.severity_of(term.code),
            urgency=self.urgency_of(term.code),
        )

    @property
    def interests(self) -> list[Term]:
        """The interests."""
        return self._by_label("interest")

    @property
    def target_groups(self) -> list[Term]:
        """The groups of people that services name."""
        return self._by_label("target_group")

    def _by_label(self, taxonomy: str) -> list[Term]:
        language = current_language()
        return sorted(self.vocabulary.terms(taxonomy), key=lambda term: term.label(language).casefold())

    @property
    def pathways(self) -> list[Pathway]:
        """The pathways with their stages."""
        return list(read_pathways().values())

    @property
    def languages(self) -> list[tuple[str, str]]:
        """Codes and names of languages, in the order of the names."""
        language = current_language()
        names = [(code, labels.in_language(language)) for code, labels in LANGUAGES.items()]
        return sorted(names, key=lambda one: one[1].casefold())

    def severity_of(self, code: str) -> int:
        """How much a need weighs, 1 to 5."""
        return forms.severity_of(code, self._sent_words)

    def urgency_of(self, code: str) -> str:
        """How long a need can wait."""
        urgency = self._sent_words.get(f"urgency-{code}", "")
        return urgency if urgency in forms.URGENCIES else Urgency.SOON

    @cached_property
    def _sent_words(self) -> dict[str, str]:
        return {key: value for key, value in self.sent.items() if isinstance(value, str)}
