"""Violence and danger to life as people tell of them: who does what to whom, in any tense, also near to dialect.

Such sentences are too many for a list of phrases: "mi picchia", "le ha tirato uno schiaffo", "viene menata dal
compagno", "me dà le botte" are one verb or noun with one person. What is not heard here costs most of all.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

CRISIS = "mental_wellbeing.crisis"
VIOLENCE = "safety.partner_violence"
CHILD_ABUSE = "safety.child_abuse"
EXPLOITED = "safety.trafficking"


class Danger(NamedTuple):
    """A need that is told in `words[start:end]`."""

    need: str
    start: int
    end: int


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# Who suffers it: as a pronoun before the verb, or named behind it.
_WHOM = r"(?:m|mi|me|mme|ti|l|lo|la|le|gli|li|ci|se|ce lo|ce la)"
_HAS = r"(?:ha |hanno |aveva |a |ho |sta |voleva |vuole |puo )?"
_CHILD = _any("figli[oae]? bimb[oaie] bambin[oaie] ragazzin[oaie] neonato nipotin[oaie] minor[ei]")
_WOMAN = r"(?:moglie|compagna|fidanzata|mamma|madre|mia madre|mia mamma|sorella|ragazza|donna)"
_NAMED = (
    rf"(?: (?:spesso|sempre|anche|tutti))*(?: (?:il|la|lo|i|gli|le|l|suo|sua|suoi|sue|mio|mia|miei|mie"
    rf"|nostr[oaie]))* (?:{_CHILD}|{_WOMAN})"
)
_HITS = (
    r"(?:picchi(?:a|ano|ato|ata|ati|ate|ava|avano|ando|arl[aoie]|armi|arci|ava)|men(?:a|ano|ava|ato|ata|ate|ando"
    r"|arl[ao]|armi)"
    r"|pest(?:a|ano|ava|ato|ata)|malmen\w+|schiaffegg\w+|strattona\w*|strangol\w+|accoltell\w+|violent(?:a|ato|ata"
    r"|ate|ati)"
    r"|stupr(?:a|ato|ata|ate|ati)|molest(?:a|ano|ato|ata|ate|ati|ava)|maltratt(?:a|ano|ato|ata|ati|ate|ava)"
    r"|perseguit\w+"
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
_KEPT_IN = (
    rf"(?:non|nun) {_WHOM} (?:lascia\w*|fa|fanno) (?:mai |piu )?(?:uscire|vedere nessuno|andare (?:a lavorare|da"
    rf" nessuna"
    rf" parte)|lavorare|parlare con nessuno|telefonare)"
    rf"|{_WHOM} {_HAS}(?:tiene |tengono )?(?:(?:rin)?chiu(?!do\b|devo\b)[ds]\w+|segrega\w*)"
    r" (?:in casa|a chiave|dentro|in camera)"
)
_WATCHED = (
    rf"{_WHOM} controll\w+ (?:sempre )?(?:il |tutt[oi] |i )*(?:telefon\w+|cellulare|tutto|messaggi|ogni cosa)"
    rf"|{_WHOM} (?:tog\w+|prend\w+|leva) (?:sempre |tutti )?(?:i soldi|lo stipendio|il (?:telefono|cellulare)|le"
    rf" chiavi)"
    rf"|{_WHOM} (?:segu\w+|pedina\w*|aspett\w+) (?:sempre )?(?:dappertutto|ovunque|sotto casa|per strada|fuori"
    rf" (?:dal|da|casa)\w*)"
)
_PARTNER = r"(?:marito|compagno|ex|fidanzato|convivente|moglie|compagna|fidanzata)"
_HUMILIATES = (
    r"(?:insult(?:a|ano|ava|ato|ata)|umili(?:a|ano|ava|ato|ata)|offende|offendeva|denigra\w*"
    r"|tratta (?:male|come (?:una|un) \w+))"
)
_TURNS_VIOLENT = (
    rf"{_PARTNER} (?:\w+ ){{0,6}}?(?:e|diventa|diventava|si fa|fa il|era) (?:\w+ )?"
    r"(?:violent[oa]|cattiv[oa]|aggressiv[oa]|manesc[oa])"
    r"|(?:padre|papa|babbo|patrigno|ragazzo|uomo) (?:\w+ ){0,3}?(?:e|diventa|diventava|si fa) (?:\w+ )?"
    r"(?:violento|manesco)"
    rf"|{_PARTNER} (?:\w+ ){{0,2}}?{_WHOM} {_HAS}(?:sempre )?{_HUMILIATES}"
    rf"|{_PARTNER} (?:\w+ ){{0,2}}?{_WHOM} (?:urla|grida) (?:sempre )?(?:contro|addosso|dietro|in faccia)"
)
# Old people tell of those they live with and depend on, and seldom of blows.
_THOSE_WHO_CARE = r"(?:figli[oa]|nuora|genero|nipote|badante|vicin[oa]|operator[ei]|operatrice|infermier[ea])"
_OF_ELDERS = (
    rf"{_WHOM} (?:ha |hanno )?(?:tog\w+|tolto|prend\w+|pres[oa]|leva|ruba\w*|frega\w*|intasca\w*|spende|spendono|tiene"
    rf"|tengono) (?:sempre |tutt[aoei] )*(?:la (?:mia |sua )?pensione|l accompagnamento|il libretto|il bancomat"
    rf"|la carta|i risparmi)(?! (?:in|alle|alla|dalla|dalle) (?:posta|poste|banca)| quando| e (?:me|gliel|gli|le) )"
    rf"|{_THOSE_WHO_CARE} (?:\w+ ){{0,4}}?{_WHOM} (?:strattona\w*|leg(?:a|ano|ava|ato|ata) (?:al|alla|a)\b"
    rf"|lascia (?:senza mangiare|sporc[oa]|al buio|chius[oa]))"
    rf"|(?:badante|nuora|genero|operator[ei]|operatrice) (?:\w+ ){{0,4}}?{_WHOM} (?:urla|grida|{_HUMILIATES})"
    r"|non (?:mi|le|gli) (?:da|danno) (?:piu )?(?:da mangiare|da bere|le medicine)"
    r"|(?:figli\w|nuora|genero|nipote|badante) (?:\w+ ){0,6}?(?:obblig|costring)\w+ a firmare"
    r"|takes? (?:my|her|his) pension|nimmt (?:mir|ihr|ihm) die (?:rente|pension)"
)
# "Mi fa male la schiena" hurts, too, but nobody does it.
_HURTS = (
    rf"(?:{_PARTNER}|padre|papa|babbo|patrigno|zio|nonno|fratello) (?:\w+ )?{_WHOM} {_HAS}(?:fa|faceva|fatto) male"
    rf"|{_WHOM} {_HAS}(?:fa|faceva|fanno|fatto) del male"
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
    rf"|{_PARTNER} (?:\w+ ){{0,8}}?(?:urla|grida|spacca|rompe|beve|si arrabbia) (?:\w+ ){{0,6}}?(?:ho|ha|abbiamo|hanno)"
    r" (?:\w+ )?paura(?! (?:di (?!lui)|che|per))"
    rf"|paura (?:\w+ ){{0,4}}?{_PARTNER} (?:\w+ ){{0,4}}?(?:urla|grida|spacca|rompe)\b"
    rf"|{_PARTNER} (?:\w+ ){{0,4}}?(?:urla|grida) e (?:spacca|rompe)|{_PARTNER} (?:\w+ ){{0,4}}?(?:spacca|rompe) tutto"
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
    r"|(?:husband|boyfriend|partner|ex|father|dad|stepfather|mum|mother|wife|girlfriend|brother) (?:is|gets|was|became)"
    r" (?:\w+ )?(?:violent|abusive|aggressive)"
    r"|(?:violent|abusive) (?:husband|boyfriend|partner|ex|father|dad|stepfather|relationship|home|marriage)"
    r"|won ?t let (?:me|her|him) (?:leave|out|go out|see)|does ?n ?t let (?:me|her|him) (?:leave|out|go out)"
    r"|lock(?:s|ed) (?:me|her|him) (?:in|up)|threat\w+ to (?:kill|hurt)|takes? (?:my|her) (?:money|phone)"
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
_RELATIVE = (
    r"(?:zio|zii|patrigno|nonno|padre|papa|babbo|fratello|fratellastro|cugino|allenatore|mister|prete|parroco"
    r"|maestro|bidello"
    r"|vicino|prof|professore|catechista|compagno (?:della|di) (?:mamma|madre|mia madre|mia mamma))"
)
_TOUCHES = (
    rf"{_RELATIVE} (?:\w+ )?{_WHOM} {_HAS}(?:tocca|toccat[ao]|toccava|palpeggi\w+|palpa\w*)(?! (?:a|di|far|fare"
    rf"|lavorare)\b)"
    rf"|{_WHOM} (?:tocca|toccava|ha toccat\w+)(?: \w+)? (?:nelle parti|li sotto|la sotto|di notte|dove non)"
    r"|(?:stepfather|stepdad|uncle|dad|father|grandfather|grandpa|coach|teacher|priest|cousin|brother|neighbour"
    r"|neighbor)"
    r" (?:touche[sd]|touching|gropes|groped|abuse[sd]) (?:me|her|him)"
    r"|(?:stiefvater|onkel|vater|opa|trainer|lehrer|bruder|cousin|nachbar) (?:fasst (?:mich|sie|ihn) an|begrapscht\w*"
    r"|hat (?:mich|sie|ihn) (?:angefasst|beruhrt|begrapscht|missbraucht)|missbraucht (?:mich|sie|ihn))"
)
_BRUISES = (
    r"(?:livid[oi]|bruises|blaue flecken) (?:\w+ ){0,4}(?:bambin\w|bimb\w|figli\w|braccia|schiena|gambe|viso|child"
    r"|arms|kind|arm)"
)
_HELD = (
    rf"{_WHOM} (?:ha|hanno|tiene|tengono) (?:preso |tolto |sequestrato |ritirato )?(?:il passaporto|i documenti|il"
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
)
_LIVING = r"(?:vivere|campa|campare|esistere|esserci|stare al mondo)"
_DYING = r"(?:morire|ammazzar[ms]i|uccider[ms]i|farla finita|sparire|crepare)"
_DIALECT = r"(?:vojo|vojjo|voio|voggio|vulesse|vurria|vo)"
_ENDING = (
    rf"(?:vogl\w+|vuole|vole[rv]\w+|vorr\w+|pens\w+ di|ho pensato di|minacci\w+ di|intenzione di|dice di voler\w*"
    rf"|provat\w a|tentat\w di|cercat\w di|voler\w*)(?: solo| soltanto)? {_DYING}"
    rf"|{_DIALECT} (?:mori|muri|spari|ammazzamme|ammazza\w*|famme fori)"
    rf"|(?:non|nun|nn|no) (?:vogl\w+|vuole|{_DIALECT}|ho voglia di|ha voglia di) (?:piu |cchiu |chiu )?{_LIVING}(?!"
    rf" (?:di|con|in|da|a|nella|dai|insieme)\b)"
    r"|(?:mi|si|me|ti|m|s) (?:voglio |vuole |vojo |vorrei |vorrebbe )?(?:ammazz(?:o|are|arm\w*)|uccido|butto"
    r" (?:giu|sotto|dal|dalla)|butta (?:giu|sotto|dal|dalla)|impicc\w+|spar[oa]\b)(?! di (?:lavoro|fatica|risate))"
    r"|si (?:ammazza|uccide|vuole ammazzare|vuole uccidere)|(?:ammazzar|uccider|buttar|impiccar)(?:si|ti)\b|suicid\w+"
    r"|(?:faccio|fa|facciamo|fare|farla|farl) (?:la )?finita|la finisce qui|farla finita|togli\w+ la vita|tolgo la vita"
    r"|(?:non|nun) (?:ha |ho |c e |vede |vedo |trova |trovo |ce )?(?:piu )?(?:senso|voglia|motivo|ragione|scopo)"
    r" (?:di |per |a |nel )?"
    r"(?:vivere|continuare a vivere|campare|restare qui)"
    r"|(?:non|nun) (?:ha |ho |c e |vede |vedo |trova |trovo )?(?:piu )?(?:una |alcuna |nessuna )?via d uscita(?! da)"
    rf"|stan[ck]\w* (?:di |de )?(?:vivere|campare|campa|questa vita|esistere|stare al mondo)"
    r"|(?:meglio|era meglio) (?:se )?(?:non (?:ci fossi|ci fosse|fossi|fosse|esist\w+|nasce\w+)|(?:fossi|fosse)"
    r" mort[oa]|(?:essere )?mort[oa])"
    r"|(?:non|nun|nn) (?:ce |c )(?:la |a |o )?(?:faccio|fa|facc\w*) (?:piu|cchiu|chiu|pi|mai piu)(?! (?:a|con|ad"
    r"|col|coi|co|dietro)\b)"
    r"|(?:pres[oaie]|ingoiat\w|mandat\w giu|ingeri\w+|bevut\w) (?:tutt[eoi]|tropp[eoi]|un sacco di|una scatola di"
    r"|un mucchio di|tant[eoi])"
    r" (?:le |i |di |sue |mie )*(?:pastiglie|pillole|medicine|farmaci|compresse|gocce|psicofarmaci)"
    r"|tagli\w+ (?:le |i |le sue )?(?:vene|polsi|braccia|gambe)"
)
_ENDING_ELSEWHERE = (
    r"(?:don ?t|doesn ?t|do not|does not|not|never|no longer) wan(?:t|na|ts) (?:to )?(?:live|be alive|be here|exist"
    r"|go on living)"
    r"|tired of (?:living|life|being alive)|better off dead|(?:wish|wishes) (?:i|he|she|they) (?:was|were) dead"
    r"|(?:no|any) (?:reason|point) (?:to|in) (?:live|living|go on|going on)"
    r"|kill(?:ing)? (?:myself|himself|herself|themselves|themself)|end(?:ing)? (?:my|his|her|their|it) (?:own"
    r" )?(?:life|all)"
    r"|take (?:my|his|her|their) (?:own )?life|(?:cut|slit|slash\w*) (?:my|his|her|their) (?:wrists?|arms?|veins?)"
    r"|(?:took|taken|takes|taking) an? overdose|overdosed|jump(?:ing|s)? (?:off|from) (?:a|the) (?:bridge|roof|balcony)"
    r"|(?:will|mag|mochte|wollen|kann) nicht mehr (?:leben|weiterleben|da sein|auf der welt sein)|lebensmude"
    r"|lebensuberdruss\w*"
    r"|(?<!droht )(?:mich|sich|uns) (?:\w+ )?(?:umbringen|umzubringen|toten|zu toten|das leben (?:zu )?nehmen"
    r"|ritze[nt]?|aufhangen)"
    r"|(?:will|mochte|wollen) sterben|ritzt sich|ritze mich|(?:alle|viele|zu viele|eine packung|eine schachtel)"
    r" (?:tabletten"
    r"|pillen|schlaftabletten) (?:genommen|geschluckt)|tabletten geschluckt|pulsadern|(?:keinen|kein) (?:sinn"
    r"|grund) (?:mehr )?(?:zu leben|im leben)"
    r"|(?:no|ya no) quiero (?:vivir|seguir viviendo)|quiero morir|(?:je )?veux (?:mourir|plus vivre)|envie de mourir"
)
_PEOPLE_OF_A_CHILD = re.compile(
    rf"\b(?:{_RELATIVE}|mamma|madre|genitori|matrigna|dad|father|mum|mom|mother|stepfather|stepdad|uncle|parents"
    rf"|vater|mutter"
    r"|stiefvater|papa|onkel|eltern)\b"
)
_CHILDREN = re.compile(rf"\b(?:{_CHILD}|kids?|child|children|kinder|kind|son|daughter|sohn|tochter|nipote)\b")
_VIOLENT = (
    rf"{_WHOM} {_HAS}(?:{_HITS}|{_THREATENS})",
    rf"{_HITS}{_NAMED}",
    (
        r"(?:viene|vengo|veniva|vengono|stata|stato|state|era|e|essere) (?:\w+ )?(?:picchiat|menat|pestat|malmenat"
        r"|violentat|stuprat|molestat"
        r"|maltrattat|minacciat|perseguitat|ricattat|aggredit|accoltellat|strangolat)\w"
    ),
    r"(?:picchiat|menat|malmenat|violentat|stuprat|molestat|maltrattat|perseguitat)\w (?:dal|dalla|dallo|dai|da|in)",
    (
        rf"{_WHOM} {_HAS}{_GIVES}(?: sempre| anche| spesso)? (?:un |uno |una |a |di |i |le |gli |dei |delle |degli "
        rf"|due |tante )*{_BLOWS}"
    ),
    rf"(?:a|di) {_BLOWS} (?:mia|sua|la|il|mio|i|le) ",
    rf"{_WHOM} {_HAS}{_HANDS}",
    rf"{_WHOM} {_HAS}(?:tira|tirato|tirata|strappa|trascina\w*) (?:sempre )?(?:i|per i) capelli",
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


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


_RULES = (
    (CHILD_ABUSE, _compiled(_TOUCHES, _BRUISES)),
    (EXPLOITED, _compiled(_HELD)),
    (VIOLENCE, _compiled(*_VIOLENT)),
    (CRISIS, _compiled(_ENDING, _ENDING_ELSEWHERE)),
    (VIOLENCE, _compiled(_OF_ELDERS)),
)
_ABOUT_ELDERS = _RULES[-1][1]


_SIGN = re.compile(  # how a word begins without which none of these sentences is told
    r"picchi|men|pest|malmen|schiaff|stratton|strangol|accoltell|violent|stupr|molest|maltratt|perseguit|ricatt|spinton"
    r"|minacci|aggred|botte$|mazzate|sberl|ceffon|pugn|calci$|cinghiat|legnate|manrovesc|man[io]$|ammazz|uccid|fa$|fanno$"
    r"|faceva$|fatto$"
    r"|lasci|tira|strapp|trascin|chiu|rinchiu|segreg|controll|togl|pren|leva$|segu|pedin|aspett|matrimon|spos|marr|zwang|paura|afraid|scared"
    r"|frighten|terrif|angst|traut|hit|beat|slap|punch|chok|strangl|kick|threat|stalk|rape|assault|abus|violen|let$|lock"
    r"|takes?$|follow|schla|schlug|verprugel|wurg|bedroh|tritt|misshand|vergewalt|verfolg|schubs|gewalt|sperrt|lasst"
    r"|droht|nimmt|pega|golpea|frappe|bat$|mari$|miedo|peur|tocca|toccat|palp|touch|grop|fasst|begrapsch|angefasst|beruhrt"
    r"|missbrauch|livid|bruis|flecken|passap|passport|pass$|document|permesso|costrett|lavorare|mort|mori|muri|spari|crepare"
    r"|campa|viv|esist|esser|fossi|fosse|finita|vita$|butt|impicc|suicid|faccio|facc|pastigli|pillol|medicin|farmac|compress"
    r"|gocce|psicofarm|vene$|polsi|braccia|gambe|senso|via$|stanc|stank|mondo|live|alive|living|exist|here$|dead|kill|life"
    r"|wrist|arm|vein|overdos|jump|leben|weiterleben|lebens|da$|umbring|umzubring|tot|nehm|ritz|aufhang|sterb|tablett|pill"
    r"|schlaftab|pulsader|vivir|morir|mour|vivre|all$|ende|cut$|fuoco|fuori|sfregi|spar|mazzat"
    r"|divent|cattiv|aggressiv|manesc|insult|umili|offend|denigr|tratta|urla|grida|pension|libretto|bancomat|risparmi"
    r"|accompagnamento|firmare|rente$|restitu|ridar|ripag|pagare$|debito$"
)


@lru_cache(maxsize=1 << 16)
def _is_sign(word: str) -> bool:
    return _SIGN.match(word) is not None


def dangers(words: Sequence[str]) -> Iterator[Danger]:
    """What a text tells of violence and of a danger to life.

    Of violence by a parent or another relative, or against a child, the abuse of a child is told as well: who it is
    that speaks is seldom said.

    Args:
        words: folded, as `directory.language.words` gives them.

    >>> [danger.need for danger in dangers("mio padre mi picchia".split())]
    ['safety.partner_violence', 'safety.child_abuse']
    >>> list(dangers("mi tocca lavorare anche il sabato".split()))
    []
    """
    if not any(map(_is_sign, words)):
        return
    text = " ".join(words)
    for need, pattern in _RULES:
        for match in pattern.finditer(text):
            start, end = text.count(" ", 0, match.start()), text.count(" ", 0, match.end()) + 1
            yield Danger(need, start, end)
            is_of_an_elder = pattern is _ABOUT_ELDERS
            if (
                need == VIOLENCE
                and not is_of_an_elder
                and (_PEOPLE_OF_A_CHILD.search(text) or _CHILDREN.search(match[0]))
            ):
                yield Danger(CHILD_ABUSE, start, end)
