"""Sheets that go out to be filled in or mended, and come back: problems and questions of a list, proposals of tags."""
