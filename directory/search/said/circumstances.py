"""Terms whose words only tell of somebody: the school they come from, the court that sent them, what they gave up."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from directory.danger.perpetrators import who_does_it
from directory.search.said.another_sense import is_in_another_sense
from directory.search.said.denials import is_no_trouble
from directory.search.said.dislikes import is_disliked, is_given_up
from directory.search.said.facts_of_life import is_fact_of_life
from directory.search.said.forms import what_forms_are_for
from directory.search.said.line import Line
from directory.search.said.part_of_trouble import is_part_of_the_trouble
from directory.search.said.spoken import LANGUAGE_FORMS
from directory.search.said.told_needs import is_beaten_by_a_child, is_club, told_needs
from directory.search.said.who_writes import is_of_who_writes, words_of_who_writes
from directory.search.said.wishes import asking_sentences, told_beside
from directory.search.said.working import tells_of_working
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Mention, Vocabulary, cannot_wait
from directory.words.language import word_set
from directory.words.people import RELATIVES

_WHERE = word_set("a da in alla dalla della nella at from to in der die zur von")  # "a scuola lo picchiano"
_ORDERED = word_set(
    "mandato decreto ordinanza provvedimento incarico sentenza disposizione inviato inviata inviati disposto disposta "
    "prescritto imposto ordine giudice"
)
_OF = word_set("del dal dei dai il al")
_DECIDED = word_set("ha dispone ordina dice vuole chiede per")
_NOT = word_set("non not nicht")
_HOW_WELL = word_set("poco bene male solo un benissimo malissimo appena qualche little only kaum wenig")
_HAS_A_JOB = word_set("lavora lavorano lavoriamo works arbeitet")
_GOING = word_set("andare vado vada")
_OWED = word_set("housing.costs housing.eviction money.debt")
_OF_VOLUNTEERS = word_set("volunteering social.volunteering volunteering_centre")
_AS, _WRITING = word_set("come da"), word_set("scrivo chiamo telefono")
_COLLEAGUES = word_set("ass assistente psicologa psicologo pediatra medico educatore educatrice insegnante")
_ASKING = word_set("chiede chiedono segnala segnalano invia propone scrive")
_WITHOUT, _LACKED = word_set("no senza niente non poche"), word_set("non senza")
_ARTICLES, _SOON = word_set("la una"), 6  # words
_FEW, _SMALL_WORDS = 3, word_set("le il la gli i al alle l")
_FINISHED = word_set("finito finita finiti finite terminato concluso fatto diplomato diplomata finished completed")
_MEALS, _VOMITS = word_set("mangia mangio mangiare eats eating isst essen"), word_set("vomita vomito vomitare")
_LEFT = word_set("lasciato lasciare lascia")
_DOES = word_set("che vuole deve cerca ha chiede")
_LIES = word_set("in all dall dell")
_HIRED = word_set("badante badanti")
_OUT_OF_WORK = word_set("licenziata licenziato disoccupata disoccupato senza")
_ASKED_FOR = word_set("unemployed neet expecting_parents")
_MONEY, _STEALS = (
    word_set("soldi denaro money geld"),
    ("rub", "steal", "stol", "sparisc", "spend", "presta", "nega", "negh"),
)
_CARS = word_set("macchina auto automobile car")
_TAKEN = ("tolt", "ritirat", "sospes", "revocat", "perso")
_UNKNOWN_LANGUAGES = re.compile(r"\b(?:parl\w+|capisc\w+|sa|speaks?|spricht|spreche) (?:\w+ )?(?:ne|neither|weder)\b")
_ROOMS = frozenset({"room", "stanza", "sala", "zimmer", "raum"})
_EVENTS = word_set("party birthday wedding meeting event festa compleanno matrimonio riunione evento feier hochzeit")
_LESSONS = word_set("corso corsi lezione lezioni imparare studiare course courses class learn study kurs lernen")
_CLAUSE_ENDS = re.compile(r"[,.;:!?]")
_TOLD_WHOLE = frozenset({"transport.public", "housing.eviction", "listening_desk"})
_TO_WHOM = word_set("con a di")


def what_is_asked(
    mentions: Sequence[Mention], line: Line, vocabulary: Vocabulary, *, by_writer: Collection[int] | None = None
) -> list[Mention]:
    """The terms of a question without those that only tell of somebody, and those that no phrase of a list tells.

    Args:
        by_writer: as of `words_of_who_writes`, where that is known already.
    """
    told = told_needs(line, vocabulary)
    forms = what_forms_are_for(line, vocabulary)
    named = [one for one in mentions if not any(_is_filled_in(one, form) for form in forms)]
    named = [one for one in named if not any(_is_within(one, other) for other in told)]
    return [*asked_for(named, line, beside=(*told, *forms), by_writer=by_writer), *told, *forms]


def _is_filled_in(one: Mention, form: Mention) -> bool:
    return form.start <= one.start and one.end <= form.end


def _is_within(one: Mention, told: Mention) -> bool:
    """Whether a term was read from a part of what is told: "to work" of how to get there, "documenti" of a form."""
    is_inside = told.start <= one.start and one.end <= told.end and one.end - one.start < told.end - told.start
    return is_inside and told.term.code in _TOLD_WHOLE and not told.term.is_about() & one.term.is_about()


def asked_for(
    mentions: Sequence[Mention],
    line: Line,
    *,
    beside: Sequence[Mention] = (),
    by_writer: Collection[int] | None = None,
) -> list[Mention]:
    """The terms without those that only tell of somebody.

    Args:
        beside: further terms of the question, which stay whatever they tell.
        by_writer: as of `words_of_who_writes`, where that is known already.
    """
    around: dict[int, list[Mention]] = {}  # each word with what is said with it: few, however long the text
    for one in mentions:
        for place in range(one.start, one.end):
            around.setdefault(place, []).append(one)
    everything = [*mentions, *beside]
    by_writer = words_of_who_writes(line) if by_writer is None else by_writer
    kept = [
        one
        for one in mentions
        if not (is_of_who_writes(one, by_writer) or is_no_trouble(one, line))
        and not _only_tells(one, everything, around[one.start], line)
    ]
    told = [*kept, *beside]
    aside = told_beside(told, asking_sentences(told, line))
    return [one for one in kept if one.term.taxonomy == "need" or one not in aside]


def tells_of_whom(mentions: Sequence[Mention]) -> list[Mention]:
    """Needs in the words of a group, where other words ask for something: "sport per bambino disabile".

    What cannot wait is always asked for, and so are work by who has none, help by who expects a child, and a carer.
    """
    groups = [
        one
        for one in mentions
        if one.term.taxonomy == "target_group" and one.term.code not in _ASKED_FOR and one.words[0] not in _HIRED
    ]
    needs = [one for one in mentions if one.term.taxonomy == "need" and not cannot_wait(one.term.code)]
    people = {at for group in groups for at in range(group.start, group.end)}
    told = [one for one in needs if people.issuperset(range(one.start, one.end))]
    things = [one for one in mentions if one.term.taxonomy != "target_group" and one not in told]
    return [one for one in told if any(_is_apart(other, one) for other in things)]


def _only_tells(one: Mention, mentions: Sequence[Mention], around: Sequence[Mention], line: Line) -> bool:
    if one.term.taxonomy == "service_type" and any(_holds(other, one) for other in around):
        return True
    if (one.start == 0 and _is_writing(one, line)) or is_fact_of_life(one, mentions, line):
        return True
    if one.term.code in _OF_VOLUNTEERS and _is_who_helps(one, mentions, line):
        return True
    is_something_else = is_disliked(one, around, line) or is_in_another_sense(one, line)
    if is_something_else or is_part_of_the_trouble(one, mentions, line):
        return True
    if one.term.taxonomy == "interest":
        return _is_no_pastime(one, line) or is_given_up(one, line) or any(_is_part_of(other, one) for other in mentions)
    rule = _RULES.get(one.term.code)
    return rule is not None and rule(one, mentions, line)


def _is_no_pastime(one: Mention, line: Line) -> bool:
    """ "CAT" of who drinks, "non parla né italiano né tedesco"."""
    if one.term.code == "languages":
        is_learned = not _LESSONS.isdisjoint(line.clause_before(one.start, _CLAUSE_ENDS, 3) + list(one.words[:-1]))
        return one.words[-1] in LANGUAGE_FORMS and not is_learned and bool(_UNKNOWN_LANGUAGES.search(line.text))
    return one.end - one.start == 1 and len(line.words) > 1 and is_club(line, one.start)


def _is_who_helps(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Volontario: famiglia con sei figli", "scrivo come volontaria", "un volontario che aiuti col computer"."""
    if not all(word.startswith("volontari") for word in one.words):
        return False
    is_title = one.start == 0 and line.gap(one.end).startswith(":")
    is_wanted = line.words[one.end : one.end + 1] == ["che"] and any(
        _asks_more(other, one) and other.term.code not in _OF_VOLUNTEERS for other in mentions
    )
    return is_title or is_wanted or (line.word_before(one.start) in _AS and line.word_before(one.start, 2) in _WRITING)


def _is_writing(one: Mention, line: Line) -> bool:
    """ "Ass soc chiede educativa", "psicologa scolastica segnala": a colleague who asks for somebody else."""
    return one.words[0] in _COLLEAGUES and not _ASKING.isdisjoint(line.words[one.end : one.end + 2])


def _is_where_somebody_lies(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "È in ospedale e torna a casa da solo": where somebody is, and no hospital looked for."""
    is_there = one.words[0].startswith("osped") and line.word_before(one.start) in _LIES
    return is_there and any(_is_apart(other, one) and other.term.taxonomy != "target_group" for other in mentions)


def _is_without_waiting(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Logopedista, no liste d'attesa": soon, and no other specialist."""
    is_waiting = "attesa" in one.words and line.word_before(one.start) in _WITHOUT
    return is_waiting and any(_asks_more(other, one) for other in mentions)


def _is_no_specialist(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    return _is_without_waiting(one, mentions, line) or _is_where_somebody_lies(one, mentions, line)


def _is_carer_spoken_of(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Per badante ucraina che …", "la badante di mia nonna vuole …": who is helped, and no carer looked for."""
    if one.words != ("badante",):
        return False
    more = any(_asks_more(other, one) for other in mentions)
    beside = "".join(line.words[one.end : one.end + 1])
    is_aged = any(word[:1].isdecimal() for word in line.words[one.end : one.end + _FEW])  # "badante moldava 56"
    if beside in _OUT_OF_WORK or (one.start == 0 and (beside in LANGUAGE_FORMS or is_aged)):
        return more  # "badante ucraina, libera la domenica"
    is_one_known = line.word_before(one.start) in _ARTICLES and line.words[one.end : one.end + 1] == ["di"]
    if is_one_known or line.word_before(one.start) == "per":
        return more or not _DOES.isdisjoint(line.words[one.end : one.end + _SOON])
    return False


def _is_work_of_theirs(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Mentre io lavoro", "lavoro tutto il giorno", "ha lasciato il lavoro" for what is told beside."""
    if one.end - one.start > 1:
        return False
    is_left = line.word_before(one.start) == "il" and line.word_before(one.start, 2) in _LEFT
    return (is_left and any(_asks_more(other, one) for other in mentions)) or tells_of_working(line, one.start)


def _is_sign_of_more(one: Mention, mentions: Iterable[Mention], _line: Line) -> bool:
    """ "Assiste il marito, non dorme": sleepless of what is told beside, and in need of no sports."""
    is_sleepless = one.words[0] == "non" and one.words[-1].startswith("dorm")
    return is_sleepless and any(other.term.taxonomy == "need" and _asks_more(other, one) for other in mentions)


def _is_job_of_theirs(one: Mention, _mentions: Iterable[Mention], _line: Line) -> bool:
    """ "Lavora part time": has a job; who looks for one says "cerca un lavoro part time"."""
    return one.words[0] in _HAS_A_JOB


def _is_pensioner(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "In pensione da poco": who somebody is, and no question about a pension."""
    is_state = one.words == ("pensione",) and line.word_before(one.start) == "in"
    return is_state and line.word_before(one.start, 2) not in _GOING


def _is_unpaid_bill(one: Mention, mentions: Iterable[Mention], _line: Line) -> bool:
    """ "Bolletta non pagata", "non a pagamento": no wages."""
    if one.words[-1] == "pagamento":
        return True
    return one.words[-1].startswith("pagat") and any(other.term.code in _OWED for other in mentions)


def _is_brought_by_who_asks(one: Mention, _mentions: Iterable[Mention], _line: Line) -> bool:
    """ "A chi lo porto?": where to go, and no lift."""
    return one.words[-1] == "porto"


def _is_no_lift(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    return _is_brought_by_who_asks(one, mentions, line) or _is_way_of_theirs(one, mentions, line)


def _is_where_they_are(school: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "A scuola lo picchiano", "diplomato al liceo"."""
    if _is_done(school, mentions, line):
        return True
    before = line.word_before(school.start)
    is_there = before in _WHERE or (before in _ARTICLES and line.word_before(school.start, 2) == "per")
    return is_there and any(_asks_more(other, school) for other in mentions)


def _is_over(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Quando torno da scuola": not back to it; "finita la scuola": nor is it given up."""
    if _is_done(one, mentions, line):
        return True
    return one.words[-2:] == ("da", "scuola") and one.words[0].startswith("torn")


def _is_done(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Ha finito le superiori", "diplomato al liceo": no diploma is missing."""
    clause = [at for at in range(max(one.start - _FEW, 0), one.start) if "," not in line.text_between(at, one.start)]
    before = [line.words[at] for at in clause if line.words[at] not in _SMALL_WORDS]
    return not _NOT.intersection(before) and not _FINISHED.isdisjoint((*before[-1:], one.words[0]))


def _is_way_of_theirs(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Senza macchina, corso di italiano": how somebody gets about, and no bus asked for."""
    is_car = not _CARS.isdisjoint(one.words) and not _LACKED.isdisjoint(one.words)
    return (is_car and any(_asks_more(other, one) for other in mentions)) or _is_of_who_lives_far(one, mentions, line)


def _is_of_who_lives_far(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "La figlia lavora e abita lontano": nobody there to help, and no bus."""
    before = line.words[max(one.start - _SOON, 0) : one.start]
    return "lontano" in one.words and not RELATIVES.isdisjoint(before)


def _is_way_lacked(one: Mention, mentions: Iterable[Mention], line: Line) -> bool:
    """ "Artrosi, non ha la patente", "tolta la patente per alcol": no way to get there, and no driving school."""
    before = line.words[max(one.start - _FEW, 0) : one.start]
    is_lacked = one.words == ("patente",) and not _LACKED.isdisjoint(before)
    is_lost = one.words[-1] == "patente" and any(word.startswith(_TAKEN) for word in (*before, *one.words))
    return (is_lacked or is_lost) and any(_asks_more(other, one) for other in mentions)


def _is_sender(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Su mandato del tribunale", "il tribunale ha disposto"."""
    is_ordering = line.word_before(one.start) in _OF and line.word_before(one.start, 2) in _ORDERED
    is_deciding = not _DECIDED.isdisjoint(line.words[one.end : one.end + 1])
    return one.words == ("tribunale",) and (is_ordering or is_deciding)


def _is_who_speaks(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Per chi parla poco italiano": a language, and nobody to talk to."""
    after = line.words[one.end : one.end + 1]
    is_led = one.words[:1] != ("chi",) or line.word_before(one.start) in _TO_WHOM
    return not is_led and (not _HOW_WELL.isdisjoint(after) or any(word in LANGUAGE_FORMS for word in after))


def _is_all_that_is_spoken(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Parla solo rumeno", "parla solo con la sorella": no illness, as "parla da solo" and "parla sola" may be."""
    is_only = one.words[0].startswith("parl") and one.words[1:] == ("solo",)
    return is_only and one.end < len(line.words) and not line.gap(one.end).strip()


def _is_sign_of_grief(one: Mention, mentions: Iterable[Mention], _line: Line) -> bool:
    """ "La moglie è morta, ha smesso di mangiare": grief, and no eating disorder."""
    is_told_of_meals = not _MEALS.isdisjoint(one.words) and _VOMITS.isdisjoint(one.words)
    return is_told_of_meals and any(other.term.code == "mental_wellbeing.grief" for other in mentions)


def _is_of_who_is_cared_for(one: Mention, mentions: Iterable[Mention], _line: Line) -> bool:
    """ "Mio papà è ingestibile, ha l'Alzheimer": an old man, and no child to bring up."""
    return one.words[-1] == "ingestibile" and any(other.term.code == "family.caring" for other in mentions)


def _is_of_who_does_it(_one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Picchio mia moglie e voglio smettere", "mio figlio ci picchia": these are not sent where women are safe."""
    return who_does_it(line.text) is not None or is_beaten_by_a_child(line) is not None


def _is_of_a_child_who_hits(_one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    return is_beaten_by_a_child(line) is not None


def _is_stolen(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Mi ruba i soldi": nobody asks for money."""
    before = line.words[max(one.start - _FEW, 0) : one.start]
    return one.words[-1] in _MONEY and any(word.startswith(_STEALS) for word in before)


def _is_for_an_event(one: Mention, _mentions: Iterable[Mention], line: Line) -> bool:
    """ "Need a room for a party": nobody wants to live there."""
    after = line.words[one.end : one.end + _SOON]
    return one.words[-1] in _ROOMS and not _EVENTS.isdisjoint(after)


_RULES: Mapping[str, Callable[[Mention, Iterable[Mention], Line], bool]] = {
    "safety.partner_violence": _is_of_who_does_it,
    "safety.child_abuse": _is_of_a_child_who_hits,
    "housing.finding": _is_for_an_event,
    "money": _is_stolen,
    "school": _is_where_they_are,
    "education.dropout": _is_over,
    "education.diploma": _is_done,
    "transport": _is_way_of_theirs,
    "transport.licence": _is_way_lacked,
    "public_office": _is_sender,
    "mental_wellbeing.listening": _is_who_speaks,
    "mental_wellbeing.severe": _is_all_that_is_spoken,
    "work": _is_work_of_theirs,
    "work.search": _is_job_of_theirs,
    "work.rights": _is_unpaid_bill,
    "money.benefits_advice": _is_pensioner,
    "health.specialist": _is_no_specialist,
    "hospital": _is_where_somebody_lies,
    "health.lifestyle": _is_sign_of_more,
    "mental_wellbeing.eating": _is_sign_of_grief,
    "family.parenting": _is_of_who_is_cared_for,
    "family.caring": _is_carer_spoken_of,
    "caregivers": _is_carer_spoken_of,
    "transport.accompanied": _is_no_lift,
}


def _holds(need: Mention, kind: Mention) -> bool:
    """Whether the name of a kind of service is only a part of a need of another sort: "scuola guida" is no school."""
    is_inside = need.start <= kind.start and kind.end <= need.end and need.end - need.start > kind.end - kind.start
    if is_inside and need.term.taxonomy == "interest":  # "pet therapy"
        return not need.term.is_about() & kind.term.is_about()
    return is_inside and need.term.taxonomy == "need" and not need.term.is_about() & kind.term.is_about()


def _is_part_of(need: Mention, interest: Mention) -> bool:
    """Whether a pastime is only named in what is told: "un computer usato", "la ricattano con delle foto"."""
    if need.term.code.startswith(RESTRICTED_DOMAIN):
        return interest.term.code == "photo_video"
    is_inside = need.start <= interest.start and interest.end <= need.end
    return is_inside and need.term.code == "digital.devices" and interest.term.code == "computing"


def _asks_more(other: Mention, told: Mention) -> bool:
    """Whether another need or kind of service is told, of other words."""
    return _is_apart(other, told) and other.term.taxonomy in ("need", "service_type")


def _is_apart(other: Mention, told: Mention) -> bool:
    return other.end <= told.start or other.start >= told.end
