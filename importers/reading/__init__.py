"""Files to tables of text: encodings, delimiters, workbooks, JSON, archives, and related tables joined into one."""
