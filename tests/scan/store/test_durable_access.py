"""Every method of a store × every actor without access."""

import inspect
import re
from collections.abc import Callable

import pytest

from scan.store import Actor, Changes, FieldChange, ItemVersion, NotFoundError, Offer, Store
from scan.store.durable import DurableStore
from scan.store.records.tables import metadata
from tests.support.paths import ROOT
from tests.support.store.world import ALL_CHANGES, new_sitting

ABOUT = ItemVersion("proef", "2026.1", "mh-01")
CALLS: dict[str, Callable[[DurableStore, Actor, str, str], object]] = {
    "revoke": lambda store, actor, name, token: store.revoke(actor, token),
    "revoke_others": lambda store, actor, name, token: store.revoke_others(actor, token),
    "new_code": lambda store, actor, name, token: store.new_code(actor),
    "forget_person": lambda store, actor, name, token: store.forget_person(actor),
    "begin": lambda store, actor, name, token: new_sitting(store, actor),
    "sittings": lambda store, actor, name, token: store.sittings(actor),
    "newest": lambda store, actor, name, token: store.newest(actor),
    "sitting": lambda store, actor, name, token: store.sitting(actor, name),
    "answer_changes": lambda store, actor, name, token: store.answer_changes(actor, name),
    "kept_moments": lambda store, actor, name, token: store.kept_moments(actor),
    "save": lambda store, actor, name, token: store.save(actor, name, Changes({"mh-01": 1})),
    "record": lambda store, actor, name, token: store.record(actor, name, [FieldChange("answers", "mh-01", 1, 1)]),
    "decide": lambda store, actor, name, token: store.decide(actor, name, Offer("MH", "gevorderd"), False),
    "forget": lambda store, actor, name, token: store.forget(actor, name),
    "keep_earlier": lambda store, actor, name, token: store.keep_earlier(actor, [store.sitting(actor, name)]),
    "keep": lambda store, actor, name, token: store.keep(actor, store.sitting(actor, name)),
    "give_feedback": lambda store, actor, name, token: store.give_feedback(actor, ABOUT, "Onduidelijk"),
}
# Methods that are about the actor: another person may call them.
OWN_CALLS = {"new_code", "kept_moments", "forget_person", "begin", "sittings", "newest", "give_feedback"}
DATABASE_IMPORT = re.compile(r"^\s*(import|from) (sqlalchemy|alembic|psycopg|sqlite3)\b", re.MULTILINE)
WITHOUT_ACTOR = {"new_person", "actor_of", "actor_of_code"}
UNKNOWN_IDS = ("", "x", "anna", "*", "%", "' OR '1'='1", "\0", "\ud83d", "é", "a" * 10_000)


def refusal(call: Callable[[DurableStore, Actor, str, str], object], *arguments: object) -> tuple[type, str, str]:
    """Return the type and the messages of the refusal of a call."""
    with pytest.raises(NotFoundError) as refused:
        call(*arguments)  # type: ignore[arg-type]
    return type(refused.value), str(refused.value), refused.value.message


def functions() -> set[str]:
    """Return the names of all methods of the contract."""
    return {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}


# R17
@pytest.mark.parametrize("call", CALLS)
def test_actors_without_access_get_not_found_and_change_nothing(store: DurableStore, call: str) -> None:
    anna, token = store.new_person()
    _, name = new_sitting(store, anna)
    store.save(anna, name, ALL_CHANGES)
    before = store.sittings(anna)
    bram, _ = new_sitting(store)
    erased, _ = new_sitting(store)
    store.forget_person(erased)
    wrong = [erased, *map(Actor, UNKNOWN_IDS), Actor(anna.id.swapcase()), Actor(anna.id + "\n"), Actor(anna.id + " ")]
    wrong += [] if call in OWN_CALLS else [bram]
    refusals = {refusal(CALLS[call], store, actor, name, token) for actor in wrong}
    if call not in OWN_CALLS:
        refusals |= {refusal(CALLS[call], store, anna, unknown, unknown) for unknown in UNKNOWN_IDS}
    assert refusals == {(NotFoundError, NotFoundError.message, NotFoundError.message)}
    assert store.sittings(anna) == before
    assert store.actor_of(token) == anna


# R17
@pytest.mark.parametrize("call", sorted(OWN_CALLS))
def test_a_person_cannot_change_the_data_of_another(store: DurableStore, call: str) -> None:
    anna, token = store.new_person()
    store.save(anna, new_sitting(store, anna)[1], ALL_CHANGES)
    code, before = store.new_code(anna), store.sittings(anna)
    bram, other_token = store.new_person()
    CALLS[call](store, bram, new_sitting(store, bram)[1], other_token)
    assert store.sittings(anna) == before
    assert store.actor_of(token) == store.actor_of_code(code, "192.0.2.1")[0] == anna


# R18
def test_every_method_of_a_store_takes_or_returns_an_actor() -> None:
    first = {name: list(inspect.signature(getattr(Store, name)).parameters)[1:2] for name in functions()}
    takes_actor = {name for name in first if first[name] == ["actor"]}
    assert functions() - takes_actor == WITHOUT_ACTOR
    assert takes_actor == set(CALLS), "all of them are called above"


def test_the_durable_store_has_the_signatures_of_the_contract() -> None:
    for name in functions():
        contract, implemented = inspect.signature(getattr(Store, name)), inspect.signature(getattr(DurableStore, name))
        assert list(contract.parameters) == list(implemented.parameters), name


# R18
def test_only_the_store_package_imports_a_database() -> None:
    sources = [ROOT / "app.py", *(ROOT / "scan").rglob("*.py"), *(ROOT / "results").rglob("*.py")]
    importing = {path.relative_to(ROOT).parts[:2] for path in sources if DATABASE_IMPORT.search(path.read_text())}
    assert importing == {("scan", "store")}


# R43
def test_there_is_no_column_for_a_name_or_an_address() -> None:
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert not {name for name in columns if any(word in name for word in ("mail", "first", "last", "phone", "big"))}
