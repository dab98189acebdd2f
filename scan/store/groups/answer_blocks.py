"""Reads the answers of given scans as blocks of one byte an answer, item by item; no block is ever stored."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from scan.store.durable import DurableStore
from scan.store.errors import NotFoundError
from scan.store.records.digest import StoredRow, verified_chain, verified_row
from scan.store.records.tables import blocks, sittings

SCANS_AT_ONCE = 4096
# An entry as the module `blocks` packs it. The codes of an answer come first: 0 removed, 1–5, 6 for NE, 7 for NVT.
_ENTRY = np.dtype([("place", "<u2"), ("code", "u1"), ("seconds", "<i4")])
_ANSWER_CODES = 8
_Result = TypeVar("_Result")


class AnswerBlock(NamedTuple):
    """The answers of some scans: `codes[item, scan]` is 0 when open, 1–5, 6 for NE and 7 for NVT."""

    scans: Sequence[str]
    codes: NDArray[np.uint8]


class ScanAsked(NamedTuple):
    """The version and phase that all scans must have, and the ids of the items to read."""

    version: str
    phase: str
    items: Sequence[str]


def fold_answers(
    store: DurableStore, scans: Sequence[str], asked: ScanAsked, fold: Callable[[Iterator[AnswerBlock]], _Result]
) -> _Result:
    """Return what `fold` makes of the answers of these scans, whose owners all agreed to it.

    In blocks of at most 4,096, in the order given. Raises NotFoundError when one is no scan of this version and phase,
    DamagedError when one is not as it was written.
    """
    parts = [scans[start : start + SCANS_AT_ONCE] for start in range(0, len(scans), SCANS_AT_ONCE)]
    return store.database.read(lambda connection: fold(_block(connection, part, asked) for part in parts))


def _block(connection: Connection, scans: Sequence[str], asked: ScanAsked) -> AnswerBlock:
    own = sittings.c.id.in_(scans), sittings.c.rates.is_(None)
    alike = sittings.c.version == asked.version, sittings.c.phase == asked.phase
    rows = {row["id"]: row for row in connection.execute(select(sittings).where(*own, *alike)).mappings().all()}
    chains: dict[str, list[StoredRow]] = {name: [] for name in rows}
    query = select(blocks).where(blocks.c.sitting.in_(scans)).order_by(blocks.c.sitting, blocks.c.number)
    for block in connection.execute(query).mappings().all():
        chains.setdefault(block["sitting"], []).append(block)
    if rows.keys() != set(scans):
        raise NotFoundError
    verified = [_verified(rows[name], chains[name]) for name in scans]
    return AnswerBlock(scans, _codes(verified, {item: row for row, item in enumerate(asked.items)}))


def _verified(row: StoredRow, chain: Sequence[StoredRow]) -> tuple[str, bytes]:
    """The names of the items of a scan, and its packed entries."""
    verified_chain(blocks, chain, len(chain), verified_row(sittings, row)["head"])
    names, data = [block["items"] for block in chain if block["items"]], [block["data"] for block in chain]
    return "\n".join(names), b"".join(data)


def _codes(scans: Sequence[tuple[str, bytes]], row_of: Mapping[str, int]) -> NDArray[np.uint8]:
    """The last answer of every item in every scan; a row more takes what is none of these items."""
    names, places, starts = dict[str, int](), list[int](), list[int]()
    for one, _ in scans:
        if one not in names:
            names[one] = len(places)
            places += [row_of.get(item, len(row_of)) for item in one.split("\n")]
        starts.append(names[one])
    entries = np.frombuffer(b"".join([data for _, data in scans]), _ENTRY)
    lengths = [len(data) // _ENTRY.itemsize for _, data in scans]
    rows = np.array(places)[np.repeat(starts, lengths) + entries["place"]]
    is_answer = entries["code"] < _ANSWER_CODES
    codes = np.zeros((len(row_of) + 1, len(scans)), np.uint8)
    # Of a place that comes twice the last value stays, as numpy promises for an assignment.
    codes[rows[is_answer], np.repeat(np.arange(len(scans)), lengths)[is_answer]] = entries["code"][is_answer]
    return codes[:-1]
