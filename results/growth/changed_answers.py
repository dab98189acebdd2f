"""Answers that the learner changed after a meeting had laid them beside those of another (reliability.md R80)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from results.growth.change import Growth, VersionedScan
from scan.store import Actor
from scan.store.meetings.protocol import Meetings


def changed_answers(meetings: Meetings, actor: Actor, sittings: Collection[str]) -> frozenset[str]:
    """The items of these scans that are answered otherwise than in a meeting about the scan."""
    held = [one.invitation.id for one in meetings.meetings(actor) if one.invitation.sitting in sittings]
    return frozenset[str]().union(*(meetings.revealed(actor, one).changed_since for one in held))


def marked(growth: Growth, second: VersionedScan, changed: Collection[str]) -> Growth:
    """The growth with the number of `changed` comparable items per role; they count as they are answered now."""
    items = (item for item in second.instrument.items_of(second.phase) if item.id in changed)
    counts = Counter(item.role for item in items)
    return replace(growth, roles=tuple(replace(role, changed=counts[role.key]) for role in growth.roles))
