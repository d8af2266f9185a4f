"""What the forms are about that somebody wants to fill in."""

import re

from directory.search.said.line import Line
from directory.taxonomies.vocabulary import Mention, Vocabulary

_FORM = re.compile(  # what is filled in, up to what it is about
    r"\b(?:(?:compil|riemp|present|inoltr)\w+(?: (?:la|una|il|un|i|dei|delle|le|mia|mio|loro))*"
    r" (?=(?:domand[ae]|richiest[ae]|modul[oi]|pratic[ah]\w*|carte|documenti)\b)"
    r"|fill\w* (?:in|out)(?: (?:the|an?|my|her|his|some))* (?=\w+ ?(?:application|forms?|request|papers))"
    r"|(?:formular\w*|antrag\w*|ansuchen) (?=(?:fur|auf|um|zum|zur)\b))"
)
_FORM_WORDS, _BEHIND_FORM, _ADVICE = 7, 3, "money.benefits_advice"


def what_forms_are_for(line: Line, vocabulary: Vocabulary) -> list[Mention]:
    """What a form is about that somebody wants to fill in: "compilare la domanda di cittadinanza" is no tax return."""
    found = []
    for match in _FORM.finditer(line.text):
        start, form = line.word_at(match.start()), line.word_at(match.end())
        for one in vocabulary.told(line.words[form : form + _FORM_WORDS]):
            is_about = (one.start == 0 and one.end > 1) or (0 < one.start <= _BEHIND_FORM and one.term.code != _ADVICE)
            if one.term.taxonomy == "need" and is_about:
                end = form + one.end
                found.append(Mention(one.term, start, end, tuple(line.words[start:end])))
    return found
