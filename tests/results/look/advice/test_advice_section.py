"""The own institute on the page of the profile: asked once, kept with the scan, and used from then on."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from results.downloads import report_of
from results.goals.plans import last_institute
from results.look.advice.wish_form import OTHER_INSTITUTE
from scan import resources
from scan.page_table import PROFILE
from scan.store import Actor, Changes
from tests.support.windows import Visit

WHO = {"audience": "aios", "phase": "gevorderd", "specialism": "interne_geneeskunde", "year": "3"}


@pytest.fixture
def learner(visit: Visit) -> Visit:
    """An aios with a gap in everything."""
    visit.client.post("/begin", data=WHO)
    instrument = resources.current_instrument().set_for(WHO["specialism"])
    answers = dict.fromkeys((item.id for item in instrument.items_of(instrument.framework.phase(WHO["phase"]))), 2)
    newest = resources.opened_store().newest(actor(visit))
    assert newest
    resources.opened_store().save(actor(visit), newest.assessment.id, Changes(answers))
    return visit


def actor(visit: Visit) -> Actor:
    return resources.opened_store().actor_of(visit.token())


def profile(visit: Visit) -> AppTest:
    found = visit.window(PROFILE)
    assert not found.exception
    return found


def chosen(visit: Visit) -> str:
    """What the field shows in a new window."""
    return str(profile(visit).selectbox(key="own-institute").value)


def institutes(visit: Visit) -> list[str]:
    """The stored institute of every scan."""
    settings = [one.assessment.setting for one in resources.opened_store().sittings(actor(visit))]
    return [one.institute for one in settings if one]


def test_the_own_institute_is_remembered_in_a_later_visit(learner: Visit) -> None:
    assert chosen(learner) == OTHER_INSTITUTE
    profile(learner).selectbox(key="own-institute").select("Radboudumc").run()
    assert (chosen(learner), institutes(learner)) == ("Radboudumc", ["Radboudumc"])


def test_the_report_of_a_download_uses_the_own_institute(learner: Visit) -> None:
    profile(learner).selectbox(key="own-institute").select("Radboudumc").run()
    wish = report_of(resources.opened_store().sittings(actor(learner)), 1).wish
    assert wish
    assert wish.institute == "Radboudumc"


def test_a_new_scan_starts_with_the_institute_of_the_one_before(learner: Visit) -> None:
    profile(learner).selectbox(key="own-institute").select("Radboudumc").run()
    learner.client.post("/begin", data=WHO)
    scans = resources.opened_store().sittings(actor(learner))
    assert (institutes(learner), last_institute(scans)) == (["Radboudumc", ""], "Radboudumc")


def test_another_institute_removes_it_from_every_scan(learner: Visit) -> None:
    scan = resources.opened_store().newest(actor(learner))
    assert scan
    resources.opened_store().keep_earlier(actor(learner), [replace(scan, digest="b" * 64)])
    window = profile(learner).selectbox(key="own-institute").select("Radboudumc").run()
    earliest = resources.opened_store().sittings(actor(learner))[0].assessment.id
    resources.opened_store().save(actor(learner), earliest, Changes(places={"institute": "LUMC"}))
    assert institutes(learner) == ["LUMC", "Radboudumc"]
    window.selectbox(key="own-institute").select(OTHER_INSTITUTE).run()
    assert (institutes(learner), chosen(learner)) == (["", ""], OTHER_INSTITUTE)
