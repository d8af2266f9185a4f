"""What a phone finds without network: `python -m benchmarks.relevance.without_network [--half tuning|test|all]`.

All listings are one kept area, and the scripts of the page run in Node; distances count only from towns that are named.
"""

import argparse
import json
import subprocess
import tempfile
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.relevance.judged import JudgedQuery
from benchmarks.relevance.ranking import HALVES, Figures, by_kind, choose, measure
from benchmarks.relevance.territory import ROOT, Territory, open_territory
from directory.places.gazetteer import Gazetteer
from directory.settings import Settings
from web.app import create_app
from web.offline.area import kept_area

SHOWN = 20
_SCRIPTS = (ROOT / "web" / "static" / "js" / "kept_search.js").as_uri()
_ASK = f"""
import fs from "node:fs";
import {{ prepare, search }} from "{_SCRIPTS}";
const {{ area, queries }} = JSON.parse(fs.readFileSync(0, "utf8"));
const kept = prepare(area);
const namesOf = ({{ found, near, doors }}) => [...found, ...near, ...doors].slice(0, {SHOWN}).map((one) => one.id);
process.stdout.write(JSON.stringify(queries.map((query) => namesOf(search(kept, query)))));
"""


def whole_area(territory: Territory) -> dict[str, Any]:
    """Everything as one area without a middle, with the id of each listing."""
    rows = territory.catalog.live_rows.tolist()
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_env({}), instance_dir=Path(folder), secret_key="measured")
        app = create_app(settings)
        with app.test_request_context("/", headers={"Accept-Language": "it"}):
            area = kept_area(territory.catalog, rows, Gazetteer.bundled().resolve("Forlì"), 20)
        app.extensions["engine"].dispose()
    for service, row in zip(area["services"], rows, strict=True):
        service["id"] = str(territory.catalog.listing_uuid(row))
    return {**area, "at": None}


def asked_of_a_phone(area: dict[str, Any], queries: Sequence[JudgedQuery]) -> dict[str, list[uuid.UUID]]:
    """Text of each query -> what is found for it, best first."""
    texts = [query.text for query in queries]
    answered = subprocess.run(
        ["node", "--input-type=module", "--no-warnings", "--eval", _ASK],
        input=json.dumps({"area": area, "queries": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        text: [uuid.UUID(one) for one in found] for text, found in zip(texts, json.loads(answered.stdout), strict=True)
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the means, and those of each kind of query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="tuning")
    chosen = parser.parse_args(arguments)
    territory = open_territory()
    queries = choose(chosen.half, territory)
    found = asked_of_a_phone(whole_area(territory), queries)
    outcomes = measure(found.__getitem__, queries, territory)
    print(f"half: {chosen.half}; {len(territory.catalog):,} listings\n")
    print(f"{'':<28}{'queries':>8}{'nDCG@10':>10}{'MRR':>8}{'success@3':>11}")
    print(f"{'without network':<28}{Figures.of(outcomes)}")
    for kind, figures in by_kind(outcomes).items():
        print(f"{kind:<28}{figures}")


if __name__ == "__main__":
    main()
