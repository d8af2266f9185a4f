"""More words that are right as they are: what people do for a living, own, feel and tell of, in three languages.

Written by hand from everyday speech. A word that no listing has was taken for its nearest neighbour otherwise, and so a
bricklayer ("muratore") for a guardian ("curatore") and a sentence ("frase", "frasi") for Persian ("farsi").
"""

_WORK = """
    muratore bracciante manovale carpentiere idraulico elettricista imbianchino piastrellista falegname fabbro
    saldatore tornitore meccanico carrozziere gommista elettrauto autista camionista corriere fattorino rider
    magazziniere mulettista operaio tecnico impiegato segretario commesso cassiere barista cameriere cuoco pizzaiolo
    lavapiatti panettiere pasticciere macellaio pescivendolo fruttivendolo giardiniere contadino agricoltore
    stagionale pastore allevatore boscaiolo pescatore marinaio netturbino spazzino bidello custode portinaio
    guardiano vigilante guardia giurato poliziotto carabiniere vigile pompiere soldato militare infermiere ostetrico
    farmacista dentista dottore chirurgo veterinario parrucchiere barbiere estetista sarto stiratrice tappezziere
    calzolaio orologiaio orefice fotografo grafico pittore musicista cantante attore ballerino scrittore giornalista
    insegnante maestro professore educatore animatore allenatore istruttore avvocato notaio giudice magistrato
    commercialista ragioniere geometra architetto ingegnere programmatore informatico elettronico tecnologo
    domestico governante badante colf tata bambinaia lavoratore datore titolare padrone principale collaboratore
    apprendista tirocinante stagista praticante precario cassaintegrato artigiano negoziante commerciante ambulante
    venditore rappresentante agente taxista ferroviere postino sindaco assessore prete parroco suora frate imam
    diacono missionario volontario facchino traslocatore operatore sviluppatore saldatrice sarta ragioniera muratura
    cantiere fabbrica officina ditta impresa azienda stipendio paga busta tredicesima liquidazione straordinari
    turno turni turnista ferie festivo malattia infortunio mobilita dimissioni licenziamento contributi contratto
    assunzione prova ponteggio impalcatura trattore furgone camion gru betoniera trapano martello cacciavite
"""
_TOLD = """
    fratellino sorellina fratellini cuginetto cuginetta nipotini nipotine figlioletto zietta morde mordono
    espulso espulsa espulsi bocciati rissa risse lite liti litigio frase frasi parola parole lezione verifica
    interrogazione compito voto voti pagella preside classe banco quaderno libro matita penna zaino ricreazione gita
    maturita esame materia matematica storia geografia scienze inglese tedesco spagnolo francese latino greco
    grammatica lettura scrittura dettato tabelline autistico asperger dislessico dislessia discalculia disgrafia
    balbetta balbuzie timidezza rabbia paura ansia panico tristezza vergogna colpa gelosia noia solitudine nostalgia
    stress pianto crisi incubo incubi sonno insonnia sogno sogni pensiero pensieri voce voci testa nervi umore
    carattere abitudine vizio bugia bugie segreto segreti fiducia speranza coraggio amore affetto bacio abbraccio
    litigata scenata schiaffi botte lividi livido graffi ferita ferite taglio tagli cicatrice coltello pistola
    minaccia minacce ricatto violento violenza aggressione rapina furto truffa spaccio denuncia querela processo
    udienza condanna reato carcere cella galera detenuto permesso permessi misura misure arresto domiciliari
    bracciale braccialetto cavigliera firma obbligo affidamento liberta scarcerato latitante incinta gravida parto
    cesareo allattamento latte biberon ciuccio pannolino pannolini passeggino culla lettino seggiolino girello
    omogeneizzato pappa svezzamento vaccino vaccini febbre varicella otite bronchite asma allergia celiaco celiaca
    diabete diabetico diabetica diabetici colesterolo pressione infarto ictus tumore chemio radioterapia dialisi
    epilessia epilettico parkinson alzheimer demenza artrosi ernia frattura femore anca protesi dentiera otturazione
    carie gengiva apparecchio occhiali lenti cateterismo catetere pannolone carrozzina deambulatore stampella
    stampelle bastone montascale ascensore gradini scale pianerottolo cantina soffitta garage cortile balcone
    terrazzo tetto muffa umido umidita perdita rubinetto caldaia termosifone stufa legna pellet gas luce bolletta
    bollette contatore morosita caparra cauzione affitto inquilino inquilina proprietario condominio trasloco
    scatole scatoloni materasso rete cucina fornelli forno frigo lavastoviglie aspirapolvere tovaglia piatti pentola
    pentole bicchieri posate forchetta cucchiaio spesa supermercato mercato negozio bottega offerta sconto scontrino
    borsello portafogli carta bancomat conto banca prestito prestiti mutuo rata rate cartella cartelle multa multe
    pignoramento debito usura usuraio strozzino finanziaria patente punti revisione assicurazione bollo benzina
    motorino scooter monopattino corriera pullman tram metro stazione fermata biglietto abbonamento passaggio strada
    incrocio semaforo incidente mettermi mettersi vestirmi lavarmi lavarsi stargli starle dargli darle dirlo dirle
    dirgli farlo farla farle fargli prenderlo prenderla portarlo portarla tenerlo tenerla aiutarlo aiutarla seguirlo
    seguirla sappia sappiano sapere dica dicano possa possano debba voglia vogliano venga vengano stia stiano abbia
    abbiano fosse fossero avesse avessero aiutasse portasse tenesse stesse desse facesse venisse parlasse potrebbe
    potrebbero vorrebbe vorrebbero dovrebbe sarebbe sarebbero avrebbe avrebbero farebbe starebbe piacerebbe
    servirebbe bisognerebbe preso presa presi messo messa messi speso rotto rotta rotti scritto scritta letto chiuso
    chiusa chiusi aperto vissuto visto vista nato nata morto morta morti caduto caduta rimasto rimasta scappato
    scappata fuggito fuggita arrivato arrivata partito partita tornato tornata uscito uscita entrato entrata finito
    finita cominciato iniziato smesso perso persa vinto deciso successo accaduto bruciato rubato tolto tolta
    staccato staccata sospeso sospesa bocciato scaduto scaduta scade scadenza rinnovo rinnovare regolare irregolare
    clandestino rifugiato profugo viaggio barcone frontiera confine sbarco sbarcato campo tenda baracca roulotte
    macchina auto marciapiede panchina parco sottopasso freddo caldo doccia vestiti coperte sacco pelo cartone cane
    gatto criceto coniglio cavallo mucca gallina pecora ragazzino ragazzina ragazzini ragazzine ragazzetto nonnino
    nonnina vecchietto vecchietta signorina signorino giovanotto tizio tipo gente famigliare famigliari parente
    parenti vicinato compagnia compagni banda gruppo amicizia amicizie vedova vedovo suocera nuora genero gemelli
    gemelle orfano adottivo affidatario patrigno matrigna fratellastro maggiorenne minorenne adolescente anziano
    adulto trentenne ventenne quarantenne cinquantenne sessantenne settantenne ottantenne novantenne quindicenne
    sedicenne diciassettenne diciottenne diciannovenne maglia magliette felpa felpe giubbotto piumino stivali
    scarponi ciabatte cappotto cappello guanti sciarpa mutande calzini reggiseno gonna jeans tuta pigiama divisa
    grembiule ombrello taglia pulizia pulizie stirare bucato chiasso rumore urla urlano urlava grida piange piangono
    ride ridere gioca giocano litigano disposto disposta disposti stabilito ordinato convocato mandato inviato
    segnalato segue seguito seguita seguono irregolari moldava moldavo marocchina senegalese nigeriana maliano
    gambiana ghanese francofono anglofono ispanofono impazzito impazzita scoppiato scoppiata esaurito esaurita
    sfinito sfinita distrutto distrutta disperato disperata crollato crollata svenuto svenuta vomita vomitare sviene
    trema sudore giramenti capogiri skate skateboard surf rap trap techno disco discoteca concerto chitarra batteria
    basso pianoforte violino tromba flauto pallone calcetto palestra boxe pugilato judo karate danza ballo nuoto
    piscina corsa sci scalata arrampicata trekking gratta vinci scommessa scommesse slot macchinette bingo poker
    casino videopoker erba canna canne fumo spinello spinelli coca cocaina eroina crack ketamina metadone pasticche
    pastiglie pillole gocce birra birre vino vodka grappa spritz ubriaco ubriaca ubriachi sbronza bottiglia sobrio
"""
_ENGLISH = """
    aren can cant could couldn couldnt didn didnt does doesn doesnt doing done dont going gonna hadn hasn hasnt
    haven havent isn isnt should shouldn shouldnt wanna wasn wasnt weren werent won wont would wouldn wouldnt
    filling fill filled form forms bricklayer builder carpenter cleaner cook driver electrician farmer gardener
    mechanic nurse painter plumber tailor waiter waitress welder worker factory shift shifts wages salary payslip
    contract sacked fired dismissed injured injury aunt uncle cousin nephew niece grandson granddaughter grandchild
    stepfather stepmother twins neighbour landlord tenant mate bloke guy girl boy teenager toddler newborn infant
    pregnant birth breastfeeding pram nappies diapers bed blanket blankets clothes coat jacket shoes boots trousers
    socks shirt shower laundry meal meals soup bread rice heating electricity gas water bill bills debt debts loan
    loans fine fines bank account card money cash bus train ticket lift ride bike car licence license passport
    permit papers visa court judge police trial jail prison sentence probation fight fights shouts shouting cries
    crying hits beaten bruises scared angry sad lonely bored stress stressed sleep sleeping asleep eats eating
    starving vomits faint faints fever cough asthma diabetes stroke cancer tumour surgery wheelchair crutches deaf
    blind autism autistic stutter stutters dyslexia homework exam exams maths teacher headteacher lesson grade
    grades expelled suspended bullied skipping truant gambling bets betting drunk drinks beer wine drugs weed coke
    heroin sober rehab relapse guitar drums piano singing dancing drawing painting football soccer basketball
    swimming boxing climbing hiking about above after again against all also always anything around away back
    because been being both bring call came close come coming day days different down each early else ever every
    fast feel feels few find first found from gave get gets getting give gives goes gone got has have having here
    high him himself how into its itself just keep keeps kind know knows last later less let like likes little live
    lives living long look lot made make makes man many may mean met might more most much must myself never next
    night no nobody none nor not nothing now off old once one only other our out outside over own part people place
    play put quite rather same saw say see seen send set she sit some someone soon stay still stop such take taken
    takes talk tell tells than that their them then there these they this those time too took turn two under up
    upset use used very want wanted was way well went were what when where which who whole whose why will with
    within without work works worse wrong year years yet you young your
"""
_GERMAN = """
    seit bis beim durch gegen ohne unter uber nach vom zum zur auch aber als also alle allem allen alles ander
    andere anderen bald bereits besonders bin bist dabei dafur damit danach dann daran darf davon dazu deren deshalb
    doch dort drei durfen ein eine einem einen einer eines euch fast gar ganz ganze gegangen gehabt gekommen gemacht
    genau genug gerade gewesen gut gute guten hatte hatten heim ihm ihn ihr ihre ihrem ihren immer ist jede jeden
    jeder jedes jener kaum kein keine keinen keiner konnte konnten lange langer macht man manchmal mehr meine meinem
    meinen meiner mich mir mochte muss musste nein neue neuen nichts nie niemand noch nur oben oft schlecht sehr
    sein seine selber selbst sich sie sind sofort soll sollte sowie spat statt trotz trotzdem und uns unsere unserer
    unten viel viele vielleicht voll vor war ware warum weg weil wenig wenn wer werde werden wie wieder wird wo
    wurde wurden zu zuruck zusammen zwischen ehemann ehefrau tochter sohn tante onkel neffe nichte enkel enkelin oma
    opa stiefvater zwillinge nachbar nachbarin vermieter mieter mietvertrag kaution heizung strom rechnung
    rechnungen mahnung pfandung konto bank geld lohn gehalt kundigung gekundigt entlassen arbeitsunfall schicht
    maurer koch kellner kellnerin fahrer putzfrau saisonarbeiter schuler schulerin lehrling lehrstelle klasse
    hausaufgaben prufung zeugnis schwanzt gemobbt geschlagen blaue flecken weint schreit streit streiten zittert
    traurigkeit wut scham kopfschmerzen bauchweh fieber husten zuckerkrank diabetes krebs schlaganfall rollstuhl
    krucken brille zahn zahne gebiss betrunken sauft kifft spielt verspielt wetten automaten zug zugticket
    fuhrerschein auto fahrrad pass papiere ausweis gericht richter polizei gefangnis haft bewahrung kleidung jacke
    schuhe decke bett matratze mobel kuchenmobel kuhlschrank waschmaschine essen suppe windeln kinderwagen stillen
    hebamme geburt gitarre schlagzeug singen tanzen malen zeichnen fussball schwimmen klettern
"""
FURTHER_WORDS = frozenset(f"{_TOLD} {_ENGLISH} {_GERMAN}".split())
OCCUPATIONS = tuple(_WORK.split())
_TRADES = """
    muratore carpentiere idraulico elettricista imbianchino piastrellista falegname fabbro saldatore meccanico
    carrozziere mulettista barista cameriere cameriera cuoco cuoca pizzaiolo panettiere pasticciere giardiniere
    estetista parrucchiere parrucchiera barbiere sarto sarta oss badante infermiere educatore informatico
"""
TRADES = tuple(_TRADES.split())  # that are learnt in courses
