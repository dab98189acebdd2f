"""What a supervisor saw counts in the advice: a gap that both see weighs a quarter more, and nothing else does."""

import pytest

from results.advice.gaps import find_gaps
from results.advice.supervisor_gaps import gap_topics
from scan.scoring.assessment import NVT
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.two_views import two

AIOS = next(one for one in AUDIENCES if one.key == "aios")


def test_a_gap_that_both_see_weighs_a_quarter_more() -> None:
    instrument, own, rating = two({"MH": "2 / 2", "CO": "2 / 5"})
    alone = {gap.topic.role: gap.weight for gap in find_gaps(own, instrument)}
    seen = gap_topics([rating], instrument)
    together = {gap.topic.role: gap.weight for gap in find_gaps(own, instrument, seen_by_supervisor=seen)}
    assert together == {"MH": 1.25 * alone["MH"], "CO": alone["CO"]}


@pytest.mark.parametrize("said", ["open", NVT])
def test_what_was_not_seen_is_no_gap(said: str) -> None:
    instrument, _, rating = two({"MH": f"2 / {said}"})
    assert gap_topics([rating], instrument) == frozenset()
