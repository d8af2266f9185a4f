"""Words of dialects and of everyday talk with the plain word for each: "sciura", "bocia", "picciotto", "stanòt".

Only what says something in a question, and is no other word of Italian, German or English.
"""

from collections.abc import Mapping
from types import MappingProxyType

_SAID: Mapping[str, str] = MappingProxyType(
    {
        "signora": "sciura sciuretta siora siura madamin",
        "signore": "sciur sior siur",
        "ragazzo": (
            "bocia fioeu fiol fioll picciotto picciuotto guaglione guaglio carusu caruso pischello toso tosat tus "
            "tusat gnaro putel puteo burdel burdell fantet ragasol ragazol scet matel uaglione uaglio regazzo regazzino"
        ),
        "ragazza": (
            "bocieta picciotta guagliona carusa pischella tosa gnara putela puteleta burdela sceta ragasola uagliona "
            "regazza regazzina tosatela"
        ),
        "ragazzi": "boci picciotti guagliuni guaglioni pischelli gnari putei burdei carusi regazzi fioi",
        "bambino": "cinno piccirillo picciriddu criaturo popo putin putelet fiulin ninin bagai picinin",
        "bambina": "cinna piccerella piccirilla picciridda popa puteina popina picinina bagaia",
        "bambini": "cinni picciriddi piccirilli criature popi picinini",
        "anziano": "vecio vecc veciot vecchiariello",
        "anziana": "vecia vecchiarella",
        "anziani": "veci",
        "padre": "babbo patri",
        "madre": "matri mader",
        "figlio": "figghiu fieul fijo",
        "figlia": "figghia fija fiola",
        "marito": "maritu",
        "moglie": "mugghieri mujera mugliera",
        "non": "nun",
        "sempre": "semper sempri sempar",
        "niente": "nigot nient nenti gnente nagott nagot nudda",
        "nessuno": "nissun nissuno nisciuno nesciuno nisuno nissciun",
        "stanotte": "stanot stanocc stanott",
        "stasera": "staser",
        "dormire": "durmi durmir dormi",
        "dorme": "dorma durm",
        "lavoro": "lavuru lavur laor travaj",
        "lavorare": "lavura travagliare",
        "soldi": "schei sghei dane palanche baiocchi",
        "scuola": "scola scoeula",
        "fuori": "fora foera foeura",
        "amico": "amis amisc",
        "anni": "agn ann",
        "diciotto": "desdott disdot",
        "venti": "vent",
        "trenta": "trent",
        "quaranta": "quarant",
        "cinquanta": "cinquant",
        "sessanta": "sessant",
        "settanta": "settant",
        "ottanta": "ottant",
        "novanta": "novant",
        "con": "coi",
        "il": "el",
        "mangiare": "magnar magnare",
        "passeggino": "carozin",
        "sola": "sula",
        "solo": "sulu",
        "vengo": "vegno vegni",
        "aiuto": "jutt ajut aiut",
        "falegname": "marengu marangon marengon",
        "stanco": "strac stracch",
        "stanca": "straca stracca",
        "poco": "pagu",
        "vuole": "voeur",
    }
)
PLAIN: Mapping[str, str] = MappingProxyType({word: plain for plain, words in _SAID.items() for word in words.split()})
