"""Needs that nothing answers: written beside a match, and read by the coordinator."""
