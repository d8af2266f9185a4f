"""Which rows of a list may be services that are known already: of other lists, by hand, or gone from this one."""
