"""Words that say that something is closed or left out, for whoever reads the texts of lists and entries; folded."""

CLOSED = r"chius[oaie]|chiusur[ae]|chiud(?:e|ono|iamo)|sospes[oaie]|closed|closes|geschlossen"
LEFT_OUT = r"tranne|eccetto|esclus[oaie]|salvo|ad (?:esclusione|eccezione) d\w+"
