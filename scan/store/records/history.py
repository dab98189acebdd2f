"""The entries of a sitting in the database: read and verified as a whole, or extended by what differs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from scan.store.errors import DamagedError
from scan.store.records import tables
from scan.store.records.blocks import (
    PackedEntry,
    choice_of,
    extended,
    last_entries,
    unpacked,
    value_of,
    verified_blocks,
)
from scan.store.records.digest import StoredRow
from scan.store.records.entries import TEXT_FIELDS, Entry, EntryKey, EntryValues
from scan.store.records.rows import update_row
from scan.store.records.texts import SealedText, delete_texts, insert_texts, read_texts, sealed, text_of


class CurrentValue(NamedTuple):
    """The current value of a key and the number of its last entry, 0 for none."""

    value: str | None
    number: int


def read_entries(connection: Connection, row: StoredRow) -> tuple[Entry, ...]:
    """Return all entries of a sitting; raises DamagedError when one, or a text, is not as it was written."""
    return verified_entries(row, read_blocks(connection, row), read_texts(connection, row["id"]))


def read_entries_of(connection: Connection, rows: Sequence[StoredRow]) -> list[tuple[Entry, ...]]:
    """Return all entries of each of these sittings, read in two queries."""
    ids = [row["id"] for row in rows]
    blocks: dict[str, list[StoredRow]] = {name: [] for name in ids}
    found: dict[str, dict[int, StoredRow]] = {name: {} for name in ids}
    query = (
        select(tables.blocks)
        .where(tables.blocks.c.sitting.in_(ids))
        .order_by(tables.blocks.c.sitting, tables.blocks.c.number)
    )
    for block in connection.execute(query).mappings().all():
        blocks[block["sitting"]].append(block)
    for text in connection.execute(select(tables.texts).where(tables.texts.c.sitting.in_(ids))).mappings().all():
        found[text["sitting"]][text["number"]] = text
    return [verified_entries(row, blocks[row["id"]], found[row["id"]]) for row in rows]


def verified_entries(row: StoredRow, blocks: Sequence[StoredRow], found: Mapping[int, StoredRow]) -> tuple[Entry, ...]:
    """Return the entries of a sitting from its blocks and its texts, `found` by number; raises DamagedError."""
    packed = tuple(unpacked(verified_blocks(row, blocks)))
    last = {entry.key: entry for entry in packed if entry.key.field in TEXT_FIELDS}
    current = {entry.number: text_of(found.get(entry.number), entry.digest) for entry in last.values() if entry.digest}
    if found.keys() != current.keys():
        raise DamagedError
    return tuple(Entry(one.number, one.key, _value(one, current), one.at) for one in packed)


def read_blocks(connection: Connection, row: StoredRow) -> Sequence[StoredRow]:
    """Return the blocks of a sitting, not verified."""
    query = select(tables.blocks).where(tables.blocks.c.sitting == row["id"]).order_by(tables.blocks.c.number)
    return connection.execute(query).mappings().all()


def current_values(
    connection: Connection, row: StoredRow, blocks: Sequence[StoredRow], keys: Iterable[EntryKey]
) -> dict[EntryKey, CurrentValue]:
    """Return the current values of these keys; only texts are verified, since reading a sitting verifies the rest."""
    last = last_entries(blocks, keys)
    numbers = [entry.number for entry in last.values() if entry.digest]
    stored = read_texts(connection, row["id"], numbers) if numbers else {}
    found = {entry.number: text_of(stored.get(entry.number), entry.digest) for entry in last.values() if entry.digest}
    return {key: CurrentValue(_value(entry, found), entry.number) for key, entry in last.items()}


def add_values(connection: Connection, row: StoredRow, values: EntryValues, at: int) -> StoredRow:
    """Add an entry for every value that differs from the current one, and return the changed row of the sitting."""
    blocks = read_blocks(connection, row)
    current = current_values(connection, row, blocks, values)
    new = {key: value for key, value in values.items() if current[key].value != value}
    return append(connection, row, blocks, new, current, at)


def append(
    connection: Connection,
    row: StoredRow,
    blocks: Sequence[StoredRow],
    values: EntryValues,
    current: Mapping[EntryKey, CurrentValue],
    at: int,
) -> StoredRow:
    """Add an entry for each of these values, in place of the `current` ones; return the changed row of the sitting."""
    if not values:
        return row
    seals = {key: sealed(value) for key, value in values.items() if key.field in TEXT_FIELDS and value is not None}
    changed = extended(row, blocks, [_packed(key, value, seals.get(key)) for key, value in values.items()], at)
    _write_blocks(connection, changed, len(blocks))
    replaced = [current[key] for key in values if key.field in TEXT_FIELDS]
    delete_texts(connection, row["id"], [one.number for one in replaced if one.value is not None])
    numbered = enumerate(values, row["entries"] + 1)
    insert_texts(connection, row["id"], [(number, seals[key]) for number, key in numbered if key in seals])
    count = row["entries"] + len(values)
    return update_row(connection, tables.sittings, row, entries=count, head=changed[-1]["digest"], saved_at=at)


def _write_blocks(connection: Connection, changed: Sequence[StoredRow], existing: int) -> None:
    for block in changed:
        if block["number"] <= existing:
            place = (tables.blocks.c.sitting == block["sitting"], tables.blocks.c.number == block["number"])
            connection.execute(update(tables.blocks).where(*place).values(dict(block)))
        else:
            connection.execute(insert(tables.blocks), dict(block))


def _packed(key: EntryKey, value: str | None, seal: SealedText | None) -> PackedEntry:
    return PackedEntry(key, choice_of(key.field, value), seal and seal.digest)


def _value(entry: PackedEntry, found: Mapping[int, str]) -> str | None:
    """The value of an entry; of a free text the one `found` under its number, None once it was replaced."""
    return found.get(entry.number) if entry.digest else value_of(entry.key.field, entry.choice)
