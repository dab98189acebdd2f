"""Everything a store does × everyone it must not do it for."""

import inspect
import re
from collections.abc import Callable

import pytest

from scan.store import Actor, Changes, NotFoundError, Offer, Store
from scan.store.durable import DurableStore
from scan.store.records.tables import metadata
from tests.support.paths import ROOT
from tests.support.store.world import ALL_CHANGES, new_sitting

DOINGS: dict[str, Callable[[DurableStore, Actor, str, str], object]] = {
    "revoke": lambda store, actor, name, token: store.revoke(actor, token),
    "new_code": lambda store, actor, name, token: store.new_code(actor),
    "forget_person": lambda store, actor, name, token: store.forget_person(actor),
    "begin": lambda store, actor, name, token: new_sitting(store, actor),
    "sittings": lambda store, actor, name, token: store.sittings(actor),
    "newest": lambda store, actor, name, token: store.newest(actor),
    "sitting": lambda store, actor, name, token: store.sitting(actor, name),
    "save": lambda store, actor, name, token: store.save(actor, name, Changes({"mh-01": 1})),
    "decide": lambda store, actor, name, token: store.decide(actor, name, Offer("MH", "gevorderd"), False),
    "forget": lambda store, actor, name, token: store.forget(actor, name),
    "keep_earlier": lambda store, actor, name, token: store.keep_earlier(actor, [store.sitting(actor, name)]),
    "keep": lambda store, actor, name, token: store.keep(actor, store.sitting(actor, name)),
}
# What another person may do, since it is about themselves.
OWN = {"new_code", "forget_person", "begin", "sittings", "newest"}
KNOWS = re.compile(r"^\s*(import|from) (sqlalchemy|alembic|psycopg|sqlite3)\b", re.MULTILINE)
DOORS = {"new_person", "actor_of", "actor_of_code"}
NOBODY = ("", "x", "anna", "*", "%", "' OR '1'='1", "\0", "\ud83d", "é", "a" * 10_000)


def refusal(doing: Callable[[DurableStore, Actor, str, str], object], *asked: object) -> tuple[type, str, str]:
    """How a doing is refused."""
    with pytest.raises(NotFoundError) as refused:
        doing(*asked)  # type: ignore[arg-type]
    return type(refused.value), str(refused.value), refused.value.message


def functions() -> set[str]:
    """Everything the promise of a store names."""
    return {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}


# R17
@pytest.mark.parametrize("doing", DOINGS)
def test_every_wrong_actor_is_told_that_it_does_not_exist_and_changes_nothing(store: DurableStore, doing: str) -> None:
    anna, token = store.new_person()
    _, name = new_sitting(store, anna)
    store.save(anna, name, ALL_CHANGES)
    before = store.sittings(anna)
    bram, _ = new_sitting(store)
    gone, _ = new_sitting(store)
    store.forget_person(gone)
    wrong = [gone, *map(Actor, NOBODY), Actor(anna.id.swapcase()), Actor(anna.id + "\n"), Actor(anna.id + " ")]
    wrong += [] if doing in OWN else [bram]
    told = {refusal(DOINGS[doing], store, actor, name, token) for actor in wrong}
    if doing not in OWN:
        told |= {refusal(DOINGS[doing], store, anna, nothing, nothing) for nothing in NOBODY}
    assert told == {(NotFoundError, NotFoundError.message, NotFoundError.message)}
    assert store.sittings(anna) == before
    assert store.actor_of(token) == anna


# R17
@pytest.mark.parametrize("doing", sorted(OWN))
def test_what_another_person_does_for_themselves_leaves_yours_alone(store: DurableStore, doing: str) -> None:
    anna, token = store.new_person()
    store.save(anna, new_sitting(store, anna)[1], ALL_CHANGES)
    code, before = store.new_code(anna), store.sittings(anna)
    bram, other_token = store.new_person()
    DOINGS[doing](store, bram, new_sitting(store, bram)[1], other_token)
    assert store.sittings(anna) == before
    assert store.actor_of(token) == store.actor_of_code(code, "192.0.2.1")[0] == anna


# R18
def test_every_function_of_a_store_has_an_actor_or_finds_one() -> None:
    first = {name: list(inspect.signature(getattr(Store, name)).parameters)[1:2] for name in functions()}
    takes_actor = {name for name in first if first[name] == ["actor"]}
    assert functions() - takes_actor == DOORS
    assert takes_actor == set(DOINGS), "every one of them is tried above"


def test_the_store_that_lasts_promises_what_a_store_promises() -> None:
    for name in functions():
        promised, kept = inspect.signature(getattr(Store, name)), inspect.signature(getattr(DurableStore, name))
        assert list(promised.parameters) == list(kept.parameters), name


# R18
def test_only_the_room_of_the_store_knows_a_database() -> None:
    sources = [ROOT / "app.py", *(ROOT / "scan").rglob("*.py"), *(ROOT / "results").rglob("*.py")]
    knowing = {path.relative_to(ROOT).parts[:2] for path in sources if KNOWS.search(path.read_text())}
    assert knowing == {("scan", "store")}


# R43
def test_there_is_no_column_for_a_name_or_an_address() -> None:
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert not {name for name in columns if any(word in name for word in ("mail", "first", "last", "phone", "big"))}
