"""Pages of single services."""
