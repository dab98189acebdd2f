"""From one version of the questionnaire to another: which items still ask the same, and what may be carried over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scan.content.files import first_per_place, read_content_file
from scan.content.loading import raise_if_any
from scan.content.mistakes import located_message
from scan.content.schema import to_definition
from scan.instrument.framework import Phase
from scan.instrument.instrument import Instrument, Item, ceiling
from scan.released.bridge_file import STAYS, Became, BridgeFile, Crossing, Entry
from scan.scoring.assessment import NE, NVT, Answer, Assessment, checked

WORDS: dict[Became, str] = {
    "same": "gelijk gebleven",
    "reworded": "anders verwoord",
    "split": "gesplitst",
    "merged": "samengevoegd",
    "retired": "vervallen",
    "new": "nieuw",
}


@dataclass(frozen=True)
class Bridge:
    """Two versions beside each other; `comparable` are the ids whose answers may be laid side by side.

    `entries` is what was written; of any other comparable item nothing that matters changed.
    """

    old: Instrument
    new: Instrument
    entries: tuple[Entry, ...]
    comparable: frozenset[str]


def build_bridge(old: Instrument, new: Instrument, written: BridgeFile) -> Bridge:
    """The bridge that `written` makes; ContentError with every mistake, unless all items are accounted for.

    An item is the same by itself when text, role, level, scale (and the words of that scale) and norms are.
    """
    content = written.model_dump(mode="json")
    raise_if_any([located_message(file_name(old, new), content, one) for one in Crossing(old, new, content).mistakes()])
    return _made(old, new, written)


def load_bridge(folder: Path, old: Instrument, new: Instrument) -> Bridge:
    """The bridge in `folder`/OLD--NEW.yaml; no file is needed when no item changed. ContentError as `build_bridge`."""
    path = folder / file_name(old, new)
    if not path.exists():
        return build_bridge(old, new, BridgeFile(old=old.version, new=new.version, items=()))
    file = read_content_file(path, BridgeFile)
    beside = Crossing(old, new, file.content).mistakes() if file.content is not None else ()
    raise_if_any(
        [
            located_message(file.name, file.content, one)
            for one in (*file.mistakes, *first_per_place(beside, file.mistakes))
        ]
    )
    return _made(old, new, to_definition(BridgeFile, file.content))


def unwritten_bridge(old: Instrument, new: Instrument) -> Bridge:
    """The bridge between versions of which nothing was written: only what is plainly the same is comparable."""
    return _made(old, new, BridgeFile(old=old.version, new=new.version, items=()))


def file_name(old: Instrument, new: Instrument) -> str:
    """The name of the file about two versions."""
    return f"{old.version}--{new.version}.yaml"


def chained(first: Bridge, second: Bridge) -> Bridge:
    """Two bridges as one: comparable is what both let through."""
    entries, comparable = first.entries + second.entries, first.comparable & second.comparable
    return Bridge(first.old, second.new, entries, comparable)


def bridge_text(bridge: Bridge) -> str:
    """What is comparable, in all and per phase, and what became of every other item, as lines of Dutch."""
    found, of = len(bridge.comparable), len(bridge.old.items)
    title = f"Van {bridge.old.version} naar {bridge.new.version}: {found} van {of} items vergelijkbaar."
    return "\n".join([title, *_phase_lines(bridge), *_fate_lines(bridge)])


def carry_over(assessment: Assessment, bridge: Bridge) -> Assessment:
    """A new assessment of `bridge.new`, without an id, that starts with the answers to comparable items.

    What the new version does not ask or allow in this phase stays open. The given assessment is left as it is.
    AnswerError when the phase is gone.
    """
    phase = next((one for one in bridge.new.framework.phases if one.key == assessment.phase), None)
    items = {item.id: item for item in bridge.new.items_of(phase)} if phase else {}
    kept = {
        item_id: answer
        for item_id, answer in assessment.answers.items()
        if phase and item_id in bridge.comparable and item_id in items and _fits(items[item_id], answer, phase)
    }
    return checked(replace(assessment, id="", version=bridge.new.version, answers=kept), bridge.new)


def _fits(item: Item, answer: Answer, phase: Phase) -> bool:
    """Whether `item` may be answered so."""
    if isinstance(answer, int):
        return answer <= ceiling(item, phase)
    return answer == NE or (answer == NVT and item.allows_nvt)


def _made(old: Instrument, new: Instrument, written: BridgeFile) -> Bridge:
    crossing = Crossing(old, new, written.model_dump(mode="json"))
    entries = {entry.id: entry for entry in written.items}
    both = [item.id for item in old.items if item.id in crossing.after]
    plainly = {one for one in both if one not in entries and not crossing.differing(one)}
    stated = {one for one in both if one in entries and _is_comparable(entries[one])}
    return Bridge(old, new, written.items, frozenset(plainly | stated))


def _is_comparable(entry: Entry) -> bool:
    return entry.became == "same" or (entry.became in STAYS and bool(entry.comparable))


def _phase_lines(bridge: Bridge) -> Iterator[str]:
    after = {phase.key: {item.id for item in bridge.new.items_of(phase)} for phase in bridge.new.framework.phases}
    for phase in bridge.old.framework.phases:
        ids = {item.id for item in bridge.old.items_of(phase)}
        both = ids & after.get(phase.key, set()) & bridge.comparable
        yield f"  {phase.label}: {len(both)} van {len(ids)}"


def _fate_lines(bridge: Bridge) -> Iterator[str]:
    for became, words in WORDS.items():
        for comparable, addition in ((True, ", vergelijkbaar"), (False, ", niet vergelijkbaar")):
            ids = [_way(one) for one in bridge.entries if one.became == became and bool(one.comparable) == comparable]
            if ids:
                yield f"{words}{addition if became == 'reworded' else ''}: {', '.join(ids)}"


def _way(entry: Entry) -> str:
    return f"{entry.id} → {' + '.join(entry.into)}" if entry.into else entry.id
