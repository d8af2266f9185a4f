"""Addresses: streets, towns, places that are called by what is there, and several of them in one cell."""
