"""Two small versions, and what an author may write about them."""

from collections.abc import Callable, Mapping

import pytest

from scan.content.loading import ContentError
from scan.instrument.base import Text
from scan.instrument.instrument import Instrument, Item
from scan.released.bridge_file import BridgeFile, Entry
from tests.support.building import item, small

FILE = "2026-1--2026-2.yaml"
SAID = """
old: "2026-1"
new: "2026-2"
items:
  - id: mh-2
    became: reworded
    comparable: true
    reason: Korter gezegd.
"""
REWORDED: Mapping[str, object] = {"id": "mh-2", "became": "reworded", "comparable": True, "reason": "Korter gezegd."}


def version(name: str, *items: Item) -> Instrument:
    return small(*items).model_copy(update={"version": name})


OLD = version("2026-1", item("mh-1"), item("mh-2"), item("co-1", role="CO"))
NEW = version("2026-2", item("mh-1"), item("mh-2", text="Ik doe het korter."), item("co-1", role="CO"))


def written(*entries: Mapping[str, object], scales: tuple[Text, ...] = ()) -> BridgeFile:
    return BridgeFile(
        old="2026-1",
        new="2026-2",
        comparable_scales=scales,
        items=tuple(Entry.model_validate(entry) for entry in entries),
    )


def told(call: Callable[[], object]) -> list[str]:
    """What a call complains about, without the name of the file."""
    with pytest.raises(ContentError) as error:
        call()
    return [problem.removeprefix(f"{FILE} > ") for problem in error.value.problems]
