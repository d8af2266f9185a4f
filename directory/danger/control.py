"""How people tell that somebody is controlled: whose money it is, who goes out, who speaks, who looks at the telephone.

Nobody calls it violence who tells of it: "lei gli dà tutta la pensione", "risponde sempre lui". As regular expressions
over folded words; who controls is nearly always named, as the same words are said of parents, of doctors and of laws.
"""

from directory.danger.violence import NOT_PEOPLE, WHOM

_HE = r"(?:marito|compagno|fidanzato|convivente|moroso|moglie|compagna|fidanzata|(?:mio|suo|il|l|un) (?:ragazzo|uomo))"
_BOSS = rf"(?:lui|{_HE}|suocer[oa]|cognat[oa])"
_HEIR = r"(?:figli[oa]|nuora|genero|nipote|badante|vicin[oa]|fratello|sorella|cugin[oa])"
_ANYBODY = rf"(?:{_BOSS}|{_HEIR}|padre|papa|madre|mamma|zi[oa])"
_THEIR = r"(?:(?:il|la|lo|l|i|le|mio|mia|suo|sua|quel) )*"
_OFTEN = r"(?:(?:sempre|solo|soltanto|anche|ogni mese|tutti i mesi|da anni) )*"
_PAY = (
    r"(?:(?:la|lo|il|i|l|gli)(?: mi[ao]| su[ao]| miei| suoi| nostri)? ?"
    r"(?:pensione|paga|stipendio|indennita|accompagnamento|reddito|sussidio|assegno|soldi|risparmi|guadagni)"
    r"|quell?o? che (?:guadagna|prende|guadagno|prendo))"
)
_CARD = r"(?:la carta(?! d identita)|il bancomat|il libretto|la postepay|il conto)"
_ALL = r"(?:tutt[aoei]|mezz[ao]|l intera|l intero)"
_HANDS_OVER = r"(?:da|do|dare|danno|dava|consegn\w+|vers\w+|gira|lascia|passa)"
_OF_THE_OLD = r"(?:d(?:el|ella|i)(?: mi[ao]| su[ao])? (?:mamma|madre|padre|papa|nonn[oa]|zi[oa]|anzian[oa]|signor[ae]))"
_FRIENDS = r"(?:amic\w+|nessuno|parenti|famiglia|sorell[ae]|madre|mamma|genitori|gente)"
_PHONE = r"(?:messaggi|telefon[oi]|telefonino|cellulare|chat|whatsapp|gps|social|instagram|mail)"

_MONEY = (
    rf"(?:gli|le|glie ?l[aoie]) (?:dev\w+ )?{_HANDS_OVER} {_OFTEN}{_ALL} {_PAY}",
    rf"{_HANDS_OVER} {_OFTEN}{_ALL} {_PAY} (?:a|al|alla|ad) {_THEIR}{_ANYBODY}",
    (
        rf"{_BOSS} (?:\w+ ){{0,2}}?(?:mi|le|gli|ci) (?:ha |hanno )?(?:tiene|trattiene|preso|tolto|toglie|prende"
        rf"|sequestra\w*"
        rf"|nasconde) {_OFTEN}(?:{_ALL} )?(?:{_PAY}|{_CARD}|i documenti|il passaporto|le chiavi|il telefono"
        rf"|il cellulare)"
    ),
    rf"{_HEIR} {_OFTEN}(?:tiene|ha|usa|prende|si prende|gestisce) (?:lei |lui )?(?:{_PAY}|{_CARD}) {_OF_THE_OLD}",
    (
        rf"{_BOSS} (?:gestisce|tiene|amministra|controlla) (?:(?:lui|lei|sempre|solo) )*(?:tutti |tutto )?(?:i soldi"
        r"|lo stipendio|il denaro|il conto|le spese)"
    ),
    (
        rf"(?:soldi|conto|stipendio|carta(?! d identita)|bancomat) (?:\w+ ){{0,3}}?(?:l|li|lo|la|ce l) (?:ha"
        rf"|gestisce|tiene|controlla"
        rf"|amministra) (?:(?:tutti|tutto|solo|sempre) )*{_THEIR}{_BOSS}"
    ),
    (
        rf"{_BOSS}(?: \w+){{0,8}}? (?:le|mi) da (?:solo |soltanto |appena |\w+ )?(?:\d+|dieci|venti|cinquanta) euro"
        r" (?:a|al|alla|ogni) (?:settimana|giorno|mese)"
    ),
    rf"{_BOSS} non (?:le|mi) (?:da|lascia) (?:mai |piu )?(?:un soldo|un euro|soldi|le chiavi)",
    rf"chied\w+ (?:sempre )?(?:i )?soldi a(?:l|lla)? {_THEIR}{_BOSS}",
    rf"(?:spariscono|mancano|prelev\w+|preliev[oi]) (?:\w+ ){{0,3}}?(?:soldi|conto)(?: \w+){{0,3}}? {_OF_THE_OLD}",
    rf"(?:delega|firma) (?:\w+ ){{0,2}}?conto {_OF_THE_OLD}(?: \w+){{0,4}}? (?:spari\w+|mancano|preleva)",
    rf"firma (?:sempre )?tutto (?:quello|quel) che (?:gli |le )?(?:dice|da|vuole) {_THEIR}{_ANYBODY}",
)
_ROBS = rf"(?:{_BOSS}|{_HEIR}|ex|padre|papa|madre|mamma|zi[oa]|patrigno)"
_ROB = r"(?:figli[oe]?|nipoti|parenti|suoceri|fratelli|sorelle|cugin[ie]|zii|genitori|familiari)"
_NOT_TO = "".join(  # "a mio figlio hanno svuotato il conto" tells of who was robbed
    rf"(?<!\b{to} )" for to in ("a", "ai", "al", "alla", "agli", "alle")
) + "".join(rf"(?<!\b{to} {my} )" for to in ("a", "al", "alla", "ai") for my in ("mio", "mia", "suo", "sua", "miei"))
_EMPTIED = (
    r"(?:svuotat|prosciugat|ripulit)[oa] (?:tutto )?(?:il |i |la )(?:mi[oae]i? |su[oa]i? )?"
    r"(?:cont[oi]|libretto|carta|postepay|risparmi)"
)
_ROBBED = (  # by a partner or relatives; strangers are a matter for who helps consumers
    rf"{_NOT_TO}\b{_ROBS} (?:mi|ci|le|gli) ha {_EMPTIED}",
    rf"{_NOT_TO}\b{_ROB} (?:mi|ci|le|gli) hanno {_EMPTIED}",
    (
        rf"{_NOT_TO}\b(?:{_ROBS} ha|{_ROB} hanno) {_EMPTIED} (?:{_OF_THE_OLD}|(?:a|alla|al) (?:mia |mio |sua |suo )?"
        r"(?:nonn[oa]|mamma|madre|padre|papa|zi[oa]|suocer[oa])|cointestato|comune|di famiglia)"
    ),
    rf"(?:mi|ci|le|gli) ha {_EMPTIED} {_THEIR}{_ROBS}",
    rf"(?:mi|ci|le|gli) hanno {_EMPTIED} {_THEIR}(?:i |miei |suoi )*{_ROB}",
    (
        r"(?:husband|wife|partner|boyfriend|ex|son|daughter|grandson|nephew|brother|sister|relatives) (?:has |have )?"
        r"(?:emptied|drained|cleaned out|cleared out) (?:my|her|his|our|the joint|grandma s) (?:bank |savings )?account"
    ),
    (
        r"(?:mann|ehemann|frau|partner|freund|ex|sohn|tochter|enkel|neffe|bruder) (?:hat|haben) (?:mir |ihr |ihm )?"
        r"(?:das|mein|ihr|sein|unser|omas) konto (?:leer\w*|geplundert|ausgeraumt|abgeraumt)"
    ),
)
_GOING_OUT = (
    (
        rf"{NOT_PEOPLE}non {WHOM} (?:lascia\w*|fa|fanno|permett\w+(?: di)?) (?:mai |piu )?(?:studiare|imparare"
        rf"|guidare"
        rf"|frequentare|parlare(?= con|$)|vedere (?:\w+ )?{_FRIENDS}|andare (?:al lavoro|dal medico|dal dottore"
        rf"|in giro))"
    ),
    (
        rf"{_BOSS} non (?:vuole|voleva) (?:mai )?che (?:lei |io )?(?:lavor|esc|stud|parl|frequent|impar|guid"
        rf"|telefon)\w+"
        r"(?! i figli)"
    ),
    (
        rf"{_BOSS} non (?:vuole|voleva) che (?:lei |io )?(?:veda (?:\w+ )?{_FRIENDS}|vada (?:a scuola|a lavorare"
        rf"|al lavoro"
        r"|fuori|da sola|in giro))"
    ),
    (
        r"permesso (?!di (?:soggiorno|lavoro)|per soggiorno|soggiorno)(?:\w+ ){0,2}?(?:a lui|al marito|al compagno"
        r"|del marito|del compagno|a mio marito|a suo marito"
        r"|di mio marito|di suo marito|alla suocera|della suocera)"
    ),
    (
        rf"(?:uscire|lavorare|telefonare|spendere|vedere nessuno|andare da nessuna parte) senza (?:il suo permesso"
        rf"|di lui"
        rf"|chieder(?:lo|glielo)|{_THEIR}(?:marito|compagno))"
    ),
    rf"{_BOSS} (?:\w+ )?non (?:la|mi) lascia mai (?:da )?sola",
    (
        r"da quando (?:e sposata|convive|sta con lui|sta (?:con|col) \w+|ha il (?:ragazzo|fidanzato|compagno|moroso))"
        r"(?: \w+){0,4}? non (?:vede|frequenta|sente|esce) "
    ),
    rf"{_BOSS} (?:la|mi|l|m) (?:ha )?(?:isola\w*|allontana\w*) (?:da|dai|dagli|dalla|dalle)\b",
)
_SPEAKING = (
    (
        rf"{_BOSS} (?:non (?:la|mi) (?:lascia|fa) (?:mai )?parlare|(?:risponde|parla) (?:(?:sempre|solo|lui) )*"
        r"(?:al posto suo|al posto mio|per lei))"
    ),
    rf"(?:risponde|parla) (?:sempre|solo|soltanto) {_THEIR}(?:lui|marito|compagno|suocera)",
    rf"{_ANYBODY} non la (?:lascia|fa) (?:mai )?parlare",
    (
        rf"decide (?:sempre )?tutto (?:lui|{_THEIR}(?:marito|compagno))|{_BOSS} (?:decide|controlla) (?:sempre "
        rf"|lui )?tutto"
    ),
)
_WATCHING = (
    rf"{_BOSS} (?:\w+ )?{WHOM} (?:legge|guarda|spia|controlla|ha messo|traccia) (?:sempre )?(?:\w+ ){{0,2}}?{_PHONE}",
    r"mandar(?:gli|mi)? (?:sempre )?(?:la foto|una foto|la posizione|le foto|un video)(?: \w+){0,2} (?:dove|con chi)",
    rf"{_BOSS} (?:\w+ ){{0,2}}?vuole (?:sempre )?sapere (?:sempre )?(?:dove|con chi)",
)
_GIVEN_AWAY = (
    (
        r"(?:famiglia|padre|papa|genitori|zio|zii|fratelli|madre|mamma) (?:\w+ ){0,3}?(?:le|mi) (?:ha |hanno )?"
        r"(?:gia )?(?:trovat|scelt)\w (?:gia )?(?:un |uno |il |lo )?(?:marito|sposo)"
    ),
    r"promessa (?:sposa|in sposa|(?:a|ad) (?:un|uno|suo|mio) (?:uomo|cugino|parente|zio))",
)
_ELSEWHERE = (
    (
        r"(?:he|husband|boyfriend|partner) (?:\w+ )?controls? (?:\w+ )?(?:the|her|my|our|every|all)\w* ?(?:money"
        r"|finances"
        r"|phone|thing)?"
    ),
    (
        r"(?:he|husband|boyfriend|partner|son|daughter|carer) (?:\w+ )?(?:keeps?|takes?|took"
        r"|holds?) (?:all )?(?:my|her|his|the)"
        r" (?:\w+ )?(?:bank card|card|wages|salary|benefits|pension|phone|keys)"
    ),
    r"(?:she|i|he) (?:has|have|must) (?:to )?ask (?:him|her husband|my husband|her partner|my partner)(?: for)?",
    r"(?:husband|boyfriend|partner|he) (?:\w+ ){0,3}not allow\w* (?:her|me) to",
    r"gives? (?:him|her son|his son|her husband) all (?:her|his|my|the) (?:pension|wages|money|salary)",
    (
        r"(?:er|mann|ehemann|partner|freund|sohn) (?:\w+ )?(?:kontrolliert|verwaltet|nimmt) (?:\w+ ){0,2}?(?:geld"
        r"|gehalt|lohn"
        r"|konto|handy|rente|alles|cent|ausgaben)"
    ),
    r"sperrt (?:mir|ihr) (?:das |die )?(?:konto|handy|telefon|karte)",
    r"(?:er|mann|ehemann|partner) gibt (?:ihr|mir) (?:gar )?kein geld",
    r"gibt (?:ihm|ihr|dem sohn|dem mann) (?:die ganze rente|das ganze geld|den ganzen lohn|ihr ganzes geld)",
    (
        r"(?:sie|frau|ich|tochter) darf (?:von \w+ aus )?nicht (?:raus|hinaus|aus dem haus|alleine? (?:raus|weg|aus)"
        r"|telefonieren)"
    ),
    r"(?:er|mann|ehemann|partner|vater) (?:erlaubt|verbietet) (?:ihr|mir)\b",
)
_NOT_LOST = (
    r"(?! (?:e |is |ist |has |ha |hat )?(?:mort[oa]|died|dead|passed|gestorben|lost|perso|verlor\w*|ill"
    r"|malat[oa]|krank))"
)
_AND_I = r"(?! (?:ed?|and|und) (?:io|i|me|ich)\b)"  # both are without
_FOR_TAXES = r"(?! (?:\w+ ){0,3}?(?:730|tax\w*|detrazion\w*|commercialista|caf|isee|steuer\w*))"
_HE_ALONE = r"(?:he|husband|boyfriend|partner)"
_ER = r"(?:er|mann|ehemann|partner|freund)"
_OF_ONES_OWN = (  # money and an account of one's own, and who asks what it was spent on
    (
        rf"{_BOSS}\b{_NOT_LOST}{_AND_I}(?: \w+){{1,14}}? non (?:ho|ha|ho mai avuto|ha mai avuto) (?:un |il "
        r"|nessun )?(?:mio |suo )?"
        r"conto(?! (?:corrente )?(?:in rosso|scoperto|bloccato|pignorat\w))(?: \w+){0,2}? ?(?:mi[oa]|su[oa]"
        r"|a mio nome|a suo nome"
        r"|intestat\w|personale|propri[oa])"
    ),
    (
        r"non (?:ho|ha) (?:un |il |nessun )?conto (?:\w+ ){0,2}?(?:mio|suo|a mio nome|a suo nome|intestato|personale"
        r"|proprio)"
        rf"(?: \w+){{0,8}}? {_BOSS} (?:\w+ )?(?:decide|gestisce|controlla|tiene|non vuole|non mi|non le|mi da|le da)"
    ),
    (
        r"(?:stipendio|paga|pensione|assegno) (?:\w+ ){0,3}?(?:va|finisce|arriva|vanno|accreditat\w|versat\w)"
        rf" (?:tutt[oa] |sempre |direttamente )*sul (?:suo conto\b|conto (?:di |del |dello |della )?{_THEIR}{_BOSS})"
    ),
    (
        rf"(?:dev[oe] (?:sempre )?(?:far(?:gli|le) vedere|mostrar(?:gli|e a)|giustificar(?:gli|e a|e)"
        rf"|render(?:gli)? conto"
        rf"|consegnar(?:gli|e a))) {_THEIR}(?:{_BOSS} )?(?:\w+ ){{0,3}}?(?:scontrin\w+|ogni (?:spesa|euro|centesimo))"
    ),
    rf"{_BOSS} (?:\w+ ){{0,2}}?(?:controlla|vuole vedere|pretende) (?:\w+ ){{0,2}}?scontrin\w+\b{_FOR_TAXES}",
    (
        rf"{_HE_ALONE}\b{_NOT_LOST}{_AND_I}(?: \w+){{0,14}}? (?:not|t|never|no)(?: allowed to"
        r"| lets? me| lets? her)? (?:have|had)"
        r"(?: (?!his\b|our\b|their\b)\w+){0,2}? own (?:bank )?(?:account|money|card|cash)"
    ),
    (
        r"(?:wages|salary|pay|benefits|money) (?:\w+ ){0,2}?(?:goes?|go|paid|sent) (?:straight |all "
        r"|directly )*(?:in)?to"
        rf" (?:his (?:bank )?account|(?:my|her) {_HE_ALONE} s (?:bank )?account)"
    ),
    rf"(?:show|give|bring) (?:him|(?:my|her) {_HE_ALONE}) (?:\w+ ){{0,2}}?receipts?",
    rf"{_HE_ALONE} (?:\w+ )?(?:checks|inspects|wants to see|goes through) (?:\w+ ){{0,2}}?receipts?\b{_FOR_TAXES}",
    (
        rf"{_HE_ALONE} (?:\w+ )?(?:gives (?:me|her) no|won t give (?:me|her)(?: any)?|doesn t give (?:me|her)(?: any)?"
        r"|never gives (?:me|her)(?: any)?) money"
    ),
    (
        rf"{_ER}\b{_NOT_LOST}{_AND_I}(?: \w+){{1,14}}? (?:habe|hat|durfte|darf)(?: \w+){{0,2}}? kein(?:en"
        r"|e)? eigene[nrs]? (?:konto|geld|bankkonto|karte)"
    ),
    (
        r"(?:lohn|gehalt|geld|kindergeld) (?:\w+ ){0,3}?(?:geht|kommt|lauft|uberwiesen) (?:\w+ ){0,3}?auf"
        r" (?:sein (?:bank)?konto|das konto (?:meines|ihres) (?:mannes|partners|freundes))"
    ),
    r"(?:um jeden (?:euro|cent)|um geld) (?:\w+ ){0,2}?(?:bitten|betteln)",
    (
        r"(?:muss|soll) (?:ihm|meinem mann|ihrem mann) (?:\w+ ){0,2}?"
        r"(?:rechnung|kassenzettel|kassenbon|quittung|bon)\w* zeigen"
    ),
)
CONTROLLED = (*_MONEY, *_ROBBED, *_OF_ONES_OWN, *_GOING_OUT, *_SPEAKING, *_WATCHING, *_GIVEN_AWAY, *_ELSEWHERE)
