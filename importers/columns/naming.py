"""Which column names the entries, where no header surely says it."""

from collections.abc import Sequence

from directory.words.language import word_set
from importers.columns import likeness
from importers.columns.answered import asks_whether
from importers.columns.fields import FIELDS, PLAIN
from importers.columns.header_fit import header_words
from importers.columns.readings import is_headed
from importers.columns.scored import Column

UNTESTED = 0.85  # any text would do for this field, so the header alone speaks
PROGRAM = "program"
ACTIVITY = (  # a name where there is no other
    *(
        "che cosa fa",
        "cosa fa",
        "che cosa fanno",
        "cosa fanno",
        "che cosa si fa",
        "cosa si fa",
        "servizi",
        "iniziativa",
        "iniziative",
        "che cosa offre",
        "cosa offre",
        "cosa cerchi",
        "che cosa cerchi",
        "cosa trovi",
        "cosa c e",
        "che cosa c e",
        "attivita",
        "cosa",
        "che cosa",
        "corso",
        "corsi",
        "discipline",
        "disciplina",
        "sport",
    ),
)
OFFICES = (  # what a table of addresses calls its rows
    *("ufficio", "uffici", "ufficio di riferimento", "sportelli", "reparto", "presidio", "presidi", "punto", "punti"),
    *("amt", "buro", "stelle", "dienststelle", "office", "desk", "bureau"),
)
RUNNING = (  # what a table calls those who run what its rows are
    *("gestore", "ente gestore", "soggetto gestore", "gestito da", "gestione", "a cura di", "ente titolare"),
    *("ente erogatore", "provider", "trager", "tragerschaft", "organisme gestionnaire"),
)
RUN = word_set(  # what those run: places and kinds of services, never persons
    """
    centro centri struttura strutture servizio servizi sede sedi nido nidi asilo scuola scuole sportello sportelli
    associazione associazioni casa residenza biblioteca consultorio ambulatorio punto presidio ludoteca doposcuola
    mensa spazio dormitorio ostello museo comunita cdd cdi rsa einrichtung zentrum dienst haus schule kindergarten
    kita verein center centre facility site school service
    """
)
CALLED = word_set("nome denominazione il la del della dello dell di name der des")
LONGEST_ACTIVITY = 50  # characters on average; longer ones are sentences, and no names
MOSTLY_DIFFERENT = 0.85  # share of rows with an organization of their own, from which it names the entries


def settle_names(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], kind: str) -> None:
    """Where no column is called like a name, take the first unmapped one whose cells are different words."""
    if kind == PLAIN:
        settle_programs(columns, chosen)
    wanted = f"{kind}.name" if kind in ("organization", "location") else "service.name"
    names = {"organization.name", wanted} if kind == PLAIN else {wanted}
    if kind not in (PLAIN, "organization", "service", "location") or names.intersection(
        field for field, _ in chosen.values()
    ):
        return
    for column in columns:
        field, _ = chosen.get(column.name, ("", 0.0))
        if field in ("", "service.description") and is_headed(column, (*FIELDS[wanted].aliases(kind), *ACTIVITY)):
            chosen[column.name] = (wanted, UNTESTED)  # whatever the cells look like
            return
    for column in columns:
        if column.name not in chosen and column.filled and is_headed(column, OFFICES):
            chosen[column.name] = (wanted, UNTESTED)
            return
    for column in columns:
        if column.name not in chosen and _tells_apart(column):
            chosen[column.name] = (wanted, 0.3)
            return


def settle_run(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], kind: str) -> None:
    """Where the organizations are only those that run what a list is about, a column of names near theirs names it."""
    fields = {field for field, _ in chosen.values()}
    if kind != PLAIN or {"service.name", "location.name"} & fields:
        return
    owner = next((each for each in columns if chosen.get(each.name, ("",))[0] == "organization.name"), None)
    if owner is None or not is_headed(owner, RUNNING):
        return
    for column in columns[: columns.index(owner) + 2]:
        if column.name not in chosen and _is_run(column) and _tells_apart(column):
            chosen[column.name] = ("service.name", UNTESTED)
            return


def _is_run(column: Column) -> bool:
    """Whether a header begins with a place or a kind of services, and says no person of it ("Responsabile centro")."""
    said = [word for word in header_words(column.name) if word not in CALLED]
    return bool(said) and said[0] in RUN


def settle_offered(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], kind: str) -> None:
    """Where a list of organizations answers whether each has a service («Sportello d'ascolto»: sì, no), that is it."""
    fields = {field for field, _ in chosen.values()}
    if kind != PLAIN or "organization.name" not in fields or "service.name" in fields:
        return
    asking = [each for each in columns if each.name not in chosen and asks_whether(each)]
    if len(asking) == 1:  # of several, nobody knows which the list is about
        chosen[asking[0].name] = ("service.name", UNTESTED)


def settle_courses(columns: Sequence[Column], chosen: dict[str, tuple[str, float]], kind: str) -> None:
    """Where organizations, or else sites, stand in several rows each, what is done there is what entries are called."""
    by_field = {field: name for name, (field, _) in chosen.items()}
    whose = by_field.get("organization.name") or by_field.get("location.name")
    owner = next((each for each in columns if each.name == whose), None)
    if kind != PLAIN or owner is None or "service.name" in by_field:
        return
    if owner.different > MOSTLY_DIFFERENT * owner.filled:
        return
    for column in columns:
        if chosen.get(column.name, ("", 0.0))[0] in ("", "service.description") and is_headed(column, ACTIVITY):
            if _mean_length(column) <= LONGEST_ACTIVITY:
                chosen[column.name] = ("service.name", UNTESTED)
            return


def settle_programs(columns: Sequence[Column], chosen: dict[str, tuple[str, float]]) -> None:
    """A program that many sites offer ("Head Start") is their kind; the sites are what the list is about."""
    by_field = {field: name for name, (field, _) in chosen.items()}
    different = {column.name: column.different for column in columns}
    program, site = by_field.get("service.name", ""), by_field.get("location.name")
    if site is None or PROGRAM not in header_words(program) or different[program] * 2 > different[site]:
        return
    del chosen[program]
    if "taxonomy.any" not in by_field:
        chosen[program] = ("taxonomy.any", UNTESTED)


def _tells_apart(column: Column) -> bool:
    """Words that are nearly always different: they can name a thing."""
    if column.filled < 3 or column.different < 0.8 * column.filled:
        return False
    worded = sum(likeness.name(cell, "") and sum(map(str.isalpha, cell)) > len(cell) / 2 for cell in column.sample)
    return 4 <= _mean_length(column) <= 90 and worded >= 0.9 * len(column.sample)


def _mean_length(column: Column) -> float:
    return sum(map(len, column.sample)) / max(1, len(column.sample))
