import stat
from pathlib import Path

from directory.settings import Settings
from web.serving.secret_key import secret_key


def settings(folder: Path, secret_key: str = "") -> Settings:
    return Settings(database_url="sqlite://", instance_dir=folder / "instance", secret_key=secret_key)


def test_a_key_from_the_settings_is_used_and_not_written(tmp_path: Path) -> None:
    assert secret_key(settings(tmp_path, secret_key="from outside")) == "from outside"
    assert not (tmp_path / "instance").exists()


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = secret_key(settings(tmp_path))
    assert len(first) >= 43
    assert secret_key(settings(tmp_path)) == first

    path = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [*path.parent.iterdir()] == [path]


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert secret_key(settings(tmp_path / "one")) != secret_key(settings(tmp_path / "two"))
