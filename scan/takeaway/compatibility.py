"""Whether a scan from a file fits a version of the questionnaire that is known here, told in Dutch."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scan.dutch import listing
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument
from scan.released.publication import DRAFT, instrument_digest
from scan.scoring.assessment import AnswerError, checked
from scan.takeaway.scan_schema import SaidShape, ScanShape, sitting_of

HARMLESS = re.compile(r"[\w .-]{1,60}")
MOST_NAMED = 5


class Known(NamedTuple):
    """A version known here, and the hash of what it says ("" for the working content)."""

    instrument: Instrument
    digest: str


def known(scans: Iterable[ScanShape], versions: Mapping[str, Instrument]) -> dict[str, Known]:
    """The versions that `scans` name, as far as they are known, with their hashes computed once."""
    wanted = {scan.version for scan in scans} & versions.keys()
    return {name: Known(versions[name], "" if name == DRAFT else instrument_digest(versions[name])) for name in wanted}


def harmless(name: str) -> str:
    """A name from a file as we dare repeat it on a screen."""
    return name if HARMLESS.fullmatch(name) else "een onleesbare naam"


def named(name: str) -> str:
    """A name from a file, between quotes when we dare repeat it."""
    return f"‘{name}’" if harmless(name) == name else harmless(name)


def several(names: Sequence[str]) -> str:
    """Names from a file in a row, the first few in full."""
    more = [f"nog {len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
    return listing([*map(named, names[:MOST_NAMED]), *more])


def misfits(scan: ScanShape, versions: Mapping[str, Known]) -> Iterator[str]:
    """Everything by which `scan` is no scan of a version known here, as sentences."""
    own = versions.get(scan.version)
    if own is None:
        yield f"Deze scan hoort bij versie {named(scan.version)} van de vragenlijst. Die is hier niet bekend."
    elif own.instrument.framework.instrument != scan.instrument:
        yield f"Deze scan hoort bij een andere vragenlijst: {named(scan.instrument)}."
    elif scan.digest != own.digest:
        yield _other_content(scan, own.digest)
    else:
        yield from _inside(scan, own.instrument)


def _other_content(scan: ScanShape, expected: str) -> str:
    hashes = f"de hash is {scan.digest or 'leeg'}, hier {expected or 'leeg'}"
    return f"Deze scan is gemaakt met een andere inhoud van versie {named(scan.version)} ({hashes})."


def _inside(scan: ScanShape, instrument: Instrument) -> Iterator[str]:
    phase = next((one for one in instrument.framework.phases if one.key == scan.phase), None)
    if phase is None:
        yield f"De fase {named(scan.phase)} bestaat niet in versie {named(scan.version)}."
    else:
        asked = {item.id for item in instrument.items_of(phase)}
        if unknown := [item_id for item_id in scan.items if item_id not in asked]:
            yield f"Versie {named(scan.version)} vraagt in de fase {named(phase.label)} niet naar {several(unknown)}."
        yield from _answers(scan, instrument, asked)
        yield from _offers(scan, instrument.framework, phase)
    yield from _setting(scan, instrument.framework)


def _answers(scan: ScanShape, instrument: Instrument, asked: Collection[str]) -> Iterator[str]:
    items = {item_id: said for item_id, said in scan.items.items() if item_id in asked}
    if not _is_allowed(scan, items, instrument):
        wrong = [one for one, said in items.items() if not _is_allowed(scan, {one: said}, instrument)]
        yield f"Het antwoord bij {several(wrong)} kan hier niet gegeven worden."


def _is_allowed(scan: ScanShape, items: Mapping[str, SaidShape], instrument: Instrument) -> bool:
    try:
        checked(sitting_of(scan.model_copy(update={"items": items})).assessment, instrument)
    except AnswerError:
        return False
    return True


def _offers(scan: ScanShape, framework: Framework, phase: Phase) -> Iterator[str]:
    roles = [role.key for role in framework.roles]
    offers = [(one.role, one.level) for one in scan.offers]
    if wrong := [f"{role} {level}" for role, level in offers if role not in roles or level not in phase.offers]:
        yield f"Deze fase biedt geen extra vragen aan over {several(wrong)}."
    if len(set(offers)) < len(offers):
        yield "Over dezelfde extra vragen is twee keer beslist."


def _setting(scan: ScanShape, framework: Framework) -> Iterator[str]:
    if scan.setting and scan.setting.audience not in {one.key for one in framework.audiences}:
        yield f"De doelgroep {named(scan.setting.audience)} bestaat niet."
    if scan.setting and scan.setting.specialism not in {"", *(one.key for one in framework.specialisms)}:
        yield f"Het specialisme {named(scan.setting.specialism)} bestaat niet."
