"""Lists of link workers: how their columns are read, and how they are written."""
