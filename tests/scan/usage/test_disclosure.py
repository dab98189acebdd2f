"""What may be told of counts, against an observer who adds and subtracts."""

import random

import pytest

from scan.usage.disclosure import disclosed_parts, disclosed_share

LEAST = 8


@pytest.mark.parametrize(
    ("count", "of", "share"),
    [(7, 40, None), (8, 40, 0.2), (32, 40, 0.8), (33, 40, None), (0, 40, None), (40, 40, None), (8, 16, 0.5)],
)
def test_a_share_about_fewer_than_eight_or_all_but_seven_is_hidden(count: int, of: int, share: float | None) -> None:
    assert disclosed_share(count, of, LEAST) == share


def test_a_share_is_told_in_tens_of_percents() -> None:
    assert [disclosed_share(count, 100, LEAST) for count in (33, 34, 36)] == [0.3, 0.3, 0.4]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 20, "b": 12, "c": 8}, set()),
        ({"a": 20, "b": 12, "c": 1}, {"b", "c"}),
        ({"a": 20, "b": 4, "c": 4}, {"b", "c"}),
        ({"a": 20, "b": 9, "c": 4, "d": 3}, {"b", "c", "d"}),
        ({"a": 40, "b": 0}, {"a", "b"}),
        ({"a": 3}, {"a"}),
    ],
)
def test_a_hidden_part_hides_others_until_it_cannot_be_computed(counts: dict[str, int], hidden: set[str]) -> None:
    shares = disclosed_parts(counts, LEAST)
    assert {name for name, share in shares.items() if share is None} == hidden


# R42
def test_what_is_hidden_together_is_never_few_people() -> None:
    chance = random.Random(22)
    for _ in range(5_000):
        counts = {f"part-{n}": chance.choice((0, 1, 3, 7, 8, 9, 30)) for n in range(chance.randint(1, 9))}
        shares = disclosed_parts({**counts, "rest": 50}, LEAST)
        hidden = [({**counts, "rest": 50})[name] for name, share in shares.items() if share is None]
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= LEAST)
        assert all({**counts, "rest": 50}[name] >= LEAST for name, share in shares.items() if share is not None)
