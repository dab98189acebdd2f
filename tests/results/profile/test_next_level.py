"""What would lift a role to its next level: the least that does, and nothing that does not."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.profile.lenses import profile_rows
from results.profile.next_level import Lift, lift_sentence, lift_to_next_level
from scan.scoring.profile import ReachedLevel
from scan.scoring.scoring import score
from tests.support.building import framework, phase, score_of, sitting

RANK: list[ReachedLevel] = ["op_weg", "basis", "gevorderd", "expert"]


def lift_of(row: str, key: str = "gevorderd") -> Lift | None:
    instrument, assessment = sitting({"MH": row}, key)
    first, *_ = profile_rows(score(assessment, instrument), instrument, "roles")
    return lift_to_next_level(first.replies, first.score.level, phase(key), framework())


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("4 4 4 | 4 4 1", Lift("gevorderd", raised=1)),
        ("4 4 4 | 4 4 NE", Lift("gevorderd", raised=1)),
        ("3 3 3 | 1 1 1", Lift("basis", raised=2)),
        ("4 4 3 | 4 3 3", Lift("gevorderd", raised=2)),
        ("4 4 3 | 3 1 1", Lift("gevorderd", raised=3)),
        ("1 1 1 1 1 | 1 1 1", None),
        ("4 4 4 | 4 open open", Lift("gevorderd", open_items=1)),
        ("4 4 4 | open open open", Lift("gevorderd", open_items=2)),
        ("4 open open |", Lift("basis", open_items=1)),
        ("4 4 4 | 4 4 NVT 1", Lift("gevorderd", raised=1)),
        ("4 4 4 | 4 4 4", None),
        ("4 4 4 | NVT NVT NVT", None),
    ],
)
def test_the_fewest_steps_to_the_next_level(row: str, found: Lift | None) -> None:
    assert lift_of(row) == found


@pytest.mark.parametrize(
    ("row", "key", "found"),
    [
        ("3 3 3", "n8", Lift("basis", raised=2)),
        ("4 4 4 | 4 4 1", "n8", None),
        ("4 4 4 | 4 4 4 | 4 4 1", "gevorderd", None),
        ("4 4 4 | 4 4 4 | 4 4 1", "expert", Lift("expert", raised=1)),
        ("4 4 4 | 4 4 4 | 4 4 4", "expert", None),
    ],
)
def test_nothing_beyond_the_scope_of_the_phase_is_held_out(row: str, key: str, found: Lift | None) -> None:
    assert lift_of(row, key) == found


def raised(words: Sequence[str], chosen: Sequence[int]) -> str:
    """Two levels of three items, the chosen ones raised to a 4."""
    now = ["4" if place in chosen else word for place, word in enumerate(words)]
    return f"{' '.join(now[:3])} | {' '.join(now[3:])}"


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(["1", "2", "3", "4", "5", "NE", "NVT"]), min_size=6, max_size=6))
def test_as_many_fours_as_it_says_do_it_and_one_fewer_never_does(words: list[str]) -> None:
    level = score_of(raised(words, [])).level
    found = lift_of(raised(words, []))
    low = [place for place, word in enumerate(words) if word in ("1", "2", "3", "NE")]
    if level in (None, "gevorderd") or (found and found.open_items):
        return
    reaching = [
        size
        for size in range(1, 4)
        if any(
            RANK.index(score_of(raised(words, chosen)).level or "op_weg") > RANK.index(level or "op_weg")
            for chosen in combinations(low, size)
        )
    ]
    assert (found.raised if found else None) == min(reaching, default=None)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (None, ""),
        (Lift("gevorderd", raised=1), "bij één vraag naar 4: gevorderd"),
        (Lift("basis", raised=2), "bij 2 vragen naar 4: basis"),
        (Lift("expert", open_items=1), "eerst nog één antwoord voor expert"),
        (Lift("gevorderd", open_items=2), "eerst nog 2 antwoorden voor gevorderd"),
    ],
)
def test_a_hint_is_one_line(found: Lift | None, told: str) -> None:
    assert lift_sentence(found, framework()) == told
