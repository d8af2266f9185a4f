"""Frequent given names in Italy, folded, of people born here and of those who came.

Where one stands in a question, the words beside it are probably a surname. Names that are ordinary words, too, are left
out ("gioia", "vittoria", "marina", "bruno"), so that the words beside them are not lost.
"""

from directory.words.language import word_set

GIVEN_NAMES = word_set(
    """
    abdul abdullah ada adele adriana adriano agata agnese ahmed aicha aisha alberto aldo alessandra alessandro alessia
    alessio alex alexandra alfonso alfredo ali alice alina amal amina amir amira ana anastasia andrea andreea andrei
    angela angelica angelo anita anna annalisa annamaria antonella antonia antonietta antonino antonio arianna armando
    arturo asia aurelio aurora ayoub barbara beatrice benedetta bianca bilal biagio boris camilla carla carlo carlotta
    carmela carmelo carmen caterina cecilia cesare chiara christian cinzia ciro claudia claudio concetta corrado cosimo
    cristian cristiana cristiano cristina daniela daniele danilo dario davide debora deborah diana diego dimitri
    domenica domenico donatella donato dragana edoardo elena eleonora elia eliana elio elisa elisabetta emanuela
    emanuele emiliano emilio emma enrica enrico enzo eric erica erika ester ettore eugenio eva fabiana fabio fabiola
    fabrizio fadi farah fatima fatou federica federico filippo fiorenza francesca francesco franca franco
    gabriel gabriela gabriele gaetano gaia gennaro gerardo giacomo giada gianluca gianni giancarlo gianfranco
    gianmarco gianpaolo giorgia giorgio giovanna giovanni giulia giuliana giuliano giulio giuseppe giuseppina greta
    guido gustavo hamza hasan hassan hussein ibrahim ilaria ignazio igor imane imran ines ionut irene irina isabella
    ismail ivan ivana ivano jacopo jasmine jessica jonathan jose juan kamal karim karin katia katja kevin khadija
    khaled laila lamine lara laura lauretta layla leila leonardo letizia licia lidia liliana linda lisa livia lorena
    lorenza lorenzo loredana luca lucia luciana luciano lucrezia ludovica luigi luigia luisa mahmoud malik mamadou
    manuel manuela mara marcella marcello marco margherita maria marianna mariano mario marta martina massimiliano
    massimo matilde matteo mattia maurizio mauro mehdi melissa michela michele milena miriam mirko mohamed mohammed
    moussa muhammad mustafa nadia natale natalia natasha nicola nicole nicoletta nicolo noemi nunzia olga oliviero
    omar orlando ornella oscar osama pamela paola paolo pasquale patrizia patrizio piero pierluigi pietro rachele
    rachid raffaela raffaele raffaella ramona rania raoul rebecca renata renato riccardo rita roberta roberto rocco
    rodolfo romina rosanna rosaria rosario rosetta rossana rossella sabrina said salim salma salvatore samir samira
    samuel samuele sandra sandro sara sebastian sebastiano sergio sharon silvana silvano silvia silvio simona simone
    sofia sonia stefania stefano susanna svetlana tamara tania tatiana teresa tiziana tiziano tommaso ugo umberto
    valentina valentino valeria valerio vanessa vasile veronica vincenza vincenzo virginia vladimir walter xhesika
    yasmin yasmine youssef yusuf zahra
    """
)
