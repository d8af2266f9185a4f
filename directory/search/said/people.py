"""What the words for a person say: their gender, and groups that a stated age rules out."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from directory.words.language import word_list, word_set

_WOMEN = "ragazza ragazze donna donne mamma mamme madre madri signora girl girls woman women mother mum mom lady"
_MEN = (
    "ragazzo uomo uomini papa padre padri signore signor boy boys man men father dad guy guys lad lads "
    "herr mann manner vater junge bub bursche witwer"
)
_WOMEN_GERMAN = "frau frauen mutter madchen madl madel witwe klientin pensionistin"
_PROFESSIONS = (  # of whom a language is asked: "psicologa araba"
    "mediatore mediatrice mediatori mediatrici interprete interpreti traduttore traduttrice medico medica dottore "
    "dottoressa pediatra psicologo psicologa psicoterapeuta ginecologa avvocato avvocata operatore operatrice"
)
CHILDREN = word_set(
    """
    bimbo bimba bimbi bimbe bambino bambina bambini bambine figlio figlia figli figlie neonato neonata neonati
    nipote nipotino nipotina gemelli gemelle child children kid kids baby babies toddler son sons daughter daughters
    kind kinder kindern sohn tochter
    """
)
PERSON_WORDS = frozenset(
    f"{_WOMEN} {_WOMEN_GERMAN} {_MEN} {_PROFESSIONS} ragazzi famiglia famiglie coppia persona persone family families "
    "familie familien people person".split()
) | (CHILDREN - {"kind"})
PEOPLE_OF_AN_AGE = (  # beside whom a bare number is an age: "ragazza 17"
    frozenset(f"{_WOMEN} {_WOMEN_GERMAN} {_MEN}".split())
    | CHILDREN
    | word_set(
        """
        ragazzi giovane giovani adolescente adolescenti studente studentessa studenti anziano anziana anziani adulto
        adulta adulti nonno nonna marito moglie dame fratello sorella ragazzino ragazzina minore minori neet utente
        teenager teenagers youth jugendliche jugendlicher jugendlichen sig ra rag paziente assistito assistita ospite
        vedovo vedova pensionato pensionata zio zia suocero suocera cognato cognata cugino cugina badante colf msna umf
        disoccupato disoccupata client widow widower husband wife brother sister uncle aunt grandmother grandfather
        grandma grandpa worker student refugee pensioner klient bruder schwester oma opa onkel tante pensionist
        patient patientin leaver lehrling schuler schulerin mama person teen studentin azubi ehefrau ehemann
        """
    )
)
PEOPLE_OF_SEVERAL = word_set(  # those of them that are many, or may be: a number behind them may count
    """
    ragazze donne mamme madri girls women uomini padri signori boys men guys lads manner bimbi bimbe bambini bambine
    figli figlie neonati gemelli gemelle children kids babies sons daughters kinder kindern ragazzi giovani adolescenti
    studenti anziani anziane adulti minori dame teenagers youth jugendliche jugendlichen neet
    """
)
PARENTS = word_set(
    """
    mamma mamme madre madri papa padre padri genitore genitori mother mum father dad parent parents mutter vater
    """
)
PARTNERS = word_set(
    """
    marito moglie compagno compagna fidanzato fidanzata convivente husband wife partner mann frau
    """
)
RELATIVES = CHILDREN.union(  # of whom somebody speaks, which says nothing of what is needed
    PARENTS,
    PARTNERS,
    word_list(
        """
        nonno nonna nonni fratello sorella zio zia ragazzo ragazza signora signore brother sister grandmother
        grandfather bruder schwester
        """
    ),
)
POSSESSIVES = frozenset({"mio", "mia", "suo", "sua", "my", "her", "his", "mein", "meine", "meiner", "ihre", "seine"})
# Left out: "ragazzi", who may be of any gender, and "marito" and "moglie", of whom others complain.
_GENDER_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(f"{_WOMEN} {_WOMEN_GERMAN}".split(), "woman"),
        **dict.fromkeys(_MEN.split(), "man"),
    }
)
_ONLY_GENDER = frozenset({"uomo", "uomini", "signor", "signore", "signora", "man", "men", "lady", "mann", "herr"})
_GERMAN = frozenset(  # words of sentences in which "man" is anybody: "wo sucht man an"
    {"wo", "und", "ich", "nicht", "zum", "zur", "fur", "mit", "kann", "wie", "wer", "oder", "sucht", "ist", "bin"}
)
_OLD, _OF_AGE = 66, 18  # years
_AGES: Mapping[str, tuple[float, float]] = MappingProxyType(  # target group -> years, the second one excluded
    {
        "minors": (0, 18),
        "children": (0, 11),
        "adolescents": (11, 18),
        "young_adults": (18, 35),
        "adults": (18, 121),
        "elderly": (60, 121),
    }
)
_SURE_OF_AGE = ("children", "minors", "elderly")  # "ragazza" and "giovane" are said of people of many ages
_BESIDE_OTHERS = frozenset({"families", "caregivers", "expecting_parents", "single_parents"})  # of whom others speak


def gender_of(words: Sequence[str]) -> str | None:
    """Whether folded words speak of a woman or a man; None where of neither, or of both."""
    found = None
    for word in words:
        gender = None if word == "man" and not _GERMAN.isdisjoint(words) else _GENDER_BY_WORD.get(word)
        if gender is not None and gender != found:
            if found is not None:
                return None
            found = gender
    return found


def words_of_gender(words: Sequence[str]) -> set[int]:
    """The positions of the words that tell the gender and nothing else; "mamma" tells more."""
    if gender_of(words) is None:
        return set()
    return {at for at, word in enumerate(words) if word in _ONLY_GENDER}


def allows_ages(target_group: str, ages: tuple[float, float] | None) -> bool:
    """Whether somebody of these ages in years, both included, can be in the group."""
    first, end = _AGES.get(target_group, (0, 121))
    return ages is None or (first <= ages[1] and ages[0] < end)


def ages_of_groups(codes: Sequence[str]) -> tuple[float, float] | None:
    """The years, both included, of the one group of an age that is named; None where others may be meant.

    >>> ages_of_groups(["children"]), ages_of_groups(["children", "families"]), ages_of_groups(["adolescents"])
    ((0, 10), None, None)
    """
    named = [code for code in codes if code in _AGES]
    if len(named) != 1 or named[0] not in _SURE_OF_AGE or not _BESIDE_OTHERS.isdisjoint(codes):
        return None
    first, end = _AGES[named[0]]
    return first, end - 1


def is_old(ages: tuple[float, float] | None) -> bool:
    """Whether somebody of these ages in years is old; "mamma 80 anni" has no children to look after."""
    return ages is not None and ages[0] >= _OLD


def grew_out_of(need: str, ages: tuple[float, float] | None, words: Iterable[str]) -> bool:
    """Whether only children have such a need and somebody of age is spoken of: "27 anni, dislessico, cerca lavoro"."""
    is_grown = ages is not None and ages[0] >= _OF_AGE and CHILDREN.isdisjoint(words)
    return is_grown and need == "health.child_development"


def of_old_people(need: str) -> str:
    """The need as old people have it: for somebody of 80 who meets nobody there is company, no group of teenagers."""
    return "social.elderly_company" if need in ("social", "social.meeting", "mental_wellbeing.withdrawal") else need
