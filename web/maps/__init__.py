"""Outlines that maps are drawn on where no tile server is set."""
