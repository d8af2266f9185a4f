"""How people tell of violence: one verb or noun with one person, as regular expressions."""


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# Who suffers it: as a pronoun before the verb, or named behind it.
WHOM = r"(?:m|mi|me|mme|ti|l|lo|la|le|gli|li|ci|se|ce lo|ce la)"
HAS = r"(?:ha |hanno |aveva |a |ho |sta |voleva |vuole |puo )?"
CHILD = _any("figli[oae]? bimb[oaie] bambin[oaie] ragazzin[oaie] neonato nipotin[oaie] minor[ei]")
WOMAN = r"(?:moglie|compagna|fidanzata|mamma|madre|mia madre|mia mamma|sorella|ragazza|donna)"
_NAMED = (
    rf"(?: (?:spesso|sempre|anche|tutti))*(?: (?:il|la|lo|i|gli|le|l|suo|sua|suoi|sue|mio|mia|miei|mie"
    rf"|nostr[oaie]))* (?:{CHILD}|{WOMAN})"
)
HITS = (
    r"(?:picchi(?:a|ano|ato|ata|ati|ate|ava|avano|ando|arl[aoie]|armi|arci|ava)|men(?:a|ano|ava|ato|ata|ate|ando"
    r"|arl[ao]|armi)"
    r"|pest(?:a|ano|ava|ato|ata)|malmen\w+|schiaffegg\w+|strattona\w*|strangol\w+|accoltell\w+|violent(?:a|ato|ata"
    r"|ate|ati)"
    r"|stupr(?:a|ato|ata|ate|ati)|molest(?:a|ano|ato|ata|ate|ati|ava)|maltratt(?:a|ano|ato|ata|ati|ate|ava)"
    r"|perseguit\w+(?! (?:la (?:sfortuna|sfiga)|(?:il|un|quel) pensiero))"
    r"|ricatt(?:a|ano|ato|ata|ava)|spintona\w*)"
)
_THREATENS = (
    r"minacci(?:a|ano|ato|ata|ava)(?! (?:di|del|della|dello|dei) (?!morte|ammazz|uccid|picchi|togli|portar|far))"
)
_BLOWS = (
    r"(?:botte|mazzate|schiaff[oi]|sberl[ae]|ceffon[ei]|pugn[oi]|calci|cinghiat[ae]|spintoni|legnate|manrovesci\w*)"
)
_GIVES = (
    r"(?:da|dato|dava|danno|tira|tirato|tirava|molla|mollato|prende|preso|presa|prendeva|riempie|riempita|riempito)"
)
_HANDS = r"(?:mett\w+|mess[oa]|alza|alzano|alzato|alzava|allunga) (?:sempre )?(?:(?:le |la )?man[io](?: addosso)?)"
NOT_PEOPLE = (  # what keeps somebody at home, too
    r"(?<!ansia )(?<!panico )(?<!depressione )(?<!paura )(?<!legge )(?<!permesso )(?<!schiena )(?<!malattia )"
    r"(?<!dolore )(?<!visto )(?<!giudice )"
)
_KEPT_IN = (
    rf"{NOT_PEOPLE}(?:non|nun) {WHOM} (?:lascia\w*|fa|fanno) (?:mai |piu )?(?:uscire|vedere nessuno"
    rf"|andare (?:a lavorare|da nessuna parte)|lavorare|parlare con nessuno|telefonare)"
    rf"|{WHOM} {HAS}(?:tiene |tengono )?(?:(?:rin)?chiu(?!do\b|devo\b)[ds]\w+|segrega\w*)"
    r" (?:in casa|a chiave|dentro|in camera)"
    r"|chius[oa] (?:la porta |la camera |in camera |la stanza )?(?:a chiave )?da fuori"
)
_WATCHED = (
    rf"{WHOM} controll\w+ (?:sempre )?(?:il |tutt[oi] |i )*(?:telefon\w+|cellulare|tutto|messaggi|ogni cosa)"
    rf"|{WHOM} (?:tog\w+|prend\w+|leva) (?:sempre |tutti )?(?:i soldi|lo stipendio|il (?:telefono|cellulare)|le"
    rf" chiavi)"
    rf"|{WHOM} (?:segu\w+|pedina\w*|aspett\w+) (?:sempre )?(?:dappertutto|ovunque|sotto casa|per strada|fuori"
    rf" (?:dal|da|casa)\w*)"
)
PARTNER = r"(?:marito|compagno|ex|fidanzato|convivente|moglie|compagna|fidanzata)"
_HUMILIATES = (
    r"(?:insult(?:a|ano|ava|ato|ata)|umili(?:a|ano|ava|ato|ata)|offende|offendeva|denigra\w*"
    r"|tratta (?:male|come (?:una|un) \w+))"
)
_TURNS_VIOLENT = (
    rf"{PARTNER} (?:\w+ ){{0,6}}?(?:e|diventa|diventava|si fa|fa il|era) (?:\w+ )?"
    r"(?:violent[oa]|cattiv[oa]|aggressiv[oa]|manesc[oa])"
    r"|(?:padre|papa|babbo|patrigno|ragazzo|uomo) (?:\w+ ){0,3}?(?:e|diventa|diventava|si fa) (?:\w+ )?"
    r"(?:violento|manesco)"
    rf"|{PARTNER} (?:\w+ ){{0,2}}?{WHOM} {HAS}(?:sempre )?{_HUMILIATES}"
    rf"|{PARTNER} (?:\w+ ){{0,2}}?{WHOM} (?:urla|grida) (?:sempre )?(?:contro|addosso|dietro|in faccia)"
)
# Old people tell of those they live with and depend on, and seldom of blows.
_THOSE_WHO_CARE = r"(?:figli[oa]|nuora|genero|nipote|badante|vicin[oa]|operator[ei]|operatrice|infermier[ea])"
OF_ELDERS = (
    rf"{WHOM} (?:ha |hanno )?(?:tog\w+|tolto|prend\w+|pres[oa]|leva|ruba\w*|frega\w*|intasca\w*|spende|spendono|tiene"
    rf"|tengono) (?:sempre |tutt[aoei] )*(?:la (?:mia |sua )?pensione|l accompagnamento|il libretto|il bancomat"
    rf"|la carta|i risparmi)(?! (?:in|alle|alla|dalla|dalle) (?:posta|poste|banca)| quando| e (?:me|gliel|gli|le) )"
    rf"|{_THOSE_WHO_CARE} (?:\w+ ){{0,4}}?{WHOM} (?:strattona\w*|leg(?:a|ano|ava|ato|ata) (?:al|alla|a)\b"
    rf"|lascia (?:senza mangiare|sporc[oa]|al buio|chius[oa]))"
    rf"|(?:badante|nuora|genero|operator[ei]|operatrice) (?:\w+ ){{0,4}}?{WHOM} (?:urla|grida|{_HUMILIATES})"
    r"|non (?:mi|le|gli) (?:da|danno) (?:piu )?(?:da mangiare|da bere|le medicine)"
    r"|(?:figli\w|nuora|genero|nipote|badante) (?:\w+ ){0,6}?(?:obblig|costring)\w+ a firmare"
    r"|takes? (?:my|her|his) pension|nimmt (?:mir|ihr|ihm) die (?:rente|pension)"
)
# "Mi fa male la schiena" hurts, too, but nobody does it.
_HURTS = (
    rf"(?:{PARTNER}|padre|papa|babbo|patrigno|zio|nonno|fratello) (?:\w+ )?{WHOM} {HAS}(?:fa|faceva|fatto) male"
    rf"|{WHOM} {HAS}(?:fa|faceva|fanno|fatto) del male"
)
_MARRIED_OFF = (
    r"matrimoni\w* (?:combinat\w|forzat\w|impost\w)"
    r"|(?:obblig\w+|costr\w+|forz\w+|vogliono|vuole) (?:a |far(?:la|mi|gli|lo|le)? |di )*(?:sposar\w+|spusa\w*)"
    r" (?:per forza|uno|un uomo|con uno|con un uomo|qualcuno|il cugino|chi non)"
    r"|(?:obblig\w+|costr\w+) a sposar\w+|sposar\w+ per forza"
    r"|forced (?:in)?to (?:get )?marr(?:y|ied|iage)|forced marriage|forcing (?:me|her|him) to marry|made to marry"
    r"|zwangsheirat|zwangsehe|zwangsverheirat\w*|zur (?:heirat|ehe) gezwungen|soll zwangs\w*"
)
_AFRAID = (
    r"paura (?:di|a|de|per) (?:torna\w*|rientra\w*|andare) (?:a|in) casa"
    r"|paura (?:di|del|dell|della|de|dei) (?:mio |suo |il |l |al |mi |lui|quell )*(?:uomo|marit\w*|compagno|ex"
    r"|fidanzato|ragazzo"
    r"|convivente|padre|papa|babbo|patrigno|zio|fratello|genitori|miei)"
    r"|paura di lui\b"
    # Of whom somebody is afraid who drinks, shouts or breaks things: "mio marito beve e urla, ho paura".
    rf"|{PARTNER} (?:\w+ ){{0,8}}?(?:urla|grida|spacca|rompe|beve|si arrabbia) (?:\w+ ){{0,6}}?(?:ho|ha|abbiamo"
    rf"|hanno)"
    r" (?:\w+ )?paura(?! (?:di (?!lui)|che|per))"
    rf"|paura (?:\w+ ){{0,4}}?{PARTNER} (?:\w+ ){{0,4}}?(?:urla|grida|spacca|rompe)\b"
    rf"|{PARTNER} (?:\w+ ){{0,4}}?(?:urla|grida) e (?:spacca|rompe)|{PARTNER} (?:\w+ ){{0,4}}?(?:spacca|rompe) tutto"
    r"|(?:afraid|scared|frightened|terrified) (?:to go|of going|going) (?:back )?home"
    r"|(?:afraid|scared|frightened|terrified) of (?:my|her|his) (?:husband|partner|boyfriend|ex|dad|father"
    r"|stepfather|mum"
    r"|mother|parents|brother|uncle)"
    r"|angst (?:nach|zu) hause|angst heim|traut sich nicht (?:nach hause|heim)"
    r"|angst vor (?:meine[mnr]|ihre[mnr]|seine[mnr]|de[mnr]) (?:mann|ehemann|freund|ex|partner|vater|stiefvater"
    r"|mutter|eltern"
    r"|bruder|onkel)"
)
_ENGLISH = (
    r"(?:hits?|hitting|beats?|beating|slaps?|slapped|punche[sd]|punching|chok\w+|strangl\w+|kicks|kicked|threatens?"
    r"|threatening"
    r"|stalks?|stalking|rapes?|raped|assaulted|abuses|abused) (?:me|her|him|us|them|(?:my|the|his|her) (?:mum|mom"
    r"|mother|sister|brother"
    r"|wife|girlfriend|kids|children|son|daughter))\b"
    r"|(?:was|is|gets|got|being|been|were) (?:\w+ )?(?:beaten|raped|assaulted|stalked|punched|choked|strangled"
    r"|hit)(?: up)?"
    r"(?! by (?:a )?(?:car|bus|bike))"
    r"|beats? (?:me|her|him|us) up|beat up by"
    r"|(?:husband|boyfriend|partner|ex|father|dad|stepfather|mum|mother|wife|girlfriend|brother) (?:is|gets|was"
    r"|became)"
    r" (?:\w+ )?(?:violent|abusive|aggressive)"
    r"|(?:violent|abusive) (?:husband|boyfriend|partner|ex|father|dad|stepfather|relationship|home|marriage)"
    r"|won ?t let (?:me|her|him) (?:leave|out|go out|see)|does ?n ?t let (?:me|her|him) (?:leave|out|go out)"
    r"|lock(?:s|ed) (?:me|her|him) (?:in|up)|lock(?:s|ed) (?:my|her|his) (?:room|door)|threat\w+ to (?:kill"
    r"|hurt)|takes? (?:my|her) (?:money|phone)"
    r"|follow(?:s|ing) (?:me|her) (?:everywhere|home)"
)
_GERMAN = (
    r"(?:schlagt|schlug|verprugelt|wurgt|bedroht|tritt|misshandelt|vergewaltigt|stalkt|verfolgt|schubst) (?:mich"
    r"|sie|ihn|uns"
    r"|die kinder|das kind|seine frau|meine mutter)"
    r"|(?:wird|wurde|werde|bin|ist) (?:\w+ ){0,3}(?:geschlagen|verprugelt|vergewaltigt|misshandelt|bedroht|gestalkt"
    r"|gewurgt)"
    r"|hat (?:mich|sie|ihn) (?:\w+ ){0,2}(?:geschlagen|verprugelt|vergewaltigt|gewurgt|bedroht)"
    r"|gewalttatig\w*|sperrt (?:mich|sie|ihn|uns) ein|lasst (?:mich|sie) nicht (?:raus|aus dem haus|weg)"
    r"|droht (?:\w+ )?(?:mich |sie |ihn )?(?:umzubringen|zu toten)|nimmt (?:mir|ihr) (?:das geld|das handy)"
)
_OTHER_TONGUES = (
    r"(?:me|la|le) (?:pega|golpea|maltrata)|mi marido me|(?:me|la) (?:frappe|bat|menace)(?! (?:de|d) )|mon mari"
    r" (?:est violent|me)"
    r"|tengo miedo de (?:mi|volver)|j ai peur de (?:mon|rentrer)"
)
RELATIVE = (
    r"(?:zio|zii|patrigno|nonno|padre|papa|babbo|fratello|fratellastro|cugino|allenatore|mister|prete|parroco"
    r"|maestro|bidello"
    r"|vicino|prof|professore|catechista|compagno (?:della|di) (?:mamma|madre|mia madre|mia mamma))"
)
TOUCHES = (
    rf"{RELATIVE} (?:\w+ )?{WHOM} {HAS}(?:tocca|toccat[ao]|toccava|palpeggi\w+|palpa\w*)(?! (?:a|di|far|fare"
    rf"|lavorare)\b)"
    rf"|{WHOM} (?:tocca|toccava|ha toccat\w+)(?: \w+)? (?:nelle parti|li sotto|la sotto|di notte|dove non)"
    r"|(?:stepfather|stepdad|uncle|dad|father|grandfather|grandpa|coach|teacher|priest|cousin|brother|neighbour"
    r"|neighbor)"
    r" (?:touche[sd]|touching|gropes|groped|abuse[sd]) (?:me|her|him)"
    r"|(?:stiefvater|onkel|vater|opa|trainer|lehrer|bruder|cousin|nachbar) (?:fasst (?:mich|sie|ihn) an|begrapscht\w*"
    r"|hat (?:mich|sie|ihn) (?:angefasst|beruhrt|begrapscht|missbraucht)|missbraucht (?:mich|sie|ihn))"
)
BRUISES = (
    r"(?:livid[oi]|bruises|blaue flecken) (?:\w+ ){0,4}(?:bambin\w|bimb\w|figli\w|braccia|schiena|gambe|viso|child"
    r"|arms|kind|arm)"
)
HELD = (
    rf"{WHOM} (?:ha|hanno|tiene|tengono) (?:preso |tolto |sequestrato |ritirato )?(?:il passaporto|i documenti|il"
    rf" permesso)"
    r"|(?:padrone|caporale|capo|datore|magnaccia|protettore) (?:\w+ )?(?:tiene|tengono|ha preso|sequestra\w*) (?:il"
    r" |i )?"
    r"(?:passaporto|documenti)"
    r"|(?:fann?o|fa) lavorare senza (?:paga|pagar\w+|soldi|stipendio)|costrett\w a (?:prostituirsi|lavorare|rubare"
    r"|spacciare"
    r"|mendicare|elemosinare)|(?:took|keeps|kept|has|have) (?:my|her|his|their) passport|passport taken"
    r"|(?:nahm|nehmen|hat|haben) (?:mir|ihr|ihm|ihnen) den pass (?:weg|abgenommen)"
    # A debt for the journey, owed to who brought somebody here.
    r"|(?:restituir\w*|ridare|ripagar\w*|pagar\w*) (?:i soldi|il debito|i debiti|il viaggio) (?:\w+ ){0,4}"
    r"(?:che |chi )?(?:l|lo|la|le|li|mi|ci) ?(?:ha |hanno )?(?:fatt[oaie] (?:venire|arrivare)|portat[oaie])"
    r"|debito (?:\w+ ){0,3}(?:per il viaggio|del viaggio)(?: (?:\w+ ){0,6}minacc\w+)"
    # No pay, and fear of who should pay.
    r"|paid (?:\w+ ){0,2}nothing (?:\w+ ){0,12}(?:afraid|scared) of (?:the|his|her) (?:boss|employer)"
    r"|non (?:lo|la|li|mi|ci) (?:paga|pagano|ha pagat\w|hanno pagat\w) (?:\w+ ){0,10}paura (?:del|di) (?:suo )?"
    r"(?:capo|padrone|datore)"
)
_AT_HOME = r"(?:marito|compagno|convivente|fidanzato|suocer[oa]|moglie)"
KEPT_IN = (
    rf"{_AT_HOME} (?:\w+ ){{0,7}}?(?:nascost[oi]|nasconde|tolto|toglie|sequestra\w*|ritirato|strappato)"
    r" (?:il |i |la )?(?:passaporto|documenti|permesso|carta d identita)"
    rf"|{_AT_HOME} (?:la|mi) (?:tiene|chiude|rinchiude|segrega) (?:chiusa )?(?:in casa|a chiave|dentro)"
)
VIOLENT = (
    KEPT_IN,
    rf"{WHOM} {HAS}(?:{HITS}|{_THREATENS})",
    rf"{HITS}{_NAMED}",
    (
        r"(?:viene|vengo|veniva|vengono|stata|stato|state|era|e|essere) (?:\w+ )?(?:picchiat|menat|pestat|malmenat"
        r"|violentat|stuprat|molestat"
        r"|maltrattat|minacciat|perseguitat|ricattat|aggredit|accoltellat|strangolat)\w"
    ),
    r"(?:picchiat|menat|malmenat|violentat|stuprat|molestat|maltrattat|perseguitat)\w (?:dal|dalla|dallo|dai|da|in)",
    (
        rf"{WHOM} {HAS}{_GIVES}(?: sempre| anche| spesso)? (?:un |uno |una |a |di |i |le |gli |dei |delle |degli "
        rf"|due |tante )*{_BLOWS}"
    ),
    rf"(?:a|di) {_BLOWS} (?:mia|sua|la|il|mio|i|le) ",
    rf"{WHOM} {HAS}{_HANDS}",
    rf"{WHOM} {HAS}(?:tira|tirato|tirata|strappa|trascina\w*) (?:sempre )?(?:i|per i) capelli",
    r"(?:mi|la|ci|me|m) (?:ammazza|uccide|fa fuori|spara|da fuoco)(?! di )",
    r"(?:vuole|voleva|minaccia di|dice di|giura di) (?:ammazzar|uccider|picchiar|menar|sfregiar)(?:mi|la|ci|li|lo)\b",
    _KEPT_IN,
    _WATCHED,
    _TURNS_VIOLENT,
    _HURTS,
    _MARRIED_OFF,
    _AFRAID,
    _ENGLISH,
    _GERMAN,
    _OTHER_TONGUES,
)
