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


def test_the_query_log_is_kept_for_half_a_year_and_can_be_switched_off() -> None:
    assert Settings.from_env({}).search_log_days == 180
    assert Settings.from_env({"PROSSIMA_SEARCH_LOG_DAYS": "0"}).search_log_days == 0


@pytest.mark.parametrize("days", ["-1", "1.5", "half", "4000", "²"])
@pytest.mark.parametrize("threshold", ["1", "x", "101"])
def test_an_impossible_query_log_is_told_with_the_other_faults(days: str, threshold: str) -> None:
    variables = {"PROSSIMA_SEARCH_LOG_DAYS": days, "PROSSIMA_SEARCH_LOG_THRESHOLD": threshold}
    with pytest.raises(InvalidInput) as caught:
        Settings.from_env(variables)
    assert all(name in str(caught.value) for name in variables)


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"PROSSIMA_PUBLIC_READING": "maybe"}, "PROSSIMA_PUBLIC_READING"),
        ({"PROSSIMA_SECOND_STEP": "no"}, "PROSSIMA_SECOND_STEP"),
        ({"PROSSIMA_SESSION_HOURS": "0"}, "PROSSIMA_SESSION_HOURS"),
        ({"PROSSIMA_BASE_URL": "prossima.example.org"}, "PROSSIMA_BASE_URL"),
        ({"PROSSIMA_PROXIES": "many"}, "PROSSIMA_PROXIES"),
        ({"PROSSIMA_SMTP_URL": "mail.example.org"}, "PROSSIMA_SMTP_URL"),
        ({"PROSSIMA_SMTP_URL": "smtp://mail.example.org:x"}, "PROSSIMA_SMTP_URL"),
        ({"PROSSIMA_SMTP_URL": "smtp://mail.example.org"}, "PROSSIMA_MAIL_FROM"),
        ({"PROSSIMA_LIMITS_URL": "mysql://x"}, "PROSSIMA_LIMITS_URL"),
        ({"PROSSIMA_OIDC_ISSUER": "https://id.example.org"}, "PROSSIMA_OIDC_CLIENT_ID"),
    ],
)
def test_impossible_ways_to_sign_in_are_told(variables: dict[str, str], name: str) -> None:
    with pytest.raises(InvalidInput, match=name):
        Settings.from_env(variables)


def test_reading_is_public_and_the_second_step_required_unless_said_otherwise() -> None:
    sign_in = Settings.from_env({}).sign_in
    assert (sign_in.is_public, sign_in.second_step, sign_in.faults()) == (True, "required", [])
    assert not Settings.from_env({"PROSSIMA_PUBLIC_READING": "no"}).sign_in.is_public
