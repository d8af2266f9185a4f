"""Lists of which it is known what stands in them twice, with other slips than those of the judged lists.

Made from what people write themselves: names of persons from a short table, libraries and bodies of the public lists
that lie beside the project. The same seed makes the same lists. `benchmarks/resolution_made.py` measures with them.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Record = dict[str, str]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if ";" in text else tuple(text.split())


GIVEN = _listed(
    "Maria Giuseppe Anna Giovanni Francesca Antonio Laura Andrea Lucia Marco Elena Luca Sara Paolo Chiara Stefano "
    "Giulia Roberto Rosa Alessandro Fatima Mohamed Olena Ion Aicha Singh Blessing Adnan Svetlana Karim Martina Davide "
    "Silvia Matteo Teresa Carlo Monica Pietro Caterina Bruno Ingrid Hans Gertrud Josef"
)
FAMILY = _listed(
    "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti DeLuca Mancini Costa "
    "Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo "
    "Gentile Martinelli Vitale Serra Coppola DeSantis Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco Marini "
    "Grasso Valentini Messina Sala DeAngelis Gatti Pellegrini Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato "
    "Silvestri Mazza Testa Grassi Pellegrino Carbone Giuliani Benedetti Barone Hoxha Popescu Hu Chen ElAmrani Diallo "
    "Kaur Shevchenko Hofer Gruber Pichler Mair Kofler"
)
STREETS = _listed(
    "Via Roma;Via Garibaldi;Via Mazzini;Corso Cavour;Viale Bologna;Via Dante Alighieri;Via Giacomo Matteotti;Via Verdi;"
    "Piazza della Vittoria;Via Guglielmo Marconi;Via Don Minzoni;Viale della Libertà;Via Antonio Gramsci;Via Po;"
    "Via Santa Maria;Via del Lavoro;Vicolo Stretto;Via Ravegnana;Strada Statale Adriatica;Via Quattro Novembre"
)
TOWNS = (
    ("Forlì", "47121", "FC"),
    ("Cesena", "47521", "FC"),
    ("Rimini", "47921", "RN"),
    ("Ravenna", "48121", "RA"),
    ("Faenza", "48018", "RA"),
    ("Forlimpopoli", "47034", "FC"),
    ("Imola", "40026", "BO"),
    ("Bolzano", "39100", "BZ"),
)
SHORT_STREETS = (("Via ", "V. "), ("Viale ", "V.le "), ("Piazza ", "P.za "), ("Corso ", "C.so "), ("Via ", ""))
SHORT_NAMES = {
    "Giuseppe": "Beppe",
    "Francesca": "Franca",
    "Alessandro": "Sandro",
    "Antonio": "Toni",
    "Giovanni": "Gianni",
    "Caterina": "Rina",
    "Teresa": "Resi",
    "Josef": "Sepp",
}
SEEN_OTHERWISE = (("rn", "m"), ("l", "1"), ("o", "0"), ("ch", "k"), ("c", "k"), ("ss", "s"), ("tt", "t"), ("ni", "gn"))
MOST_DUPLICATES = 5
SHORT_WORDS = (
    ("biblioteca", "bibl."),
    ("comunale", "com."),
    ("centro", "c."),
    ("istituto", "ist."),
    ("università degli studi", "univ."),
    ("dipartimento", "dip."),
    ("provinciale", "prov."),
    ("santa", "s."),
    ("san", "s."),
    ("civica", "civ."),
    ("statale", "st."),
)
LEGAL_FORMS = (
    (r"\bSOCIETA'? COOPERATIVA SOCIALE\b", ("COOP. SOC.", "S.C.S.", "COOPERATIVA SOCIALE")),
    (r"\bCOOPERATIVA SOCIALE\b", ("COOP. SOC.", "SOC. COOP. SOCIALE", "S.C.S.")),
    (r"\bASSOCIAZIONE SPORTIVA DILETTANTISTICA\b", ("A.S.D.", "ASD", "ASS. SPORTIVA DILETT.")),
    (r"\bA\.?\s?S\.?\s?D\.?(?!\w)", ("ASSOCIAZIONE SPORTIVA DILETTANTISTICA", "ASD")),
    (r"\bASSOCIAZIONE\b", ("ASS.", "ASSOC.", "ASS.NE", "")),
    (r"\bFONDAZIONE\b", ("FOND.", "FOND.NE")),
    (r"\bONLUS\b", ("", "O.N.L.U.S.", "ODV")),
    (r"\bORGANIZZAZIONE DI VOLONTARIATO\b", ("ODV", "O.D.V.", "")),
    (r"\bO\.?D\.?V\.?(?!\w)", ("", "ORGANIZZAZIONE DI VOLONTARIATO")),
    (r"\bGRUPPO\b", ("GR.", "GRUPPO")),
)
SMALL = {"DI", "DEL", "DELLA", "DELLE", "DEI", "DEGLI", "PER", "LA", "IL", "LE", "E", "CON", "IN", "A", "L"}


@dataclass(frozen=True)
class Made:
    """Records with what they are: records are the same exactly when their numbers in `entity` are.

    Args:
        known_from: where two lists were put behind each other, the first record of the second; 0: one list.
    """

    records: tuple[Record, ...]
    entity: tuple[int, ...]
    known_from: int = 0


def people(count: int, seed: int) -> Made:
    """Persons, each with up to five further records, and each of these with two to six slips."""
    chance = random.Random(seed)
    rows: list[tuple[Record, int]] = []
    for number in range(count):
        person = _person(chance)
        rows.append((person, number))
        copies = chance.choice((0, 0, 1, 1, 2, 3, 4, MOST_DUPLICATES))
        rows += [(with_slips(person, chance), number) for _ in range(copies)]
    chance.shuffle(rows)
    return Made(tuple(row for row, _ in rows), tuple(number for _, number in rows))


def services(libraries: Sequence[Mapping[str, str]], count: int, seed: int) -> Made:
    """Two lists of libraries: in the second names are short, half have no town, and many share one telephone."""
    chance = random.Random(seed)
    chosen = chance.sample([row for row in libraries if row["denominazione"] and row["comune"]], count)
    alone_first, alone_second = count // 5, count // 5  # of each list what the other has not
    first = [(_library(row), at) for at, row in enumerate(chosen[alone_second:], alone_second)]
    second = [(_of_other_list(row, chance), at) for at, row in enumerate(chosen[: count - alone_first])]
    chance.shuffle(first)
    chance.shuffle(second)
    records = [*second, *first]
    return Made(tuple(row for row, _ in records), tuple(at for _, at in records), len(second))


def organizations(bodies: Sequence[Mapping[str, str]], count: int, seed: int) -> Made:
    """Some bodies by other legal forms, acronyms and fewer words, with their municipality, before all bodies."""
    chance = random.Random(seed)
    numbered = list(enumerate(bodies))
    chance.shuffle(numbered)
    looked_for = [one for one in numbered if len(one[1]["denominazione"].split()) > 1][:count]
    rows = [
        ({"name": other_name(row["denominazione"], chance), "city": row["nome_comune"]}, at) for at, row in looked_for
    ]
    known = [({"name": row["denominazione"], "city": row["nome_comune"]}, at) for at, row in numbered]
    records = [*rows, *known]
    return Made(tuple(row for row, _ in records), tuple(at for _, at in records), len(rows))


def _person(chance: random.Random) -> Record:
    town, postal_code, province = chance.choice(TOWNS)
    day = f"{chance.randint(1935, 2012)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    return {
        "given_name": chance.choice(GIVEN),
        "family_name": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", chance.choice(FAMILY)),
        "house_number": str(chance.randint(1, 180)),
        "street": chance.choice(STREETS),
        "locality": "",
        "city": town,
        "postal_code": postal_code,
        "province": province,
        "birth_date": day,
        "code": f"{chance.randint(10**8, 10**9 - 1)}",
    }


def with_slips(person: Record, chance: random.Random) -> Record:
    """The person as another desk wrote it down.

    >>> with_slips({"given_name": "Anna", "family_name": "Rossi"}, random.Random(1)) != {"given_name": "Anna"}
    True
    """
    record = dict(person)
    for slip in chance.choices(SLIPS, weights=SLIP_WEIGHTS, k=chance.randint(2, 6)):
        slip(record, chance)
    return record


def _typo(record: Record, chance: random.Random) -> None:
    field = chance.choice(
        [name for name in ("given_name", "family_name", "street", "city") if record.get(name)] or [""]
    )
    if field:
        record[field] = misspelt(record[field], chance)


def misspelt(text: str, chance: random.Random) -> str:
    """A text with one letter more, less, other, or two the other way round."""
    if len(text) < 3:
        return text
    at = chance.randrange(len(text) - 1)
    kind = chance.randrange(5)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind == 3:
        return text[:at] + chance.choice("aeiorstnl") + text[at + 1 :]
    fitting = [(one, other) for one, other in SEEN_OTHERWISE if one in text]
    one, other = chance.choice(fitting or [(text[at], text[at])])
    return text.replace(one, other, 1)


def _leave_out(record: Record, chance: random.Random) -> None:
    record[chance.choice(("given_name", "house_number", "street", "postal_code", "birth_date", "code", "province"))] = (
        ""
    )


def _short_name(record: Record, chance: random.Random) -> None:
    name = record.get("given_name", "")
    record["given_name"] = SHORT_NAMES.get(name) or (f"{name[0]}." if name and chance.random() < 0.5 else name)


def _names_swapped(record: Record, chance: random.Random) -> None:
    if chance.random() < 0.5:
        record["given_name"], record["family_name"] = record.get("family_name", ""), record.get("given_name", "")
    elif record.get("family_name"):
        record["family_name"] += f" {chance.choice(FAMILY)}"  # of the husband


def _digits(record: Record, chance: random.Random) -> None:
    field = chance.choice(("code", "birth_date", "house_number", "postal_code"))
    digits = record.get(field, "")
    if len(digits) > 1:
        at = chance.randrange(len(digits) - 1)
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        record[field] = swapped if chance.random() < 0.5 else digits[:at] + str(chance.randrange(10)) + digits[at + 1 :]


def _day_and_month(record: Record, _: random.Random) -> None:
    day = record.get("birth_date", "")
    if len(day) == 8:
        record["birth_date"] = day[:4] + day[6:] + day[4:6]


def _moved(record: Record, chance: random.Random) -> None:
    town, postal_code, province = chance.choice(TOWNS)
    moved = {"street": chance.choice(STREETS), "house_number": str(chance.randint(1, 180)), "city": town}
    record |= {**moved, "postal_code": postal_code, "province": province}


def _short_street(record: Record, chance: random.Random) -> None:
    one, other = chance.choice(SHORT_STREETS)
    record["street"] = record.get("street", "").replace(one, other, 1)


SLIPS: tuple[Callable[[Record, random.Random], None], ...] = (
    *(_typo, _leave_out, _short_name, _names_swapped, _digits, _day_and_month, _moved, _short_street),
)
SLIP_WEIGHTS = (6, 4, 2, 1, 3, 1, 1, 3)


def _library(row: Mapping[str, str]) -> Record:
    record = {
        "name": row["denominazione"],
        "address": row["indirizzo"],
        "city": row["comune"],
        "phone": row["telefono"],
    }
    return record | {"postal_code": row["cap"], "email": row["email"]}


def _of_other_list(row: Mapping[str, str], chance: random.Random) -> Record:
    record = _library(row)
    record["name"] = short_name(record["name"], chance)
    if chance.random() < 0.5:
        record["city"] = record["postal_code"] = ""
    if chance.random() < 0.4:
        record["phone"] = f"0543 {700000 + sum(map(ord, row['provincia'])) % 90}"  # of the headquarters
    if chance.random() < 0.4:
        record["address"] = ""
    else:
        one, other = chance.choice(SHORT_STREETS)
        record["address"] = record["address"].replace(one, other, 1)
    record["email"] = "" if chance.random() < 0.7 else record["email"]
    return record


def short_name(name: str, chance: random.Random) -> str:
    """A name as a narrow column has it: words cut short, one left out, perhaps misspelt."""
    for one, other in SHORT_WORDS:
        if chance.random() < 0.7:
            name = re.sub(rf"\b{one}\b", other, name, flags=re.IGNORECASE)
    said = name.split()
    if len(said) > 4 and chance.random() < 0.5:
        said.pop(chance.randrange(1, len(said)))
    text = " ".join(said)
    return misspelt(text, chance) if chance.random() < 0.3 else text


def other_name(name: str, chance: random.Random) -> str:
    """An organization's name as somebody else writes it: another legal form, an acronym, fewer words, a slip."""
    for pattern, others in LEGAL_FORMS:
        if re.search(pattern, name) and chance.random() < 0.7:
            name = re.sub(pattern, chance.choice(others), name, count=1)
            break
    said = name.split()
    kind = chance.randrange(6)
    telling = [word for word in said if word.upper() not in SMALL and word.isalpha()]
    if kind == 0 and len(telling) >= 4:
        return f"{said[0]} {''.join(f'{word[0]}.' for word in telling[1:])}"
    if kind == 1 and len(said) > 4:
        return " ".join(said[:4])
    if kind == 2 and len(said) > 3:
        return " ".join([*said[1:], said[0]])
    if kind == 3:
        return misspelt(" ".join(said), chance)
    if kind == 4:
        return " ".join(word for word in said if word.upper() not in SMALL)
    return " ".join(said).title()
