"""Telephone numbers: what is one, what it lacks, and the lines and uses that are written beside it."""
