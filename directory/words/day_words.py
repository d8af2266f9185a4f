"""Days of the week, parts of the day and months in folded Italian, English and German words, safe in running text.

Abbreviations are left out ("mar" is the sea, "sun" the sun), and so is "morgen", which is mostly tomorrow.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from directory.words.language import fold, word_list

WEEKDAYS = tuple(word_list("monday tuesday wednesday thursday friday saturday sunday"))  # of fields and profiles
DAYS_BY_WORD: Mapping[str, tuple[int, ...]] = MappingProxyType(  # Monday is 0
    {
        **dict.fromkeys(("lunedi", "monday", "mondays", "montag", "montags"), (0,)),
        **dict.fromkeys(("martedi", "tuesday", "tuesdays", "dienstag", "dienstags"), (1,)),
        **dict.fromkeys(("mercoledi", "wednesday", "wednesdays", "mittwoch", "mittwochs"), (2,)),
        **dict.fromkeys(("giovedi", "thursday", "thursdays", "donnerstag", "donnerstags"), (3,)),
        **dict.fromkeys(("venerdi", "friday", "fridays", "freitag", "freitags"), (4,)),
        **dict.fromkeys(("sabato", "sabati", "saturday", "saturdays", "samstag", "samstags", "sonnabend"), (5,)),
        **dict.fromkeys(("domenica", "domeniche", "sunday", "sundays", "sonntag", "sonntags"), (6,)),
        **dict.fromkeys(("fine settimana", "weekend", "weekends", "week end", "wochenende"), (5, 6)),
    }
)
WRITTEN: Mapping[str, str] = MappingProxyType(  # folded words as people write them, where that is another way
    {f"{day}di": f"{day}dì" for day in ("lune", "marte", "mercole", "giove", "vener")}
)
PART_BY_WORD: Mapping[str, int] = MappingProxyType(  # as in `directory.catalog.slots.PARTS`
    {
        word: part
        for part, words in enumerate(
            (
                "mattina mattino mattine mattutino mattinata morning mornings morgens vormittag vormittags",
                "pomeriggio pomeriggi pomeridiano pomeridiana afternoon afternoons nachmittag nachmittags",
                "sera sere serale serali serata evening evenings abend abends",
            )
        )
        for word in words.split()
    }
)
SHORT_DAYS: Mapping[str, int] = MappingProxyType(  # days only where something beside them says so
    {
        word: day
        for day, words in enumerate(
            (
                "lun lune mon",
                "mar mart tue tues",
                "mer merc mercol wed",
                "gio giov thu thur thurs",
                "ven vener fri",
                "sab sat",
                "dom domen sun",
            )
        )
        for word in words.split()
    }
)
SHORT_PARTS: Mapping[str, int] = MappingProxyType({"matt": 0, "mat": 0, "pom": 1, "pome": 1, "pomer": 1})
DAY_AND_PART_BY_WORD: Mapping[str, tuple[int, int]] = MappingProxyType(  # "Samstagvormittag", "montagabends"
    {
        day + part + ending: (number, part_number)
        for number, day in enumerate(word_list("montag dienstag mittwoch donnerstag freitag samstag sonntag"))
        for part, part_number in (("vormittag", 0), ("morgen", 0), ("nachmittag", 1), ("abend", 2))
        for ending in ("", "s", "e")
    }
)
MONTH_NAMES: Mapping[str, Sequence[str]] = MappingProxyType(  # as they are written; "Jänner" stands apart
    {
        "it": word_list(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
        ),
        "en": word_list("January February March April May June July August September October November December"),
        "de": word_list("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    }
)
AUSTRIAN_JANUARY = "Jänner"
SHORT_MONTHS: Mapping[str, Sequence[str]] = MappingProxyType(  # how their names begin, which is how they are shortened
    {
        "it": word_list("gen feb mar apr mag giu lug ago set ott nov dic"),
        "en": word_list("jan feb mar apr may jun jul aug sep oct nov dec"),
        "de": word_list("jän feb mär apr mai jun jul aug sep okt nov dez"),
    }
)
MONTHS: Mapping[str, int] = MappingProxyType(  # no misspelt days or places
    {fold(name): number for number, names in enumerate(zip(*MONTH_NAMES.values(), strict=True), 1) for name in names}
)


def month_pattern(names: Iterable[str]) -> str:
    """Alternatives of a pattern, without groups, for any of these names; those that begin alike share it, for speed.

    >>> month_pattern(["jan", "Mai", "gennaio", "januar", "january"])
    'jan(?:uary|uar)?|Mai|gennaio'
    """
    rests: dict[str, set[str]] = {}
    for name in names:
        rests.setdefault(name[:3], set()).add(name[3:])
    return "|".join(beginning + _endings(rests[beginning]) for beginning in rests)


def _endings(rests: Collection[str]) -> str:
    longest_first = sorted(filter(None, rests), key=lambda rest: (-len(rest), rest))
    if rests == {*longest_first[:1]}:
        return longest_first[0]
    return f"(?:{'|'.join(longest_first)}){'?' * ('' in rests)}" if longest_first else ""
