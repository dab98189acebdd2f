"""Remarks of a meeting keep no history: what is replaced is gone (R58)."""

from pathlib import Path

import pytest

from scan.store.durable import DurableStore
from scan.store.maintenance import check, purge
from tests.support.store.places import Cluster, database_name
from tests.support.store.table import meeting_pair
from tests.support.store.world import NOON, all_rows, bytes_of, run_sql


# R58
def test_a_replaced_remark_is_in_no_row_and_in_no_byte(
    url: str, store: DurableStore, engine: str, file: Path, request: pytest.FixtureRequest
) -> None:
    pair = meeting_pair(store)
    pair.both_ready()
    for text in ("canary", "Vervangen."):
        store.meetings.say(pair.guest, pair.invitation, "guest", "mh-01", text)
        store.meetings.say(pair.guest, pair.invitation, "guest", "mh-02", text)
    store.meetings.say(pair.learner, pair.invitation, "learner", "mh-02", "")
    assert [one.text for one in store.meetings.meeting(pair.learner, pair.invitation).remarks] == ["Vervangen.", ""]
    assert "canary" not in repr(all_rows(url, "events", "remarks", "invitations"))
    assert check(store) == ()
    if engine == "sqlite":
        assert b"canary" not in bytes_of(file)
        return
    run_sql(url, "ANALYZE")
    assert run_sql(url, "SELECT * FROM pg_stats WHERE tablename = 'remarks' AND attname = 'text'") == []
    purge(store, NOON.date())
    cluster: Cluster = request.getfixturevalue("cluster")
    cluster.run("CHECKPOINT")
    assert b"canary" not in b"".join(path.read_bytes() for path in cluster.files(database_name(url)))
