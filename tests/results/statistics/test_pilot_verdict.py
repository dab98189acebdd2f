"""A pilot is judged by the criteria that docs/pilot.md names, and a hidden figure is never held against it."""

from typing import Any

from results.statistics.pilot_verdict import CRITERIA, pilot_verdicts
from tests.support.paths import ROOT

GOOD: dict[str, list[dict[str, Any]]] = {
    "roles": [{"role": "MH", "alpha_low": 0.70, "omega_low": 0.71}, {"role": "CO", "hidden": True}],
    "items": [{"item": "a", "n": "60+", "item_rest": 0.3, "floor": None, "ceiling": 0.15}],
    "retest": [{"role": "MH", "correlation": 0.7}],
    "supervisor": [{"role": "MH", "kappa": 0.4}],
}


def test_figures_on_the_criteria_meet_them() -> None:
    assert [(one.met, one.judged, one.failing) for one in pilot_verdicts(GOOD)] == [(1, 1, ())] * 6
    assert [one.hidden for one in pilot_verdicts(GOOD)] == [1, 1, 0, 0, 0, 0]


def test_figures_below_the_criteria_name_their_role_or_item() -> None:
    bad = {
        "roles": [{"role": "MH", "alpha_low": 0.69, "omega_low": 0.69}],
        "items": [{"item": "a", "n": "60+", "item_rest": 0.29, "floor": None, "ceiling": 0.16}],
        "retest": [{"role": "MH", "correlation": 0.69}],
        "supervisor": [{"role": "MH", "kappa": 0.39}],
    }
    names = [("MH",), ("MH",), ("a",), ("a",), ("MH",), ("MH",)]
    assert [one.failing for one in pilot_verdicts(bad)] == names


def test_an_item_without_a_correlation_is_not_judged_on_it() -> None:
    rows = [{**GOOD["items"][0], "item_rest": None}]
    found = list(pilot_verdicts({**GOOD, "items": rows}))
    assert (found[2].judged, found[2].hidden) == (0, 1)


def test_every_criterion_stands_in_the_protocol() -> None:
    protocol = (ROOT / "docs" / "pilot.md").read_text("utf-8")
    assert [one.told for one in CRITERIA if f"{one.told}: " not in protocol] == []
