"""The pages about what is someone's own: scans to take along, a code, the way out, and growth."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from results.growth.change import CHANGED, RESPONSE_SHIFT
from scan import resources
from scan.page_table import GROWTH, MINE, PROFILE
from scan.store import Actor, Sitting
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.windows import Visit, at, told

AIOS = next(one for one in AUDIENCES if one.key == "aios")


@pytest.fixture
def done(visit: Visit) -> Visit:
    """An aios who answered 2 to every question."""
    visit.answered(AIOS, 2)
    return visit


def who(visit: Visit) -> Actor:
    """Whose cookie this is."""
    return resources.opened_store().actor_of(visit.token())


def again(visit: Visit, answer: int) -> None:
    """A later scan of the same person, with one answer to all it asked before."""
    last = resources.opened_store().newest(who(visit))
    assert last is not None
    said = replace(last.assessment, answers=dict.fromkeys(last.assessment.answers, answer))
    resources.opened_store().keep(who(visit), Sitting(said, digest=last.digest))


def page(visit: Visit, which: object) -> AppTest:
    """One of the pages in a new window."""
    found = at(which, visit.window())  # type: ignore[arg-type]
    assert not found.exception
    return found


def test_a_stranger_is_shown_how_to_come_back_and_nothing_else(visit: Visit) -> None:
    text = told(page(visit, MINE))
    assert 'action="/hervat"' in text
    assert 'action="/inlezen"' in text
    assert 'action="/wis"' not in text
    assert "Download" not in text


def test_every_scan_can_be_taken_along(done: Visit) -> None:
    again(done, 4)
    text = told(page(done, MINE))
    assert [f"/mee/zelfscan-{number}.json" in text for number in (1, 2, 3)] == [True, True, False]
    assert "/mee/zelfscan-alles.zip" in text


def test_a_code_is_shown_once_and_works(done: Visit) -> None:
    mine = page(done, MINE)
    mine.button(key="new-code").click().run()
    code = told(mine).split('class="code" role="status">')[1].split("<")[0]
    assert resources.opened_store().actor_of_code(code, "192.0.2.1")[0] == who(done)
    assert code not in told(mine.run())


def test_erasing_is_asked_twice_and_can_be_called_off(done: Visit) -> None:
    mine = page(done, MINE)
    assert 'action="/wis"' not in told(mine)
    mine.button(key="erase").click().run()
    assert 'action="/wis"' in told(mine)
    mine.button(key="keep-all").click().run()
    assert 'action="/wis"' not in told(mine)


def test_before_a_device_forgets_one_is_told_that_there_may_be_no_way_back(done: Visit) -> None:
    mine = page(done, MINE)
    assert 'action="/stop"' not in told(mine)
    text = told(mine.button(key="leave").click().run())
    assert "Zonder een van beide kom je hierna niet meer bij je scans." in text
    assert 'action="/stop"' in text
    assert 'action="/stop"' not in told(mine.button(key="stay").click().run())


def test_one_scan_has_nothing_to_be_laid_beside(done: Visit) -> None:
    assert "Maak later nog een scan" in told(page(done, GROWTH))


def test_a_later_scan_stands_beside_the_earlier_with_how_sure_the_change_is(done: Visit) -> None:
    again(done, 5)
    text = told(page(done, GROWTH))
    assert "Waarschijnlijk echt veranderd: Medisch handelen;" in text
    assert CHANGED in text
    assert "63 van de 63 vragen" in text
    assert RESPONSE_SHIFT in text


def test_a_change_that_may_be_chance_is_not_called_certain(done: Visit) -> None:
    again(done, 2)
    text = told(page(done, GROWTH))
    assert CHANGED not in text
    assert "Bij geen enkele rol is een verandering zeker." in text


def test_the_scan_to_lay_beside_can_be_chosen(done: Visit) -> None:
    again(done, 5)
    again(done, 5)
    growth = page(done, GROWTH)
    assert CHANGED not in told(growth)
    growth.selectbox(key="earlier").select_index(0).run()
    assert CHANGED in told(growth)


def test_an_earlier_profile_is_found_again_by_its_number(done: Visit) -> None:
    again(done, 5)
    window = done.window()
    window.query_params["scan"] = "1"
    earlier = told(at(PROFILE, window))
    newest = told(page(done, PROFILE))
    assert earlier != newest
    assert "2,0" in earlier
    assert "5,0" in newest


@pytest.mark.parametrize("number", ["0", "3", "-1", "één", "99999999999999999999", ""])
def test_a_number_that_is_nobodys_shows_the_newest(done: Visit, number: str) -> None:
    window = done.window()
    window.query_params["scan"] = number
    assert at(PROFILE, window).title[0].value == "Jouw profiel"
