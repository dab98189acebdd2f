"""JSON from outside, read strictly: no key twice, no NaN, nothing deep, nothing endless; and JSON as a hash sees it."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Literal, NoReturn

Json = dict[str, Any]
Reason = Literal["no_json", "twice", "no_number", "deep", "many", "no_text"]
TOLD: dict[Reason, str] = {
    "no_json": "dit is geen JSON",
    "twice": "een sleutel staat er twee keer",
    "no_number": "een getal is er geen, of is oneindig",
    "deep": "er staan te veel lijsten in elkaar",
    "many": "er staan te veel waarden in",
    "no_text": "een tekst bevat een teken dat geen tekst is",
}
MOST_DEPTH, MOST_VALUES = 20, 20_000  # reliability.md, "Content and imports"
# From every quote it matches, also where the text ends: it would else look on from each of them again.
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # no database keeps these


class JsonError(ValueError):
    """Text that is no JSON we take; `reason` says why, `detail` where when that is known."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(TOLD[reason] + (f" ({detail})" if detail else ""))
        self.reason = reason
        self.detail = detail


def read_json(text: str, most: int = MOST_VALUES) -> Any:
    """The one value that `text` holds, with at most `most` inside it; JsonError when there is none, or none we take."""
    if sum(map(QUOTED.sub("", text).count, ",:[{")) > 2 * most:
        raise JsonError("many")  # before a small file becomes a large memory
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_float)
    except RecursionError:
        raise JsonError("deep") from None
    except JsonError:
        raise
    except ValueError as error:
        raise JsonError("no_json", f"regel {error.lineno}" if isinstance(error, json.JSONDecodeError) else "") from None
    weigh(value, most)
    return value


def canonical(value: Any) -> bytes:
    """A JSON value as bytes that depend on nothing but what it says."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def hash_of(value: Any) -> str:
    """The SHA-256 of a JSON value, as 64 hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def _object(pairs: list[tuple[str, Any]]) -> Json:
    found: Json = {}
    for key, value in pairs:
        if key in found:
            raise JsonError("twice", key if key.isprintable() and len(key) <= 60 else "")
        found[key] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise JsonError("no_number", name)


def _float(text: str) -> float:
    number = float(text)
    return number if abs(number) < float("inf") else _no_number(text[:20])


def weigh(value: Any, most: int) -> None:
    """JsonError when a JSON value is too deep or holds more than `most`; walks without recursion."""
    waiting, seen = [iter([value])], 0
    while waiting:
        for one in waiting[-1]:
            seen += 1
            if seen > most:
                raise JsonError("many")
            if isinstance(one, str) and NO_TEXT.search(one):
                raise JsonError("no_text")
            if isinstance(one, dict | list):
                waiting.append(_inside(one))
                break
        else:
            waiting.pop()
        if len(waiting) > MOST_DEPTH:
            raise JsonError("deep")


def _inside(value: Json | list[Any]) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        yield from value.values()
    else:
        yield from value
