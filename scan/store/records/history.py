"""The entries of a sitting in the database: read and verified as a whole, or extended by what differs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from scan.limits.limits import SCAN_CHANGES, SCAN_GOALS, TEXT_IN_ALL, TEXTS
from scan.store.errors import DamagedError, refuse_above
from scan.store.records import tables
from scan.store.records.blocks import Blocks
from scan.store.records.digest import StoredRow
from scan.store.records.entries import GOAL_FIELD, TEXT_FIELDS, EntryKey, EntryValues, StoredEntry
from scan.store.records.rows import update_row
from scan.store.records.statements import Statement, insert_into, key_values, select_by, update_of
from scan.store.records.texts import SealedText, delete_texts, insert_texts, read_texts, sealed, verified_text

_TEXT_TOTALS = Statement(
    select(func.count(), func.sum(func.length(tables.texts.c.text))).where(
        tables.texts.c.sitting == tables.sittings.c.id, tables.sittings.c.person == bindparam("person")
    ),
    ("count", "length"),
)


class CurrentValue(NamedTuple):
    """The current value of a key and the number of its last entry, 0 for none."""

    value: str | None
    number: int


def read_entries(connection: Connection, row: StoredRow) -> tuple[StoredEntry, ...]:
    """Return all entries of a sitting; raises DamagedError when one, or a text, is not as it was written."""
    return verified_entries(row, _block_rows(connection, row), read_texts(connection, row["id"]))


def read_entries_of(connection: Connection, rows: Sequence[StoredRow]) -> list[tuple[StoredEntry, ...]]:
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


def verified_entries(
    row: StoredRow, blocks: Sequence[StoredRow], found: Mapping[int, StoredRow]
) -> tuple[StoredEntry, ...]:
    """Return the entries of a sitting from its blocks and its texts, `found` by number; raises DamagedError."""
    entries = tuple(Blocks(row, blocks).entries())
    last = {entry.key: entry for entry in entries if entry.key.field in TEXT_FIELDS}
    current = {
        entry.number: verified_text(found.get(entry.number), entry.digest) for entry in last.values() if entry.digest
    }
    if found.keys() != current.keys():
        raise DamagedError
    return tuple(one._replace(value=current.get(one.number)) if one.digest else one for one in entries)


def read_blocks(connection: Connection, row: StoredRow) -> Blocks:
    """Return the blocks of a sitting, not verified."""
    return Blocks(row, _block_rows(connection, row))


def current_values(
    connection: Connection, row: StoredRow, blocks: Blocks, keys: Iterable[EntryKey]
) -> dict[EntryKey, CurrentValue]:
    """Return the current values of these keys; only texts are verified, since reading a sitting verifies the rest."""
    last = blocks.last_entries(keys)
    found = read_texts(connection, row["id"]) if any(entry.digest for entry in last.values()) else {}
    return {
        key: CurrentValue(verified_text(found.get(one.number), one.digest) if one.digest else one.value, one.number)
        for key, one in last.items()
    }


def add_values(connection: Connection, row: StoredRow, values: EntryValues, at: int) -> StoredRow:
    """Add an entry for every value that differs from the current one, and return the changed row of the sitting."""
    blocks = read_blocks(connection, row)
    nothing = CurrentValue(None, 0)
    current = current_values(connection, row, blocks, values) if len(blocks) else dict.fromkeys(values, nothing)
    new = {key: value for key, value in values.items() if current[key].value != value}
    return append(connection, row, blocks, new, current, at)


def append(
    connection: Connection,
    row: StoredRow,
    blocks: Blocks,
    values: EntryValues,
    current: Mapping[EntryKey, CurrentValue],
    at: int,
) -> StoredRow:
    """Add an entry for each of these values, in place of the `current` ones; return the changed row of the sitting."""
    if not values:
        return row
    count = row["entries"] + len(values)
    refuse_above(SCAN_CHANGES, count if any(values.values()) else 0)  # removing is always possible
    numbered = {key: number for number, key in enumerate(values, row["entries"] + 1)}
    seals = {key: sealed(value) for key, value in values.items() if key.field in TEXT_FIELDS and value is not None}
    new = (StoredEntry(numbered[key], key, value, at, _digest(seals.get(key))) for key, value in values.items())
    changed = blocks.extended(new, at)
    _write_blocks(connection, changed, len(blocks))
    replaced = [current[key] for key in values if key.field in TEXT_FIELDS]
    delete_texts(connection, row["id"], [one.number for one in replaced if one.value is not None])
    insert_texts(connection, row["id"], [(numbered[key], text) for key, text in seals.items()])
    _check_goals(blocks, [key for key in seals if key.field == GOAL_FIELD and current[key].value is None])
    return update_row(connection, tables.sittings, row, entries=count, head=changed[-1]["digest"], saved_at=at)


def check_texts(connection: Connection, person: str, added: EntryValues) -> None:
    """Raise RefusedError when texts are among these values and this person now has more than is allowed."""
    if not any(value and key.field in TEXT_FIELDS for key, value in added.items()):
        return
    (totals,) = _TEXT_TOTALS.run(connection, {"person": person})
    refuse_above(TEXTS, totals["count"])
    refuse_above(TEXT_IN_ALL, totals["length"])


def _check_goals(blocks: Blocks, added: Collection[EntryKey]) -> None:
    """Raise RefusedError when a scan would have more goals than is allowed, with these added to its blocks."""
    if not added:
        return
    last = {entry.key: entry.value for entry in blocks.entries()} if len(blocks) else {}
    goals = {*added, *(key for key, value in last.items() if value is not None)}
    refuse_above(SCAN_GOALS, sum(key.field == GOAL_FIELD for key in goals))


def _block_rows(connection: Connection, row: StoredRow) -> list[StoredRow]:
    return select_by(tables.blocks, "sitting", by="number").run(connection, {"sitting": row["id"]})


def _write_blocks(connection: Connection, changed: Sequence[StoredRow], existing: int) -> None:
    for block in changed:
        if block["number"] <= existing:
            columns = ("items", "data", "digests", "digest")
            values = {name: block[name] for name in columns} | key_values(tables.blocks, block)
            update_of(tables.blocks, *columns).run(connection, values)
        else:
            insert_into(tables.blocks).run(connection, block)


def _digest(text: SealedText | None) -> bytes | None:
    return text.digest if text else None
