"""Services of the directory that are probably the same: as questions to people, and what each of them says."""
