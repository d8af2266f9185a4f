"""Days of the week and parts of the day in folded Italian, English and German words, safe to find in running text.

Abbreviations are left out ("mar" is the sea, "sun" the sun), and so is "morgen", which is mostly tomorrow.
"""

from collections.abc import Mapping
from types import MappingProxyType

DAYS_BY_WORD: Mapping[str, tuple[int, ...]] = MappingProxyType(  # Monday is 0
    {
        **dict.fromkeys(("lunedi", "monday", "montag", "montags"), (0,)),
        **dict.fromkeys(("martedi", "tuesday", "dienstag", "dienstags"), (1,)),
        **dict.fromkeys(("mercoledi", "wednesday", "mittwoch", "mittwochs"), (2,)),
        **dict.fromkeys(("giovedi", "thursday", "donnerstag", "donnerstags"), (3,)),
        **dict.fromkeys(("venerdi", "friday", "freitag", "freitags"), (4,)),
        **dict.fromkeys(("sabato", "saturday", "samstag", "samstags"), (5,)),
        **dict.fromkeys(("domenica", "sunday", "sonntag", "sonntags"), (6,)),
        **dict.fromkeys(("fine settimana", "weekend", "week end", "wochenende"), (5, 6)),
    }
)
PART_BY_WORD: Mapping[str, int] = MappingProxyType(  # as in `directory.catalog.slots.PARTS`
    {
        word: part
        for part, words in enumerate(
            (
                "mattina mattino mattine mattutino morning mornings morgens vormittag vormittags",
                "pomeriggio pomeriggi pomeridiano afternoon afternoons nachmittag nachmittags",
                "sera sere serale serali evening evenings abend abends",
            )
        )
        for word in words.split()
    }
)
