"""A directory whose jobs are done at once, and a coordinator's browser, as `tests.web.test_imports` makes them."""

from tests.web.test_imports import app, client, settings, stored

__all__ = ["app", "client", "settings", "stored"]
