"""`prossima duplicates`: entries of the directory that are probably the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import click
import numpy as np

from directory.i18n import N_, Sentence
from directory.queries.same_services import ComparedService, compared_services
from directory.settings import Settings
from importers.resolution.comparisons import SERVICE
from importers.resolve import PRIOR, Part, Resolution
from web.cli.context import pass_settings, print_json, ready_session, say
from web.cli.spoken import command
from web.i18n import say_number, translate

INDENT = "  "
PRIOR_TEXT = N_("before comparing: how seldom two entries that resemble each other are the same")
UNKNOWN_TEXT = N_("says nothing: one of them does not say it, or all services of the organization share it")


@dataclass(frozen=True)
class Cluster:
    """Entries that are probably the same.

    Args:
        probability: the mean over all pairs, in [0, 1].
        weakest: the pair that is least surely the same, with its probability and why.
    """

    probability: float
    services: tuple[ComparedService, ...]
    weakest: tuple[ComparedService, ComparedService]
    weakest_probability: float
    parts: tuple[Part, ...]


@command(help=N_("Show which services of the directory are probably the same, the surest first; nothing is changed."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object (docs/cli.md)."))
@pass_settings
def duplicates(settings: Settings, as_json: bool) -> None:
    """See help."""
    with ready_session(settings) as session:
        services = compared_services(session)
    clusters = find_clusters(services)
    if as_json:
        shown = {service.id for cluster in clusters for service in cluster.services}
        joined = [_joined_json(one) for one in services if len(one.rows) > 1 and one.id not in shown]
        print_json({"clusters": [*joined, *(_json(cluster, settings.language) for cluster in clusters)]})
    else:
        _print(settings, clusters, len(services))


def find_clusters(services: Sequence[ComparedService]) -> list[Cluster]:
    """The clusters among services, the surest first, then by name and id."""
    resolution = Resolution([service.fields for service in services], SERVICE)
    clusters = []
    for group in resolution.groups():
        left, right = np.array(list(combinations(group.members, 2)), np.int64).T
        of_pairs = resolution.probabilities(left, right)
        least = int(of_pairs.argmin())
        a, b = int(left[least]), int(right[least])
        members = sorted((services[at] for at in group.members), key=lambda one: (one.name, str(one.id)))
        parts = tuple(resolution.explain(a, b))
        clusters.append(
            Cluster(group.probability, tuple(members), (services[a], services[b]), float(of_pairs[least]), parts)
        )
    return sorted(clusters, key=lambda one: (-one.probability, one.services[0].name, str(one.services[0].id)))


def _json(cluster: Cluster, language: str) -> dict[str, Any]:
    return {
        "probability": round(cluster.probability, 6),
        "joined": False,
        "records": [record for service in cluster.services for record in _records_json(service)],
        "weakest": {
            "records": [str(service.id) for service in cluster.weakest],
            "probability": round(cluster.weakest_probability, 6),
            "reasons": [_reason_json(part, language) for part in cluster.parts],
        },
    }


def _joined_json(service: ComparedService) -> dict[str, Any]:
    """Rows of a list that say exactly the same, and are one entry already."""
    return {"probability": 1.0, "joined": True, "records": _records_json(service), "weakest": None}


def _records_json(service: ComparedService) -> list[dict[str, Any]]:
    """One for each row of a list that became the entry, or one alone."""
    return [
        {
            "id": str(service.id),
            "name": service.name,
            "organization": service.organization,
            "place": service.place,
            "source": source,
            "source_line": line,
        }
        for source, line in service.rows or ((None, None),)
    ]


def _reason_json(part: Part, language: str) -> dict[str, Any]:
    return {"field": part.name, "weight": round(part.weight, 6), "text": translate(_sentence(part), language)}


def _sentence(part: Part) -> Sentence:
    if part.name == PRIOR:
        return Sentence(PRIOR_TEXT)
    comparison = next(one for one in SERVICE.comparisons if one.name == part.name)
    level = comparison.levels[part.level] if part.level >= 0 else UNKNOWN_TEXT
    return Sentence(N_("%(what)s: %(level)s"), {"what": Sentence(comparison.label), "level": Sentence(level)})


def _print(settings: Settings, clusters: Sequence[Cluster], count: int) -> None:
    if not clusters:
        say(settings, N_("None of the %(count)s services is probably there twice."), count=count)
        return
    for number, cluster in enumerate(clusters, 1):
        probability = say_number(100 * cluster.probability, settings.language)
        message = N_("%(number)s. Probably the same (%(probability)s %%):")
        say(settings, Sentence(message, {"number": number, "probability": probability}))
        for service in cluster.services:
            click.echo(INDENT + _line(service))
        said = [translate(_sentence(part), settings.language) for part in cluster.parts if _counts(part)]
        click.echo(INDENT + click.style("→ " + "; ".join(said), dim=True))
    entries = sum(len(cluster.services) for cluster in clusters)
    message = N_("Groups: %(clusters)s, with %(entries)s of %(count)s services. Nothing was changed.")
    say(settings, message, clusters=len(clusters), entries=entries, count=count)


def _counts(part: Part) -> bool:
    return part.name != PRIOR and part.level >= 0


def _line(service: ComparedService) -> str:
    source = "; ".join(f"{name}, {line}" for name, line in service.rows) or "–"
    owner = service.organization if service.organization != service.name else ""
    where = ", ".join(filter(None, (service.fields.get("address", ""), service.place)))
    return " – ".join(filter(None, (click.style(service.name, bold=True), owner, where))) + f" ({source})"


COMMANDS = [duplicates]
