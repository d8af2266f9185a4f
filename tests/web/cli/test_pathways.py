"""`prossima match` for somebody on a pathway."""

import json

from tests.web.cli.conftest import CommandLine


def test_the_stages_are_shown_with_services_under_the_next(prossima: CommandLine) -> None:
    printed = prossima("match", "ponte-bergamo-gino").stdout
    assert "Percorso: Un ponte per il lavoro" in printed
    lines = printed.split("Percorso:", 1)[1].splitlines()[1:]
    assert lines[0] == "    ✓ Lettura del bisogno lavorativo (fatta)"
    assert lines[1] == "    → Bilancio di competenze (prossima)"
    after = lines.index("    · Accompagnamento educativo specializzato (più avanti)")
    assert after > 2
    assert all(line.startswith(" " * 8) for line in lines[2:after])


def test_as_json(prossima: CommandLine) -> None:
    match = prossima.json("match", "ponte-bergamo-gino")
    pathway = match["pathway"]
    assert (pathway["pathway"], pathway["label"], pathway["next"]) == (
        "bridge_to_work",
        "Un ponte per il lavoro",
        "skills_balance",
    )
    assert [stage["standing"] for stage in pathway["stages"]] == ["done", "next", *["later"] * 6]
    assert pathway["stages"][1]["needs"] == ["work.guidance"]
    assert 1 <= len(pathway["results"]) <= 3
    assert all("work.guidance" in result["covers"] for result in pathway["results"])
    assert "work.guidance" in match["coverage"]
    assert prossima.json("match", "cope-trento-marco")["pathway"] is None


def test_an_unknown_pathway_or_stage_is_refused(prossima: CommandLine) -> None:
    for pathway, told in (({"name": "x"}, "cmfp"), ({"name": "cmfp", "done": ["x"]}, "referral_in")):
        result = prossima("match", "-", "--no-record", stdin=json.dumps({"words": "lavoro", "pathway": pathway}))
        assert result.exit_code == 2
        assert told in result.stderr
