"""The people of a link worker: a profile kept under a reference, to whom it is given, and who read it."""
