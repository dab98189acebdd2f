"""Files that people took along with an earlier program read in, and hold the scans they held."""

import pytest

from tests.golden.reading import DurableStore, facts, loaded, of_sitting, person, profile, rounded

ANNA = facts()["people"]["anna"]
TAKEN = {"zelfscan-2.json": slice(1, 2), "zelfscan-alles.zip": slice(0, 2)}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_holds_the_scans_it_held(name: str) -> None:
    found = [of_sitting(one) for one in loaded(name)]
    left = [{**one, "last": ""} for one in ANNA["scans"][TAKEN[name]]]  # a file keeps no place to come back to
    assert found == left


@pytest.mark.parametrize("name", TAKEN)
def test_the_scans_of_a_file_score_as_they_did(name: str) -> None:
    assert rounded([profile(one) for one in loaded(name)]) == rounded(ANNA["profiles"][TAKEN[name]])


def test_scans_of_a_file_can_be_kept_by_someone_new(store: DurableStore) -> None:
    newcomer = store.new_person()[0]
    store.keep_earlier(newcomer, loaded("zelfscan-alles.zip"))
    kept = [of_sitting(one) for one in store.sittings(newcomer)]
    old = [of_sitting(one) for one in store.sittings(person(store, "anna"))]
    assert [one["answers"] for one in kept] == [one["answers"] for one in old]
    assert [one["goals"] for one in kept] == [one["goals"] for one in old]
