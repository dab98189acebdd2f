"""The page with someone's own data (downloads, a resume code, the way out), and the growth page."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from results.growth.change import CERTAIN_CHANGE, RESPONSE_SHIFT
from scan import resources
from scan.page_table import GROWTH, MINE, PROFILE
from scan.store import Actor, Changes, NotFoundError, Sitting
from scan.store.meetings.contract import InvitationDetails
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.windows import HIDDEN, Visit, at, told

AIOS = next(one for one in AUDIENCES if one.key == "aios")


@pytest.fixture
def done(visit: Visit) -> Visit:
    """An aios who answered 2 to every question."""
    visit.answered(AIOS, 2)
    return visit


def who(visit: Visit) -> Actor:
    """The actor of this visitor's cookie."""
    return resources.opened_store().actor_of(visit.token())


def scan_again(visit: Visit, answer: int) -> None:
    """A later scan of the same person, with `answer` to every item of the one before."""
    last = resources.opened_store().newest(who(visit))
    assert last is not None
    later = replace(last.assessment, answers=dict.fromkeys(last.assessment.answers, answer))
    resources.opened_store().keep(who(visit), Sitting(later, digest=last.digest))


def page(visit: Visit, which: object) -> AppTest:
    """One of the pages in a new window."""
    window = visit.window(which)  # type: ignore[arg-type]
    assert not window.exception
    return window


def test_a_new_visitor_gets_only_the_code_and_import_forms(visit: Visit) -> None:
    text = told(page(visit, MINE))
    assert 'action="/hervat"' in text
    assert 'action="/inlezen"' in text
    assert 'action="/wis"' not in text
    assert "Download" not in text


def test_every_scan_can_be_downloaded(done: Visit) -> None:
    scan_again(done, 4)
    text = told(page(done, MINE))
    assert [f"/mee/zelfscan-{number}.json" in text for number in (1, 2, 3)] == [True, True, False]
    assert "/mee/zelfscan-alles.zip" in text


def test_a_code_is_shown_once_and_works(done: Visit) -> None:
    mine = page(done, MINE)
    mine.button(key="new-code").click().run()
    code = told(mine).split('class="code" data-focus="code-')[1].split('"')[0]
    assert resources.opened_store().actor_of_code(code, "192.0.2.1")[0] == who(done)
    assert code not in told(mine.run())


# R88
def test_signing_out_elsewhere_ends_other_devices_and_not_this_one(done: Visit) -> None:
    store = resources.opened_store()
    _, elsewhere = store.actor_of_code(store.new_code(who(done)), "192.0.2.1")
    mine = page(done, MINE)
    assert "Afgemeld op één ander apparaat." in told(mine.button(key="sign-out-others").click().run())
    with pytest.raises(NotFoundError):
        store.actor_of(elsewhere)
    assert store.actor_of(done.token()) == who(done)


def test_erasing_takes_a_second_click_and_can_be_cancelled(done: Visit) -> None:
    mine = page(done, MINE)
    assert 'action="/wis"' not in told(mine)
    mine.button(key="erase").click().run()
    assert 'action="/wis"' in told(mine)
    mine.button(key="keep-all").click().run()
    assert 'action="/wis"' not in told(mine)


def shown_fields(visit: Visit, action: str) -> dict[str, str]:
    """The hidden fields of a form on an open page of this visitor, with its second question asked."""
    mine = page(visit, MINE)
    for button in ("leave", "erase"):
        mine.button(key=button).click().run()
    form = told(mine).split(f'action="{action}"')[1].split("</form>")[0]
    return dict(HIDDEN.findall(form))


def send(visit: Visit, action: str, shown: dict[str, str]) -> int:
    """The status of the answer to a form with these hidden fields."""
    file = {"files": {"file": ("z.zip", visit.client.get("/mee/zelfscan-alles.zip").content)}}
    sent = {"data": shown, **(file if action == "/inlezen" else {})}
    return int(visit.client.post(action, **sent).status_code)


# R78
@pytest.mark.parametrize("action", ["/wis", "/stop", "/inlezen"])
def test_a_form_of_an_open_page_does_nothing_to_someone_who_came_after(
    done: Visit, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    shown, other, store = shown_fields(done, action), Visit(monkeypatch), resources.opened_store()
    other.answered(AIOS, 4)
    other_scans = store.sittings(who(other))
    done.client.cookies = other.client.cookies
    assert send(done, action, shown) == 409
    assert store.sittings(store.actor_of(other.token())) == other_scans
    assert send(done, action, shown_fields(done, action)) == 303


# R78
def test_a_file_chosen_where_nobody_was_known_joins_no_scans_of_who_came_after(visit: Visit) -> None:
    form = told(page(visit, MINE)).split('action="/inlezen"')[1].split("</form>")[0]
    visit.answered(AIOS, 4)
    assert send(visit, "/inlezen", dict(HIDDEN.findall(form))) == 409


# R78
def test_everything_is_erased_only_when_all_of_it_was_on_the_screen(done: Visit) -> None:
    shown = shown_fields(done, "/wis")
    scan_again(done, 4)
    assert send(done, "/wis", shown) == 409
    assert len(resources.opened_store().sittings(who(done))) == 2
    assert send(done, "/wis", shown_fields(done, "/wis")) == 303


def test_forgetting_a_device_warns_that_a_code_is_needed_to_return(done: Visit) -> None:
    mine = page(done, MINE)
    assert 'action="/stop"' not in told(mine)
    text = told(mine.button(key="leave").click().run())
    assert "Zonder een van beide kom je hierna niet meer bij je scans." in text
    assert 'action="/stop"' in text
    assert 'action="/stop"' not in told(mine.button(key="stay").click().run())


def test_growth_asks_for_a_second_scan_when_there_is_one(done: Visit) -> None:
    assert "Maak later nog een scan" in told(page(done, GROWTH))


def test_growth_compares_two_scans_and_says_how_certain_a_change_is(done: Visit) -> None:
    scan_again(done, 5)
    text = told(page(done, GROWTH))
    assert "Waarschijnlijk echt veranderd: Medisch handelen;" in text
    assert CERTAIN_CHANGE in text
    assert "63 van de 63 vragen" in text
    assert RESPONSE_SHIFT in text


def test_growth_does_not_call_a_change_by_chance_certain(done: Visit) -> None:
    scan_again(done, 2)
    text = told(page(done, GROWTH))
    assert CERTAIN_CHANGE not in text
    assert "Bij geen enkele rol is een verandering zeker." in text


def test_the_earlier_scan_of_growth_can_be_chosen(done: Visit) -> None:
    scan_again(done, 5)
    scan_again(done, 5)
    growth = page(done, GROWTH)
    assert CERTAIN_CHANGE not in told(growth)
    growth.selectbox(key="earlier").select_index(0).run()
    assert CERTAIN_CHANGE in told(growth)


def test_the_number_in_the_address_opens_an_earlier_profile(done: Visit) -> None:
    scan_again(done, 5)
    window = done.window()
    window.query_params["scan"] = "1"
    earlier = told(at(PROFILE, window))
    newest = told(page(done, PROFILE))
    assert earlier != newest
    assert "2,0" in earlier
    assert "5,0" in newest


@pytest.mark.parametrize("number", ["0", "3", "-1", "één", "99999999999999999999", ""])
def test_an_unknown_number_opens_the_newest_profile(done: Visit, number: str) -> None:
    window = done.window()
    window.query_params["scan"] = number
    assert at(PROFILE, window).title[0].value == "Jouw profiel"


def test_the_page_and_the_zip_show_what_was_changed_and_when(done: Visit) -> None:
    assert "Je veranderde in deze scan nog geen antwoord." in told(page(done, MINE))
    store = resources.opened_store()
    scan = store.sittings(who(done))[-1].assessment.id
    first = next(iter(resources.current_instrument().items))
    for answer in (4, None):
        store.save(who(done), scan, Changes({first.id: answer}))
    text = told(page(done, MINE))
    changes = ["van 2 naar 4", "van 4 naar geen antwoord"]
    assert [text.count(one) for one in changes] == [1, 1]
    assert text.index(changes[1]) < text.index(changes[0])
    assert text.count(first.text) == 2
    with ZipFile(BytesIO(done.client.get("/mee/zelfscan-alles.zip").content)) as packed:
        rows = [*csv.DictReader(StringIO(packed.read("wijzigingen.csv").decode("utf-8-sig")), delimiter=";")]
    of_first = [row for row in rows if row["vraag-id"] == first.id]
    assert [(row["scan"], row["antwoord"]) for row in of_first] == [("1", "2"), ("1", "4"), ("1", "")]
    assert len(rows) == len(store.sittings(who(done))[-1].numbers) + 2
    assert all(len(row["gegeven op"]) == len("2026-11-30 04:15:00") for row in rows)


def test_the_zip_tells_every_other_moment_that_is_kept(done: Visit) -> None:
    store = resources.opened_store()
    store.new_code(who(done))
    scan = store.sittings(who(done))[-1].assessment.id
    made = store.meetings.invite(who(done), scan, "rate", details=InvitationDetails((), "", "Noor"))
    guest, _ = store.new_person()
    store.meetings.accept(guest, made.token, "")
    with ZipFile(BytesIO(done.client.get("/mee/zelfscan-alles.zip").content)) as packed:
        rows = [*csv.DictReader(StringIO(packed.read("momenten.csv").decode("utf-8-sig")), delimiter=";")]
    assert [row["wat"].partition(" (")[0] for row in rows] == [
        "je kwam hier voor het eerst",
        "je was hier voor het laatst",
        "een apparaat werd bekend",
        "je gebruikte dat apparaat voor het laatst",
        "je maakte je code",
        "jouw uitnodiging 1 gemaakt voor Noor",
        "jouw uitnodiging 1 geldig tot",
        "jouw uitnodiging 1 aangenomen",
        "jouw uitnodiging 1 laatst bekeken",
    ]
