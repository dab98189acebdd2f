"""Every page runs on the real content without an exception and shows it, before a scan and during one."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from scan.instrument.framework import Audience, Phase
from scan.page_table import ABOUT, PAGES, PROFILE, QUESTIONS, Page
from scan.steps import scan_steps
from tests.support.building import whole
from tests.support.windows import Visit, at, card, heading, record, sent, step, told

SERVED = whole()[0]
AUDIENCES = SERVED.framework.audiences


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_a_page_runs_before_a_scan_is_started(visit: Visit, page: Page) -> None:
    visited = visit.window(page)
    assert not visited.exception
    assert len(visited.title) == 1
    assert SERVED.framework.disclaimer in told(visited)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_a_page_runs_during_a_scan(visit: Visit, page: Page) -> None:
    visited = at(page, visit.begun(AUDIENCES[0]))
    assert not visited.exception
    assert len(visited.title) + len(visited.get("bidi_component")) == 1  # the card shows the title of its step itself


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.key)
def test_the_front_page_has_a_card_for_each_audience(visit: Visit, audience: Audience) -> None:
    front = visit.window()
    assert f"<h3>{audience.label}</h3><p>{audience.meaning}</p>" in told(front)
    assert f"Start als {audience.short}" in [one.label for one in front.button]


@pytest.mark.parametrize("phase", SERVED.framework.phases, ids=lambda phase: phase.key)
def test_the_front_page_names_the_number_of_questions_of_a_phase(visit: Visit, phase: Phase) -> None:
    asked = sum(len(step.items) for step in scan_steps(SERVED, phase, {}))
    assert f"{asked} vragen" in told(visit.window())


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.key)
def test_a_scan_starts_with_the_first_questions_of_its_phase(visit: Visit, audience: Audience) -> None:
    visited = visit.begun(audience)
    asked = [scan_steps(SERVED, SERVED.framework.phase(key), {})[0].items for key in audience.phases]
    assert not visited.exception
    assert {*step(visited)["items"]} in [{item.id for item in items} for items in asked]


@pytest.mark.parametrize("audience", [one for one in AUDIENCES if one.asks_specialism], ids=lambda one: one.key)
def test_a_scan_does_not_start_without_a_specialism(visit: Visit, audience: Audience) -> None:
    form = visit.window().button(key=f"choose-{audience.key}").click().run()
    pressed = next(one for one in form.button if one.label == "Begin met de vragen").click().run()
    assert missing(pressed) == [f"specialism-{audience.key}", *([f"year-{audience.key}"] if audience.years else [])]
    assert 'action="/begin"' not in told(pressed)
    chosen = pressed.selectbox(key=f"specialism-{audience.key}").select_index(0).run()
    assert f"specialism-{audience.key}" not in missing(chosen)


def missing(visited: AppTest) -> list[str]:
    """The fields that a page says to be missing, each below itself."""
    return re.findall(r'class="field-error" data-field="(.*?)"', told(visited))


def test_a_scan_that_is_left_to_the_person_has_to_be_chosen(visit: Visit) -> None:
    aios = next(one for one in AUDIENCES if one.key == "aios")
    left = next(k for k, one in enumerate(SERVED.framework.specialisms) if one.advice == "overweeg")
    form = visit.form(aios).selectbox(key="specialism-aios").select_index(left).run()
    pressed = next(one for one in form.button if one.label == "Begin met de vragen").click().run()
    assert missing(pressed) == ["phase-aios-overweeg"]


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.key)
def test_every_step_runs_without_any_answer(visit: Visit, audience: Audience) -> None:
    visited = visit.begun(audience)
    for one in card(visited)["steps"]:
        visited.query_params["stap"] = one["key"]
        assert heading(visited.run()) == one["title"]
        assert not visited.exception
        assert card(visited)["values"]["answers"] == {}


@pytest.mark.parametrize("asked", ["0", "99", "-1", "twee", ""])
def test_an_unknown_step_opens_the_first(visit: Visit, asked: str) -> None:
    visited = visit.begun(AUDIENCES[0])
    visited.query_params["stap"] = asked
    assert step(visited.run())["key"] == "1"


def test_the_page_about_the_questions_names_every_source(visit: Visit) -> None:
    text = told(visit.window(ABOUT))
    assert [source.title for source in SERVED.sources if source.title not in text] == []


def test_a_step_names_the_origin_of_each_question(visit: Visit) -> None:
    visited = visit.begun(AUDIENCES[0])
    titles = [source.title for source in SERVED.sources]
    origins = [one["why"][0] for one in card(visited)["items"].values()]
    assert [origin for origin in origins if not any(title in origin for title in titles)] == []


def test_a_profile_names_the_number_of_answers_of_a_role(visit: Visit) -> None:
    visited = visit.begun(AUDIENCES[0])
    asked = step(visited)["items"]
    record(visited, *(sent(item, 4) for item in asked))
    profile = at(PROFILE, visited)
    assert not profile.exception
    assert f"op {len(asked)} antwoorden" in told(profile)
    assert [one.label for one in profile.radio] == ["Kijk per", "Hoeveel tijd heb je?"]


def test_a_full_profile_shows_a_radar_and_suggestions(visit: Visit) -> None:
    profile = at(PROFILE, visit.answered(AUDIENCES[0], 2))
    assert not profile.exception
    assert told(profile).count('<svg class="radar" role="img" aria-label="Radar: CanMEDS-rollen. ') == 1
    assert 1 <= told(profile).count("Reken ") <= 3
    assert '<p class="over">Je volgende stap, deze maand · voor ' in told(profile)


def test_the_front_page_knows_how_far_a_scan_is(visit: Visit) -> None:
    visited = visit.begun(AUDIENCES[0])
    asked = len(card(visited)["items"])
    assert f"**Welkom terug.** Je beantwoordde 0 van {asked} vragen." in told(visit.window())
    record(visited, *(sent(item, 3) for item in card(visited)["items"]))
    assert re.search(r"Welkom terug\.\*\* Je scan van .* is klaar\.", told(visit.window()))


def test_an_answer_is_still_there_after_another_page(visit: Visit) -> None:
    visited = visit.begun(AUDIENCES[0])
    item = step(visited)["items"][0]
    record(visited, sent(item, 3))
    assert card(at(QUESTIONS, at(ABOUT, visited)))["values"]["answers"] == {item: 3}
