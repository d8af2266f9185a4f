"""`prossima learn`: weights fitted to recorded choices, for a person to look at."""

from pathlib import Path
from typing import Any

import click

from directory.catalog.current import current
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.settings import Settings
from matching.features import FEATURES
from matching.learn import Comparison, Lesson, learn
from matching.weighting.recorded_choices import read_choices
from matching.weighting.weights import weights_file
from web.cli.context import pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command


@command("learn", help=N_("Fit the matcher's weights to recorded choices, and compare; nothing is ever applied."))
@click.argument("choices", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help=N_("Write the fitted weights to this file."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def learn_(settings: Settings, choices: Path, output: Path | None, as_json: bool) -> None:
    """See help."""
    lines = _read(choices)
    with ready_session(settings) as session:
        catalog = current(session, settings, today=today())
    found = read_choices(lines, catalog, Gazetteer.bundled(), today=today())
    lesson = learn(found.choices, {name: feature.weight for name, feature in FEATURES.items()})
    if output is not None:
        output.write_text(
            weights_file({("service", name): one for name, one in lesson.weights.items()}), encoding="utf-8", newline=""
        )
    if as_json:
        print_json(_json(lesson, found.left_out))
        return
    _print(settings, lesson, found.left_out)
    if output is not None:
        say(
            settings,
            N_("The fitted weights are in %(file)s: who decides puts it in place of data/weights.csv."),
            file=output,
        )


def _read(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (FileNotFoundError, IsADirectoryError):
        raise NotFound(N_("There is no file %(name)s: check its name and try again."), name=str(path)) from None
    except UnicodeDecodeError:
        message = N_("“%(file)s” is not a text file: give choices as lines of JSON in UTF-8.")
        raise InvalidInput(message, file=str(path)) from None


def _json(lesson: Lesson, left_out: int) -> dict[str, Any]:
    return {
        "choices": lesson.choices,
        "left_out": left_out,
        "before": _compared(lesson.before),
        "after": _compared(lesson.after),
        "is_better": lesson.is_better,
        "weights": [
            {"feature": name, "present": weight, "learned": lesson.weights[name]}
            for name, weight in lesson.present.items()
        ],
    }


def _compared(one: Comparison) -> dict[str, float]:
    return {"first": round(one.first, 4), "reciprocal_rank": round(one.reciprocal_rank, 4)}


def _print(settings: Settings, lesson: Lesson, left_out: int) -> None:
    say(settings, N_("Choices learned from: %(count)s; left out: %(out)s."), count=lesson.choices, out=left_out)
    before, after = (round(100 * one.first) for one in (lesson.before, lesson.after))
    say(
        settings,
        N_("What was chosen would have come first in %(before)s of 100 cases, and in %(after)s with the new weights."),
        before=before,
        after=after,
    )
    verdict = N_("That is more than chance: look at the weights below.")
    say(settings, verdict if lesson.is_better else N_("That may be chance: better leave the weights as they are."))
    for name, weight in lesson.present.items():
        click.echo(f"  {name:<18}{weight:>6.2f} → {lesson.weights[name]:.2f}")


COMMANDS = [learn_]
