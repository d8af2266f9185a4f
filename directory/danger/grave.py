"""How people tell of grave violence, of neglect and of a danger to life: what is done to a body, with what, to whom."""

from directory.danger.violence import CHILD, HAS, HITS, PARTNER, RELATIVE, WHOM, WOMAN

_THEIR = r"(?:(?:il|la|lo|i|gli|le|l|un|una|mio|mia|miei|mie|suo|sua|suoi|sue|nostro|nostra|questa|quella) )*"
_SOMEBODY = rf"{_THEIR}(?:me|lei|lui|noi|loro|{CHILD}|{WOMAN}|fratello|alunn[oae]|ragazz[oie]|minorenn[ei])"
_ELDER = r"(?:nonn[oaie]|suocer[oaie]|anzian[oaie]|(?:genitori|padre|papa|madre|mamma) anzian[oai])"
_BODY = (
    r"(?:braccio|faccia|naso|dent[ei]|costol[ae]|testa|labbro|mano|mani|gamba|polso|zigomo|occhio|dito|dita|schiena"
    r"|mandibola|viso)"
)
_BOSS = r"(?:capo|datore(?: di lavoro)?|titolare|padrone|collega|principale|capoturno|responsabile)"
_NEIGHBOUR = r"(?:vicin[oa]|nipote|badante|conoscente|inquilin[oa]|amic[oa]|coinquilin[oa])"
_BY_FORCE = r"(?:obblig\w+|costring\w+|costrett\w+|forz(?:a|ano|ato|ata)|violent\w+)"
GRAVE = (
    rf"abus(?:a|ava|ano|ato|ata)(?: sessualmente)? (?:di|del|della|dello|dei|degli|delle) {_SOMEBODY}",
    rf"{_BY_FORCE} (?:\w+ ){{0,3}}?(?:sesso|rapporti)(?! di lavoro)",
    (
        rf"{WHOM} (?:ha |hanno )(?:rott|spaccat|fratturat|slogat|bruciat|tagliat|sfregiat)\w "
        rf"(?:il |lo |la |l |le |i |un |una |due )?{_BODY}"
    ),
    (
        rf"{WHOM} {HAS}(?:spinge|spingeva|spint[oa])(?= e\b| contro| per terra| a terra| giu\b| addosso| sempre"
        rf"| quando|$)"
    ),
    rf"{WHOM} {HAS}(?:tir\w+|lanci\w+) (?:addosso|contro|(?:i |le |gli )?(?:cose|oggetti|piatti|sedie|bicchieri))",
    (
        r"(?:punta|puntat[oa]|minacci\w+ con|tirat[oa] fuori|tira fuori) (?:il |la |un |una )?"
        r"(?:coltello|pistola|fucile|accetta|martello)"
    ),
    (
        r"ha (?:in mano )?(?:il |un |una )(?:coltello|pistola|fucile) (?:in mano|puntat[oa]|e (?:mi|ci|la|lo|vuole"
        r"|dice))"
    ),
    (
        rf"ex(?: \w+){{0,2}} {WHOM} (?:segue|seguiva|pedina|spia|aspetta|tormenta|importuna)"
        r"(?: sotto casa| dappertutto| ovunque| per strada)?"
    ),
    rf"{WHOM} (?:stalk\w+|fa stalking)",
    (
        rf"(?:{PARTNER}|padre|papa|patrigno|uomo)(?: (?!non\b)\w+){{0,3}} che (?:picchia|mena|alza le mani"
        rf"|tira schiaffi)"
    ),
    rf"{WHOM} (?:sequestra|trattiene) (?:tutto )?(?:lo stipendio|il telefono|i soldi|le chiavi)",
    (
        rf"(?:lui|{PARTNER}|padre|figlio|patrigno) (?:\w+ ){{0,3}}?{WHOM} (?:ha|hanno) (?:\w+ )?(?:mandat"
        rf"|spedit|fatt)\w"
        r" (?:\w+ )?(?:all|in|al|finire all|finire in|finire al) (?:ospedale|pronto soccorso)"
    ),
    rf"{_BOSS} {WHOM} {HAS}(?:tocca|toccat[oa]|palpa|palpeggia\w*|molesta)",
    r"molest\w+ (?:\w+ )?(?:dal|da un|da parte del|sul) (?:capo|collega|datore|titolare|lavoro|posto di lavoro)",
    r"(?:boss|manager|supervisor|colleague) (?:keeps )?(?:touch|grop|grab|harass)\w* (?:me|her|him)",
    r"(?:vom|von ihrem|von meinem) (?:chef|vorgesetzten|lehrmeister) (?:\w+ )?(?:angefasst|begrapscht|belastigt)",
    r"(?:chef|vorgesetzter|lehrmeister) (?:fasst|begrapscht|belastigt) (?:mich|sie)",
    r"(?:mandar|portar|rimandar|spedir)\w* (?:\w+ ){0,4}(?:a|per) (?:sposarsi|farla sposare|il matrimonio)",
)
OF_THE_OLD = (
    (
        r"(?:pensione|libretto|bancomat|postepay) (?:di |d |del |della |dello )(?:\w+ )?(?:\w+ )?(?:la |lo |gliela "
        rf"|glielo )(?:ritir|prend|tien|gestisc|us|incass)\w+ (?:sempre |tutt[oa] )?{_THEIR}{_NEIGHBOUR}"
    ),
    rf"{_NEIGHBOUR} (?:\w+ )?(?:ritira|incassa|intasca|si prende|si tiene) (?:la (?:sua )?pensione|il libretto)",
    rf"{HITS} {_THEIR}{_ELDER}",
    rf"{_ELDER}(?: \w+){{0,2}} (?:maltrattat|picchiat|menat|umiliat)[oaie]",
)
OF_CHILDREN = (
    rf"abus(?:a|ava|ano|ato|ata)(?: sessualmente)? (?:di|del|della|dei|delle) {_THEIR}{CHILD}",
    r"(?:tocc|palp)\w+ (?:\w+ ){0,4}?(?:nelle |le |sulle )?parti intime",
    rf"{RELATIVE} (?:\w+ )?{HAS}(?:tocca|toccava|toccat[oa]) {_THEIR}{CHILD}",
    rf"{CHILD} (?:\w+ ){{0,3}}?livid[oi]",
    rf"(?:mutilazion[ei] genital[ei]|infibula\w+|escissione) (?:\w+ ){{0,4}}?{CHILD}",
    (
        rf"{CHILD} (?:\w+ )?(?:rest|rimang|rimast|lasciat|stanno|sta)\w* (?:da )?sol[oiae]"
        r" (?:in casa|a casa|tutto il giorno|tutta la notte|di notte|la notte|per ore)"
    ),
    (
        rf"lasci(?:a|ano|ato|ata|ati) {_THEIR}{CHILD} (?:da )?sol[oiae]"
        r" (?:in casa|a casa|tutto il giorno|di notte|la notte|per ore)"
    ),
    rf"(?:drog|ubriac|bev|fum)\w+ davanti (?:al|alla|ai|alle|a) {_THEIR}{CHILD}",
    rf"{CHILD} (?:\w+ ){{0,2}}?(?:trascurat|non accudit|malnutrit|denutrit|abbandonat|maltrattat)[oaie]",
)
DYING = (
    r"(?:preferir|vorr|vorrebb|volev)\w+ (?:essere )?mort[oa]",
    (
        r"(?:ingoiat|ingerit|mandat)\w (?:giu )?(?:delle |dei |molt[eoi] |parecchi[eo] )"
        r"(?:pastiglie|pillole|medicine|farmaci|compresse)"
    ),
)
_NO_HUMAN_CRY = (  # "aiuto, il gatto sta male", "aiuto economico"
    r"(?:per|che|con|di|a|chi|can[ei]|cagn\w+|cucciol\w|gatt\w+|animal\w+|conigli\w*|cavall\w+|uccell\w+"
    r"|pappagall\w+|canarin\w+|tartarug\w+|criceto|pesce|economic\w+|alimentar\w+|legal\w+|psicologic\w+|domestic\w+"
    r"|sanitari\w+|social\w+|material\w+|concret\w+|compiti)"
)
_NOT_A_PET = r"(?:for|with|me|dog|puppy|cat|kitten|horse|rabbit|bird|pet)"
_KEIN_TIER = r"(?:fur|bei|mit|hund|hundin|katze|kater|pferd|hase|hasen|vogel|tier)"
_WE_ARE_THERE = (  # where to come: "siamo a Forlì"
    r"(?: (?:(?:siamo|sono|sta|e|abit\w+|viv\w+) )?(?:qui )?(?:ad?|vicino a|in (?:via|viale|piazza))"
    r" (?!(?:pezzi|corto|disagio|rischio|terra|carico|secco|casa da sol[oa])\b)"
    r"(?:(?!(?:e|ed|ma|in|con|senza|per|cerc\w+|serv\w+|bisogno|vorre\w+|chi|come|dove)\b)\w+ ?){1,3})?"
)
AT_ONCE = (
    (
        r"^overdose$|in overdose|overdose (?:adesso|ora|in corso)"
        r"|non respira(?: piu)?|smesso di respirare|(?:svenut[oa]|a terra|in coma|incosciente) e non risponde"
        "|perde (?:molto |tanto |tantissimo )?sangue|si sta soffocando|ha le convulsioni"
    ),
    r"(?:not|stopped) breathing|is unconscious|atmet nicht(?: mehr)?|ist bewusstlos",
    (  # cried, and nothing else asked: "Pronto, aiuto, mia sorella sta male"
        r"^(?:(?:pronto|ciao|oddio|vi prego|per favore) )*(?:aiuto|aiutatemi|aiutateci)(?: aiuto)*"
        rf" (?:(?!{_NO_HUMAN_CRY} )\w+ ){{0,3}}?sta (?:molto |tanto )?mal(?:e|issimo)"
        rf"(?: (?:adesso|ora|correte|venite|presto|subito))?{_WE_ARE_THERE}$"
        rf"|^(?:(?:hello|please) )*help(?: help)* (?:(?!{_NOT_A_PET} )\w+ ){{1,3}}?is"
        r" (?:very |so |really )?(?:ill|sick|unwell)$"
        rf"|^(?:(?:hallo|bitte) )*hilfe(?: hilfe)* (?:(?!{_KEIN_TIER} )\w+ ){{1,3}}?geht(?: es|s)"
        r" (?:sehr |so )?schlecht$"
    ),
)
