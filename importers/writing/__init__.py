"""Records into the directory's tables: whose rows are the same, making new ones, changing those that are there."""
