"""What forms of several pages share: how long a text may be, which place is meant, what was refused, where to go on."""
