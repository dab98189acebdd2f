"""Everything is copied to another database, of the same engine or the other, or nothing is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scan.store import Changes, DamagedError, RefusedError
from scan.store.durable import DurableStore, open_store
from scan.store.maintenance import check, copy_store, erasure_list
from scan.store.meetings.contract import InvitationDetails
from tests.support.store.places import Cluster, sqlite_url
from tests.support.store.world import ALL_CHANGES, Clock, all_rows, new_sitting, run_sql


@pytest.fixture
def of_other_engine(engine: str, file: Path, cluster: Cluster) -> Iterator[str]:
    """The URL of an empty database of the other engine."""
    if engine == "postgresql":
        yield sqlite_url(file.with_name("other.sqlite3"))
        return
    url = cluster.database()
    yield url
    cluster.drop(url)


def test_everything_goes_to_the_other_engine_and_back(
    url: str, of_other_engine: str, store: DurableStore, clock: Clock, file: Path
) -> None:
    actor, token = store.new_person()
    _, sitting = new_sitting(store, actor)
    store.save(actor, sitting, ALL_CHANGES)
    store.save(actor, sitting, Changes(notes={"mh-01": "Later. 💚"}))
    code = store.new_code(actor)
    made = store.meetings.invite(actor, sitting, "rate", details=InvitationDetails((), "Anna", "Bram"))
    guest, _ = store.new_person()
    store.meetings.accept(guest, made.token, "")
    rating = store.meetings.rating(guest, made.id).assessment.id
    store.save(guest, rating, Changes({"mh-01": 2}))
    before = (store.sittings(actor), store.meetings.invitations(actor, sitting), store.answer_changes(actor, sitting))
    back = sqlite_url(file.with_name("back.sqlite3"))
    assert [copy_store(*step) for step in ((url, of_other_engine), (of_other_engine, back))] == [2, 2]
    for place in (of_other_engine, back):
        with closing(open_store(place, clock)) as there:
            assert check(there) == ()
            known = there.actor_of(token)
            invitations = there.meetings.invitations(known, sitting)
            assert (there.sittings(known), invitations, there.answer_changes(known, sitting)) == before
            assert there.actor_of_code(code, "")[0] == actor
            there.save(actor, sitting, Changes({"mh-01": 5}))
    assert store.sittings(actor) == before[0]
    assert run_sql(back, "SELECT DISTINCT length(padding) FROM texts") == [(1_000,)]


# R60
def test_a_copy_of_an_old_backup_is_without_who_was_erased_since(
    url: str, store: DurableStore, file: Path, of_other_engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (leaver, dropped), (stayer, kept) = new_sitting(store), new_sitting(store)
    store.save(leaver, dropped, Changes(notes={"mh-01": "GEWISTE-TEKST"}))
    old = sqlite_url(file.with_name("old.sqlite3"))
    copy_store(url, old)
    store.forget_person(leaver)
    monkeypatch.setenv("ZELFSCAN_ERASURES", str(erasure_list(url)))
    assert copy_store(old, of_other_engine) == 1
    with closing(open_store(of_other_engine)) as there:
        assert [one.assessment.id for one in there.sittings(stayer)] == [kept]
        assert check(there) == ()
    assert "GEWISTE-TEKST" not in repr(all_rows(of_other_engine, "texts"))


def test_a_copy_to_a_database_with_someone_in_it_is_refused(
    url: str, of_other_engine: str, store: DurableStore
) -> None:
    new_sitting(store)
    with closing(open_store(of_other_engine)) as other:
        actor, sitting = new_sitting(other)
        with pytest.raises(RefusedError, match="Kies een lege"):
            copy_store(url, of_other_engine)
        assert [one.assessment.id for one in other.sittings(actor)] == [sitting]


def test_a_copy_of_a_damaged_row_is_refused_and_leaves_nothing(
    url: str, of_other_engine: str, store: DurableStore
) -> None:
    actor, sitting = new_sitting(store)
    store.save(actor, sitting, ALL_CHANGES)
    run_sql(url, "UPDATE blocks SET items = 'mh-09'")
    with pytest.raises(DamagedError, match="Er is niets overgezet"):
        copy_store(url, of_other_engine)
    assert run_sql(of_other_engine, "SELECT count(*) FROM persons") == [(0,)]
