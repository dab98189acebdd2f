"""The shape of a content file: which keys, which kinds of values; pydantic's verdict in the author's words."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scan.content.mistakes import Mistake, Place, choices, shown
from scan.instrument.base import Definition

D = TypeVar("D", bound=Definition)

RULES = {
    "missing": "this key is missing",
    "string_type": "{input} is no text; put quotes around it",
    "string_too_short": "must not be empty",
    "int_type": "{input} is no whole number",
    "int_from_float": "{input} is no whole number",
    "float_type": "{input} is no number",
    "bool_type": "{input} is neither true nor false",
    "fraction_type": '{input} is no fraction; write it like "2/3"',
    "fraction_parsing": '{input} is no fraction; write it like "2/3"',
    "tuple_type": "{input} is no list; put each entry on a line of its own, after '- '",
    "dict_type": "{input} has no keys; put each key on a line of its own",
    "model_type": "{input} has no keys; put each key on a line of its own",
    "too_short": "needs at least {min_length}",
    "too_long": "takes at most {max_length}",
    "greater_than": "{input} is too low; it must be more than {gt:g}",
    "greater_than_equal": "{input} is too low; it must be at least {ge:g}",
    "less_than_equal": "{input} is too high; it must be at most {le:g}",
}
PATTERNS = {
    "id": "{input} is no id; use small letters, digits and single hyphens, like mh-12",
    "checked": '{input} is no date; write it like "2025-11-30"',
}
NOUNS = {"levels": "level", "scope": "level", "offers": "level"}


def parsed(definition: type[D], value: Any) -> D:
    """`value` as `definition`; ValidationError when its shape is wrong."""
    return definition.model_validate_json(json.dumps(value))


def sound(definition: type[D], entries: Any) -> Iterator[tuple[int, D]]:
    """The entries of a list whose shape is right, each with its position."""
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        try:
            yield position, parsed(definition, entry)
        except ValidationError:
            continue


def shape_mistakes(definition: type[Definition], value: Any) -> list[Mistake]:
    """Everything by which `value` is no `definition`."""
    try:
        parsed(definition, value)
    except ValidationError as error:
        return [mistake(definition, one) for one in error.errors(include_url=False)]
    return []


def mistake(definition: type[Definition], error: ErrorDetails) -> Mistake:
    """One verdict of pydantic as a place and a rule."""
    place = error["loc"]
    if place and place[-1] == "[key]":
        return Mistake(place[:-1], unknown_key(str(place[-2]), expected(error)))
    if error["type"] == "extra_forbidden":
        return Mistake(place, unknown_key(str(place[-1]), list(definition_at(definition, place[:-1]).model_fields)))
    if not place:
        return Mistake(place, f"must begin with a key; {choices(definition.model_fields)}")
    return Mistake(place, rule(place, error))


def rule(place: Place, error: ErrorDetails) -> str:
    """What the value at `place` breaks."""
    field = next((step for step in reversed(place) if isinstance(step, str)), "value")
    given = shown(error["input"])
    if error["type"] == "literal_error":
        return f"{given} is no {NOUNS.get(field, field)}; {choices(expected(error))}"
    if error["type"] == "string_pattern_mismatch" and field in PATTERNS:
        return PATTERNS[field].format(input=given)
    template = RULES.get(error["type"])
    return template.format(input=given, **error.get("ctx", {})) if template else error["msg"]


def unknown_key(key: str, allowed: list[str]) -> str:
    """The rule that every key must be known, with the likeliest one meant."""
    near = get_close_matches(key, allowed, n=1)
    return f"unknown key; {f'did you mean {near[0]}? ' if near else ''}{choices(allowed)}"


def expected(error: ErrorDetails) -> list[str]:
    """The choices pydantic names as `'a', 'b' or 'c'`."""
    return str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")


def definition_at(definition: type[Definition], place: Place) -> type[Definition]:
    """The definition that describes what stands at `place`."""
    for step in place:
        if isinstance(step, str):
            annotation = definition.model_fields[step].annotation
            definition = next(kind for kind in (*get_args(annotation), annotation) if is_definition(kind))
    return definition


def is_definition(kind: Any) -> bool:
    """Whether a type is one of our definitions."""
    return isinstance(kind, type) and issubclass(kind, Definition)
