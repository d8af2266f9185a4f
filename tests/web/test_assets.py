import json
from pathlib import Path

import pytest

from web.assets import FILES, OTHER_FILES, PACKAGE, ROOT, STYLES, copy_assets


def test_the_lock_file_pins_every_package_and_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_what_is_needed_is_copied_and_the_missing_source_map_is_not_promised(tmp_path: Path) -> None:
    modules = tmp_path / "node_modules"
    for source in (*(f"bootstrap-italia/{name}" for name in (*FILES, STYLES)), *OTHER_FILES):
        (modules / source).parent.mkdir(parents=True, exist_ok=True)
        end = "//# sourceMappingURL=x.map" if source.endswith(".js") else "/*# sourceMappingURL=x.map */"
        (modules / source).write_text(f"a{{}}{end}", "utf-8")

    written = copy_assets(modules, tmp_path / "vendor")

    assert all(path.is_file() for path in written)
    assert len(written) == len(FILES) + len(OTHER_FILES) + 1
    for name in ("bootstrap-italia.min.css", "leaflet.js", "leaflet.css"):
        assert (tmp_path / "vendor" / name).read_text("utf-8") == "a{}"


def test_pages_use_only_icons_that_exist() -> None:
    if not PACKAGE.is_dir():
        pytest.skip("front-end packages are not installed (npm ci --ignore-scripts)")
    sprites = (PACKAGE / "dist/svg/sprites.svg").read_text("utf-8")
    for template in (ROOT / "web" / "templates").rglob("*.html"):
        for name in template.read_text("utf-8").split('icon("')[1:]:
            assert f'id="it-{name.partition(chr(34))[0]}"' in sprites, template
