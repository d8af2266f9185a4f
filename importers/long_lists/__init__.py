"""What keeps a list of a million rows out of the memory: sequences on disk, and what stands in them more than once."""
