"""A cell to the slots of a record (see `importers.row_values`), with the converters of `importers.convert`."""
