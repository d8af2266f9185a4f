"""Streets: readable case for display, and a key without abbreviations for comparison."""

import re

from directory.words.language import fold, word_set

SMALL_WORDS = word_set(  # those that stand in names of streets: fewer than are little words of a language
    """
    di del dello della dei degli delle da dal dallo dalla dai dalle e ed in nel nella a al allo alla ai agli alle con
    per su sul sulla presso von der die das am an im und of the
    """
)
ELISIONS = frozenset({"d", "dell", "all", "dall", "nell", "sull", "degl"})
ROMAN = re.compile(r"(?=[IVXLC])(?:X{0,3}(?:IX|IV|V?I{0,3})|XL|L)\b", re.IGNORECASE)
KEPT_UPPER = frozenset({"ASL", "AUSL", "ASP", "USL", "CAF", "ACLI", "SS", "SP", "SR", "RSA", "PO", "SERT"})
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
FINAL_APOSTROPHE = re.compile(r"\b([^\W\d_]{3,})([aeiouAEIOU])['`´’](?=\s|$|[,.;:)\d-])")
APOSTROPHE = re.compile("['`´’]")
GRAVE = str.maketrans("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
NUMBER_WORD = re.compile(
    r"(?:\b(?:numero|num|nr|n)[.°º\s]+|\bn°|\bcivico\s|(?<=[a-z])n\.)[.\s]*(?=\d)", re.IGNORECASE
)  # also "VIA TRAPANIN. 1"
SPACING = (
    (re.compile(r"(?<=[^\W\d_]{3})(?=\d)"), " "),  # "UMBERTO54"
    (re.compile(r"\s+,|(?<=\D),(?=\S)|,(?=\D)"), ", "),
    (re.compile(r"\s+"), " "),
)

# What people write short, and the word in full; both folded, for comparison only.
ABBREVIATIONS = (
    (r"v\.?\s?le\b\.?", "viale"),
    (r"p\.?\s?zz?a\b\.?|piaz+a?\.", "piazza"),
    (r"p\.?\s?le\b\.?", "piazzale"),
    (r"p\.?\s?(?:tta|zetta)\b\.?", "piazzetta"),
    (r"c\.?\s?so\b\.?", "corso"),
    (r"l\.?\s?go\b\.?", "largo"),
    (r"v\.?\s?lo\b\.?|vic\.", "vicolo"),
    (r"s(?:tr)?\.?\s?da\b\.?|str\.(?=\s)", "strada"),
    (r"c\.?\s?da\b\.?|contr\.", "contrada"),
    (r"b\.\s?go\b\.?", "borgo"),
    (r"f\.?\s?lli\b\.?", "fratelli"),
    (r"loc\.", "localita"),
    (r"fraz\.|fr\.", "frazione"),
    (r"circ\.ne\b|circonv\.(?:ne)?", "circonvallazione"),
    (r"v\.(?=\s?[a-z])", "via"),
    (r"(?:santa|santo|santi|sante|san|s\.ta|s\.to|ss\.|s\.)(?![a-z])|(?:sant'|s\.)", "s"),
)
SHORT_FORMS = tuple((re.compile(rf"(?<![^\W_])(?:{short})"), full) for short, full in ABBREVIATIONS)
ANY_SHORT_FORM = re.compile("|".join(short.pattern for short, _ in SHORT_FORMS))
STRASSE = re.compile(r"(?<=[a-z])str\.")
NUMBER_AND_LETTER = re.compile(r"(\d+)\s*/?\s*([a-z])\b")
PLAIN_WORD = re.compile(r"[^\W_]+")
NO_NUMBER = re.compile(r"\bs\.?\s?n\.?(?:\s?c\b\.?)?(?=$|[\s,-])|\bsenza numero\b")
STREET_WORDS = (
    r"via|viale|v\.?le|piazz\w*|p\.?\s?z?z[ae]|corso|c\.?so|largo|l\.?go|vicolo|strada|contrada|c\.da|"
    r"salita|lung[oa]\w{2,}|calle"
)
STREET_BEGINS = re.compile(
    rf"(?<!\w)(?:{STREET_WORDS}|borgo)(?![\w'’])|(?<!\w)v\.(?=\s?\w)",
    re.IGNORECASE,
)
NO_ADDRESS = re.compile(
    r"(?<!\w)(?:tel|telefono|cell|fax|e-?mail|pec|www|http|orari\w*)(?![^\W\d_])|\s[-–—|]\s(?=\d)(?!\d{5}\s+[^\W\d])",
    re.IGNORECASE,
)


def street_key(text: str) -> str:
    """A key under which the same street and number meet, however they are written.

    >>> street_key("V.le F.LLI Cervi N. 8/C"), street_key("Viale Fratelli Cervi, 8c")
    ('viale fratelli cervi 8c', 'viale fratelli cervi 8c')
    """
    plain = NO_NUMBER.sub(" ", fold(NUMBER_WORD.sub(" ", text)))
    plain = STRASSE.sub("strasse", plain)
    for short, full in SHORT_FORMS if ANY_SHORT_FORM.search(plain) else ():
        plain = short.sub(f" {full} ", plain)
    return " ".join(PLAIN_WORD.findall(NUMBER_AND_LETTER.sub(r"\1\2", plain)))


def readable_street(text: str) -> str:
    """The street for display: "VIA G. DI VITTORIO" is "Via G. di Vittorio", "LIBERTA'" is "Libertà", "N..5" is 5."""
    plain = with_accents(NUMBER_WORD.sub(" ", text))
    for pattern, spaced in SPACING:
        plain = pattern.sub(spaced, plain)
    plain = plain.strip(" ,;-–")
    if _is_shouted(plain):
        return readable_case(plain)
    first = plain.split(" ", 1)[0]
    is_shouted = first.isalpha() and first.isupper() and first not in KEPT_UPPER and not ROMAN.fullmatch(first)
    first_word = first.capitalize() if is_shouted else first
    return first_word[:1].upper() + first_word[1:] + plain[len(first) :]


def with_accents(text: str) -> str:
    """An apostrophe that stands for an accent becomes one: "LIBERTA'" is "LIBERTÀ"."""
    if APOSTROPHE.search(text) is None:
        return text
    return FINAL_APOSTROPHE.sub(lambda match: match[1] + match[2].translate(GRAVE), text)


def readable_case(text: str) -> str:
    """Capital letters only where Italian names have them: "VIA DELL'UNITÀ XX" becomes "Via dell'Unità XX"."""
    return WORD.sub(lambda match: _cased(match[0], match.start(), text), text)


def _cased(word: str, start: int, text: str) -> str:
    after = text[start + len(word) : start + len(word) + 1]
    plain = fold(word)
    if plain.replace(".", "") in ("snc", "sn"):
        return word.lower()
    if word.upper() in KEPT_UPPER or (len(word) == 1 and after == "."):
        return word.upper()
    if start and after not in ("'", "’") and ROMAN.fullmatch(word):
        return word.upper()
    if start and (plain in SMALL_WORDS or (after in ("'", "’") and plain in ELISIONS)):
        return word.lower()
    first, *others = word.split(".")
    # "P.LE" is "P.le", but "S.MARIA" is "S.Maria" and "G.B." stays.
    return ".".join(
        [first.capitalize(), *(part.lower() if 1 < len(part) < 4 else part.capitalize() for part in others)]
    )


def _is_shouted(text: str) -> bool:
    """Whether the words after the first ("via") are written in capitals."""
    words = [word for word in WORD.findall(text) if len(word) > 1]
    letters = "".join(words[1:] or words)
    return bool(letters) and sum(map(str.isupper, letters)) > 0.7 * len(letters)
