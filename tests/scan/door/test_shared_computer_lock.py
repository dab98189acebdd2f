"""A shared computer that locked: nothing of its person is given out or changed there until their code is filled in."""

import pytest
from streamlit.testing.v1 import AppTest

from scan import resources
from scan.door.json_routes.typed_texts import TEXT_PATH
from scan.door.shared_computer import BUSY_PATH
from scan.identity.answer_token import answer_token
from scan.page_table import GOALS, GROWTH, GUEST, MEETING, MINE, PROFILE, QUESTIONS, START, Page
from scan.store import LockedError
from tests.scan.door.test_shared_computer import left_alone
from tests.support.two_people import AIOS, Two, first, newest, scanned, seen_on, two, who, window
from tests.support.windows import Visit, heading, told

PERSONAL = (QUESTIONS, PROFILE, GOALS, GROWTH, MINE, MEETING, GUEST)
LOCKED = "Deze computer is op slot"
NOTE = "Dit schreef Anna."


def locked(visit: Visit) -> str:
    """Lock the shared computer of this visitor; the code that opens it."""
    store, actor = resources.opened_store(), who(visit)
    code = store.new_code(actor)
    left_alone(actor, visit.token())
    return code


@pytest.fixture
def anna(visit: Visit) -> Visit:
    """Someone with answers and a note."""
    return scanned(visit, 4, 4, notes={"mh-01": NOTE})


def is_marked(page: AppTest) -> bool:
    """Whether a page tells its script when this computer locks."""
    return any("data-lock=" in one.proto.body for one in page.get("html"))


# R56
@pytest.mark.parametrize("page", PERSONAL, ids=lambda page: page.path)
def test_every_page_of_a_person_asks_for_the_code_and_shows_nothing_else(anna: Visit, page: Page) -> None:
    code = locked(anna)
    shown = window(anna, page)
    assert heading(shown) == LOCKED
    assert "was 15 minuten niet gebruikt. Ga verder met je code." in told(shown)
    assert 'action="/hervat"' in told(shown)
    assert 'name="shared"' not in told(shown)
    assert NOTE not in seen_on(shown)
    assert anna.client.post("/hervat", data={"code": code}).status_code == 303
    assert LOCKED not in seen_on(window(anna, page))


# R56
def test_the_start_asks_for_the_code_and_lets_another_begin_without_a_question(anna: Visit) -> None:
    first_person, before = who(anna), resources.opened_store().sittings(who(anna))
    code = locked(anna)
    shown = told(window(anna, START))
    assert (shown.count(LOCKED), shown.count('action="/hervat"')) == (1, 1)
    assert "Welkom terug" not in shown
    assert anna.client.request("POST", "/begin", data=AIOS).status_code == 303
    store = resources.opened_store()
    assert who(anna) != first_person
    assert store.devices.known(anna.token()).open_until is None
    assert (store.sittings(first_person), len(store.sittings(who(anna)))) == (before, 1)
    assert anna.client.post("/hervat", data={"code": code}).status_code == 303
    assert who(anna) == first_person


# R56
def test_nothing_is_taken_along_erased_or_saved_at_a_locked_computer(anna: Visit) -> None:
    store, actor, sitting = resources.opened_store(), who(anna), newest(anna)
    before, code = store.sittings(actor), locked(anna)
    item = [*first(1, 1)][1]
    change = {"field": "answers", "item": item, "value": 2, "seen": before[0].numbers["answers", item]}
    send = {"sitting": sitting, "changes": [change]}
    headers = {"x-zelfscan-token": answer_token(anna.token(), sitting)}
    refused = [
        anna.client.request("POST", "/wis"),
        anna.client.get("/mee/zelfscan-alles.zip"),
        anna.client.get("/mee/zelfscan-1.json"),
        anna.client.request("POST", BUSY_PATH),
    ]
    assert [answer.status_code for answer in refused] == [404] * 4
    assert anna.client.request("POST", "/antwoord", json=send, headers=headers).status_code == 401
    place = {"place": '["note"]', "token": answer_token(anna.token(), '["note"]'), "text": "x"}
    assert anna.client.request("POST", TEXT_PATH, json={"texts": [place]}).status_code == 401
    assert "set-cookie" not in anna.client.get("/resultaat").headers
    assert store.sittings(actor) == before
    anna.client.post("/hervat", data={"code": code})
    headers = {"x-zelfscan-token": answer_token(anna.token(), sitting)}
    answer = anna.client.request("POST", "/antwoord", json=send, headers=headers)
    assert (answer.status_code, answer.json()["fields"][0]["saved"]) == (200, True)


# R56
def test_marking_a_computer_makes_the_code_that_opens_it(anna: Visit) -> None:
    actor = who(anna)
    page = window(anna, MINE)
    assert not is_marked(page)
    page.button(key="shared-computer").click().run()
    code = told(page).split('class="code" data-focus="code-')[1].split('"')[0]
    assert is_marked(page)
    for anywhere in (START, QUESTIONS, PROFILE):
        assert 'action="/stop"' in told(window(anna, anywhere))  # leaving is one press
    assert "Na 15 minuten zonder gebruik gaat hij op slot" in told(window(anna, MINE))
    left_alone(actor, anna.token())
    assert heading(window(anna, MINE)) == LOCKED
    anna.client.post("/hervat", data={"code": code})
    assert who(anna) == actor
    assert resources.opened_store().revoke_others(actor, anna.token()) == 0  # the locked cookie went
    page = window(anna, MINE)
    assert is_marked(page)
    page.button(key="own-computer").click().run()
    assert not is_marked(page)
    assert 'action="/stop"' not in told(window(anna, PROFILE))
    assert resources.opened_store().devices.known(anna.token()).open_until is None


# R56
def test_a_computer_can_be_marked_where_a_code_is_filled_in(anna: Visit) -> None:
    code, elsewhere = resources.opened_store().new_code(who(anna)), Visit(anna.patch)
    for page in (elsewhere.client.get("/hervat").text, told(window(elsewhere, START))):
        assert '<input type="checkbox" name="shared"> Dit is een gedeelde computer' in page
    elsewhere.client.post("/hervat", data={"code": code, "shared": "on"})
    store = resources.opened_store()
    assert store.devices.known(elsewhere.token()).open_until is not None
    assert store.devices.known(anna.token()).open_until is None


# R56
def test_who_works_there_keeps_it_open_and_a_page_that_loads_does_not(anna: Visit) -> None:
    actor, devices = who(anna), resources.opened_store().devices
    assert anna.client.request("POST", BUSY_PATH).text == ""
    began = devices.share(actor, anna.token(), is_shared=True).open_until
    for page in (START, QUESTIONS, PROFILE):
        anna.client.get(f"/{page.path}")
        window(anna, page)
    assert devices.known(anna.token()).open_until == began
    answer = anna.client.request("POST", BUSY_PATH)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert 890 < float(answer.text) <= 900
    until = devices.known(anna.token()).open_until
    assert began is not None
    assert until is not None
    assert until > began
    foreign = anna.client.request("POST", BUSY_PATH, headers={"origin": "https://example.org"})
    assert foreign.status_code == 403
    assert devices.known(anna.token()).open_until == until


@pytest.fixture
def there(visit: Visit) -> Two:
    """A supervisor at a shared computer, who rated something."""
    return two(scanned(visit, 4, 4)).rated(2)


# R56
def test_a_guest_comes_back_with_a_code_too(there: Two) -> None:
    page = window(there.guest, GUEST)
    assert '<a href="/gegevens">Mijn gegevens</a>' in told(page)
    mine = window(there.guest, MINE)
    mine.button(key="shared-computer").click().run()
    code = told(mine).split('class="code" data-focus="code-')[1].split('"')[0]
    guest = who(there.guest)
    left_alone(guest, there.guest.token())
    assert heading(window(there.guest, GUEST)) == LOCKED
    answer = there.guest.client.post("/meedoen", data={"secret": there.made.token})
    assert (answer.status_code, "op slot" in answer.text, "/hervat" in answer.text) == (404, True, True)
    there.guest.client.post("/hervat", data={"code": code})
    assert who(there.guest) == guest
    assert heading(window(there.guest, GUEST)) != LOCKED


# R56
def test_another_guest_at_a_locked_computer_is_someone_else(there: Two) -> None:
    store, guest, token = resources.opened_store(), who(there.guest), there.guest.token()
    locked(there.guest)
    other = scanned(Visit(there.guest.patch), 3)
    made = store.meetings.invite(who(other), newest(other), "rate")
    assert there.guest.client.request("POST", "/meedoen", data={"secret": made.token}).status_code == 303
    assert who(there.guest) != guest
    with pytest.raises(LockedError):
        store.actor_of(token)
