"""The query log: written beside a search, and read by the coordinator as what people look for and do not find."""
