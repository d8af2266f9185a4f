"""Small lists for tests: header lines as public bodies wrote them, and files made of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.apply import apply_plan
from importers.columns.chosen import Chosen
from importers.places.finder import PlaceFinder
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.problems import Problem
from importers.reading.tables import Row, Table
from importers.records.draft import Draft
from importers.records.drafts import read_drafts

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

CONSULTORI = "comune,asl,denominazione,indirizzo,telefono,sito,url"
LIBRARIES = (
    "codice-isil;codice-sbn;denominazione;indirizzo;frazione;cap;comune;codice istat comune;provincia;regione;"
    "codice istat provincia;latitudine;longitudine;telefono;fax;email;url"
)
CLINICS = (
    "n,struttura,struttura_nome,indirizzo,cap,comune,provincia,regione_pa,url,n_totale_ivg,n_ivg_farmacologiche,"
    "perc_ivg_farmacologiche,territorio,anno,comune_codice_istat"
)
PHARMACIES = "RECAPITO,NOME,NUMERO,MUNICIPALI,PROPRIETA,LON,LAT"
SHOPS = "TIPOLOGIA,NOME,VIA,CITTA',CAP,PROVINCIA,EMAIL,TELEFONO,FAX,LAT,LONG,ORGANO VALIDAZIONE,ID"
SCHOOLS = (
    "ANNOSCOLASTICO,AREAGEOGRAFICA,REGIONE,PROVINCIA,CODICEISTITUTORIFERIMENTO,DENOMINAZIONEISTITUTORIFERIMENTO,"
    "CODICESCUOLA,DENOMINAZIONESCUOLA,INDIRIZZOSCUOLA,CAPSCUOLA,CODICECOMUNESCUOLA,DESCRIZIONECOMUNE,"
    "DESCRIZIONECARATTERISTICASCUOLA,DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA,INDICAZIONESEDEDIRETTIVO,"
    "INDIRIZZOEMAILSCUOLA,SITOWEBSCUOLA"
)
HELP = (
    "id,created_at,updated_at,lang,title,description,recipients,offer_from,url,address,regione,provincia,lat,lon,"
    "is_service,categories,state"
)
TEMPLATE = (
    "ente,servizio,descrizione,tipo di servizio,bisogni,interessi,destinatari,età minima,età massima,requisiti,"
    "esclusioni,riservato a,residenza richiesta,isee massimo,indirizzo,cap,comune,provincia,latitudine,longitudine,"
    "telefono,email,sito,orari,costo,lingue,mediazione linguistica,accesso,come fare,documenti,intensità,"
    "giorni di attesa,giorni di risposta,posti disponibili,posti totali,a distanza,a domicilio,area servita,"
    "accessibile in carrozzina,verificato il,esempio"
)

SIMPLE = "nome;comune;indirizzo;telefono;email;orari"
DESKS = (
    "Sportello casa;Forlì;Via Roma 1;0543 712345;casa@example.org;lun-ven 9-12",
    "Sportello lavoro;Cesena;Corso Cavour 2;0547 712345;lavoro@example.org;mar 14-18",
    "Biblioteca di quartiere;Bologna;Via Emilia 3;051 712345;libri@example.org;sab 9-13",
)


def table(header: str, *rows: str, delimiter: str = ",") -> Table:
    """A table of one line of column names and lines of cells without quotation marks."""
    names = tuple(header.split(delimiter))
    cells = [tuple(row.split(delimiter)) for row in rows]
    return Table("list", names, [Row(line, each) for line, each in enumerate(cells, 2)], 1, "utf-8", delimiter)


def write(folder: Path, header: str, rows: Sequence[str], name: str = "lista.csv") -> Path:
    """The path of a list in a file."""
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def imported(session: Session, path: Path, source: str = "lista", now: datetime = NOW) -> Plan:
    """The plan of a list, written."""
    plan = make_plan(session, path, source=source)
    apply_plan(session, plan, by="coordinator", now=now)
    return plan


def drafts_of(header: str, *rows: str, chosen: Chosen | None = None) -> tuple[list[Draft], list[Problem]]:
    """What a list of these rows says, and what is wrong with it."""
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    read = read_drafts([table(header, *rows, delimiter=";")], finder, country="IT", about="lista", chosen=chosen)
    return [*read.drafts], [*read.problems]
