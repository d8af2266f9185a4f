"""The headers that people write above a column, per field: Italian, English, German, French, "|" between them."""

from collections.abc import Mapping

HEADERS: Mapping[str, str] = {
    "service.name": (
        "medico|medico di base|medico di famiglia|medico di medicina generale|pediatra|pediatra di libera scelta|"
        "medico pediatra|cognome e nome medico|nominativo medico|cognome nome medico|"
        "prestazione|centro di ascolto|centro d ascolto|punto di ascolto|sportello|realta|servizio|nome servizio|"
        "nome del servizio|denominazione servizio|service|service name|program|"
        "program name|dienst|angebot|leistung|name des dienstes|nom du service|nome|denominazione|"
        "nominativo|titolo|post title|titolo articolo|insegna|struttura nome|nome struttura|denominazione struttura|"
        "doposcuola|centro estivo|nome corso|titolo corso|denominazione corso|"
        "denominazione in italiano|name|title|bezeichnung|nom|intitule|progetto|struttura|nome gruppo|"
        "name der einrichtung|name des angebots|name der dienststelle|name der gruppe"
    ),
    "organization.name": (
        "scuola|istituto scolastico|istituzione scolastica|schule|"
        "u o|unita operativa|agenzia|agenzia formativa|ente formativo|ente di formazione|soggetto gestore|"
        "soggetto proponente|parrocchia|parrocchie|denom azienda|azienda|denominazione azienda|descrizione azienda|"
        "societa sportiva|"
        "societa|club|polisportiva|associazione sportiva|asd|ente|nome ente|denominazione ente|ente gestore|"
        "ente erogatore|ente titolare|gestore|gestito da|"
        "gestione|a cura di|organizzazione|associazione|nome associazione|ragione sociale|istituto|istituti|"
        "istituto riferimento|denominazione istituto riferimento|asl|ats|ausl|azienda sanitaria|cooperativa|"
        "agency|agency name|organization|organization name|organisation|provider|offer from|offerto da|"
        "trager|einrichtung|verein|organisme|unita responsabile"
    ),
    "location.name": "nome sede|nome della sede|denominazione sede|sede|location name|site name|standort|nom du lieu",
    "row.publishing": "consenso pubblicazione|pubblicabile|pubblicare",
    "row.published": (
        "post status|stato pubblicazione|stato di pubblicazione|stato della pubblicazione|stato post|stato articolo|"
        "stato scheda|stato della scheda|stato record|publication status|publish status|visibility|visibilita|"
        "pubblicato|pubblicata|published|visibile|visibile sul sito|online"
    ),
    "row.id": "id|codice|code|identificativo|record id|row id|uid|uuid",
    "identifier": (
        "codice isil|isil|repertorio|numero repertorio|n repertorio|n di repertorio|repertorio runts|codice scuola|"
        "codice meccanografico|codice struttura|codice runts|runts|"
        "codice ipa|codice farmacia|codice regionale|matricola|register number|registernummer"
    ),
    "organization.tax_id": "codice fiscale|cf|c f|partita iva|p iva|piva|tax id|ein|steuernummer|siret",
    "organization.description": "descrizione ente|about the organization",
    "organization.website": "provider url|organization url|organisation url|sito ente|sito web ente|sito dell ente",
    "organization.legal_status": "forma giuridica|natura giuridica|legal status|rechtsform",
    "service.alternate_name": "altro nome|nome alternativo|alternate name|acronimo|weiterer name",
    "service.description": (
        "post content|testo|text|cosa|cos e|cosa e|che cos e|content|contenuto|"
        "di cosa si occupa|di cosa si occupano|di che cosa si occupa|competenze|"
        "cosa puo fare|che cosa puo fare|cosa sa fare|cosa mette a disposizione|descrizione|descrizione servizio|"
        "description|cosa offre|cosa si ottiene|attivita|attivita svolta|"
        "attivita svolte|che fanno|che cosa fanno|cosa fanno|che fa|che cosa fa|cosa fa|cosa si fa|"
        "was wir tun|what we do|"
        "beschreibung|angebot|angebote|leistungen|tatigkeit|tatigkeiten|prestazioni|servizi offerti|"
        "body|summary|details|informazioni|discipline|disciplina|sport|corsi"
    ),
    "service.eligibility_description": (
        "chi puo accedere|chi puo partecipare|chi puo venire|chi puo usufruirne|"
        "audience type|requisiti|a chi e rivolto|per chi|per chi e|rivolto a|destinato a|for whom|fur wen|pour qui|"
        "requisiti di accesso|criteri di accesso|condizioni|condizioni di accesso|eligibility|requirements|"
        "audience|recipients|voraussetzungen|zielgruppe|zielgruppen|target group|target groups|conditions"
    ),
    "service.exclusion_criteria": (
        "esclusioni|criteri di esclusione|chi non puo accedere|exclusions|ausschlusskriterien"
    ),
    "service.application_process": (
        "come prenotare|come si prenota|come prenotarsi|come fissare un appuntamento|"
        "come fare|come accedere|come si accede|come ci si iscrive|prenotazione|prenotazioni|"
        "modalita di accesso|come iscriversi|iscrizione|iscrizioni|modalita di iscrizione|application process|"
        "how to apply|intake procedure|anmeldung|comment faire"
    ),
    "service.access": "accesso|tipo di accesso|accesso diretto|accesso libero|access|zugang|freier zugang|acces",
    "service.referral_note": (
        "impegnativa|fl impegnativa|flag impegnativa|impegnativa medica|impegnativa richiesta|richiesta impegnativa|"
        "serve impegnativa|serve l impegnativa|ricetta medica|prescrizione medica|uberweisung"
    ),
    "service.intensity": "intensita|livello di intensita|intensity|intensitat",
    "service.status": (
        "fl attivo|flag attivo|attivo s n|attivo si no|attiva|in attivita|stato|status|state|attivo|aperto|"
        "is this service open|zustand|stato iscrizione|stato dell iscrizione|stato giuridico attivita"
    ),
    "service.closed_on": (
        "data chiusura|data di chiusura|data cessazione|data di cessazione|cessazione|cessato il|cessata il|"
        "data cancellazione|data di cancellazione|cancellata dal|cancellato dal|"
        "data cessazione attivita|data chiusura attivita|data fine attivita|data fine servizio|chiuso dal|chiusa dal|"
        "data chiusura definitiva|closing date|closed since|schliessungsdatum|geschlossen seit|date de fermeture"
    ),
    "service.interpretation_services": (
        "mediazione linguistica|mediazione|interprete|interpreti|interpretation services|interpretation|dolmetscher"
    ),
    "service.remote": "a distanza|online|da remoto|telefonico|remote|virtual|fernangebot",
    "service.home_visits": "a domicilio|domicilio|domiciliare|home visits|hausbesuche",
    "service.is_example": "esempio|dato di esempio|example|beispiel",
    "service.assured_date": "verificato il|data verifica|ultima verifica|assured date|last verified|uberpruft am",
    "service.age": (
        "eta|fascia di eta|fasce di eta|fascia d eta|fasce d eta|fascia eta|fasce eta|ages|age|age range|alter|"
        "age group"
    ),
    "service.birth_years": (
        "nati|nati nel|nati negli anni|nati anni|anno di nascita|anni di nascita|annata|annate|jahrgang|jahrgange"
    ),
    "service.minimum_age": "eta minima|eta min|eta da|minimum age|min age|ages min|age from|mindestalter|age minimum",
    "service.maximum_age": "eta massima|eta max|eta a|maximum age|max age|ages max|age to|hochstalter|age maximum",
    "service.gender_reserved": "riservato a|riservato|genere|sesso|gender|geschlecht",
    "service.residence_required": "residenza richiesta|residenza|solo residenti|residence required|wohnsitz",
    "service.isee_maximum": "isee massimo|isee max|isee|soglia isee|limite isee",
    "service.waiting_days": (
        "giorni di attesa|tempo di attesa|attesa|tempi di attesa|tempi|tempistica|wait time|waiting days|wartezeit"
    ),
    "service.response_days": "giorni di risposta|tempo di risposta|tempi di risposta|response days|antwortzeit",
    "service.required_documents": (
        "documenti|documenti richiesti|cosa serve|documentazione|required documents|documents|unterlagen"
    ),
    "address.full": (
        "plesso|sede operativa|sede del servizio|"
        "palestra campo|palestra|impianto|luogo di allenamento|sede allenamenti|indirizzo|indirizzo completo|"
        "indirizzo sede|sede|recapito|ubicazione|dove|luogo|via e n|"
        "sede via e n|luogo e via|"
        "address|full address|"
        "physical address|adresse|anschrift|indirizzo scuola"
    ),
    "address.street": "via|strada|via e numero|address 1|address1|street|street address|strasse|rue|voie",
    "address.house_number": (
        "num civ|n civ|nr civ|civ|numero civ|civico|n civico|nr civico|num civico|numero civico|numero di casa|"
        "house number|street number|address number|hausnummer|hausnr"
    ),
    "address.locality": "frazione|localita|quartiere|circoscrizione|address 2|address2|ortsteil",
    "address.city": (
        "comune|citta|nome comune|descrizione comune|comune sede|comune di|paese|luogo|luoghi|municipio|"
        "sede|dove|dove vai|dove siamo|dove ci trovi|ubicazione|localita|"
        "city|town|municipality|gemeinde|stadt|ort|commune|ville"
    ),
    "address.municipality_code": (
        "codice istat comune|codice comune|comune codice istat|codice istat|"
        "codice comune formato alfanumerico|codice catastale|codice catastale del comune|codice belfiore|"
        "belfiore|istat|municipality code"
    ),
    "address.postal_code": "cap|codice postale|postal code|zip|zip code|postcode|plz|postleitzahl|code postal",
    "address.province": (
        "provincia|prov|pr|sigla provincia|sigla automobilistica|province|state province|state|county|"
        "provinz|canton|cantone|kanton"
    ),
    "address.region": "regione|denominazione regione|regione pa|region",
    "address.country": "nazione|paese stato|stato estero|country|land|pays",
    "location.latitude": "latitudine|lat|latitude|y|breite|breitengrad",
    "location.longitude": "longitudine|lon|lng|long|longitude|x|lange|langengrad",
    "location.coordinates": "coordinate|coordinate gps|gps|geolocation|geo|coordinates|koordinaten|posizione|point",
    "location.transportation": "come arrivare|mezzi pubblici|transportation|anfahrt",
    "phone.number": (
        "num tel|n tel|nr tel|n telefono|nr telefono|num telefono|"
        "numero tel|cell|tel cell|telefono cellulare|recapito cellulare|telefono|tel|"
        "numero di telefono|numero telefono|recapito telefonico|recapito|recapiti|"
        "segreteria|telefono segreteria|urgenze|telefono urgenze|emergenze|telefono emergenze|reperibilita|"
        "tel fax|tel e fax|telefono fax|telefono e fax|contatto telefonico|cellulare|centralino|phone|phone number|"
        "telephone|telefon|telefonnummer|"
        "telephone number|numero verde|toll free|toll free number|mobile"
    ),
    "phone.fax": "num fax|n fax|nr fax|numero fax|fax|telefax|fax number",
    "contacts": (
        "come ci contatti|come contattarci|come contattarli|"
        "info|contatti|contatto|chi chiamare|chi contattare|per informazioni|informazioni e iscrizioni|"
        "recapiti|recapito|riferimenti|info e contatti|contatti e orari|telefono email|tel email|"
        "telefono e mail|tel mail|telefon email|telefon e mail|"
        "telefon und e mail|referente e telefono|referente e contatti|contacts|contact|"
        "contact details|kontakt|kontakte|contact info"
    ),
    "email": (
        "email|e mail|mail|posta|posta elettronica|indirizzo email|indirizzo mail|"
        "email address|e mail adresse|courriel|pec"
    ),
    "url": (
        "sito|sito web|sito internet|url|link|pagina web|web|website|website address|homepage|webseite|"
        "internetseite|site web"
    ),
    "schedule": (
        "ora|giorni ore|"
        "si riuniscono|si riunisce|quando si riuniscono|quando si riunisce|ritrovo|riunioni|quando ci trovi|"
        "quando trovarci|"
        "opening hours specification|orari|orario|orari di apertura|orario di apertura|apertura|giorni e orari|hours|"
        "hours of operation|"
        "opening hours|schedule|offnungszeiten|horaires|quando|quando siamo aperti|quando e aperto|giorni e ore|"
        "orario al pubblico|orari al pubblico|ricevimento|orario di ricevimento|orari di ricevimento|sprechzeiten|"
        "riceve|ricevono|quando riceve|quando ricevono|riceve il|"
        "when open|ore|fascia oraria|fasce orarie|uhrzeit|uhrzeiten|heures"
    ),
    "schedule.days": (
        "giorni|giorno|giorni di apertura|giorno di apertura|giorni della settimana|giorno della settimana|days|day|"
        "opening days|weekdays|tage|offnungstage|wochentage|jours"
    ),
    "schedule.monday": "lunedi|lun|orario lunedi|orari lunedi|monday|mon|montag|mo|lundi|apertura lunedi|hours monday",
    "schedule.tuesday": (
        "martedi|mar|orario martedi|orari martedi|tuesday|tue|dienstag|di|mardi|apertura martedi|hours tuesday"
    ),
    "schedule.wednesday": (
        "mercoledi|mer|orario mercoledi|orari mercoledi|wednesday|wed|mittwoch|mi|mercredi|"
        "apertura mercoledi|hours wednesday"
    ),
    "schedule.thursday": (
        "giovedi|gio|orario giovedi|orari giovedi|thursday|thu|donnerstag|do|jeudi|apertura giovedi|hours thursday"
    ),
    "schedule.friday": (
        "venerdi|ven|orario venerdi|orari venerdi|friday|fri|freitag|fr|vendredi|apertura venerdi|hours friday"
    ),
    "schedule.saturday": "sabato|sab|orario sabato|orari sabato|saturday|sat|samstag|sa|samedi|hours saturday",
    "schedule.sunday": (
        "domenica|dom|orario domenica|orari domenica|sunday|sun|sonntag|so|dimanche|apertura domenica|hours sunday"
    ),
    "schedule.closed": (
        "giorno di chiusura|giorni di chiusura|giorno chiusura|giorni chiusura|chiusura settimanale|chiusura|"
        "chiuso|chiuso il|giorni chiusi|giorno di riposo|riposo settimanale|riposo|turno di chiusura|ruhetag|"
        "ruhetage|schliesstag|geschlossen|geschlossen am|closed|closed on|closing day|closing days|"
        "days closed|jour de fermeture|fermeture"
    ),
    "schedule.morning": (
        "orario mat|orario matt|orari mat|mat|matt|ora mattina|mattina|mattino|orario mattina|orari mattina|"
        "orario mattino|orario mattutino|orario antimeridiano|"
        "apertura mattina|apertura mattutina|morning|morning hours|vormittag|vormittags|"
        "offnungszeiten vormittag|matin"
    ),
    "schedule.afternoon": (
        "orario pom|orari pom|pom|ora pomeriggio|pomeriggio|orario pomeriggio|orari pomeriggio|orario pomeridiano|"
        "apertura pomeriggio|"
        "apertura pomeridiana|afternoon|afternoon hours|nachmittag|nachmittags|offnungszeiten nachmittag|"
        "apres midi"
    ),
    "schedule.evening": "sera|orario sera|orario serale|orari serali|apertura serale|evening|abend|abends|soir",
    "schedule.from": (
        "orario ingresso|orario di ingresso|ora ingresso|ingresso|entrata|orario entrata|einlass|check in|dalle|"
        "dalle ore|ora inizio|ora di inizio|orario inizio|inizio|apertura|ora apertura|ora di apertura|"
        "orario apertura|orario di apertura|opens at|opens|from|opening time|start time|von|offnet|offnet um"
    ),
    "schedule.to": (
        "orario uscita|orario di uscita|ora uscita|uscita|check out|alle|alle ore|ora fine|ora di fine|orario fine|"
        "fine|chiusura|ora chiusura|ora di chiusura|"
        "orario chiusura|orario di chiusura|closes at|closes|to|closing time|end time|bis|schliesst|"
        "schliesst um"
    ),
    "schedule.period": (
        "periodo|periodo apertura|periodo di apertura|periodo di attivita|periodo attivita|mesi di apertura|stagione|"
        "apertura stagionale|zeitraum|period|opening period|periode"
    ),
    "schedule.winter": (
        "orario invernale|orari invernali|apertura invernale|inverno|winter|winter hours|"
        "offnungszeiten winter|winteroffnungszeiten|horaires d hiver|hiver"
    ),
    "schedule.summer": (
        "orario estivo|orari estivi|apertura estiva|estate|summer|summer hours|offnungszeiten sommer|"
        "sommeroffnungszeiten|horaires d ete|orario agosto"
    ),
    "languages": "lingue|lingua|lingue parlate|languages|language|sprachen|langues",
    "taxonomy.service_type": "tipo di servizio|tipologia di servizio|tipo servizio|service type|dienstart",
    "taxonomy.need": (
        "bisogni|bisogno|aree di bisogno|tipo di problema|tipi di problema|problema|problemi|area di disagio|needs|"
        "need|bedarf|besoins"
    ),
    "taxonomy.interest": "interessi|interesse|interests|interessen",
    "taxonomy.target_group": (
        "tipologia posti|tipologia ospiti|tipo di ospiti|ospiti|tipologia utenza|tipologia utenti|"
        "tipologia di utenza|pubblico|pubblico di riferimento|destinatari|destinatarie|target|utenza|utenti|"
        "beneficiari|publics"
    ),
    "taxonomy.any": (
        "des tipo strutt|des tipo struttura|tipo struttura|tipologia struttura|tipologia di struttura|specialita|"
        "branca|categoria|categorie|tipologia|tipo|settore|ambito|area tematica|gradi scolastici|"
        "tipologia grado istruzione|descrizione tipologia grado istruzione|category|categories|keywords|"
        "tema|temi|argomento|argomenti|parole chiave|tags|type|taxonomy|kategorie|categorie|art"
    ),
    "cost": (
        "price|costo|costi|quanto|quanto costa|tariffa|tariffe|prezzo|quota|contributo|cost|fees|fee|"
        "income eligibility and fees|"
        "gratuito|gratuita|gratis|kostenlos|kostenfrei|unentgeltlich|free of charge|free|is free|gratuit|"
        "retta|rette|quanto si paga|compartecipazione|compartecipazione alla spesa|onerosita|"
        "condizioni economiche|quota iscrizione|quota di iscrizione|"
        "kosten|ticket|a pagamento|gebuhren|tarif"
    ),
    "service_area": (
        "area servita|territorio servito|territorio di competenza|ambito territoriale|"
        "comuni serviti|bacino|bacino di utenza|area di intervento|"
        "service area|service areas|counties|einzugsgebiet"
    ),
    "capacity.available": "posti disponibili|posti liberi|disponibilita posti|available places|freie platze",
    "capacity.maximum": "posti totali|posti|capienza|capacita|numero posti|maximum places|capacity|platze",
    "capacity.men": (
        "posti uomini|posti letto uomini|posti per uomini|posti letto per uomini|uomini posti|posti maschi|"
        "posti maschili|platze manner|platze fur manner|places for men"
    ),
    "capacity.women": (
        "posti donne|posti letto donne|posti per donne|posti letto per donne|donne posti|posti femmine|"
        "posti femminili|platze frauen|platze fur frauen|places for women"
    ),
    "accessibility": (
        "accessibile in carrozzina|accessibile|accessibilita|accesso disabili|barriere|accessibility|"
        "wheelchair|wheelchair access|barrierefrei|step free|step free access|barrier free"
    ),
}

# Only in the table of the field's own entity: "name" in organizations.csv is the organization's.
OWN_HEADERS: Mapping[str, str] = {
    "organization.name": "name|title|nome|denominazione|bezeichnung|nom",
    "location.name": "name|title|nome|denominazione|bezeichnung|nom",
    "organization.description": "description|body|descrizione|beschreibung|about",
    "organization.alternate_name": "alternate name|sigla|acronimo|acronym",
    "organization.email": "email|e mail|posta elettronica|indirizzo email",
    "organization.website": "website|website address|url|sito|sito web|homepage",
    "organization.phone": "phone|phone number|telephone|telefono|telefon",
    "location.description": "description|descrizione|beschreibung",
}
