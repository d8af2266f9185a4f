"""Fetching partners' lists from where they are published: a web address, or a file of a watched folder."""
