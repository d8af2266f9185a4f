"""`prossima search` and `match`: the questions to the catalog."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.search.reading import read_question
from directory.search.search import search
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.network import propose_network
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.profiles.intensity import Intensity, propose_intensity, read_intensity
from matching.rank import Match, rank
from matching.said.facts import FactsSaid, facts_said
from matching.weighting.versions import in_force
from web.cli import networks, output
from web.cli.context import now, pass_settings, print_json, ready_session, say, today
from web.cli.spoken import command
from web.match.examples import PROFILES
from web.searches.recording import keeping_of
from web.serving.secret_key import secret_key
from web.unmet.recording import log_unmet

limit_option = click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help=N_("How many results to show.")
)
json_option = click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))


@command(
    "search",
    help=N_("Search the directory in plain words, for example: psicologo gratis vicino a Forlì."),
)
@click.argument("words", nargs=-1, required=True)
@click.option("--near", help=N_("A municipality or postal code, instead of one in the words."))
@click.option("--within", "within_km", type=click.FloatRange(1, 200), help=N_("Only this many kilometres around it."))
@limit_option
@json_option
@pass_settings
def search_(
    settings: Settings, words: tuple[str, ...], near: str | None, within_km: float | None, limit: int, as_json: bool
) -> None:
    """See help."""
    with ready_session(settings) as session:
        catalog = current(session, settings, today=today())
    query = read_question(" ".join(words), catalog, place=near, within_km=within_km, now=now())
    found = search(query, catalog, limit=limit, today=today())
    if as_json:
        print_json(output.search_json(found, settings.language))
    else:
        output.print_search(found, settings)


@command("match", help=N_("Rank services for a profile: a JSON file, - for standard input, or an example's name."))
@click.argument("profile")
@click.option("--network", "with_network", is_flag=True, help=N_("Also the smallest set of services for all needs."))
@click.option(
    "--intensity",
    "chosen",
    default="",
    help=N_("How much help, instead of what the profile suggests: information, accompaniment or network."),
)
@limit_option
@click.option(
    "--no-record",
    is_flag=True,
    help=N_("Do not write down for the coordinator which needs find no answer (examples never are)."),
)
@json_option
@pass_settings
def match(
    settings: Settings, profile: str, with_network: bool, chosen: str, limit: int, no_record: bool, as_json: bool
) -> None:
    """See help."""
    by_hand = read_intensity(chosen)
    with ready_session(settings) as session:
        catalog = current(session, settings, today=today())
        asked = read_profile(profile, catalog.vocabulary)
        told = facts_said(asked, catalog.vocabulary, Gazetteer.bundled(), now=now(), served=catalog.municipalities.has)
        asked = told.taken_by(asked, Gazetteer.bundled(), catalog.vocabulary)
        intensity = propose_intensity(asked, by_hand)
        weights = in_force(session)
        found = with_notes(rank(asked, catalog, limit=limit, weights=weights.service), told)
        recorded = 0 if no_record or is_example(profile) else record_uncovered(session, found, settings)
        goes_along = not as_json and intensity.value is Intensity.ACCOMPANIMENT
        team = build_team(session, catalog.vocabulary) if goes_along else None
    is_network = with_network or intensity.value is Intensity.NETWORK
    network = propose_network(found.profile, catalog, service_weights=weights.service) if is_network else None
    if as_json:
        more = networks.more_json(intensity, network, settings.language)
        print_json({**output.match_json(found, settings.language), **more})
        return
    output.print_match(found, settings)
    if recorded:
        say(settings, N_("Written down for the coordinator: need, place and day, nothing of the person."))
    networks.print_intensity(intensity, settings)
    if team:
        output.print_proposal(propose(asked, team, limit=1, weights=weights.link_worker), settings)
    if network:
        networks.print_network(network, settings)


def with_notes(found: Match, told: FactsSaid) -> Match:
    """The answer that also says what was taken from words, and what was not."""
    return replace(found, notes=[*found.notes, *filter(None, (told.in_words(), told.unused_in_words()))])


def is_example(given: str) -> bool:
    """Whether a profile is one of the bundled examples, which are nobody."""
    return given != "-" and profile_path(given).resolve().parent == PROFILES


def record_uncovered(session: Session, found: Match, settings: Settings) -> int:
    """Write down what nothing covers; how many needs that were."""

    def warn(_message: str, kind: str) -> None:
        say(settings, N_("Needs without an answer could not be written down now (%(kind)s)."), kind=kind, err=True)

    if not found.uncovered:
        return 0
    try:
        keeping = keeping_of(settings, secret_key(settings))
    except OSError as problem:  # a folder that cannot be written is no reason to keep back an answer
        warn("", type(problem).__name__)
        return 0
    return log_unmet(session, found, keeping=keeping, today=today(), warn=warn)


def read_profile(given: str, vocabulary: Vocabulary) -> Profile:
    """The profile in a file, on standard input ("-"), or among the examples.

    Raises:
        NotFound: neither a file nor an example has that name.
        InvalidInput: it is not JSON, or says something impossible.
    """
    return parse_profile(read_json(given), vocabulary, Gazetteer.bundled(), today=today())


def read_json(given: str) -> Any:
    """What the text of a profile says."""
    try:
        text = sys.stdin.read() if given == "-" else profile_path(given).read_text("utf-8-sig")
        if not text.strip():
            raise InvalidInput(N_("The profile is empty: give it as JSON (docs/cli.md)."))
        return json.loads(text, object_pairs_hook=_each_key_once)
    except RecursionError:
        raise InvalidInput(N_("“%(file)s” is nested too deeply for a profile (docs/cli.md)."), file=given) from None
    except UnicodeDecodeError:
        raise InvalidInput(N_("“%(file)s” is not a text file: give a profile as JSON in UTF-8."), file=given) from None
    except json.JSONDecodeError as problem:
        raise InvalidInput(
            N_("“%(file)s” is not valid JSON: look for a missing comma or quote at line %(line)s, column %(column)s."),
            file=given,
            line=str(problem.lineno),
            column=str(problem.colno),
        ) from None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which nothing is said twice: of two ages neither is surely the right one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidInput(N_("“%(key)s” stands there twice: keep the one that is right."), key=twice)
    return found


def profile_path(given: str) -> Path:
    """A file that exists, or the example of that name."""
    for path in (Path(given), PROFILES / f"{given}.json"):
        if path.is_file():
            return path
    examples = tuple(path.stem for path in sorted(PROFILES.glob("*.json")))
    raise NotFound(
        N_("There is no file “%(file)s”. Give a JSON file, or one of the examples: %(examples)s."),
        file=given,
        examples=examples,
    )


COMMANDS = [search_, match]
