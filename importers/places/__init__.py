"""Where a list and its rows are."""
