"""Copy the styles, icons and fonts that pages use from `node_modules` to `web/static/vendor`, which git ignores."""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
PACKAGE = MODULES / "bootstrap-italia"
VENDOR = ROOT / "web" / "static" / "vendor"

FONT_FILES = (
    "titillium-web-v10-latin-ext_latin-regular.woff2",
    "titillium-web-v10-latin-ext_latin-600.woff2",
    "titillium-web-v10-latin-ext_latin-700.woff2",
)
PAPER_FONT_FILES = (  # for PDF files, which need another format
    "titillium-web-v10-latin-ext_latin-regular.ttf",
    "titillium-web-v10-latin-ext_latin-700.ttf",
)
FILES = {
    "dist/svg/sprites.svg": "sprites.svg",
    "LICENSE": "bootstrap-italia.LICENSE.txt",
    "dist/fonts/Titillium_Web/OFL.txt": "titillium-web.OFL.txt",
    **{f"dist/fonts/Titillium_Web/{name}": name for name in (*FONT_FILES, *PAPER_FONT_FILES)},
}
STYLES = "dist/css/bootstrap-italia.min.css"
OTHER_FILES = {  # of other packages; those of maps are loaded only where a map is looked at
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE.txt",
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/LICENSE": "leaflet.LICENSE.txt",
    "leaflet.markercluster/dist/leaflet.markercluster.js": "leaflet.markercluster.js",
    "leaflet.markercluster/dist/MarkerCluster.css": "leaflet.markercluster.css",
    "leaflet.markercluster/MIT-LICENCE.txt": "leaflet.markercluster.LICENSE.txt",
}
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=[^\s*]*(\s*\*/)?")


def copy_assets(modules: Path = MODULES, vendor: Path = VENDOR) -> list[Path]:
    """Copy what pages need; safe to run again.

    Returns:
        The files written, in `vendor`.
    Raises:
        FileNotFoundError: a package is not installed (run `npm ci --ignore-scripts`).
    """
    vendor.mkdir(parents=True, exist_ok=True)
    package = PACKAGE.name
    files = {f"{package}/{source}": target for source, target in FILES.items()}
    files |= {f"{package}/{STYLES}": "bootstrap-italia.min.css", **OTHER_FILES}
    for source, target in files.items():
        shutil.copyfile(modules / source, vendor / target)
    for path in (vendor / target for target in files.values() if target.endswith((".js", ".css"))):
        # Maps of the sources are not copied, so browsers must not be told to look for them.
        path.write_text(SOURCE_MAP.sub("", path.read_text("utf-8")), "utf-8")
    return [vendor / target for target in files.values()]


def main() -> None:
    """Copy, and say what was copied."""
    if not all((MODULES / source).is_file() for source in OTHER_FILES) or not PACKAGE.is_dir():
        sys.exit("The front-end packages are missing: run npm ci --ignore-scripts first.")
    written = copy_assets()
    sys.stdout.write(f"{len(written)} front-end files are in {VENDOR.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
