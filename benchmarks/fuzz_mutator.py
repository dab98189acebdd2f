"""Changes a JSON value in one place, so that what comes out is JSON still and gets past the first door."""

import json
import random
from typing import Any

ODD: tuple[Any, ...] = (
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
BYTES = (b"", b'"', b"{", b"]", b",", b"\\", b"\x00", b"\xff", b"9" * 30, b"null", b"\\ud800")


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Other bytes, at most `most`: mostly JSON with one place changed, and sometimes bent without regard for it."""
    dice = random.Random(seed)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return bent(content, dice)[:most]
    if dice.random() < 0.3:
        return bent(content, dice)[:most]
    return json.dumps(changed(value, dice)).encode()[:most]


def bent(content: bytes, dice: random.Random) -> bytes:
    """The bytes with a few replaced."""
    start = dice.randint(0, len(content))
    return content[:start] + dice.choice(BYTES) + content[start + dice.randint(0, 8) :]


def changed(value: Any, dice: random.Random) -> Any:
    """The value with something else in one place inside it."""
    if not value or not isinstance(value, dict | list) or dice.random() < 0.1:
        return dice.choice(ODD)
    keys = list(value) if isinstance(value, dict) else range(len(value))
    key: Any = dice.choice(keys)
    copy: Any = value.copy()
    deed = dice.random()
    if deed < 0.7:
        copy[key] = changed(value[key], dice)
    elif deed < 0.8:
        del copy[key]
    elif isinstance(copy, dict):
        copy[str(dice.choice((*keys, *ODD)))] = copy[key]
    else:
        copy.append(copy[key])
    return copy
