"""Days of the week and parts of the day in folded Italian, English and German words, safe to find in running text.

Abbreviations are left out ("mar" is the sea, "sun" the sun), and so is "morgen", which is mostly tomorrow.
"""

from collections.abc import Mapping
from types import MappingProxyType

from directory.words.language import word_list

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
MONTHS: Mapping[str, int] = MappingProxyType(  # no misspelt days or places
    {
        word: number
        for number, words in enumerate(
            (
                "gennaio january januar",
                "febbraio february februar",
                "marzo march marz",
                "aprile april",
                "maggio may mai",
                "giugno june juni",
                "luglio july juli",
                "agosto august",
                "settembre september",
                "ottobre october oktober",
                "novembre november",
                "dicembre december dezember",
            ),
            1,
        )
        for word in words.split()
    }
)
