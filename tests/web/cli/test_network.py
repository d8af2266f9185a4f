"""The intensity and the network on the command line."""

import pytest

from tests.web.cli.conftest import CommandLine
from tests.web.cli.test_demo import PROFILES


def test_a_complex_case_gets_a_network_without_being_asked(prossima: CommandLine) -> None:
    printed = prossima("match", "family-hub-forli-daniela", "--limit", "1").stdout
    assert "Quanto aiuto: rete. Bisogni urgenti in ambiti diversi vogliono una risposta insieme" in printed
    assert "Bisogni coperti: 3 su 4" in printed
    assert "Per: Cibo e spesa (in pieno)" in printed
    assert "Alternativa 2: " in printed
    assert "Risponde più tardi, o non dice quando, per: Sfratto" in printed
    assert "Non coperti:\n    Sviluppo del bambino" in printed
    assert "Alternativa 1: " in prossima("match", "ponte-bergamo-gino", "--limit", "1").stdout


def test_an_accompaniment_names_who_goes_along_and_no_network(prossima: CommandLine) -> None:
    printed = prossima("match", "cope-trento-marco", "--limit", "1").stdout
    assert "Quanto aiuto: accompagnamento." in printed
    assert "Operatore proposto: " in printed
    assert "La rete" not in printed


def test_a_network_can_be_asked_for_alone(prossima: CommandLine) -> None:
    assert prossima.json("match", "cope-trento-marco")["network"] is None
    asked = prossima.json("match", "cope-trento-marco", "--network")
    assert asked["intensity"]["value"] == "accompaniment"
    assert asked["network"]["members"]


def test_an_intensity_chosen_by_hand_goes_before_and_says_so(prossima: CommandLine) -> None:
    chosen = prossima.json("match", "family-hub-forli-daniela", "--intensity", "information")
    assert chosen["intensity"]["value"] == "information"
    assert chosen["intensity"]["reason"].startswith("Scelta a mano. Dal profilo: rete. ")
    assert chosen["network"] is None


def test_an_intensity_that_does_not_exist_is_refused_in_a_sentence(prossima: CommandLine) -> None:
    refused = prossima("match", "cope-trento-marco", "--intensity", "totale")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "«totale» non è un'intensità" in refused.stderr


@pytest.mark.parametrize("name", PROFILES)
def test_the_networks_of_the_examples_cover_what_they_say(prossima: CommandLine, name: str) -> None:
    network = prossima.json("match", name, "--network")["network"]
    covered = [
        {served["need"] for member in one["members"] for served in member["needs"]}
        for one in (network, *network["alternatives"])
    ]
    assert covered[0]
    assert all(one == covered[0] for one in covered)
    assert not covered[0] & {gap["need"] for gap in network["uncovered"]}
    assert network["totals"]["covered"] == len(covered[0])
    assert network["totals"]["needs"] == len(covered[0]) + len(network["uncovered"])
    for member in network["members"]:
        assert member["eligibility"] in {"yes", "to_be_checked"}
        assert member["why"]
        assert all(served["cover"] >= 0.6 for served in member["needs"])
