"""What a service is about, read from its texts: proposals that a person confirms."""
