"""Editing the directory: forms, the history of a record, new services."""
