"""Packed entries: a block holds up to 50 entries of a sitting, 7 bytes each (reliability.md §1, Rows)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from struct import Struct
from typing import Any, NamedTuple

from scan.store.errors import DamagedError, RefusedError
from scan.store.records import tables
from scan.store.records.digest import StoredRow, verified_chain, verified_row, with_digest
from scan.store.records.entries import CHOICES, TEXT_FIELDS, EntryKey

BLOCK_SIZE = 50
# Position of the item among the sitting's items, field and choice in one byte, seconds since the block's first entry.
_ENTRY = Struct("<HBi")
_FULL = BLOCK_SIZE * _ENTRY.size
_DIGEST = 16
_MOST_ITEMS = 2**16
_FARTHEST = 2**31 - 1
_SECOND = 1_000_000
_FIELDS = tuple(CHOICES)
_REMOVED, _TEXT = 0, 1
_TEXT_CODES = tuple(_FIELDS.index(field) << 4 | _TEXT for field in TEXT_FIELDS)


class PackedEntry(NamedTuple):
    """An entry as a block holds it: `choice` is 0 when removed, else a choice of the field counted from 1.

    `digest` is the keyed digest of a free text, None for other fields and for a removed text.
    """

    key: EntryKey
    choice: int
    digest: bytes | None = None
    number: int = 0
    at: int = 0


def choice_of(field: str, value: str | None) -> int:
    """Return the choice that stands for a value of this field."""
    if value is None:
        return _REMOVED
    return _TEXT if field in TEXT_FIELDS else CHOICES[field].index(value) + 1


def value_of(field: str, choice: int) -> str | None:
    """Return the value for which a choice stands, "" for a free text."""
    if choice == _REMOVED:
        return None
    return "" if field in TEXT_FIELDS else CHOICES[field][choice - 1]


def verified_blocks(row: StoredRow, blocks: Sequence[StoredRow]) -> Sequence[StoredRow]:
    """Return all blocks of a sitting; raises DamagedError when one was changed, removed, added or moved."""
    verified_chain(tables.blocks, blocks, len(blocks), row["head"])
    if _length(blocks) != row["entries"]:
        raise DamagedError
    return blocks


def unpacked(blocks: Iterable[StoredRow]) -> Iterator[PackedEntry]:
    """Yield the entries of a sitting, oldest first."""
    names, numbers = list[str](), count(1)
    for block in blocks:
        names += _names((block,))
        digests = iter(_parts(block["digests"] or b""))
        for (position, code, seconds), number in zip(_ENTRY.iter_unpack(block["data"]), numbers, strict=False):
            key = EntryKey(names[position], _FIELDS[code >> 4])
            digest = next(digests) if code in _TEXT_CODES else None
            yield PackedEntry(key, code & 15, digest, number, block["at"] + seconds * _SECOND)


def last_entries(blocks: Sequence[StoredRow], keys: Iterable[EntryKey]) -> dict[EntryKey, PackedEntry]:
    """Return the last entry of each of these keys, without its time; its number is 0 when there is none.

    Searches bytes instead of unpacking, so that the time of a save does not grow with the number of entries.
    """
    positions = {name: position for position, name in enumerate(_names(blocks))}
    data = b"".join(block["data"] for block in blocks)
    low, high, codes = (data[start :: _ENTRY.size] for start in range(3))
    found = {}
    for key in keys:
        position, field, index = positions.get(key.item, -1), _FIELDS.index(key.field), len(low)
        while position >= 0 and (index := low.rfind(position & 255, 0, index)) >= 0:
            if high[index] == position >> 8 and codes[index] >> 4 == field:
                break
        known = position >= 0 <= index
        digest = _digest_at(blocks, codes, index) if known and codes[index] in _TEXT_CODES else None
        found[key] = PackedEntry(key, codes[index] & 15, digest, index + 1) if known else PackedEntry(key, _REMOVED)
    return found


def extended(row: StoredRow, blocks: Sequence[StoredRow], new: Iterable[PackedEntry], at: int) -> list[StoredRow]:
    """Return the changed last block and the new blocks of a sitting to which entries made `at` this stamp are added."""
    _check_end(row, blocks)
    positions = {name: position for position, name in enumerate(_names(blocks))}
    changed = [dict(block) for block in blocks[-1:] if len(block["data"]) < _FULL]
    before = blocks[-1 - len(changed)]["digest"] if len(blocks) > len(changed) else ""
    number = len(blocks)
    for entry in new:
        if not changed or len(changed[-1]["data"]) == _FULL:
            number += 1
            empty = {"items": "", "data": b"", "digests": None}
            changed.append({"sitting": row["id"], "number": number, "at": at, **empty})
        _add(changed[-1], positions, entry, at)
    chained: list[StoredRow] = []
    for block in changed:
        chained.append(with_digest(tables.blocks, block, before))
        before = chained[-1]["digest"]
    return chained


def _check_end(row: StoredRow, blocks: Sequence[StoredRow]) -> None:
    """Verify the last block before it is changed, or a changed one would be hidden by its new digest."""
    if blocks:
        verified_row(tables.blocks, blocks[-1], blocks[-2]["digest"] if len(blocks) > 1 else "")
    if (_length(blocks), blocks[-1]["digest"] if blocks else "") != (row["entries"], row["head"]):
        raise DamagedError


def _add(block: dict[str, Any], positions: dict[str, int], entry: PackedEntry, at: int) -> None:
    item, field = entry.key
    if item not in positions:
        if len(positions) == _MOST_ITEMS:
            raise RefusedError
        positions[item] = len(positions)
        block["items"] = f"{block['items']}\n{item}" if block["items"] else item
    seconds = max(-_FARTHEST, min(_FARTHEST, (at - block["at"]) // _SECOND))
    block["data"] += _ENTRY.pack(positions[item], _FIELDS.index(field) << 4 | entry.choice, seconds)
    if entry.digest:
        block["digests"] = (block["digests"] or b"") + entry.digest


def _names(blocks: Iterable[StoredRow]) -> list[str]:
    return [name for block in blocks if block["items"] for name in block["items"].split("\n")]


def _length(blocks: Iterable[StoredRow]) -> int:
    return sum(len(block["data"]) for block in blocks) // _ENTRY.size


def _parts(digests: bytes) -> list[bytes]:
    return [digests[start : start + _DIGEST] for start in range(0, len(digests), _DIGEST)]


def _digest_at(blocks: Iterable[StoredRow], codes: bytes, index: int) -> bytes:
    earlier = sum(codes.count(code, 0, index) for code in _TEXT_CODES)
    digests = b"".join(block["digests"] or b"" for block in blocks)
    return digests[earlier * _DIGEST : (earlier + 1) * _DIGEST]
