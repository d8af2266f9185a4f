"""What people are called, in folded Italian, English and German words: each line of a set is of one language.

Who reads a text takes unions of these, and leaves out what means something else there; the reader says why.
"""

from directory.words.language import word_set

# Women and men, whatever else they are. "Marito" and "moglie" are apart: others speak of them.
WOMEN = word_set(
    """
    ragazza donna signora
    girl woman lady
    frau madchen madl madel witwe klientin pensionistin
    """
)
SEVERAL_WOMEN = word_set("ragazze donne girls women frauen")
MEN = word_set(
    """
    ragazzo uomo signore signor
    boy man guy lad
    herr mann junge bub bursche witwer
    """
)
SEVERAL_MEN = word_set("uomini boys men guys lads manner")
# These say something else first, as that somebody studies, and the sex only by the way. Masculine ones that stand for
# everybody ("studente", "utente") say none.
FEMININE = word_set(
    """
    ragazzina studentessa vedova pensionata anziana disoccupata detenuta rifugiata profuga separata divorziata neomamma
    puerpera
    widow schoolgirl
    schulerin studentin rentnerin asylwerberin
    """
)
MASCULINE = word_set("ragazzino sig vedovo widower schoolboy")

MOTHERS = word_set("mamma madre mother mum mom mutter")
SEVERAL_MOTHERS = word_set("mamme madri")
FATHERS = word_set("papa padre father dad vater")
SEVERAL_FATHERS = word_set("padri")
PARENTS = MOTHERS | SEVERAL_MOTHERS | FATHERS | SEVERAL_FATHERS | word_set("genitore genitori parent parents")
GRANDMOTHERS = word_set("nonna grandmother oma")
GRANDFATHERS = word_set("nonno grandfather opa")
SPOUSES = frozenset({"mann", "frau"})  # of whoever is named before; else any man or woman
PARTNERS = SPOUSES | word_set("marito moglie compagno compagna fidanzato fidanzata convivente husband wife partner")

SMALL_CHILDREN = word_set("bimbo bimba bambino bambina neonato neonata baby")
SEVERAL_CHILDREN = word_set(
    """
    bimbi bimbe bambini bambine figli figlie neonati gemelli gemelle
    children kids babies sons daughters
    kinder kindern
    """
)
CHILDREN = (
    SMALL_CHILDREN
    | SEVERAL_CHILDREN
    | word_set(
        """
        figlio figlia nipote nipotino nipotina
        child kid toddler son daughter
        kind sohn tochter
        """
    )
)

KIN = word_set(  # a few of those beside parents, partners and children
    """
    nonno nonna nonni fratello sorella zio zia
    brother sister grandmother grandfather
    bruder schwester
    """
)
FARTHER_KIN = word_set(  # who may be the one with an age, too: "cugina di 20 anni"
    """
    cugino cugina suocero suocera cognato cognata
    uncle aunt grandma grandpa
    onkel tante oma opa mama ehemann ehefrau
    """
)
KIN_OF_SOMEBODY = word_set(  # of whom only others speak
    """
    fratelli sorelle zii nuora genero patrigno matrigna babbo
    brothers sisters grandparents stepfather stepmother
    geschwister grosseltern grossmutter grossvater eltern stiefvater stiefmutter
    """
)
RELATIVES = (  # of whom somebody speaks, which says nothing of what is needed
    CHILDREN | PARENTS | PARTNERS | KIN | word_set("ragazzo ragazza signora signore")
)
# Whom a note names beside the person. "Frau", "Mann" and "partner" are mostly the person; where they are somebody's,
# readers ask for what stands before them.
OTHERS = (PARENTS | PARTNERS | KIN | FARTHER_KIN | KIN_OF_SOMEBODY) - SPOUSES - {"partner"}
FRIENDS = word_set(
    """
    amico amica amici amiche coinquilino coinquilina coinquilini compagni ragazzo ragazza
    friend friends boyfriend girlfriend
    freund freundin freunde
    """
)
FAMILY = word_set("famiglia famiglie coppia nucleo family couple familie paar")

WHO_IS_HELPED = word_set(  # beside women and men: how those who write of somebody call them
    """
    ragazzino ragazzina giovane adolescente minore msna sig studente studentessa utente neet
    teenager teen youth student client
    jugendlicher jugendliche schuler schulerin lehrling klient
    """
)
CALLED_MINORS = word_set(  # words for who is under age, beside those for children
    """
    minore minori minorenne ragazzina ragazzino adolescente teen teenager girl boy
    jugendliche jugendlicher schuler schulerin
    """
)
PERSON = WOMEN | MEN | WHO_IS_HELPED | {"minorenne"}  # whom a note is about
PROFESSIONS = word_set(  # of whom a language is asked: "psicologa araba"
    "mediatore mediatrice mediatori mediatrici interprete interpreti traduttore traduttrice medico medica dottore "
    "dottoressa pediatra psicologo psicologa psicoterapeuta ginecologa avvocato avvocata operatore operatrice"
)
OF_A_SEX = WOMEN | SEVERAL_WOMEN | MOTHERS | SEVERAL_MOTHERS | MEN | SEVERAL_MEN | FATHERS | SEVERAL_FATHERS
PERSON_WORDS = (  # without "kind", an English word as well
    OF_A_SEX
    | PROFESSIONS
    | (CHILDREN - {"kind"})
    | word_set("ragazzi famiglia famiglie coppia persona persone family families familie familien people person")
)
_SEVERAL_OF_AN_AGE = word_set("ragazzi giovani adolescenti studenti anziani adulti minori dame teenagers jugendlichen")
PEOPLE_OF_AN_AGE = (  # beside whom a bare number is an age: "ragazza 17"; "nonni" are two
    OF_A_SEX
    | CHILDREN
    | WHO_IS_HELPED
    | (KIN - {"nonni"})
    | FARTHER_KIN
    | _SEVERAL_OF_AN_AGE
    | word_set(
        """
        marito moglie anziano anziana adulto adulta ra rag paziente assistito assistita ospite vedovo vedova pensionato
        pensionata badante colf umf disoccupato disoccupata
        husband wife widow widower worker refugee pensioner patient leaver person
        pensionist patientin studentin azubi
        """
    )
)
PEOPLE_OF_SEVERAL = (  # those of them that are many, or may be: a number behind them may count
    SEVERAL_WOMEN
    | SEVERAL_MOTHERS
    | SEVERAL_MEN
    | SEVERAL_FATHERS
    | SEVERAL_CHILDREN
    | _SEVERAL_OF_AN_AGE
    | word_set("signori anziane youth jugendliche neet")
)
MINE = word_set(
    """
    mio mia miei mie nostro nostra nostri nostre my our mein meine meinen meinem meiner unser unsere
    """
)
POSSESSIVES = word_set("mio mia suo sua my her his mein meine meiner ihre seine")
