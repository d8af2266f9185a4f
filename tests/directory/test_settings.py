"""Settings come from the environment, and all faults are told together."""

import pytest

from directory.errors import InvalidInput
from directory.settings import Settings


def test_without_variables_everything_has_a_default() -> None:
    settings = Settings.from_env({})
    assert settings.database_url.startswith("sqlite:///")
    assert settings.instance_dir.name == "instance"
    assert (settings.language, settings.country) == ("it", "IT")


def test_all_faults_are_reported_together() -> None:
    with pytest.raises(InvalidInput) as caught:
        Settings.from_env(
            {"PROSSIMA_DATABASE_URL": "mysql://x", "PROSSIMA_LANGUAGE": "xx", "PROSSIMA_COUNTRY": "Italy"}
        )
    for name in ("PROSSIMA_DATABASE_URL", "PROSSIMA_LANGUAGE", "PROSSIMA_COUNTRY"):
        assert name in str(caught.value)


def test_an_online_geocoder_must_name_its_user() -> None:
    with pytest.raises(InvalidInput, match="USER_AGENT"):
        Settings.from_env({"PROSSIMA_NOMINATIM_URL": "https://nominatim.example.org"})
