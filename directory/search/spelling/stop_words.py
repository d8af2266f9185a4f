"""Words of a question that say nothing of what is looked for: "cerco", "vorrei", "wo gibt es"."""

from directory.words.language import ALL_STOP_WORDS, word_set

_SAY_NOTHING = word_set(
    """
    vorrebbe vorrebbero vogliono
    cerco cerca cerchiamo cercasi vorrei voglio vuole serve servono servirebbe bisogno qualcosa qualcuno trovare
    cosa cose ce
    fa fanno faccio sta stanno tutti tutte tutto tutta sempre chiede chiedono dice dicono dopo ancora
    ieri ormai purtroppo recentemente attualmente appena perso persa persi perse rimasto rimasta deve devono
    avere fare dove posso puo potrebbe vicino vicina zona presso persona aperto adesso help need needs looking
    nato nata nati nate senza posto no niente subito
    abito abita abitiamo abitano vivo vive viviamo vivono
    search something somebody someone near where wants get gets lives comes goes ago anymore month months week weeks
    suche sucht suchen brauche braucht mochte etwas hilfe nahe gibt wo jemand kein keine nicht nichts mehr geht hilft
    hat macht lebt wohnt wohne wohnen jetzt ero dringend monat monate monaten woche wochen mese mesi settimane
    pare sembra abbia ghe gh gave en de del unu lu pe anche quella quel quelle quei questo questa questi queste
    farlo farla farli farle fargli farmi farci perche poiche quindi pero quanto quanta quanti quante
    rivolgo rivolgiamo rivolgerci rivolgermi
    since usually likes would could should selbst selber ihm ihr ihn ihnen damals
    only just also very really because therefore deshalb weil also nur sehr
    anni anno years jahre jahren buongiorno buonasera salve ciao grazie please thanks hallo bitte danke
    """
)
STOP_WORDS = ALL_STOP_WORDS | _SAY_NOTHING
