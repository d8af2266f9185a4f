"""Who writes of somebody else: "Lavoro in una scuola media. Una ragazza …", "Sono infermiera al pronto soccorso, …".

Where they work is not what is asked for, and neither is what they do there.
"""

import re
from collections.abc import Collection, Iterator

from directory.search.said.line import Line
from directory.search.said.sentences import sentences
from directory.taxonomies.vocabulary import Mention
from directory.words.language import word_set
from directory.words.people import FAMILY, MINE, PERSON, RELATIVES, SEVERAL_MEN, SEVERAL_WOMEN

_A = r"(?: (?:un|uno|una|il|lo|la|l|i|le|gli|come|da|dal|dalla|del|della|dell|di|a|an|the|ein|eine|als|volontari[oa]))*"
_ROLE = (
    r"(?:assistent[ei] social[ei]|educat\w+|insegnant[ei]|maestr[oaie]|prof\w*|docente|preside|dirigente|bidell[oa]"
    r"|infermier[aei]|oss|medic[oa]|dottor\w*|pediatr[aie]|psicolog[oa]|farmacist[ai]|ostetric[ah]e?|bibliotecari[oa]"
    r"|volontari[oae]|mediat\w+|agente|carabinier[ei]|poliziott[oa]|vigil[ei]|parroco|don|pret[ei]|suora|suore"
    r"|frat[ei]|catechist[ai]|allenat\w+|operat\w+|coordinat\w+|tutor|tutrice|avvocat[oa]|sindac[oa]|assessor[ea]"
    r"|logopedist[ai]|fisioterapist[ai]|barist[ai]|autist[ai]"
    r"|teacher|nurse|social worker|doctor|midwife|librarian|coach|priest|nun|pharmacist|youth worker|volunteer"
    r"|police\w*"
    r"|lehrer\w*|krankenschwester|pflegerin|sozialarbeiter\w*|sozialassistent\w*|arzt|arztin|hebamme|trainer\w*"
    r"|pfarrer|erzieher\w*|bibliothekar\w*|apotheker\w*|kindergartnerin)"
)
_WHO = re.compile(
    rf"(?:(?:sono|siamo|scrivo|chiamo|parlo|telefono){_A} {_ROLE}\b"
    r"|(?:io )?(?:lavoro|lavoriamo) (?:in|nel|nella|nell|nello|al|alla|all|allo|da|dal|per|presso|come|con)\b"
    r"|(?:alleno|alleniamo|insegno|insegniamo|dirigo)\b"
    rf"|faccio{_A} (?:volontari\w+|{_ROLE})\b"
    r"|in (?:reparto|ambulatorio|studio|parrocchia|classe|biblioteca|negozio)\b"
    r"|i (?:work|teach|coach|volunteer) (?:at|in|for|with|as)\b|i run an?\b"
    rf"|(?:i m|i am|we are|we re){_A} {_ROLE}\b"
    rf"|ich (?:arbeite|unterrichte|trainiere|leite)\b|ich bin{_A} {_ROLE}\b)"
)
_WISHES_FOR_ONESELF = re.compile(
    r"\b(?:(?<!non )(?:cerco|cerchiamo)|vorre(?:i|mmo)(?! (?:che|sapere|capire|segnalare|aiutar|fare qualcosa))"
    r"|(?:mi|ci) (?:piacerebbe|serv\w+)|ho bisogno|i (?:want|need)|i m looking|i am looking|i d (?:like|love)"
    r"|ich (?:suche|brauche|mochte)|suche|mi hanno licenziat\w+|il mio contratto)\b"
)
_OF_WORK = ("work", "education", "digital", "social", "health", "family.childcare", "family.child_protection")
_OWN_TROUBLE = word_set(  # where they work: "sono prof precario senza casa"
    """
    senza nero precario precaria disoccupato disoccupata licenziato licenziata sfrattato sfrattata stanco stanca
    esaurito esaurita malato malata incinta solo sola without no unemployed fired ohne kein keine keinen arbeitslos
    """
)
_JOINING = word_set("e ed ma che and but who und aber der die")  # "… e un uomo di circa 50 anni resta"
_ENDS = re.compile(r"[,.;:!?()\n–—]")
_SOMEBODY = (
    PERSON
    | RELATIVES
    | FAMILY
    | SEVERAL_MEN
    | SEVERAL_WOMEN
    | word_set(
        """
        anziano anziana alunno alunna alunni alunne paziente pazienti ospite ospiti ragazzi fratelli sorelle cliente
        loro utenti collega
        pupil pupils patient patients guest guests customer
        herr dame gast gaste paar patient patientin
        """
    )
)


def words_of_who_writes(line: Line) -> frozenset[int]:
    """The positions of the words that tell who writes of somebody else, and where they work; mostly none."""
    found = frozenset(at for clause in _clauses(line) for at in clause)
    has_own_people = not MINE.isdisjoint(line.words)  # "sono autista, mio figlio si droga"
    if not found or has_own_people or _WISHES_FOR_ONESELF.search(line.text):
        return frozenset()
    if not _OWN_TROUBLE.isdisjoint(line.words[at] for at in found):
        return frozenset()
    others = (word for at, word in enumerate(line.words) if at not in found)
    return frozenset() if _SOMEBODY.isdisjoint(others) else found


def is_of_who_writes(one: Mention, told: Collection[int]) -> bool:
    """Whether a term is only told of who writes: where they work, and what they do; no other trouble is.

    Args:
        told: positions of the words that tell of who writes.
    """
    is_of_work = one.term.taxonomy != "need" or one.term.code.startswith(_OF_WORK)
    return is_of_work and all(at in told for at in range(one.start, one.end))


def _clauses(line: Line) -> Iterator[range]:
    """The clauses that begin a sentence by telling who writes."""
    for sentence in sentences(line):
        text = " ".join(line.words[sentence.start : sentence.stop])
        if match := _WHO.match(text):
            yield _up_to_its_end(line, sentence, sentence.start + text.count(" ", 0, match.end()) + 1)


def _up_to_its_end(line: Line, sentence: range, at: int) -> range:
    while at < sentence.stop and line.words[at] not in _JOINING and not _ENDS.search(line.gap(at)):
        at += 1
    return range(sentence.start, at)
