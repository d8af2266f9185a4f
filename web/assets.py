"""Copy the styles, icons and fonts that pages use from `node_modules` to `web/static/vendor`, which git ignores."""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
PACKAGE = PACKAGES / "bootstrap-italia"
HTMX = PACKAGES / "htmx.org"
VENDOR = ROOT / "web" / "static" / "vendor"

FONT_FILES = (
    "titillium-web-v10-latin-ext_latin-regular.woff2",
    "titillium-web-v10-latin-ext_latin-600.woff2",
    "titillium-web-v10-latin-ext_latin-700.woff2",
)
FILES = {
    "dist/svg/sprites.svg": "sprites.svg",
    "LICENSE": "bootstrap-italia.LICENSE.txt",
    "dist/fonts/Titillium_Web/OFL.txt": "titillium-web.OFL.txt",
    **{f"dist/fonts/Titillium_Web/{name}": name for name in FONT_FILES},
}
HTMX_FILES = {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx.LICENSE.txt"}
STYLES = "dist/css/bootstrap-italia.min.css"


def copy_assets(package: Path = PACKAGE, vendor: Path = VENDOR, htmx: Path = HTMX) -> list[Path]:
    """Copy what pages need; safe to run again.

    Returns:
        The files written, in `vendor`.
    Raises:
        FileNotFoundError: the package is not installed (run `npm ci --ignore-scripts`).
    """
    vendor.mkdir(parents=True, exist_ok=True)
    copied = [
        *((package / source, vendor / target) for source, target in FILES.items()),
        *((htmx / source, vendor / target) for source, target in HTMX_FILES.items()),
    ]
    for source, target in copied:
        shutil.copyfile(source, target)
    styles = (package / STYLES).read_text("utf-8")
    # The map is not copied, so browsers must not be told to look for it.
    (vendor / "bootstrap-italia.min.css").write_text(re.sub(r"/\*# sourceMappingURL=.*?\*/", "", styles), "utf-8")
    return [*(target for _, target in copied), vendor / "bootstrap-italia.min.css"]


def main() -> None:
    """Copy, and say what was copied."""
    if not (PACKAGE.is_dir() and HTMX.is_dir()):
        sys.exit("The front-end packages are missing: run npm ci --ignore-scripts first.")
    written = copy_assets()
    sys.stdout.write(f"{len(written)} front-end files are in {VENDOR.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
