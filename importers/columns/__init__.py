"""Which fields there are, and how a column's header and cells speak for one."""
