"""Changes a JSON value in one place, so that the result is still valid JSON and gets past the parser."""

import json
import random
from typing import Any

ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1e300,
    2**70,
    "",
    "\ud800",
    "\0",
    "x" * 201,
    "2026-11-22T10:00:00Z",
    "NE",
    [],
    {},
    [[]],
)
ODD_BYTES = (b"", b'"', b"{", b"]", b",", b"\\", b"\x00", b"\xff", b"9" * 30, b"null", b"\\ud800")


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Return mutated bytes, at most `most`: usually JSON with one changed value, sometimes arbitrary bytes replaced."""
    chance = random.Random(seed)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return with_replaced_bytes(content, chance)[:most]
    if chance.random() < 0.3:
        return with_replaced_bytes(content, chance)[:most]
    return json.dumps(with_changed_value(value, chance)).encode()[:most]


def with_replaced_bytes(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few replaced."""
    start = chance.randint(0, len(content))
    return content[:start] + chance.choice(ODD_BYTES) + content[start + chance.randint(0, 8) :]


def with_changed_value(value: Any, chance: random.Random) -> Any:
    """Return the value with one value inside it changed, removed or added."""
    if not value or not isinstance(value, dict | list) or chance.random() < 0.1:
        return chance.choice(ODD_VALUES)
    keys = list(value) if isinstance(value, dict) else range(len(value))
    key: Any = chance.choice(keys)
    copy: Any = value.copy()
    action = chance.random()
    if action < 0.7:
        copy[key] = with_changed_value(value[key], chance)
    elif action < 0.8:
        del copy[key]
    elif isinstance(copy, dict):
        copy[str(chance.choice((*keys, *ODD_VALUES)))] = copy[key]
    else:
        copy.append(copy[key])
    return copy
