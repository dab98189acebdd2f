"""What changed between two versions of the content, told as an author would."""

from collections.abc import Iterator
from typing import Any

from scan.content.mistakes import NAMES, quoted_value
from scan.instrument.instrument import Instrument

Trail = tuple[str, ...]


def differences(instrument: Instrument, published: Instrument) -> list[str]:
    """Every difference of `instrument` from a published version, a line each; none when both say the same.

    The version itself is no difference: `items > mh-01 > text: was 'Ik vraag …', is nu 'Ik bespreek …'`.
    """
    now, before = (one.model_dump(mode="json", exclude={"version"}) for one in (instrument, published))
    return list(_differences(now, before, ()))


def _differences(now: Any, before: Any, trail: Trail) -> Iterator[str]:
    here = " > ".join(trail)
    if isinstance(now, list) and isinstance(before, list) and _are_named(now) and _are_named(before):
        if list(_named(now)) != list(_named(before)) and _named(now).keys() == _named(before).keys():
            yield f"{here}: andere volgorde"
        now, before = _named(now), _named(before)
    if isinstance(now, dict) and isinstance(before, dict):
        yield from _between(now, before, trail)
    elif now != before:
        yield f"{here}: was {quoted_value(before)}, is nu {quoted_value(now)}"


def _between(now: dict[str, Any], before: dict[str, Any], trail: Trail) -> Iterator[str]:
    """The differences of two mappings, in the order they are read."""
    for key in (*before, *(key for key in now if key not in before)):
        if key not in now:
            yield f"{' > '.join((*trail, key))}: vervallen"
        elif key not in before:
            yield f"{' > '.join((*trail, key))}: nieuw"
        else:
            yield from _differences(now[key], before[key], (*trail, key))


def _are_named(entries: list[Any]) -> bool:
    return all(isinstance(one, dict) and _name(one) is not None for one in entries)


def _named(entries: list[Any]) -> dict[str, Any]:
    return {str(_name(one)): one for one in entries}


def _name(entry: dict[str, Any]) -> Any:
    return next((entry[key] for key in NAMES if key in entry), None)
