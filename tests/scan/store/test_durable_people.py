"""Cookies and resume codes, of which only hashes are stored."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import scrypt, sha256
from pathlib import Path

import pytest

from scan.limits.limits import NEW_PEOPLE
from scan.store import Actor, NotFoundError, StoreError, TooManyTriesError
from scan.store.durable import DurableStore, open_store
from scan.store.records import codes
from scan.store.records.codes import SCRYPT_COST, random_code, secret_digest
from tests.support.store.world import ALL_CHANGES, Clock, all_rows, bytes_of, new_sitting, run_sql

ADDRESS = "192.0.2.7"
WRONG = "22222-22222-22222"


def wrong(code: str) -> str:
    """Return a code with the right id and a wrong secret."""
    return code[:4] + "".join("2" if letter == "3" else "3" for letter in code[4:].replace("-", ""))


def refusals(store: DurableStore, code: str, times: int, address: Callable[[int], str]) -> list[type[StoreError]]:
    """Try a code `times` times and return the types of the errors."""
    errors: list[type[StoreError]] = []
    for number in range(times):
        with pytest.raises(StoreError) as refused:
            store.actor_of_code(code, address(number))
        errors.append(type(refused.value))
    return errors


def test_a_token_identifies_its_person_and_has_256_bits(store: DurableStore) -> None:
    actor, token = store.new_person()
    assert store.actor_of(token) == actor
    assert len(token) >= 43


@pytest.mark.parametrize("token", ["", "x", "\0", "\ud83d", "a" * 10_000])
def test_an_unknown_token_is_refused(store: DurableStore, token: str) -> None:
    with pytest.raises(NotFoundError):
        store.actor_of(token)


def test_a_revoked_token_is_refused_and_other_tokens_work(store: DurableStore) -> None:
    actor, first = store.new_person()
    _, second = store.actor_of_code(store.new_code(actor), ADDRESS)
    store.revoke(actor, first)
    with pytest.raises(NotFoundError):
        store.actor_of(first)
    assert store.actor_of(second) == actor


# R88
def test_signing_out_elsewhere_leaves_one_token_and_other_people(store: DurableStore) -> None:
    (actor, token), (other, foreign) = store.new_person(), store.new_person()
    elsewhere = [store.actor_of_code(store.new_code(actor), ADDRESS)[1] for _ in range(3)]
    store.revoke(actor, elsewhere[0])
    assert store.revoke_others(actor, token) == 2
    for one in elsewhere:
        with pytest.raises(NotFoundError):
            store.actor_of(one)
    assert (store.actor_of(token), store.actor_of(foreign)) == (actor, other)
    assert store.revoke_others(actor, token) == 0


def test_a_token_of_another_person_cannot_be_revoked(store: DurableStore) -> None:
    actor, token = store.new_person()
    other, _ = store.new_person()
    with pytest.raises(NotFoundError):
        store.revoke(other, token)
    assert store.actor_of(token) == actor


# R67
def test_a_code_is_accepted_in_any_case_and_grouping(store: DurableStore) -> None:
    actor, _ = store.new_person()
    code = store.new_code(actor)
    unseen = (code.replace("-", dash) for dash in ("–", "\u2011", "\u00ad-\u200b", "\u00a0"))
    for typed in (code, code.lower(), f"  {code.replace('-', ' ')}\n", code.replace("-", ""), *unseen):
        found, token = store.actor_of_code(typed, ADDRESS)
        assert found == store.actor_of(token) == actor


def test_a_code_has_no_confusing_letters_and_over_50_secret_bits(store: DurableStore) -> None:
    codes = [store.new_code(store.new_person()[0]).replace("-", "") for _ in range(5)]
    assert not set("".join(codes)) & set("01OIL")
    assert {len(code) for code in codes} == {15}
    assert 30 ** (15 - 4) > 2**50  # four characters are the id, eleven of thirty the secret
    assert len({code[4:] for code in codes}) == 5


def test_a_guess_takes_16_megabytes_of_scrypt() -> None:
    code = random_code()
    stored = secret_digest(code)
    assert SCRYPT_COST == 2**14, "imported before the tests made it cheap"
    assert (
        stored["hash"]
        == scrypt(code.secret.encode(), salt=bytes.fromhex(stored["salt"]), n=codes.SCRYPT_COST, r=8, p=1).hex()
    )


def test_a_new_code_replaces_the_earlier_one(store: DurableStore) -> None:
    actor, _ = store.new_person()
    earlier, later = store.new_code(actor), store.new_code(actor)
    assert refusals(store, earlier, 1, lambda _: ADDRESS) == [NotFoundError]
    assert store.actor_of_code(later, ADDRESS)[0] == actor


@pytest.mark.parametrize("code", ["", "abc", "22222-22222-2222", WRONG + "2", "OOOOO-IIIII-00000", "é" * 15, "\0" * 15])
def test_a_malformed_code_is_refused(store: DurableStore, code: str) -> None:
    with pytest.raises(NotFoundError):
        store.actor_of_code(code, ADDRESS)


# R22
def test_a_code_can_be_tried_five_times_an_hour_over_all_servers(url: str, store: DurableStore, clock: Clock) -> None:
    actor, _ = store.new_person()
    code = store.new_code(actor)
    replica = open_store(url, clock)
    first_network, second_network = "198.51.100.{}".format, "203.0.113.{}".format
    errors = refusals(store, wrong(code), 3, first_network) + refusals(replica, wrong(code), 3, second_network)
    assert errors == [NotFoundError] * 5 + [TooManyTriesError]
    with pytest.raises(TooManyTriesError, match="uur"):
        replica.actor_of_code(code, ADDRESS)
    clock.forward(minutes=61)
    assert replica.actor_of_code(code, ADDRESS)[0] == actor
    replica.close()


# R22
def test_of_twenty_simultaneous_guesses_five_are_checked(url: str, store: DurableStore) -> None:
    code = wrong(store.new_code(store.new_person()[0]))
    with ThreadPoolExecutor(20) as at_once:
        errors = list(at_once.map(lambda number: refusals(store, code, 1, lambda _: f"10.0.0.{number}")[0], range(20)))
    assert errors.count(NotFoundError) == 5
    assert errors.count(TooManyTriesError) == 15


# R22
def test_wrong_codes_of_one_network_stop_after_sixty_a_minute(
    store: DurableStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scan.store.records.codes.SCRYPT_COST", 2)
    codes = [f"{first}{second}222-22222-22222" for first in "23456789" for second in "23456789"][:62]
    errors = [refusals(store, code, 1, lambda _: ADDRESS)[0] for code in codes]
    assert errors == [NotFoundError] * 60 + [TooManyTriesError] * 2
    assert refusals(store, codes[-1], 1, lambda _: "192.0.2.8") == [NotFoundError]
    clock.forward(seconds=61)
    assert refusals(store, codes[-1], 1, lambda _: ADDRESS) == [NotFoundError]


# R22
def test_people_above_the_limit_of_an_address_are_refused_and_not_made(
    url: str, store: DurableStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scan.store.durable.NEW_PEOPLE", NEW_PEOPLE._replace(most=2))
    store.new_person(ADDRESS)
    store.new_person(ADDRESS)
    with pytest.raises(TooManyTriesError, match="jouw netwerk"):
        store.new_person(ADDRESS)
    assert len(all_rows(url, "persons")[0]) == 2
    store.new_person("192.0.2.8")
    clock.forward(seconds=61)
    store.new_person(ADDRESS)


# R59
def test_an_address_is_in_no_row_not_even_as_a_hash(url: str, store: DurableStore) -> None:
    store.new_person(ADDRESS)
    refusals(store, WRONG, 1, lambda _: ADDRESS)
    rows = repr(all_rows(url, "persons", "keys", "tries"))
    for text in (ADDRESS, f"address {ADDRESS}", f"beginning {ADDRESS}"):
        assert text not in rows
        assert sha256(text.encode()).hexdigest() not in rows


# R63
def test_right_codes_from_one_address_are_never_refused(store: DurableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scan.store.records.codes.SCRYPT_COST", 2)
    actor, _ = store.new_person()
    for _ in range(61):
        assert store.actor_of_code(store.new_code(actor), ADDRESS)[0] == actor


def test_a_visit_is_written_once_a_day(url: str, store: DurableStore, clock: Clock) -> None:
    _, token = store.new_person()
    begun_at = clock.at
    seen = []
    for hours in (1, 22, 2, 1):
        clock.forward(hours=hours)
        store.actor_of(token)
        (stamped,) = run_sql(url, "SELECT seen_at FROM persons")[0]
        seen.append(datetime.fromtimestamp(stamped / 1e6, UTC) - begun_at)
    assert seen == [timedelta(0), timedelta(0), timedelta(hours=25), timedelta(hours=25)]


# R19
def test_no_token_code_or_address_is_in_the_database(url: str, store: DurableStore, file: Path, engine: str) -> None:
    actor, token = store.new_person()
    code = store.new_code(actor)
    _, other = store.actor_of_code(code, ADDRESS)
    refusals(store, wrong(code), 1, lambda _: ADDRESS)
    store.save(actor, new_sitting(store, actor)[1], ALL_CHANGES)
    stored = repr(all_rows(url, "persons", "keys", "codes", "tries", "sittings", "blocks", "texts")).encode()
    stored += bytes_of(file) if engine == "sqlite" else b""
    assert ALL_CHANGES.notes["mh-01"].encode() in stored
    secret = code.replace("-", "")[4:]
    for bare in (token, other, code, secret, secret.lower(), ADDRESS, ADDRESS[:9]):
        assert bare.encode() not in stored


def test_a_person_is_only_a_random_id_and_dates(url: str, store: DurableStore) -> None:  # R43
    actor, _ = store.new_person()
    ((name, _, _, sittings, _),) = run_sql(url, "SELECT * FROM persons")
    assert (name, sittings) == (actor.id, 0)
    assert store.new_person()[0] != Actor(name)


# R60
def test_the_tries_of_their_code_go_with_an_erased_person(url: str, store: DurableStore) -> None:
    (leaver, _), (stayer, _) = store.new_person(), store.new_person()
    for actor in (leaver, stayer):
        refusals(store, wrong(store.new_code(actor)), 2, lambda _: ADDRESS)
    store.forget_person(leaver)
    assert run_sql(url, "SELECT count(*), count(DISTINCT subject) FROM tries") == [(2, 1)]


def test_every_moment_kept_of_a_person_is_told_by_what_happened(store: DurableStore, clock: Clock) -> None:
    came = clock.at
    actor, token = store.new_person()
    clock.forward(days=1)
    made = clock.at
    code = store.new_code(actor)
    there = []
    for _ in range(4):  # so many that no other order is theirs by chance
        clock.forward(days=1)
        there.append(clock.at)
        store.actor_of_code(code, ADDRESS)
    store.devices.share(actor, token, True)
    clock.forward(days=1)
    store.revoke(actor, token)
    moments = store.kept_moments(actor)
    assert {name: moments[name] for name in ("came", "signed in", "signed out", "code", "used there")} == {
        "came": (came,),
        "signed in": (came, *there),
        "signed out": (clock.at,),
        "code": (made,),
        "used there": (there[-1],),
    }
    assert (len(moments["seen"]), len(moments["seen there"]), len(moments)) == (1, 5, 7)
