"""The shape of a content file: which keys, which kinds of values; pydantic's verdict in Dutch."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scan.content.kinds import wrong_kind
from scan.content.mistakes import KeyPath, Mistake, choices_text, quoted_value, unknown_choice
from scan.instrument.base import Definition

D = TypeVar("D", bound=Definition)

RULES = {
    "missing": "deze sleutel ontbreekt",
    "string_too_short": "mag niet leeg zijn",
    "too_short": "er zijn er minstens {min_length} nodig",
    "too_long": "er mogen er hoogstens {max_length} zijn",
    "greater_than": "{input} is te laag; het moet meer dan {gt:g} zijn",
    "greater_than_equal": "{input} is te laag; het moet minstens {ge:g} zijn",
    "finite_number": "{input} is geen gewoon getal",
    "less_than_equal": "{input} is te hoog; het mag hoogstens {le:g} zijn",
}
PATTERNS = {
    "id": "{input} is geen id; gebruik kleine letters, cijfers en losse koppeltekens, zoals mh-12",
    "date": '{input} is geen datum; schrijf die als "2025-11-30"',
    "checked": '{input} is geen datum; schrijf die als "2025-11-30"',
}
OTHER = "{input} past hier niet"


def to_definition(definition: type[D], value: Any) -> D:
    """`value` as `definition`; ValidationError when its shape is wrong."""
    return definition.model_validate_json(json.dumps(value))


def valid_entries(definition: type[D], entries: Any) -> Iterator[tuple[int, D]]:
    """The entries of a list whose shape is right, each with its position."""
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        try:
            yield position, to_definition(definition, entry)
        except ValidationError:
            continue


def shape_mistakes(definition: type[Definition], value: Any) -> list[Mistake]:
    """Everything by which `value` is no `definition`."""
    try:
        to_definition(definition, value)
    except ValidationError as error:
        return [mistake(definition, one) for one in error.errors(include_url=False)]
    return []


def mistake(definition: type[Definition], error: ErrorDetails) -> Mistake:
    """One verdict of pydantic as a place and a rule."""
    place = error["loc"]
    if place and place[-1] == "[key]":
        is_choice = error["type"] == "literal_error"
        told = unknown_key(str(place[-2]), allowed_values(error)) if is_choice else rule(place, error)
        return Mistake(place[:-1], told)
    if error["type"] == "extra_forbidden":
        return Mistake(place, unknown_key(str(place[-1]), list(definition_at(definition, place[:-1]).model_fields)))
    if not place:
        return Mistake(place, f"begin met een sleutel; {choices_text(definition.model_fields)}")
    return Mistake(place, rule(place, error))


def rule(place: KeyPath, error: ErrorDetails) -> str:
    """What the value at `place` breaks."""
    field = next((step for step in reversed(place) if isinstance(step, str)), "value")
    given = quoted_value(error["input"])
    if error["type"] == "literal_error":
        return unknown_choice(error["input"], "kan hier niet", allowed_values(error))
    if error["type"] == "string_pattern_mismatch" and field in PATTERNS:
        return PATTERNS[field].format(input=given)
    bounds = {name: float(one) if isinstance(one, Fraction) else one for name, one in error.get("ctx", {}).items()}
    general = RULES.get(error["type"], OTHER).format(input=given, **bounds)
    return wrong_kind(error["type"], error["input"]) or general


def unknown_key(key: str, allowed: list[str]) -> str:
    """The rule that every key must be known, with the likeliest one meant."""
    near = get_close_matches(key, allowed, n=1)
    return f"onbekende sleutel; {f'bedoel je {near[0]}? ' if near else ''}{choices_text(allowed)}"


def allowed_values(error: ErrorDetails) -> list[str]:
    """The choices pydantic names as `'a', 'b' or 'c'`."""
    return str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")


def definition_at(definition: type[Definition], place: KeyPath) -> type[Definition]:
    """The definition that describes what stands at `place`."""
    for step in place:
        if isinstance(step, str):
            annotation = definition.model_fields[step].annotation
            definition = next(kind for kind in (*get_args(annotation), annotation) if is_definition(kind))
    return definition


def is_definition(kind: Any) -> bool:
    """Whether a type is one of our definitions."""
    return isinstance(kind, type) and issubclass(kind, Definition)
