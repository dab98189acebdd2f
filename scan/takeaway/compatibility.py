"""Checks that a scan from a file fits a known version of the questionnaire; messages are in Dutch."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scan.dutch import listing
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument
from scan.released.publication import DRAFT, instrument_digest
from scan.scoring.assessment import AnswerError, checked
from scan.takeaway.scan_schema import SaidShape, ScanShape, sitting_from_file

SAFE_NAME = re.compile(r"[\w .-]{1,60}")
MOST_NAMED = 5


class KnownVersion(NamedTuple):
    """A known version of the questionnaire and its hash ("" for the working content)."""

    instrument: Instrument
    digest: str


def known_versions(scans: Iterable[ScanShape], versions: Mapping[str, Instrument]) -> dict[str, KnownVersion]:
    """The known versions among those that `scans` name, each with its hash computed once."""
    wanted = [(name, versions[name]) for name in {scan.version for scan in scans} & versions.keys()]
    return {name: KnownVersion(one, "" if name == DRAFT else instrument_digest(one)) for name, one in wanted}


def safe_name(name: str) -> str:
    """A name from a file if it is safe to show on a screen, else a Dutch phrase instead."""
    return name if SAFE_NAME.fullmatch(name) else "een onleesbare naam"


def name_in_quotes(name: str) -> str:
    """A name from a file in quotes if it is safe to show, else a Dutch phrase instead."""
    return f"‘{name}’" if safe_name(name) == name else safe_name(name)


def names_in_quotes(names: Sequence[str]) -> str:
    """A Dutch enumeration of names from a file; after the first few only their number is given."""
    more = [f"nog {len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
    return listing([*map(name_in_quotes, names[:MOST_NAMED]), *more])


def mismatches(scan: ScanShape, versions: Mapping[str, KnownVersion]) -> Iterator[str]:
    """The reasons why `scan` does not fit a known version, as Dutch sentences; none when it fits."""
    version = versions.get(scan.version)
    if version is None:
        yield f"Deze scan hoort bij versie {name_in_quotes(scan.version)} van de vragenlijst. Die is hier niet bekend."
    elif version.instrument.framework.instrument != scan.instrument:
        yield f"Deze scan hoort bij een andere vragenlijst: {name_in_quotes(scan.instrument)}."
    elif scan.digest != version.digest:
        yield _other_content(scan, version.digest)
    else:
        yield from _inside(scan, version.instrument.set_for(scan.setting.specialism if scan.setting else ""))


def _other_content(scan: ScanShape, expected: str) -> str:
    hashes = f"de hash is {scan.digest or 'leeg'}, hier {expected or 'leeg'}"
    return f"Deze scan is gemaakt met een andere inhoud van versie {name_in_quotes(scan.version)} ({hashes})."


def _inside(scan: ScanShape, instrument: Instrument) -> Iterator[str]:
    phase = next((one for one in instrument.framework.phases if one.key == scan.phase), None)
    if phase is None:
        yield f"De fase {name_in_quotes(scan.phase)} bestaat niet in versie {name_in_quotes(scan.version)}."
    else:
        asked = {item.id for item in instrument.items_of(phase)}
        if unknown := [item_id for item_id in scan.items if item_id not in asked]:
            question = (
                f"Versie {name_in_quotes(scan.version)} vraagt in de fase {name_in_quotes(phase.label)} niet naar"
            )
            yield f"{question} {names_in_quotes(unknown)}."
        yield from _answers(scan, instrument, asked)
        yield from _offers(scan, instrument.framework, phase)
    yield from _setting(scan, instrument.framework)


def _answers(scan: ScanShape, instrument: Instrument, asked: Collection[str]) -> Iterator[str]:
    items = {item_id: shape for item_id, shape in scan.items.items() if item_id in asked}
    if not _is_allowed(scan, items, instrument):
        wrong = [one for one, shape in items.items() if not _is_allowed(scan, {one: shape}, instrument)]
        yield f"Het antwoord bij {names_in_quotes(wrong)} kan hier niet gegeven worden."


def _is_allowed(scan: ScanShape, items: Mapping[str, SaidShape], instrument: Instrument) -> bool:
    try:
        checked(sitting_from_file(scan.model_copy(update={"items": items})).assessment, instrument)
    except AnswerError:
        return False
    return True


def _offers(scan: ScanShape, framework: Framework, phase: Phase) -> Iterator[str]:
    roles = [role.key for role in framework.roles]
    offers = [(one.role, one.level) for one in scan.offers]
    if wrong := [f"{role} {level}" for role, level in offers if role not in roles or level not in phase.offers]:
        yield f"Deze fase biedt geen extra vragen aan over {names_in_quotes(wrong)}."
    if len(set(offers)) < len(offers):
        yield "Over dezelfde extra vragen is twee keer beslist."


def _setting(scan: ScanShape, framework: Framework) -> Iterator[str]:
    if scan.setting and scan.setting.audience not in {one.key for one in framework.audiences}:
        yield f"De doelgroep {name_in_quotes(scan.setting.audience)} bestaat niet."
    if scan.setting and scan.setting.specialism not in {"", *(one.key for one in framework.specialisms)}:
        yield f"Het specialisme {name_in_quotes(scan.setting.specialism)} bestaat niet."
