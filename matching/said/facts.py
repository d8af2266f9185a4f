"""What a person's words tell and the profile leaves empty: taken and said, or said to be unused."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from directory.ages import OF_AGE, said_ages
from directory.i18n import N_, Labels, Sentence, Written
from directory.places.gazetteer import Gazetteer
from directory.places.town_names import TownName, said_town_with_province
from directory.search.query import Query, understand
from directory.search.said.isee import isee_amounts
from directory.search.said.line import Line
from directory.search.said.told_of_others import own_words, without_homes_of_children
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import fold
from directory.words.languages import language_name
from matching.profile import DEFAULT_MINUTES, Budget, Gender, Means, Profile, Travel, WorkerPreferences
from matching.profiles.parts import Birthday
from matching.said.age import age_said_first
from matching.said.birthdays import birthday_said, say_birthday
from matching.said.budget import budget_said
from matching.said.deadlines import has_a_deadline
from matching.said.family_and_times import children_ages_said, free_slots_said
from matching.said.kinds import kinds_said
from matching.said.needs_heard import needs_heard
from matching.said.origin import origin_said
from matching.said.person import gender_said, groups_said, is_left_alone, wheelchair_said
from matching.said.tongues import with_the_common_one
from matching.said.unused_words import clauses, unused
from matching.said.ways import means_said
from matching.said.words_heard import with_words_heard
from matching.said.worker_wish import clauses_of_wishes, without_wishes, worker_wished

_GETS_ABOUT: Final = {
    Means.FOOT: N_("goes on foot"),
    Means.BICYCLE: N_("goes by bicycle"),
    Means.PUBLIC_TRANSPORT: N_("goes by public transport"),
    Means.CAR: N_("goes by car"),
}
_IS: Final = {Gender.WOMAN: N_("is a woman or girl"), Gender.MAN: N_("is a man or boy")}
_CAN_PAY: Final = {Budget.FREE: N_("needs what is free of charge"), Budget.LOW: N_("can pay little")}
_WISHED: Final = {  # as a wish, and as a condition
    Gender.WOMAN: (N_("wishes a woman as link worker"), N_("wants only a woman as link worker")),
    Gender.MAN: (N_("wishes a man as link worker"), N_("wants only a man as link worker")),
}
_SMALL: Final = 11  # years
_CHILDREN: Final = re.compile(
    r"\b(figli[oae]?|bimb[oaie]|bambin[oaie]|nipot\w+|neonat[oaie]|sons?|daughters?|child(ren)?|kind(er\w*)?|sohn\w*"
    r"|tochter\w*)\b"
)


@dataclass(frozen=True)
class FactsSaid:
    """What the words tell; empty or None where they tell nothing, or where the profile says it already.

    Args:
        place: as the form takes it, "Forlì (FC)".
        age: in years.
        birthday: the next one, where the profile says the age that it ends.
        may_be_child: whether that may be the age of a child of the person.
        languages: codes.
        children_ages: in years, ascending.
        free_slots: bits as in `Profile`; 0 where nothing tells them.
        isee: in euros.
        means: by what the person gets about.
        gender: as it is told; nothing follows from a name.
        target_groups: which of them the person is told to belong to.
        wheelchair: whether one is told; never False.
        budget: what the person can pay.
        worker: what is wished of who walks with the person.
        unused: what was told and not taken up, as it was written.
    """

    place: TownName = ""
    age: float | None = None
    birthday: Birthday | None = None
    may_be_child: bool = False
    languages: tuple[str, ...] = ()
    children_ages: tuple[float, ...] = ()
    free_slots: int = 0
    isee: float | None = None
    means: Means | None = None
    gender: Gender | None = None
    target_groups: tuple[Term, ...] = ()
    wheelchair: bool | None = None
    budget: Budget | None = None
    worker: WorkerPreferences | None = None
    unused: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether there is something to offer."""
        who = self.gender or self.target_groups or self.wheelchair
        return bool(self.place or self.age is not None or self.languages or who)

    def taken_by(self, profile: Profile, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Profile:
        """The profile with these facts; an age that may be a child's is left to be asked."""
        age = self.age if not self.may_be_child and profile.age is None else profile.age
        known = replace(
            profile,
            place=gazetteer.resolve(str(self.place)) if self.place else profile.place,
            age=age,
            languages=self.languages or profile.languages,
            children_ages=self.children_ages or profile.children_ages,
            free_slots=self.free_slots or profile.free_slots,
            isee=self.isee if profile.isee is None else profile.isee,
            travel=Travel(self.means, DEFAULT_MINUTES[self.means]) if self.means else profile.travel,
            gender=profile.gender or self.gender,
            target_groups=profile.target_groups or self.target_groups,
            wheelchair=self.wheelchair if profile.wheelchair is None else profile.wheelchair,
            budget=profile.budget or self.budget,
            worker_preferences=self.worker or profile.worker_preferences,
        )
        return with_words_heard(known, vocabulary)  # what words mean may hang on the age

    def in_words(self) -> Sentence | None:
        """What is taken, in words; None for nothing."""
        taken = (*self._who(), *self._circumstances())
        if not taken:
            return None
        message = N_("Taken from the words: %(facts)s. If it is not so, change the profile.")
        return Sentence(message, {"facts": taken})

    def _who(self) -> Iterator[Sentence]:
        if self.gender in _IS:
            yield Sentence(_IS[self.gender])
        if self.place:
            yield Sentence(N_("lives in %(place)s"), {"place": self.place})
        if self.age is not None and not self.may_be_child:
            yield Sentence(N_("is %(years)s years old"), {"years": self.age})
        if self.birthday:
            yield say_birthday(self.birthday)
        if self.target_groups:
            labels = tuple(Labels(term.labels) for term in self.target_groups)
            yield Sentence(N_("groups: %(groups)s"), {"groups": labels})
        if self.wheelchair:
            yield Sentence(N_("needs a place without steps (wheelchair)"))
        if self.languages:
            names = tuple(map(language_name, self.languages))
            yield Sentence(N_("speaks %(languages)s"), {"languages": names})

    def _circumstances(self) -> Iterator[Sentence]:
        if self.children_ages:
            yield Sentence(N_("children's ages: %(ages)s"), {"ages": said_ages(self.children_ages)})
        if self.free_slots:
            yield Sentence(N_("free times as told"))
        if self.isee is not None:
            yield Sentence(N_("ISEE of %(euros)s euros"), {"euros": round(self.isee)})
        if self.means:
            yield Sentence(_GETS_ABOUT[self.means])
        if self.budget in _CAN_PAY:
            yield Sentence(_CAN_PAY[self.budget])
        if self.worker and self.worker.gender in _WISHED:
            wish, condition = _WISHED[self.worker.gender]
            yield Sentence(condition if self.worker.required else wish)

    def unused_in_words(self) -> Sentence | None:
        """What nothing was taken from; None where there is no such thing."""
        if not self.unused:
            return None
        quoted = tuple(Sentence(N_("“%(words)s”"), {"words": Written(words)}) for words in self.unused)
        message = N_("Not used from the words: %(words)s. If it matters, choose it from the lists of the profile.")
        return Sentence(message, {"words": quoted})


def facts_said(
    profile: Profile,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    *,
    now: datetime,
    served: Callable[[str], bool] = lambda _: False,
) -> FactsSaid:
    """Read the person's words as a search would.

    Args:
        served: whether the catalog has listings in a municipality, by its code.
    """
    everything = [*filter(None, [profile.words, *(need.words for need in profile.needs)])]
    if not everything:
        return FactsSaid()
    text = " ".join(own_words(one, is_young=profile.is_minor) for one in everything)

    def read(words: str) -> Query:
        return understand(words, vocabulary, gazetteer, now=now, served=served)

    said = read(text)
    age = _age(text, said, profile)
    may_be_child = age is not None and age < OF_AGE and bool(_CHILDREN.search(fold(text))) and not profile.children_ages
    person = profile if profile.age is not None or may_be_child else replace(profile, age=age)
    free, used = free_slots_said(clauses(text), lambda clause: read(clause).slots)
    used += [clause for clause in clauses(" ".join(everything)) if _is_used(clause, person, vocabulary)]
    used += clauses_of_wishes(" ".join(everything))
    return FactsSaid(
        place=_place(text, said, read) if profile.place is None else "",
        age=age if profile.age is None or may_be_child else None,
        birthday=None if may_be_child else profile.birthday,
        may_be_child=may_be_child,
        languages=with_the_common_one(said.languages, text) if not profile.languages else (),
        children_ages=_children(text, profile, age if profile.age is None and not may_be_child else profile.age),
        free_slots=0 if profile.free_slots else free,
        isee=_isee(text) if profile.isee is None else None,
        means=means_said(text)[0] if profile.travel is None else None,
        gender=gender_said(person, [*map(without_wishes, everything)]) if profile.gender is None else None,
        target_groups=() if profile.target_groups else groups_said(person, everything, vocabulary),
        wheelchair=(wheelchair_said(person, everything) or None) if profile.wheelchair is None else None,
        budget=budget_said(said.spans, kinds_said(text, vocabulary).positions) if profile.budget is None else None,
        worker=None if profile.worker_preferences.gender else worker_wished([text]),
        unused=unused(profile.words, said.spans, used),
    )


def _place(text: str, said: Query, read: Callable[[str], Query]) -> TownName:
    """Where the person lives, and not where a child does; empty where only a province is told."""
    where = without_homes_of_children(text)
    place = (read(where).place if where != text else None) or said.place
    return said_town_with_province(place) if place and not said.province else ""


def _age(text: str, said: Query, profile: Profile) -> float | None:
    """The one age that is told, where the profile does not say it of somebody; who turns 18 is 17."""
    if profile.age is None and profile.birthday:
        return profile.birthday.years - 1.0
    ages = said.ages
    told = age_said_first(text) if ages is None else ages[0] if ages[0] == ages[1] else None
    return None if told in {profile.age, *profile.children_ages} else told


def _isee(text: str) -> float | None:
    amounts = [amount for amount, _, _ in isee_amounts(Line.of(text))]
    return float(amounts[0]) if amounts else None


def _is_used(clause: str, profile: Profile, vocabulary: Vocabulary) -> bool:
    """Whether a clause is taken up, be it without a term, or told by a note of its own."""
    kinds, heard = profile.kinds_said, fold(clause)
    told = (
        *kinds.refused_words,
        *kinds.tried_words,
        *kinds.active_words,
        *(words for words, _ in profile.needs_of_others),
    )
    return (
        bool(children_ages_said(clause))
        or means_said(clause)[0] is not None
        or _isee(clause) is not None
        or has_a_deadline(clause, profile.day)
        or origin_said(clause) is not None
        or is_left_alone(clause)
        or birthday_said(clause, profile.age, profile.day) is not None
        or any(fold(words) in heard or heard in fold(words) for words in told)
        or bool(groups_said(replace(profile, origin=None), [clause], vocabulary))
        or wheelchair_said(profile, [clause])
        or bool(needs_heard([clause], (), vocabulary, profile.age))
    )


def _children(text: str, profile: Profile, own_age: float | None) -> tuple[float, ...]:
    """The ages of the children, where the profile has none and they can be the person's.

    Of a single one it stays open whether it is the person's own, as long as nobody said how old that person is; but a
    small child is asked for by somebody in either case.
    """
    ages = () if profile.children_ages else children_ages_said(text)
    if own_age is None:
        return ages if len(ages) > 1 or any(age < _SMALL for age in ages) else ()
    return ages if all(age < own_age for age in ages) else ()
