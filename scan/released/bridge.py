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
from scan.released.score_changes import score_changes
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
    """The bridge that `written` makes; ContentError with every mistake, unless it accounts for all changes.

    An item is the same by itself when its text, the words of its scale and all that scoring reads of it are.
    """
    content = written.model_dump(mode="json")
    raise_if_any([located_message(file_name(old, new), content, one) for one in Crossing(old, new, content).mistakes()])
    return _made(old, new, written)


def load_bridge(folder: Path, old: Instrument, new: Instrument) -> Bridge:
    """The bridge in `folder`/OLD--NEW.yaml; no file is needed when nothing changed. ContentError as `build_bridge`."""
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
    """What is comparable, in all and per phase and set, what became of every other item, and what alters scores."""
    found, of = len(bridge.comparable), len(bridge.old.items)
    title = f"Van {bridge.old.version} naar {bridge.new.version}: {found} van {of} items vergelijkbaar."
    return "\n".join([title, *_phase_lines(bridge), *_fate_lines(bridge), *_score_lines(bridge)])


def carry_over(assessment: Assessment, bridge: Bridge) -> Assessment:
    """A new assessment of `bridge.new`, without an id, that starts with the answers to comparable items.

    What the new version does not ask or allow in this phase stays open. The given assessment is left as it is.
    AnswerError when the phase is gone.
    """
    phase = next((one for one in bridge.new.framework.phases if one.key == assessment.phase), None)
    own = bridge.new.set_for(assessment.specialism)
    items = {item.id: item for item in own.items_of(phase)} if phase else {}
    kept = {
        item_id: answer
        for item_id, answer in assessment.answers.items()
        if phase and item_id in bridge.comparable and item_id in items and _fits(items[item_id], answer, phase)
    }
    return checked(replace(assessment, id="", version=bridge.new.version, answers=kept), own)


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
    """How many items are comparable in each phase: of the base set, then of every set that a specialism has there."""
    for specialism in dict.fromkeys(("", *bridge.old.specialisms, *bridge.new.specialisms)):
        old, new = bridge.old.set_for(specialism), bridge.new.set_for(specialism)
        for phase in old.framework.phases:
            before, after = old.items_of(phase), _items_of(new, phase.key)
            if not specialism or any(item.replaces for item in (*before, *after)):
                both = {item.id for item in before} & {item.id for item in after} & bridge.comparable
                yield f"  {phase.label}{f' voor {specialism}' if specialism else ''}: {len(both)} van {len(before)}"


def _items_of(instrument: Instrument, phase: str) -> tuple[Item, ...]:
    """What a phase asks or offers; nothing when there is no such phase."""
    return tuple(item for one in instrument.framework.phases if one.key == phase for item in instrument.items_of(one))


def _fate_lines(bridge: Bridge) -> Iterator[str]:
    for became, words in WORDS.items():
        for comparable, addition in ((True, ", vergelijkbaar"), (False, ", niet vergelijkbaar")):
            ids = [_way(one) for one in bridge.entries if one.became == became and bool(one.comparable) == comparable]
            if ids:
                yield f"{words}{addition if became == 'reworded' else ''}: {', '.join(ids)}"


def _score_lines(bridge: Bridge) -> Iterator[str]:
    """Every change that alters a score, a line each: where, what it was and what it is."""
    changes = score_changes(bridge.old, bridge.new)
    yield "Wat scores verandert:" if changes else "Niets verandert een score."
    yield from (f"  {change}" for change in changes)


def _way(entry: Entry) -> str:
    return f"{entry.id} → {' + '.join(entry.into)}" if entry.into else entry.id
