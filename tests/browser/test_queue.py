"""What waits on a device: it is sent when it can be, by its own person only, and overwrites nothing newer."""

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser.conftest import Visit
from tests.browser.detector import harm, unprotected
from tests.browser.learners import STARTER, name_of
from tests.browser.visitor import WAITING, Visitor
from tests.browser.windows import Windows
from tests.server.running import STARTED, Server
from tests.support.payloads import POLYGLOTS

ASKED = len(STARTER.items())
FIRST, SECOND = (name_of(step) for step in STARTER.steps()[:2])
QUESTION, OTHER = (item.text for item in STARTER.steps()[0].items[:2])
LATER = STARTER.steps()[1].items[0].text
ON_DEVICE = "Bewaard op dit apparaat, nog niet op de server"
# What the server says of a change is heard right after a click that the card held passes on.
HEARD_AFTER_CLICK = """() => {
  const go = window.fetch
  window.fetch = async (...asked) => {
    const answer = await go(...asked)
    const passed = done => document.addEventListener('click', event => event.isTrusted || done())
    if (asked[0] === '/antwoord') await new Promise(passed)
    return answer
  }
}"""

# A device that is busy with something else for a second, and only then keeps what is asked of it.
HELD = """() => new Promise(held => {
  indexedDB.open('zelfscan').onsuccess = ({ target: { result } }) => {
    const queue = result.transaction('queue', 'readwrite').objectStore('queue')
    const until = performance.now() + 1_000, again = () => performance.now() < until && count()
    const count = () => queue.count().onsuccess = again
    count()
    held()
  }
})"""


@pytest.fixture
def offline(visit: Visit) -> Visitor:
    """Someone at the first questions, without a network since."""
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    goes_offline(visitor)
    return visitor


def goes_offline(visitor: Visitor) -> None:
    """One answer, and the network is gone."""
    visitor.answer(QUESTION, "2 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.page.context.set_offline(True)


def online(visitor: Visitor) -> None:
    """The network is back."""
    visitor.page.context.set_offline(False)


def status(visitor: Visitor, text: str) -> None:
    """Wait until the card says this about what it keeps."""
    expect(visitor.page.locator(".side [role=status]")).to_contain_text(text, timeout=60_000)


def counts(visitor: Visitor, text: str) -> None:
    """The card counts this, saved or not."""
    expect(visitor.page.locator(".total")).to_have_text(f"{text} beantwoord")


def test_what_waits_outlives_a_reload_and_a_server_that_was_killed(visit: Visit, server: Server) -> None:
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    server.kill()
    visitor.page.evaluate(HELD)
    visitor.answer(QUESTION, "5 ")
    status(visitor, ON_DEVICE)  # so it may be closed
    visitor.page.goto("about:blank")
    server.start()
    visitor.open("/vragen", FIRST)
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.shows(QUESTION, "5 ")


def test_a_page_that_was_left_while_a_note_was_on_its_way_stays_left(visitor: Visitor) -> None:
    STARTER.enters(visitor)
    visitor.page.evaluate(HEARD_AFTER_CLICK)
    visitor.explain()
    visitor.page.get_by_label("Waaruit blijkt dat?").fill("Ik was erbij.")
    visitor.press("Klaar met toelichten")
    visitor.follow("Aanbod")
    visitor.has_sent_all()
    visitor.at("Aanbod")


def test_what_waits_of_an_earlier_scan_is_sent_from_the_questions_of_a_later_one(visit: Visit) -> None:
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    visitor.answer(OTHER, "2 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.page.route("**/antwoord", lambda route: route.abort())
    visitor.answer(QUESTION, "4 ")
    status(visitor, ON_DEVICE)
    visitor.page.goto("about:blank")
    visitor.page.unroute_all()
    STARTER.enters(visitor)
    visitor.has_answered(f"0 van {ASKED} vragen")
    visitor.has_sent_all()
    earlier = visitor.page.request.get(f"{visitor.address}/mee/zelfscan-1.json").json()
    asked = {one.id: one.text for one in STARTER.items()}
    said = {asked[item]: one["answer"] for item, one in earlier["scan"]["items"].items()}
    assert said == {OTHER: 2, QUESTION: 4}


def test_after_an_expired_session_it_waits_for_its_own_person_and_for_nobody_else(visit: Visit) -> None:
    visitor = visit(may_complain=True)
    STARTER.enters(visitor)
    token = visitor.token()
    visitor.page.context.clear_cookies()
    visitor.page.evaluate(HELD)
    visitor.answer(QUESTION, "4 ")
    status(visitor, "Kom terug met je code")
    STARTER.enters(visitor)  # someone else on the same device
    visitor.has_answered(f"0 van {ASKED} vragen")
    assert visitor.answered(QUESTION) == ""
    visitor.page.context.clear_cookies()
    visitor.comes_with(token)
    visitor.open("/vragen", FIRST)
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.shows(QUESTION, "4 ")


def came_back_elsewhere(visitor: Visitor) -> None:
    """Someone at the first questions, who comes back with a code in another tab: this page has the key of before."""
    STARTER.enters(visitor)
    elsewhere = visitor.other_tab()
    elsewhere.open("/gegevens", "Mijn gegevens")
    elsewhere.press("Maak een code")
    elsewhere.send("/hervat", form={"code": elsewhere.page.locator(".code").inner_text()})


def test_a_page_from_before_one_came_back_with_a_code_reloads_and_saves(visit: Visit) -> None:
    visitor = visit(may_complain=True)
    came_back_elsewhere(visitor)
    visitor.page.evaluate(HELD)
    with visitor.page.expect_navigation():
        visitor.answer(QUESTION, "4 ")
    visitor.has_answered(f"1 van {ASKED} vragen")
    visitor.shows(QUESTION, "4 ")


def test_a_page_from_before_stays_and_says_so_where_the_device_keeps_nothing(visit: Visit) -> None:
    visitor = visit(may_complain=True)
    came_back_elsewhere(visitor)
    visitor.page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('no room') } }")
    visitor.answer(QUESTION, "4 ")
    status(visitor, "Nog niet bewaard. Houd deze pagina open")
    visitor.shows(QUESTION, "4 ")


# R56
def test_leaving_the_device_asks_first_and_erases_what_waits(offline: Visitor) -> None:
    offline.answer(OTHER, "3 ")
    status(offline, ON_DEVICE)
    offline.page.route("**/antwoord", lambda route: route.abort())
    online(offline)
    asked: list[str] = []

    def hear(dialog: Dialog) -> None:
        asked.append(dialog.message)

    leaving = offline.other_tab()
    leaving.page.on("dialog", hear)
    leaving.open("/gegevens", "Mijn gegevens")
    leaving.press("Vergeet dit apparaat")
    leaving.press("Ja, vergeet dit apparaat")
    leaving.at("Waar sta je in de palliatieve zorg?")
    assert [text.partition(".")[0] for text in asked] == [
        "Er staan nog antwoorden op dit apparaat die niet op de server zijn"
    ]
    assert leaving.page.evaluate(WAITING) == 0
    offline.page.wait_for_url(f"{offline.address}/")  # the other window shows nothing of them either
    offline.page.unroute_all()  # the window is for someone else after this


def test_hostile_words_pass_through_the_card_as_they_are(windows: Windows, server: Server) -> None:
    with unprotected(windows, server.address) as typist:
        typist.send("/begin", form=STARTED)
        typist.open("/vragen", FIRST)
        typist.explain()
        field = typist.page.get_by_label("Waaruit blijkt dat?")
        for text in POLYGLOTS:
            with typist.page.expect_response("**/antwoord"):
                field.fill(text)
            status(typist, "Bewaard om")
            assert harm(typist) == []
        typist.page.reload()
        typist.at(FIRST)
        typist.page.get_by_role("button", name="Bekijk je toelichting").click()
        expect(field).to_have_value(POLYGLOTS[-1].replace("\0", ""))
        assert harm(typist) == []


def going_on(offline: Visitor) -> None:
    """One goes on through the parts, and it arrives by itself."""
    offline.answer(OTHER, "3 ")
    status(offline, ON_DEVICE)
    offline.page.get_by_role("button", name="Volgende").click()
    expect(offline.page.locator("h1")).to_have_text(SECOND)
    offline.answer(LATER, "4 ")
    counts(offline, f"3 van {ASKED} vragen")
    status(offline, ON_DEVICE)
    online(offline)
    status(offline, "Bewaard om")
    another = offline.other_tab()
    another.open("/vragen?stap=2", SECOND)
    another.has_answered(f"3 van {ASKED} vragen")
    another.shows(LATER, "4 ")
    another.page.close()


def choosing_again(offline: Visitor) -> None:
    """The last choice of many arrives, and nothing is asked twice."""
    for start in ("1 ", "4 ", "3 "):
        offline.answer(QUESTION, start)
    offline.answer(OTHER, "4 ")
    offline.press(f"Wis keuze: {OTHER}")
    online(offline)
    status(offline, "Bewaard om")
    offline.has_answered(f"1 van {ASKED} vragen")
    offline.page.reload()
    offline.at(FIRST)
    offline.shows(QUESTION, "3 ")
    assert offline.answered(OTHER) == ""


# R14
def older_choice(offline: Visitor) -> None:
    """It is named beside the newer one, and one tap sets it."""
    offline.answer(QUESTION, "5 ")
    status(offline, ON_DEVICE)
    other = offline.other_person()
    other.comes_with(offline.token())
    other.open("/vragen", FIRST)
    other.answer(QUESTION, "4 ")
    other.has_answered(f"1 van {ASKED} vragen")
    online(offline)
    told = offline.question(QUESTION).locator(".told")
    expect(told).to_contain_text("Elders koos je intussen ‘4. Ik doe dit zelfstandig’.")
    expect(told).to_contain_text("Jouw keuze was ‘5. Ik begeleid anderen hierbij’.")
    offline.shows(QUESTION, "4 ")
    offline.page.reload()  # the refused one is still named
    offline.at(FIRST)
    offline.page.get_by_role("button", name="Zet toch die van mij").click()
    expect(offline.question(QUESTION).locator(".told")).to_be_empty()
    expect(offline.question(QUESTION).locator("legend").first).to_be_focused()
    offline.has_answered(f"1 van {ASKED} vragen")
    offline.shows(QUESTION, "5 ")


# R57
def newer_words(offline: Visitor) -> None:
    """Those of an older tab are never dropped without a word."""
    offline.explain()
    offline.page.get_by_label("Waaruit blijkt dat?").fill("Een langere zin, die ik offline schreef.")
    status(offline, ON_DEVICE)
    other = offline.other_person()
    other.comes_with(offline.token())
    other.open("/vragen", FIRST)
    other.explain()
    other.page.get_by_label("Waaruit blijkt dat?").fill("Kort.")
    other.press("Klaar met toelichten")
    other.has_answered(f"1 van {ASKED} vragen")
    online(offline)
    expect(offline.page.locator(".told").first).to_contain_text(
        "Jouw tekst was: ‘Een langere zin, die ik offline schreef.’"
    )
    offline.page.get_by_role("button", name="Laat zo").click()
    expect(offline.page.locator("legend", has_text=offline.questions()[0])).to_be_focused()
    expect(offline.page.get_by_label("Waaruit blijkt dat?")).to_have_value("Kort.")


def waiting_profile(offline: Visitor) -> None:
    """The profile waits for what is not on the server, and says so."""
    online(offline)
    offline.follow("Nakijken")
    offline.page.context.set_offline(True)
    offline.page.evaluate("() => history.back()")
    expect(offline.page.locator("h1")).to_have_text(FIRST)
    offline.answer(OTHER, "3 ")
    offline.page.evaluate("() => history.forward()")
    online(offline)
    offline.at("Nakijken")
    offline.page.get_by_role("link", name="Bekijk je profiel").click()
    offline.at("Jouw profiel")
    assert "van 2 vragen op de norm" in offline.text()


WITHOUT_NETWORK = (going_on, choosing_again, older_choice, newer_words, waiting_profile)


# Each begins with a scan of its own; a page that is loaded once serves them all.
def test_what_was_chosen_without_a_network_arrives_and_overwrites_nothing(
    offline: Visitor, subtests: pytest.Subtests
) -> None:
    for number, case in enumerate(WITHOUT_NETWORK):
        if number:
            online(offline)
            STARTER.enters_again(offline)
            goes_offline(offline)
        with subtests.test(case.__name__):
            case(offline)
