"""How scans are used, counted from made-up timelines."""

from collections.abc import Sequence
from itertools import pairwise

from scan.instrument.instrument import Item
from scan.resources import current_instrument
from scan.scoring.assessment import Answer
from scan.store.usage import AnswerEvent, ScanTimeline
from scan.usage.usage import UsageRow, scan_facts, usage_counts, usage_rows


def asked(role: str = "") -> list[Item]:
    """What n8 asks of everyone, or of one role."""
    phase = current_instrument().framework.phase("n8")
    found = [item for item in current_instrument().items_of(phase) if item.level in phase.scope]
    return [item for item in found if role in ("", item.role)]


def timeline(answers: Sequence[tuple[str, Answer | None]], pause: int = 20) -> ScanTimeline:
    """A scan with these answers, so many seconds apart."""
    events = (AnswerEvent(item, answer, pause * number) for number, (item, answer) in enumerate(answers, 1))
    return ScanTimeline("draft", "n8", "", tuple(events))


def rows(*scans: ScanTimeline) -> list[UsageRow]:
    """All that is told of these scans."""
    instrument = current_instrument()
    (counts,) = usage_counts(scans, {"draft": instrument}).values()
    return list(usage_rows(counts, instrument, instrument.framework.phase("n8")))


def table(name: str, found: list[UsageRow]) -> dict[object, list[object]]:
    """The figures of a table by the name of the row."""
    return {key: figures for kind, key, *figures in (tuple(row.values()) for row in found) if kind == name}


FULL = timeline([(item.id, 4) for item in asked()])
BEGUN = timeline([(item.id, 4) for item in asked("MH")[:2]])


def test_people_count_in_whole_groups_of_eight() -> None:
    assert rows(*[FULL] * 7) == [{"table": "people", "people": None}]
    for people, told in ((8, 8), (15, 8), (16, 16), (23, 16)):
        assert rows(*[FULL] * people)[0] == {"table": "people", "people": told}


# R42
def test_one_person_more_changes_nothing_or_a_whole_group() -> None:
    scans = [FULL, BEGUN] * 40
    told = [rows(*scans[:n]) for n in range(8, 80)]
    steps = [n for n, (before, after) in enumerate(pairwise(told), 9) if before != after]
    assert steps
    assert all(n % 8 == 0 for n in steps)


def test_where_people_stop_is_told_by_role() -> None:
    elsewhere = [timeline([(asked(role)[0].id, 3)]) for role in ("CO", "SA") for _ in range(5)]
    stops = table("stops", rows(*[FULL] * 12, *[BEGUN] * 10, *[timeline([])] * 8, *elsewhere))
    assert (stops["finished"], stops["MH"], stops["nothing"]) == ([0.3], [0.2], [0.2])
    assert (stops["CO"], stops["SA"]) == ([None], [None])


def test_nothing_is_told_that_all_but_a_few_did() -> None:
    stops = table("stops", rows(*[FULL] * 15, BEGUN))
    assert {*map(str, stops.values())} == {"[None]"}


def test_the_minutes_of_a_part_leave_out_long_pauses() -> None:
    role = asked("MH")
    answers = [(item.id, 4) for item in role]
    slow = timeline(answers, pause=301)
    minutes = table("minutes", rows(*[timeline(answers)] * 8))["MH"]
    assert minutes == [round(len(role) * 20 / 30) / 2]
    assert table("minutes", rows(*[slow] * 8))["MH"] == [0.0]
    assert table("minutes", rows(*[timeline(answers[:-1])] * 16))["MH"] == [None]


def test_a_part_interrupted_by_another_keeps_its_own_minutes() -> None:
    mixed = [item.id for pair in zip(asked("MH"), asked("CO"), strict=False) for item in pair]
    rest = [item.id for item in asked() if item.id not in mixed]
    minutes = table("minutes", rows(*[timeline([(item, 4) for item in (*mixed, *rest)], pause=30)] * 8))
    assert minutes["MH"] == [len(asked("MH")) / 2]
    assert minutes["CO"] == [len(asked("CO")) / 2]


def test_ne_and_nvt_are_shares_of_who_answered_the_item() -> None:
    item = asked("MH")[0].id
    scans = [timeline([(item, answer)]) for answer in ("NE",) * 16 + ("NVT",) * 4 + (3,) * 20 + (None,) * 8]
    assert table("items", rows(*scans))[item] == [0.4, None]


def test_an_answer_that_was_changed_counts_once() -> None:
    item, phase = asked("MH")[0].id, current_instrument().framework.phase("n8")
    facts = list(scan_facts(timeline([(item, 3), (item, "NE")]), current_instrument(), phase))
    assert [fact for fact in facts if fact[0] == "item"] == [("item", item, "NE")]


def test_scans_of_an_unknown_version_are_left_out() -> None:
    assert (
        usage_counts([FULL._replace(version="1999-1"), FULL._replace(phase="n0")], {"draft": current_instrument()})
        == {}
    )
