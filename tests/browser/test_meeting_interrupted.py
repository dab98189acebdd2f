"""A meeting that is cut off, by a kill, a reload, a withdrawal or its end: nothing is lost or final by accident."""

from contextlib import closing
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import Connection

from scan.dates import now
from scan.scoring.assessment import Assessment
from scan.store import Changes, Invitation
from scan.store.durable import open_store
from scan.store.records.rows import select_row, update_row
from scan.store.records.tables import invitations, stamp
from tests.browser.conftest import Visit
from tests.browser.learners import STARTER, name_of
from tests.browser.test_meeting import OUTCOME, agrees, hands_over, meeting
from tests.browser.visitor import Visitor
from tests.server.running import Server

TITLE, ENDED = "Twee blikken naast elkaar", "De uitnodiging die je open had, is ingetrokken of verlopen."
OVER = "De scan of de uitnodiging is er niet meer. Wat je net koos, is niet bewaard"
FIRST = STARTER.steps()[0]


def invitation(server: Server, token: str) -> Invitation:
    """What the store knows of the one invitation of a learner."""
    with closing(open_store(server.database)) as store:
        learner = store.actor_of(token)
        (found,) = store.meetings.invitations(learner, store.sittings(learner)[0].assessment.id)
        return found


def back(visitor: Visitor, heading: str) -> None:
    """Load the page anew, which knew the server that was killed."""
    visitor.page.reload()
    visitor.at(heading)


def waiting(server: Server, is_ready: bool = True) -> tuple[str, str]:
    """The cookies of a learner and of a guest who rated two roles, and is ready or not yet."""
    with closing(open_store(server.database)) as store:
        (learner, token), (guest, guests) = store.new_person(), store.new_person()
        scan = store.begin(learner, "palliatieve-zorg", "draft", "", STARTER.phase, STARTER.setting)
        store.save(learner, scan, Changes(STARTER.answered(4)))
        met = store.meetings.accept(guest, store.meetings.invite(learner, scan, "rate").token, "")
        store.save(guest, store.meetings.rating(guest, met).assessment.id, Changes(STARTER.answered(2)))
        if is_ready:
            store.meetings.ready(guest, met, "guest")
    return token, guests


def test_a_withdrawal_in_the_middle_is_told_to_the_guest_and_keeps_what_was_agreed(
    visit: Visit, server: Server
) -> None:
    tokens = meeting(server.database)
    learner, guest = visit(may_complain=True), visit(may_complain=True)
    learner.comes_with(tokens[0])
    guest.comes_with(tokens[1])
    guest.open("/meekijken", TITLE)
    guest.page.get_by_label(OUTCOME).first.fill("Samen een keer markeren.")
    guest.page.keyboard.press("Tab")
    learner.open("/gesprek?nummer=1", TITLE)
    expect(learner.page.get_by_label(OUTCOME).first).to_have_value("Samen een keer markeren.")
    with closing(open_store(server.database)) as store:
        store.meetings.withdraw(store.actor_of(tokens[0]), invitation(server, tokens[0]).id)
    expect(guest.page.get_by_text(ENDED)).to_be_visible()
    learner.open("/gesprek?nummer=1&onderwerp=einde", TITLE)
    expect(learner.page.get_by_text("Deze uitnodiging is voorbij.")).to_be_visible()
    expect(learner.page.get_by_text("Samen een keer markeren.").first).to_be_visible()


def expires(server: Server, found: Invitation) -> None:
    """Let the time of an invitation be over: its end moves to a moment ago, since no test can wait for days."""

    def end(connection: Connection) -> None:
        row = select_row(connection, invitations, id=found.id)
        assert row
        update_row(connection, invitations, row, expires_at=stamp(now() - timedelta(seconds=1)))

    with closing(open_store(server.database)) as store:
        store.database.write(end)


def test_an_expiry_while_the_guest_answers_is_told_to_both_and_keeps_what_was_saved(
    visit: Visit, server: Server
) -> None:
    token, guests = waiting(server, is_ready=False)
    learner, guest = visit(may_complain=True), visit(width=360, may_complain=True)
    learner.comes_with(token)
    guest.comes_with(guests)
    learner.open("/gesprek?nummer=1", "Klaar voor het gesprek?")
    learner.press("Ik ben klaar")
    learner.press("Ja, ik ben klaar")
    learner.at("Nog even wachten")
    guest.open("/meekijken?stap=4", name_of(STARTER.steps()[2]))
    expires(server, invitation(server, token))
    guest.page.locator(".q.now .tile").first.click()
    expect(guest.page.locator("[role=status]").filter(has_text=OVER)).to_be_visible()
    guest.page.reload()
    guest.at("Meekijken met een zelfscan")
    learner.at("Bespreek je scan")  # without a press
    expect(learner.page.get_by_text("Verlopen").first).to_be_visible()
    with closing(open_store(server.database)) as store:
        assert store.sittings(store.actor_of(token))[0].assessment.answers == STARTER.answered(4)
    found = invitation(server, token)
    assert (found.revealed_at, found.filled_in) == (None, True)


def test_an_expiry_in_an_open_meeting_is_told_to_both_and_keeps_what_was_agreed(visit: Visit, server: Server) -> None:
    tokens = meeting(server.database)
    learner, guest = visit(may_complain=True), visit(may_complain=True)
    for side, token, path in ((learner, tokens[0], "/gesprek?nummer=1"), (guest, tokens[1], "/meekijken")):
        side.comes_with(token)
        side.open(path, TITLE)
    guest.page.get_by_label(OUTCOME).first.fill("Samen een keer markeren.")
    guest.page.keyboard.press("Tab")
    expect(learner.page.get_by_label(OUTCOME).first).to_have_value("Samen een keer markeren.")
    expires(server, invitation(server, tokens[0]))
    expect(guest.page.get_by_text(ENDED)).to_be_visible()
    expect(learner.page.get_by_text("Samen een keer markeren.").first).to_be_visible()
    expect(learner.page.get_by_label(OUTCOME)).to_have_count(0)  # nothing can be added
    learner.open("/gesprek?nummer=1&onderwerp=einde", TITLE)
    expect(learner.page.get_by_text("Deze uitnodiging is voorbij.")).to_be_visible()
    assert invitation(server, tokens[0]).agreed == {}


def asks_akkoord(learner: Visitor, server: Server) -> str:
    """Stand before the last press of an agreement; the cookie."""
    token, _ = meeting(server.database)
    learner.comes_with(token)
    learner.open("/gesprek?nummer=1&onderwerp=einde", TITLE)
    learner.press("Ik ga akkoord met de afspraken")
    expect(learner.page.get_by_role("button", name="Ja, ik ga akkoord")).to_be_visible()
    return token


def asks_klaar(learner: Visitor, server: Server) -> str:
    """Stand before the last press of the reveal; the cookie."""
    token, _ = waiting(server)
    learner.comes_with(token)
    learner.open("/gesprek?nummer=1", "Klaar voor het gesprek?")
    learner.press("Ik ben klaar")
    expect(learner.page.get_by_role("button", name="Ja, ik ben klaar")).to_be_visible()
    return token


def lends(learner: Visitor, server: Server) -> str:
    """Hand the laptop to a guest, who gives one answer; the cookie."""
    STARTER.brings(learner, STARTER.answered())
    hands_over(learner)
    rating = rating_of(server, learner.token())
    with closing(open_store(server.database)) as store:
        store.save(store.actor_of(learner.token()), rating.id, Changes({FIRST.items[0].id: 2}))
    return learner.token()


def rating_of(server: Server, token: str) -> Assessment:
    """What the guest of the one invitation of a learner answered at their laptop."""
    with closing(open_store(server.database)) as store:
        return store.meetings.rating(store.actor_of(token), invitation(server, token).id).assessment


# R81
def test_a_kill_agrees_and_reveals_nothing_keeps_the_laptop_with_the_guest_and_loses_nothing(
    visit: Visit, server: Server, subtests: pytest.Subtests
) -> None:
    agreeing, finishing = visit(may_complain=True), visit(may_complain=True)
    lent = {width: visit(width=width, may_complain=True) for width in (1280, 360)}
    agreed, revealed = asks_akkoord(agreeing, server), asks_klaar(finishing, server)
    tokens = {width: lends(one, server) for width, one in lent.items()}
    server.restart()
    with subtests.test("akkoord was asked"):
        akkoord_is_asked_again(agreeing, server, agreed)
    with subtests.test("klaar was asked"):
        klaar_is_asked_again(finishing, server, revealed)
    for width, one in lent.items():
        with subtests.test(f"a laptop was lent at {width} pixels"):
            laptop_stays_with_the_guest(one, server, tokens[width])
    server.restart()
    with subtests.test("both were given"):
        back(finishing, TITLE)
        back(agreeing, TITLE)
        expect(agreeing.page.get_by_text("De arts ging akkoord op")).to_be_visible()
        assert list(invitation(server, agreed).agreed) == ["learner"]


def akkoord_is_asked_again(learner: Visitor, server: Server, token: str) -> None:
    """Nothing was agreed before, and it is now."""
    back(learner, TITLE)
    expect(learner.page.get_by_role("button", name="Ik ga akkoord met de afspraken")).to_be_visible()
    assert invitation(server, token).agreed == {}
    agrees(learner)
    expect(learner.page.get_by_text("De arts ging akkoord op")).to_be_visible()


def klaar_is_asked_again(learner: Visitor, server: Server, token: str) -> None:
    """Nothing was revealed before, and it is now."""
    back(learner, "Klaar voor het gesprek?")
    found = invitation(server, token)
    assert (list(found.ready), found.revealed_at) == (["guest"], None)
    learner.press("Ik ben klaar")
    learner.press("Ja, ik ben klaar")
    learner.at(TITLE)


def laptop_stays_with_the_guest(learner: Visitor, server: Server, token: str) -> None:
    """The learner sees nothing, the guest's answer is kept, and a stop is told."""
    learner.open("/gesprek", name_of(FIRST))  # where the guest was
    learner.open("/resultaat", "Even niet")
    assert rating_of(server, token).answers == {FIRST.items[0].id: 2}
    learner.open("/gesprek?stap=2", name_of(FIRST))
    learner.press("Stop: geef de laptop terug")
    learner.press("Nog niet")
    learner.at(name_of(FIRST))
    learner.press("Stop: geef de laptop terug")
    learner.press("Ja, stop")
    learner.at("Bespreek je scan")
    hands_over(learner)
    expect(learner.page.get_by_text("Deze laptop is al eens doorgegeven en teruggenomen")).to_be_visible()
