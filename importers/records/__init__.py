"""Rows as records: drafts of what the list says, the keys that recognise them, and what was stored before."""
