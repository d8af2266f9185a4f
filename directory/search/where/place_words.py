"""Words that tell whether a name is meant as a place."""

from directory.words.language import word_set

# Names of municipalities that people also use as words: places only after "vicino a", "a", "zona" and the like.
ORDINARY_WORDS = word_set(
    """
    ala alba albanese alto amato ambra anela angolo arcade arco ardesio arena argine asso atena augusta avio bagno
    banco barca barone barra bella bene bergamasco bianco bonea bono borgo bosco calcio calvi cambiano camera camino
    campagna campana campione campo canale canali canna canonica cantiere cappella cappuccini carbone cardinale cari
    casale casella casette casi castello catena cattolica cava cave cavoli cella celle cena cenate cene cento
    cerchio ciampino ciano cicala cima cinque cinto classe colonna comune conta corno corte cortile costa croce cura
    dello diano dolce due equi eredita esine fabbrica falcone fascia fede felino fermo festa fiesso filo fiume fondi
    fonte fonti force forcella formica forza fossa fosse francavilla front gallo gambero gemma genga gesso giardini
    giove girasole giuliana gradi grado grana grazie greco grotte indicatore inverno isola lago lana lapio latina lauro
    lei lettere liberi licenza lode loro luce luna lupara maggio maglie maglione magra male malo mare massa medicina
    mele melissa mercato mese meta millesimo minori mira misterbianco monte monti mori mura musei nave ne nesso neve
    nomi none norma nove novi onore opera ora orta orto pace paese pago palma papa parco parenti parete passo
    pastena pazzano penna pero piana piano pianura piazza pietra pieve pigna pila pino piscina po poggio ponte ponti
    popolo porte porto posta postal premia prezzo pula quadri quarto quattro quindici quota re rea regalbuto riace
    rio riso riva rive rivolto rocca roccia rosa rossa rotonda russi russo ruta sacco sala sale salve santo savio
    scala scena schiava scritto segni segno sei selva serra sesta siano signora silvi soci sole sorbo sostegno
    specchia stella stile storo strada taverna tavola tempio terme termine termini terra terzo tiers tito tornano
    tornata torre tre tredici trenta troia ultimo urbana uri valle valli vanga varano vasto ventotto verde vernio
    viale viola vita vite vittoria volano volto zappa zone
    """
)
# Behind "a" these are no places, unless somebody writes them so: "a sostegno di", "a cena".
WITH_A = word_set(
    """
    sostegno termine termini prezzo quota segno scala cena mare monte monti valle terra vita forza porte posta
    due tre quattro cinque sei nove classe filo cerchio tavola angolo costa meta
    """
)
STREETS_AND_TITLES = word_set(  # before a name that is of a street, or of somebody who is called like a town
    """
    via viale piazza piazzale vicolo strada dott dottor dottoressa dr ssa prof professor professoressa signor signora
    sig ra
    """
)
# Words that ask for something, and with a capital at the end of what is said the town: "consultorio Cattolica". Behind
# these, or "in", they are words all the same: "laurea in Medicina", "chiesa Cattolica".
TOWNS_WITH_A_CAPITAL = {
    "busca": word_set("in alla"),
    "cattolica": word_set(
        "azione chiesa comunita fede formazione gente messa morale parrocchia religione scuola tradizione universita"
    ),
    "chiusa": word_set("casa comunita porta sede struttura"),
    "erba": word_set("campo fuma fumo"),
    "medicina": word_set(
        """
        ambulatorio clinica corso dottore esame facolta farmaco fare laurea laureato laureata medico prodotto reparto
        scuola specialista studente studentessa studi studia studiare studio test unita visita visite
        """
    ),
    "mira": word_set("alla in"),
    "vinci": word_set("da leonardo"),
}
