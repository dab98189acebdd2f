"""Counts how scans are filled in: where people stop, the minutes a part takes, and NE and NVT per item."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal

from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import NE, NVT, Answer
from scan.store.usage import AnswerEvent, ScanTimeline
from scan.usage.disclosure import disclosed_parts, disclosed_share

FINISHED, NOTHING = "finished", "nothing"
LONGEST_PAUSE = 300  # seconds; after a longer one someone was doing something else
HALF_MINUTE = 30
Subject = Literal["stop", "minutes", "item"]
Fact = tuple[Subject, str, str | float]
UsageRow = dict[str, Any]


class UsageCounts:
    """The counts of one version and phase; people are added in whole groups of `least` (measurement.md §5)."""

    def __init__(self, least: int) -> None:
        self.least, self.people = least, 0
        self.counts: Counter[Fact] = Counter()
        self._waiting: Counter[Fact] = Counter()
        self._in_wait = 0

    def add(self, facts: Iterable[Fact]) -> None:
        """Add one person; they count once their group is complete."""
        self._waiting.update(facts)
        self._in_wait += 1
        if self._in_wait == self.least:
            self.counts.update(self._waiting)
            self.people += self.least
            self._waiting.clear()
            self._in_wait = 0

    def of(self, subject: Subject) -> dict[str, Counter[str | float]]:
        """The counts of a subject by its name and value."""
        found: dict[str, Counter[str | float]] = defaultdict(Counter)
        for (kind, name, value), n in self.counts.items():
            if kind == subject:
                found[name][value] = n
        return found


def usage_counts(
    scans: Iterable[ScanTimeline], versions: Mapping[str, Instrument]
) -> dict[tuple[str, str], UsageCounts]:
    """The counts per version and phase; scans of an unknown version or phase are left out."""
    found: dict[tuple[str, str], UsageCounts] = {}
    for scan in scans:
        instrument = versions.get(scan.version)
        phase = (
            next((one for one in instrument.framework.phases if one.key == scan.phase), None) if instrument else None
        )
        if instrument and phase:
            numbers = instrument.framework.constants
            counts = UsageCounts(max(numbers.group_floor, numbers.group_default))
            found.setdefault((scan.version, scan.phase), counts).add(scan_facts(scan, instrument, phase))
    return found


def scan_facts(scan: ScanTimeline, instrument: Instrument, phase: Phase) -> Iterator[Fact]:
    """What one scan adds: where it stands, the minutes of each finished part, and the kind of each answer."""
    items = {item.id: item for item in instrument.set_for(scan.specialism).items_of(phase)}
    events = [event for event in scan.events if event.item in items]
    answers = {event.item: event.answer for event in events}
    given = {name: answer for name, answer in answers.items() if answer is not None}
    asked: dict[str, set[str]] = defaultdict(set)
    for item in items.values():
        if item.level in phase.scope:
            asked[item.role].add(item.id)
    yield "stop", stopped_at(given, events, items, asked), ""
    seconds = part_seconds(events, items)
    for part, ids in asked.items():
        if ids <= given.keys():
            yield "minutes", part, round(seconds[part] / HALF_MINUTE) / 2
    yield from (("item", name, answer_kind(answer)) for name, answer in given.items())


def stopped_at(
    given: Mapping[str, Answer],
    events: Iterable[AnswerEvent],
    items: Mapping[str, Item],
    asked: Mapping[str, set[str]],
) -> str:
    """The role of the last answer, or that all that is asked, or nothing, was answered."""
    if set[str]().union(*asked.values()) <= given.keys():
        return FINISHED
    last = [event.item for event in events if event.item in given]
    return items[last[-1]].role if last else NOTHING


def part_seconds(events: Iterable[AnswerEvent], items: Mapping[str, Item]) -> Counter[str]:
    """The seconds before each answer, by its role; a long pause counts for nothing."""
    found: Counter[str] = Counter()
    for before, event in pairwise([AnswerEvent("", None, 0), *events]):
        pause = event.seconds - before.seconds
        found[items[event.item].role] += pause if 0 <= pause <= LONGEST_PAUSE else 0
    return found


def answer_kind(answer: Answer) -> str:
    """NE, NVT, or a point of the scale."""
    return str(answer) if answer in (NE, NVT) else "point"


def usage_rows(counts: UsageCounts, instrument: Instrument, phase: Phase) -> Iterator[UsageRow]:
    """All that may be told of a version and phase; None for what may not."""
    if not counts.people:
        yield {"table": "people", "people": None}
        return
    yield {"table": "people", "people": counts.people}
    roles = [role.key for role in instrument.framework.roles]
    stops = {name: counts.of("stop")[name][""] for name in (FINISHED, NOTHING, *roles)}
    shares = disclosed_parts(stops, counts.least)
    yield from ({"table": "stops", "part": name, "share": share} for name, share in shares.items())
    minutes = counts.of("minutes")
    yield from ({"table": "minutes", "part": role, "median": median(minutes[role], counts.least)} for role in roles)
    answers = counts.of("item")
    for item in (one for one in instrument.items if phase.key in one.phases):
        of = sum(answers[item.id].values())
        told = {kind.lower(): disclosed_share(answers[item.id][kind], of, counts.least) for kind in (NE, NVT)}
        yield {"table": "items", "item": item.id, **told}


def median(found: Counter[str | float], least: int) -> float | None:
    """The median in half minutes, of at least `least` people."""
    values = sorted(float(value) for value in found.elements())
    return values[len(values) // 2] if len(values) >= least else None
