"""Cell converters, one file per subject: the text of a cell to a value, or InvalidInput with a sentence for people."""
