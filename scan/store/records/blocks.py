"""Packed entries: a block holds up to 900 bytes of the entries of a sitting, 7 bytes each (reliability.md §1, Rows)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from struct import Struct
from typing import Any

from scan.limits.limits import SCAN_ITEMS
from scan.store.errors import DamagedError, refuse_above
from scan.store.records import tables
from scan.store.records.digest import StoredRow, verified_chain, verified_row, with_digest
from scan.store.records.entries import CHOICES, TEXT_FIELDS, EntryKey, StoredEntry

# SQLite keeps rows of up to 1,002 bytes together; longer ones get pages of their own.
BLOCK_SIZE = 900
# Position of the item among the sitting's items; field * 16 + choice; seconds since the block's first entry.
_ENTRY = Struct("<HBi")
_DIGEST = 16
_FARTHEST = 2**31 - 1
_SECOND = 1_000_000
_FIELDS = tuple(CHOICES)


def _code(field: str, choice: int) -> int:
    return _FIELDS.index(field) << 4 | choice


# Choice 0 is a removed value; the only choice of a free text, "", is that there is one.
_VALUES = {
    _code(field, number): value
    for field, choices in CHOICES.items()
    for number, value in enumerate((None, *(choices or ("",))))
}
_TEXT_CODES = tuple(_code(field, 1) for field in TEXT_FIELDS)


class Blocks:
    """The blocks of the sitting of `row`, oldest first."""

    def __init__(self, row: StoredRow, blocks: Sequence[StoredRow]) -> None:
        self._row = row
        self._blocks = blocks

    def __len__(self) -> int:
        return len(self._blocks)

    @cached_property
    def _positions(self) -> dict[str, int]:
        names = "\n".join([block["items"] for block in self._blocks if block["items"]])
        return {name: position for position, name in enumerate(names.split("\n"))} if names else {}

    def entries(self) -> Iterator[StoredEntry]:
        """Yield all entries, a free text as ""; raises DamagedError when one was changed, removed, added or moved."""
        verified_chain(tables.blocks, self._blocks, len(self._blocks), self._row["head"])
        self._check_length()
        names, digests = list(self._positions), iter(_parts(self._digests()))
        keys = [[EntryKey(name, field) for field in _FIELDS] for name in names]
        number = 0
        for block in self._blocks:
            for position, code, seconds in _ENTRY.iter_unpack(block["data"]):
                number += 1
                key, digest = keys[position][code >> 4], next(digests) if code in _TEXT_CODES else None
                yield StoredEntry(number, key, _VALUES[code], block["at"] + seconds * _SECOND, digest)

    def last_entries(self, keys: Iterable[EntryKey]) -> dict[EntryKey, StoredEntry]:
        """Return the last entry of each of these keys, without its time; its number is 0 when there is none.

        Searches bytes instead of unpacking, so that the time of a save does not grow with the number of entries.
        """
        data = b"".join([block["data"] for block in self._blocks])
        low, high, codes = (data[start :: _ENTRY.size] for start in range(3))
        return {key: self._last_entry(key, low, high, codes) for key in keys}

    def extended(self, new: Iterable[StoredEntry], at: int) -> list[StoredRow]:
        """Return the changed last block and the new blocks, after these entries are added at this stamp."""
        self._check_end()
        positions = dict(self._positions)
        changed = [dict(block) for block in self._blocks[-1:]]
        before = self._blocks[-2]["digest"] if len(self._blocks) > 1 else ""
        number = len(self._blocks)
        for entry in new:
            if not changed or _size(changed[-1]) + _room_for(entry) > BLOCK_SIZE:
                number += 1
                empty = {"at": at, "items": "", "data": b"", "digests": None}
                changed.append({"sitting": self._row["id"], "number": number, **empty})
            _add(changed[-1], positions, entry, at)
        chained: list[StoredRow] = []
        for block in changed:
            chained.append(with_digest(tables.blocks, block, before))
            before = chained[-1]["digest"]
        return chained

    def _check_end(self) -> None:
        """Verify the last block before it is changed, or its new digest would hide that it was changed before."""
        head = ""
        if self._blocks:
            before = self._blocks[-2]["digest"] if len(self._blocks) > 1 else ""
            head = verified_row(tables.blocks, self._blocks[-1], before)["digest"]
        if head != self._row["head"]:
            raise DamagedError
        self._check_length()

    def _check_length(self) -> None:
        if self._row["entries"] * _ENTRY.size != sum([len(block["data"]) for block in self._blocks]):
            raise DamagedError

    def _last_entry(self, key: EntryKey, low: bytes, high: bytes, codes: bytes) -> StoredEntry:
        position, field, index = self._positions.get(key.item), _FIELDS.index(key.field), len(low)
        while position is not None and (index := low.rfind(position & 255, 0, index)) >= 0:
            code = codes[index]
            if code >> 4 == field and high[index] == position >> 8:
                digest = self._digest_at(codes, index) if code in _TEXT_CODES else None
                return StoredEntry(index + 1, key, _VALUES[code], 0, digest)
        return StoredEntry(0, key, None, 0)

    def _digest_at(self, codes: bytes, index: int) -> bytes:
        earlier = sum(codes.count(code, 0, index) for code in _TEXT_CODES)
        return self._digests()[earlier * _DIGEST : (earlier + 1) * _DIGEST]

    def _digests(self) -> bytes:
        return b"".join(block["digests"] or b"" for block in self._blocks)


def _add(block: dict[str, Any], positions: dict[str, int], entry: StoredEntry, at: int) -> None:
    item, field = entry.key
    if item not in positions:
        refuse_above(SCAN_ITEMS, len(positions) + 1)
        positions[item] = len(positions)
        block["items"] = f"{block['items']}\n{item}" if block["items"] else item
    choices = CHOICES[field] or (entry.value,)
    choice = 0 if entry.value is None else choices.index(entry.value) + 1
    seconds = max(-_FARTHEST, min(_FARTHEST, (at - block["at"]) // _SECOND))
    block["data"] += _ENTRY.pack(positions[item], _code(field, choice), seconds)
    if entry.digest:
        block["digests"] = (block["digests"] or b"") + entry.digest


def _size(block: StoredRow) -> int:
    return len(block["items"].encode()) + len(block["data"]) + len(block["digests"] or b"")


def _room_for(entry: StoredEntry) -> int:
    return _ENTRY.size + len(entry.key.item.encode()) + 1 + len(entry.digest or b"")


def _parts(digests: bytes) -> list[bytes]:
    return [digests[start : start + _DIGEST] for start in range(0, len(digests), _DIGEST)]
