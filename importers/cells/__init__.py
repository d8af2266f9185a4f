"""A cell to the slots of a record (see `importers.slots`), with the converters of `importers.convert`."""
