"""Server faults are reported in Dutch and need no restart."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from scan.store import Changes, DamagedError, UnavailableError
from scan.store.durable import DurableStore, open_store
from tests.support.store.mishaps import closed_database, disconnect, locked_rows, read_only_database
from tests.support.store.places import Cluster
from tests.support.store.world import new_sitting, run_sql, stored_answers

SAVED_IS_KEPT = "Wat al bewaard was, is er nog."


SERVER_FAULTS: dict[str, Callable[[str, Cluster], AbstractContextManager[str]]] = {
    "read-only": read_only_database,
    "away": closed_database,
    "locked": locked_rows,
}


# R04, R13
@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize("fault", SERVER_FAULTS.values(), ids=SERVER_FAULTS.keys())
def test_a_server_fault_is_reported_and_saving_works_again_after_it(
    url: str, cluster: Cluster, fault: Callable[[str, Cluster], AbstractContextManager[str]]
) -> None:
    store = open_store(url, lock_timeout=0.1)
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    with fault(url, cluster) as reason:
        for _ in range(2):
            with pytest.raises(UnavailableError) as error:
                store.save(actor, sitting, Changes({"mh-01": 4}))
            assert error.value.message == f"De bewaarplaats werkt nu niet: {reason}. {SAVED_IS_KEPT}"
    assert stored_answers(store, actor, sitting) == {"mh-01": 3}
    store.save(actor, sitting, Changes({"mh-01": 5}))
    assert stored_answers(store, actor, sitting) == {"mh-01": 5}
    store.close()


# R13
@pytest.mark.parametrize("engine", ["postgresql"])
def test_connections_that_the_server_closed_are_reopened(url: str, store: DurableStore) -> None:
    actor, sitting = new_sitting(store)
    disconnect(url)
    store.save(actor, sitting, Changes({"mh-01": 3}))
    assert stored_answers(store, actor, sitting) == {"mh-01": 3}


def test_an_unreachable_server_is_reported() -> None:
    with pytest.raises(UnavailableError, match="de database antwoordt niet"):
        open_store("postgresql://nobody@127.0.0.1:1/nothing")


def test_a_database_of_another_program_is_refused_and_not_changed(cluster: Cluster) -> None:
    url = cluster.database(template="template0")
    run_sql(url, "CREATE TABLE theirs (id int)")
    with pytest.raises(DamagedError, match="niet van de zelfscan"):
        open_store(url)
    assert run_sql(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("theirs",)]
