"""A server that is away, read-only or locked: said in Dutch, and well again without a restart."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from scan.store import Changes, DamagedError, UnavailableError
from scan.store.durable import DurableStore, open_store
from tests.support.store.mishaps import closed_database, disconnect, locked_rows, read_only_database
from tests.support.store.places import Cluster
from tests.support.store.world import new_sitting, run_sql, stored_answers

KEPT = "Wat al bewaard was, is er nog."


SERVER_FAULTS: dict[str, Callable[[str, Cluster], AbstractContextManager[str]]] = {
    "read-only": read_only_database,
    "away": closed_database,
    "locked": locked_rows,
}


# R04, R13
@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize("fault", SERVER_FAULTS.values(), ids=SERVER_FAULTS.keys())
def test_a_fault_of_the_server_is_told_and_over_when_it_is_over(
    url: str, cluster: Cluster, fault: Callable[[str, Cluster], AbstractContextManager[str]]
) -> None:
    store = open_store(url, lock_timeout=0.1)
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    with fault(url, cluster) as reason:
        for _ in range(2):
            with pytest.raises(UnavailableError) as told:
                store.save(actor, sitting, Changes({"mh-01": 4}))
            assert told.value.message == f"De bewaarplaats werkt nu niet: {reason}. {KEPT}"
    assert stored_answers(store, actor, sitting) == {"mh-01": 3}
    store.save(actor, sitting, Changes({"mh-01": 5}))
    assert stored_answers(store, actor, sitting) == {"mh-01": 5}
    store.close()


# R13
@pytest.mark.parametrize("engine", ["postgresql"])
def test_connections_that_the_server_ended_are_made_anew_unnoticed(url: str, store: DurableStore) -> None:
    actor, sitting = new_sitting(store)
    disconnect(url)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    assert stored_answers(store, actor, sitting) == {"mh-01": 3}


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(UnavailableError, match="de database antwoordt niet"):
        open_store("postgresql://nobody@127.0.0.1:1/nothing")


def test_a_database_of_another_program_is_refused_and_left_alone(cluster: Cluster) -> None:
    url = cluster.database(template="template0")
    run_sql(url, "CREATE TABLE theirs (id int)")
    with pytest.raises(DamagedError, match="niet van de zelfscan"):
        open_store(url)
    assert run_sql(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("theirs",)]
