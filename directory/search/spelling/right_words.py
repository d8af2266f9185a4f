"""Words that people say of somebody and that are right as they are, though few listings have them."""

from types import MappingProxyType

from directory.search.spelling.further_words import FURTHER_WORDS, OCCUPATIONS
from directory.search.where.countries import COUNTRIES
from directory.words.people import PEOPLE_OF_AN_AGE, RELATIVES

_NATIONALITIES = """
    afghano albanese algerino argentino armeno bangladese bengalese bielorusso boliviano bosniaco brasiliano bulgaro
    camerunense cileno cinese cingalese colombiano congolese croato cubano curdo dominicano ecuadoregno egiziano eritreo
    etiope filippino gambiano georgiano ghanese giapponese giordano indiano iracheno iraniano israeliano ivoriano
    kosovaro libanese libico lituano macedone maliano marocchino moldavo moldovo montenegrino nepalese nigeriano
    pachistano pakistano palestinese peruviano polacco portoghese rumeno romeno russo salvadoregno senegalese serbo
    sardo siciliano calabrese pugliese lucano campano napoletano abruzzese molisano romano laziale umbro marchigiano
    toscano emiliano romagnolo ligure genovese piemontese torinese lombardo milanese bergamasco bresciano veneto
    veneziano trentino altoatesino friulano ladino ticinese sudtirolese
    siriano somalo sudanese svizzero tailandese tunisino turco ucraino ungherese uruguaiano venezuelano vietnamita
"""
_WHEN_AND_HOW = """
    oggi domani ancora subito spesso sempre mai dopo prima poi quasi troppo tanto molto poco gia forse magari
    insomma invece oppure quindi perche mentre durante altrimenti comunque venuto venuta detto detta vogliono
    preso presa presi prese
"""
_EVERYDAY = """
    telefonino cellulare televisione computer tastiera schermo macchina motorino bicicletta treno autobus valigia
    borsa zaino portafoglio chiavi finestra cucina bagno stanza letto divano tavolo sedia armadio frigorifero
    lavatrice cuscino coperta lenzuola vestito vestiti scarpe giacca maglione camicia pantaloni calze occhiali
    orologio anello collana pane latte carne pesce frutta verdura uova zucchero sale olio burro formaggio vino birra
    torta biscotti minestra mattina mattino pomeriggio sera notte mezzogiorno mezzanotte settimana mese mesi giorno
    giorni ora ore minuto minuti primavera estate autunno inverno gennaio febbraio marzo aprile maggio giugno luglio
    agosto settembre ottobre novembre dicembre ragazzo ragazza ragazzi ragazze signore signora signori amico amica
    amici amiche fratello sorella fratelli sorelle nonno nonna nonni zio zia zii cugino cugina cugini nipote nipoti
    suocera suocero cognato cognata genero nuora vicino vicina vicini collega colleghi compagno compagna compagni
    fidanzato fidanzata moroso morosa capo padrone testa occhio occhi orecchio orecchie bocca naso denti gola collo
    spalla spalle braccio braccia mano mani dito dita schiena pancia stomaco cuore gamba gambe ginocchio ginocchia
    piede piedi pelle sangue febbre tosse dolore dolori bello bella belli belle brutto brutta buono buona grande
    grandi piccolo piccola nuovo nuova vecchio vecchia giovane alto alta basso bassa lungo lunga corto corta caldo
    calda freddo fredda pulito pulita sporco sporca forte debole stanco stanca felice triste arrabbiato arrabbiata
    preoccupato preoccupata tranquillo tranquilla contento contenta gentile cattivo cattiva simpatico simpatica
    timido timida pigro pigra curioso curiosa strano strana vero vera falso falsa giusto giusta sbagliato sbagliata
    facile difficile possibile impossibile importante utile inutile diverso diversa stesso stessa altro altra altri
    altre tutto tutta tutti tutte niente nulla nessuno nessuna qualche ogni soldi euro prezzo conto debito debiti
    lettera lettere foglio fogli modulo moduli firma timbro fila coda sportello strada piazza ponte semaforo
    marciapiede giardino albero alberi fiore fiori cane cani gatto gatti uccello uccelli san santa santo uomo uomini
    donna donne anno anni tardi presto fino appena mare montagna lago fiume bosco collina cielo sole luna pioggia
    neve vento nebbia temporale
"""
_VERBS = """
    abbandonare abbracciare abitare accompagnare adottare affidare affittare aggiustare aiutare alzare amare
    ammalare andare annoiare arrabbiare arrestare arrivare ascoltare aspettare assaggiare assaltare assistere
    attraversare avvertire ballare bastare bestemmiare bisticciare bloccare brontolare buttare cadere calmare
    cambiare camminare cantare capitare cascare cenare chiacchierare chiamare cominciare comprare confidare
    consegnare consigliare contattare continuare contare correre credere crescere cucinare cucire curare denunciare
    detestare difendere dimenticare dipendere disegnare disturbare diventare divertire domandare dormire durare
    educare emigrare entrare evitare festeggiare fidanzare fidare fumare gestire giocare girare gridare guadagnare
    guardare guarire guidare imparare incontrare ingannare iniziare innamorare insegnare insultare intervenire
    inventare invitare lamentare lasciare lavare lavorare legare leggere licenziare litigare mancare mandare
    mangiare meritare minacciare misurare muovere nascondere nuotare obbligare occupare odiare offendere ordinare
    organizzare orientare pagare parlare parcheggiare partire passare passeggiare pensare perdonare pesare pescare
    picchiare piacere portare pranzare pregare prenotare preoccupare preparare prestare proteggere provare pulire
    raccontare recuperare regalare registrare respirare restare restituire rifiutare rimandare ringraziare riparare
    riposare risparmiare rispettare ritirare ritornare rubare salutare saltare salvare sbagliare sbrigare scaldare
    scambiare scappare scherzare scioperare scordare scusare sembrare sentire separare seguire sfogare sistemare
    smettere sognare sollevare sopportare sorridere sospettare spaventare spegnere sperare spiegare sporcare sposare
    spostare stampare stancare stirare studiare suonare superare svegliare tagliare telefonare temere tentare tirare
    toccare tornare tossire traslocare trattare tremare trovare truffare urlare usare utilizzare vendere vergognare
    vestire viaggiare visitare vivere volare votare zoppicare
"""
_OF_PEOPLE = """
    allettato vedovo orfano immobile autonomo malato guarito ricoverato dimesso operato ferito cieco sordo muto zoppo
    obeso magro celibe nubile sposato separato divorziato convivente pensionato disoccupato licenziato sfrattato
    indebitato
    arrestato condannato denunciato maltrattato abbandonato adottato affidato clandestino irregolare analfabeta laureato
    diplomato bocciato promosso iscritto assente violento aggressivo geloso nervoso confuso smemorato agitato spaventato
    isolato emarginato primo secondo terzo quarto quinto sesto settimo ottavo nono decimo ultimo prossimo scorso
"""
_FURTHER = """
    prof proff dio gesu allah sikh hindu canton cantone cantoni dunque boh vabbe mica magari ecco insta whatsapp tiktok
    telegram facebook onlyfans roblox fortnite youtube netflix covid rdc adi naspi ladi laps cricket
    kundigen gekundigt
    chili chilo litri metri dame dama carte slot tablet zaini divani accettano accetta accettare pignorato pignorata
    cope copes coping afford wife husband mother father arrears tired alone lonely scared afraid hungry pregnant drunk
    angry upset kids baby rent bills lost help needs wants lives speaks refuses sleeps fight fights leave left
    freund freundin bedroht schwanger krank allein traurig hunger schulden miete verloren angst wohnt spricht braucht
"""
_OF_VERBS = MappingProxyType(
    {
        "are": (
            "are",
            "arsi",
            "armi",
            "arti",
            "arci",
            "arlo",
            "arla",
            "arli",
            "o",
            "i",
            "a",
            "iamo",
            "ate",
            "ano",
            "ato",
            "ata",
            "ati",
            "ate",
            "ando",
            "ava",
            "avo",
            "avano",
        ),
        "ere": (
            "ere",
            "ersi",
            "ermi",
            "erti",
            "erci",
            "erlo",
            "erla",
            "erli",
            "o",
            "i",
            "e",
            "iamo",
            "ete",
            "ono",
            "uto",
            "uta",
            "endo",
            "eva",
            "evo",
            "evano",
        ),
        "ire": (
            "ire",
            "irsi",
            "irmi",
            "irti",
            "irci",
            "irlo",
            "irla",
            "irli",
            "o",
            "i",
            "e",
            "iamo",
            "ite",
            "ono",
            "ito",
            "ita",
            "endo",
            "iva",
            "ivo",
            "ivano",
        ),
    }
)
_ENDINGS = {"o": ("o", "a", "i", "e"), "e": ("e", "i"), "a": ("a", "i", "e")}
_INFLECTED = tuple(one for one in OCCUPATIONS if one[-1] in _ENDINGS)
_HARD = ("c", "g")  # before i and e they are written with an h: turco, turchi


def _forms(word: str) -> list[str]:
    """A word for a person's origin, of women and men, of one and several.

    >>> _forms("turco"), _forms("cinese")
    (['turco', 'turca', 'turchi', 'turche'], ['cinese', 'cinesi'])
    """
    stem, last = word[:-1], word[-1]
    h = "h" if last == "o" and stem.endswith(_HARD) else ""
    return [f"{stem}{h if ending in ('i', 'e') else ''}{ending}" for ending in _ENDINGS[last]]


def _forms_of_verb(infinitive: str) -> list[str]:
    """The forms of a regular verb that people use of themselves and of others; some are no words, and do no harm.

    >>> _forms_of_verb("cascare")[:4]
    ['cascare', 'cascarsi', 'cascarmi', 'cascarti']
    """
    stem, conjugation = infinitive[:-3], infinitive[-3:]
    h = "h" if conjugation == "are" and stem.endswith(_HARD) else ""
    return [f"{stem}{h if ending[0] in 'ei' else ''}{ending}" for ending in _OF_VERBS[conjugation]]


_ENGLISH = """
    across almost answer anybody appear asked before began believe better between beyond breakfast brother build
    carry city consider cook dinner door draw during easy enough even everyone expect felt follow friend full
    good grow happen happy hear heart hold include kept knew little looks lunch maybe mind month near neighbor
    nervous often open paper please provide raise ready really reason remain remember require says seem show
    side since sing small smoke spend suggest than thank thanks thing think thought through today told tomorrow
    true until wait wear week while window world yesterday
"""
_GERMAN = """
    abend anfang angebot anrufen antwortet auge besser besuch bleibt blut brief brot bruder buch damals denkt
    denn dies diese diesem diesen dieser dieses dorf dringend echt einmal einzelnen erst falsch fertig fliegen
    frage fragt frei fruh fuss geoffnet gern gesicht gestern gibt glaubt glucklich gross grossen grund gunstig
    heiss herr herren herz hier hoch hungrig ihnen ihrer irgendwas jahre jetzt jung kauft klasse klein klient
    klientin kommen konnen kontakt kurz langsam leer lehrer leicht lernt lieber liegt liest macht mensch monat
    morgen mussen nachher nahe niemals offen putzen rausgehen recht richtig rufen ruhig sache schnell schon
    schreibt schwer schwester seinem seinen seiner sicher sondern sorgen stunde taglich teil tief tragen
    umgebung vorher wachen wahr wahrend waren wasser weil weise weit weiter welcher woche wochentlich wohl
    zuerst zwei
"""
COMMON_WORDS = frozenset([*_WHEN_AND_HOW.split(), *_EVERYDAY.split(), *_VERBS.split()])  # misspelt words may be these
ORIGINS = frozenset([form for one in _NATIONALITIES.split() for form in _forms(one)])
RIGHT_WORDS = frozenset(
    [
        *_WHEN_AND_HOW.split(),
        *_EVERYDAY.split(),
        *FURTHER_WORDS,
        *PEOPLE_OF_AN_AGE,
        *RELATIVES,
        *OCCUPATIONS,
        *ORIGINS,
        *(form for one in (*_OF_PEOPLE.split(), *_INFLECTED) for form in _forms(one)),
        *_FURTHER.split(),
        *_ENGLISH.split(),
        *_GERMAN.split(),
        *COUNTRIES,
        *(form for one in _VERBS.split() for form in _forms_of_verb(one)),
    ]
)
