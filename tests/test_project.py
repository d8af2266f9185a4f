"""What reviewers would otherwise have to remember."""

import ast
import csv
import hashlib
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest

import web.cli
from web.cli import MODULES, command_named

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("directory", "matching", "importers", "web", "tests", "benchmarks")
TOP_LEVEL = {*PACKAGES, "data", "docs"}
SOURCES = ROOT / "data" / "SOURCES.md"
MAX_LINES = 400
MAX_FUNCTION_LINES = 45
NOT_READ_AS_CODE = ("directory/migrations/versions/", "tests/")  # generated; scenarios and their data


def tracked(*patterns: str) -> list[Path]:
    """Files of the project that match, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in tracked("*.py"):
        name = str(path.relative_to(ROOT))
        if name.startswith(NOT_READ_AS_CODE):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield name, node


def test_files_are_short() -> None:
    sources = tracked("*.py", "*.html", "*.js", "*.css", "*.sh", "Makefile")
    too_long = {p.relative_to(ROOT): n for p in sources if (n := len(p.read_text("utf-8").splitlines())) > MAX_LINES}
    assert not too_long


def test_functions_are_short() -> None:
    too_long = [(file, f.name) for file, f in functions() if (f.end_lineno or 0) - f.lineno >= MAX_FUNCTION_LINES]
    assert not too_long


def test_public_functions_have_a_docstring() -> None:
    silent = [
        (file, f.name)
        for file, f in functions()
        if f.col_offset == 0 and not f.name.startswith("_") and ast.get_docstring(f) is None
    ]
    assert not silent


def test_the_top_level_holds_only_the_agreed_folders() -> None:
    folders = {p.relative_to(ROOT).parts[0] for p in tracked() if len(p.relative_to(ROOT).parts) > 1}
    assert {f for f in folders if not f.startswith(".")} == TOP_LEVEL


def test_no_module_is_a_drawer_for_anything() -> None:
    names = {p.stem for p in tracked("*.py")} | {p.parent.name for p in tracked("*.py")}
    assert not names & {"utils", "util", "common", "helpers", "misc"}


def data_files() -> list[Path]:
    return [p for p in tracked("data") if p.suffix != ".md"]


def source_rows() -> dict[str, str]:
    """File in data/ -> its SHA-256, as SOURCES.md says."""
    rows = re.findall(r"^\| `?([^|`]+?)`? \|.*?\b([0-9a-f]{64})\b", SOURCES.read_text("utf-8"), re.MULTILINE)
    return {name.strip(): digest for name, digest in rows}


def test_every_data_file_is_in_sources_with_its_sha256() -> None:
    told = source_rows()
    actual = {str(p.relative_to(ROOT / "data")): hashlib.sha256(p.read_bytes()).hexdigest() for p in data_files()}
    assert told == actual


def test_no_address_of_a_package_registry_is_committed() -> None:
    address = re.compile(r'"resolved": *"https?:|--(extra-)?index-url|--find-links|registry *= *"?https?:')
    locks = tracked("*lock*", "*.toml", "*.txt", ".npmrc", "Makefile")
    assert not [p for p in locks if address.search(p.read_text("utf-8"))]


def test_every_setting_is_documented() -> None:
    code = (ROOT / "directory/settings.py").read_text("utf-8")
    told = (ROOT / "docs/settings.md").read_text("utf-8")
    assert set(re.findall(r'get\("(PROSSIMA_\w+)"', code)) <= set(re.findall(r"`(PROSSIMA_\w+)`", told))


def test_only_settings_reads_the_environment() -> None:
    readers = [p.relative_to(ROOT) for p in tracked("directory", "matching", "importers", "web") if p.suffix == ".py"]
    guilty = [str(p) for p in readers if re.search(r"os\.(environ|getenv)", (ROOT / p).read_text("utf-8"))]
    assert guilty == ["directory/settings.py"]


def names_of_files_in(page: Path) -> set[str]:
    """Where a page's links lead in the project, and names of files in backticks, however long."""
    text = page.read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    return {*links, *re.findall(r"`([\w./-]+\.(?:py|csv|md|html|js|css|po))`", text)}


@pytest.mark.parametrize("page", [str(path.relative_to(ROOT)) for path in tracked("*.md")])
def test_files_that_a_page_names_are_there(page: str) -> None:
    folder, there = (ROOT / page).parent, [str(path) for path in tracked("*")]
    gone = [name for name in names_of_files_in(ROOT / page) if not (folder / name).exists()]
    assert [name for name in gone if not any(path.endswith(f"/{name}") for path in there)] == []


def test_every_command_can_be_called() -> None:
    modules = {found.name: import_module(f"web.cli.{found.name}") for found in iter_modules(web.cli.__path__)}
    there = {one.name: name for name, module in modules.items() for one in getattr(module, "COMMANDS", ())}
    assert there == MODULES


@pytest.mark.parametrize("name", MODULES)
def test_every_command_and_option_has_help(name: str) -> None:
    command = command_named(name)
    assert command.help
    assert all(p.help for p in command.params if isinstance(p, click.Option))


def test_every_template_is_used() -> None:
    templates = tracked("web/templates")
    told = "\n".join(p.read_text("utf-8") for p in [*templates, *tracked("web/*.py")])
    unused = [p for p in templates if str(p.relative_to(ROOT / "web/templates")) not in told]
    assert not unused


def test_tests_and_program_do_not_need_files_outside_the_project() -> None:
    outside = re.compile(r"\.\./shared|/work/")
    assert not [
        p
        for p in tracked("*.py", "*.sh", "Makefile", "*.toml")
        if p != Path(__file__) and outside.search(p.read_text("utf-8"))
    ]


def test_csv_data_is_utf8_with_a_unique_header() -> None:
    for path in data_files():
        if path.suffix == ".csv" and "lists" not in path.parts:
            header = next(csv.reader(path.read_text("utf-8").splitlines()))
            assert len(header) == len(set(header)), path
