"""Which fields there are, how a column's header and cells speak for one, what people chose, and what is shown of it."""
