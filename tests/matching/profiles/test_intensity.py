"""How much help a profile calls for."""

from dataclasses import replace

import pytest

from directory.errors import InvalidInput
from directory.models.service import Intensity as StoredIntensity
from matching.profile import NeedAsked, Urgency
from matching.profiles.intensity import Intensity, propose_intensity, read_intensity
from tests.matching.builders import ANXIETY, HOUSING, WORK, need, profile

LIGHT = need(WORK, 2, Urgency.CAN_WAIT)


@pytest.mark.parametrize(
    ("needs", "value", "reason"),
    [
        ((), "information", "Nothing weighs heavily or is urgent: knowing where to go is enough."),
        ((LIGHT,), "information", "Nothing weighs heavily"),
        ((need("work.search", 2), LIGHT), "information", "Nothing weighs heavily"),
        ((need(HOUSING, 2), LIGHT), "accompaniment", "More than one door has to be found: "),
        ((need(ANXIETY, 4),), "accompaniment", "It weighs heavily or is urgent"),
        ((need(ANXIETY, 1, Urgency.NOW),), "accompaniment", "It weighs heavily or is urgent"),
        ((need(HOUSING, 3, Urgency.NOW), need("housing.eviction", 3, Urgency.NOW)), "accompaniment", "It weighs"),
        ((need(HOUSING, 3, Urgency.NOW), need(ANXIETY, 3, Urgency.NOW)), "network", "Urgent needs in different areas"),
        ((need(HOUSING, 4), need(ANXIETY, 4), need(WORK, 5)), "network", "Needs that weigh heavily in different areas"),
        (
            (need(HOUSING, 4), need(ANXIETY), need(WORK), need("work.search")),
            "network",
            "4 needs in 3 areas, and some of them weigh heavily: Finding a home or a room.",
        ),
        ((need(HOUSING), need(ANXIETY), need(WORK), need("work.search")), "accompaniment", "More than one door"),
        (
            (need("mental_wellbeing.withdrawal", 2),),
            "accompaniment",
            "With this one hardly goes alone: Social withdrawal",
        ),
        ((need("transport.accompanied", 2), LIGHT), "accompaniment", "With this one hardly goes alone"),
    ],
)
def test_an_intensity_follows_from_number_severity_urgency_and_domains(
    needs: tuple[NeedAsked, ...], value: str, reason: str
) -> None:
    proposal = propose_intensity(profile(needs=needs))
    assert (proposal.value, proposal.proposed) == (value, value)
    assert str(proposal.reason).startswith(reason)


def test_nobody_says_that_what_was_only_told_weighs_little() -> None:
    told = profile(needs=(need(ANXIETY),))

    assert str(propose_intensity(replace(told, needs_from_words=told.needs)).reason).startswith(
        "How much it weighs was"
    )
    assert str(propose_intensity(told).reason).startswith("Nothing weighs heavily")


def test_a_persons_choice_goes_before_and_the_proposal_stays_visible() -> None:
    chosen = propose_intensity(profile(needs=(LIGHT,)), Intensity.NETWORK)
    assert (chosen.value, chosen.proposed) == (Intensity.NETWORK, Intensity.INFORMATION)
    assert str(chosen.reason).startswith("Chosen by hand. From the profile: information. Nothing weighs heavily")
    assert propose_intensity(profile(needs=(LIGHT,)), Intensity.INFORMATION) == propose_intensity(
        profile(needs=(LIGHT,))
    )


def test_what_was_chosen_is_read_or_refused_in_a_sentence() -> None:
    assert read_intensity("") is None
    assert read_intensity("network") is Intensity.NETWORK
    with pytest.raises(InvalidInput, match="“total” is not an intensity: choose information"):
        read_intensity("total")


def test_the_directory_knows_the_same_intensities() -> None:
    assert [*map(str, Intensity)] == [*map(str, StoredIntensity)]


@pytest.mark.parametrize("code", ["mental_wellbeing.crisis", "safety.partner_violence", "housing.emergency"])
def test_what_cannot_wait_asks_for_somebody_who_goes_along_though_nobody_said_how_grave_it_is(code: str) -> None:
    """ "Dice che vuole farla finita" beside "nothing is urgent" would be two sentences of which one is dangerous."""
    assert propose_intensity(profile(needs=(code,))).proposed is Intensity.ACCOMPANIMENT
    later = profile(needs=(need(code, urgency=Urgency.CAN_WAIT),))
    assert propose_intensity(later).proposed is Intensity.INFORMATION


def test_where_no_need_is_understood_nothing_is_said_of_how_much_it_weighs() -> None:
    told = profile(needs=(), words="un tipo taciturno")

    assert str(propose_intensity(told).reason) == "No need is known yet: ask whether knowing where to go is enough."


def test_who_is_there_on_a_mandate_is_accompanied_and_nobody_else_for_it() -> None:
    light = profile(needs=(LIGHT,))

    assert propose_intensity(replace(light, mandate=True)).value is Intensity.ACCOMPANIMENT
    assert [propose_intensity(replace(light, mandate=said)).value for said in (False, None)] == [
        Intensity.INFORMATION,
        Intensity.INFORMATION,
    ]
