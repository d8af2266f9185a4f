"""How much each thing counts in suggestions, for coordinators to look at and to change."""
