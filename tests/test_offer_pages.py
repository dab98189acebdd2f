"""The catalogue page shows and finds everything, and the advice follows what the person wants."""

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from results.browsing import SHELVES, choices
from scan.contents import ABOUT, CATALOGUE, PROFILE
from tests.building import framework, real
from tests.test_pages import AUDIENCES, answered, at, told, window

OFFERS = real()[1]
AIOS = next(one for one in AUDIENCES if one.key == "aios")
BUDGETS = {one.key: one for one in framework().budgets}


def catalogue_page() -> AppTest:
    """A window on the catalogue."""
    return at(CATALOGUE, window())


@cache
def page_text() -> str:
    """All that the catalogue page shows to who comes in."""
    return told(catalogue_page())


def titles(visited: AppTest) -> list[str]:
    """The titles of the entries on a page, in order."""
    return [part.split("</h3>")[0] for part in told(visited).split("<h3>")[1:]]


@pytest.mark.parametrize("title", [one.title for one in OFFERS.entries])
def test_every_entry_is_on_the_page(title: str) -> None:
    assert f"<h3>{title}</h3>" in page_text()


def test_the_shelves_stand_in_the_order_of_the_source_with_the_count_above() -> None:
    places = [page_text().index(f"<h2>{name} ") for name in SHELVES.values()]
    assert places == sorted(places)
    assert f"Gevonden: {len(OFFERS.entries)} mogelijkheden." in page_text()


def test_a_word_and_a_filter_narrow_the_page_and_taking_them_away_brings_all_back() -> None:
    visited = catalogue_page()
    visited.text_input(key="search-words").set_value("GEESTELIJK verzorger").run()
    assert titles(visited) == ["Video-informatiekaart: gesprek met een geestelijk verzorger"]
    visited.text_input(key="search-words").set_value("").run()
    visited.selectbox(key="filter-vorm").set_value("practice").run()
    assert len(titles(visited)) == sum("practice" in one.ways for one in OFFERS.entries)
    visited.selectbox(key="filter-vorm").set_value("").run()
    assert len(titles(visited)) == len(OFFERS.entries)


def test_when_nothing_is_found_it_says_what_to_do() -> None:
    visited = catalogue_page().text_input(key="search-words").set_value("xyzzy").run()
    assert not visited.exception
    assert "Niets gevonden. Haal een filter weg." in told(visited)
    assert titles(visited) == []


def test_every_filter_of_a_search_is_on_the_page_in_dutch() -> None:
    labels = [one.label for one in catalogue_page().selectbox]
    assert labels == [label for label, _ in choices(OFFERS, framework()).values()]


def test_who_filters_on_children_is_told_of_their_network() -> None:
    visited = catalogue_page().selectbox(key="filter-thema").set_value("kinderen").run()
    assert "Netwerken Integrale Kindzorg (NIK) denken mee" in told(visited)


def advised(visited: AppTest) -> list[str]:
    """The titles of the cards of advice."""
    assert not visited.exception
    return titles(visited)


def test_what_was_done_is_left_out_stays_so_on_another_page_and_can_be_taken_back() -> None:
    profile = at(PROFILE, answered(AIOS, 2))
    first = advised(profile)
    one = next(box for box in profile.checkbox if box.label == first[0])
    one.set_value(True).run()
    assert first[0] not in advised(profile)
    again = at(PROFILE, at(ABOUT, profile))
    assert first[0] not in advised(again)
    assert "Al gedaan" in told(again)
    next(box for box in again.checkbox if box.label == first[0]).set_value(False).run()
    assert advised(again) == first


def test_time_and_ways_stand_as_they_were_left() -> None:
    profile = at(PROFILE, answered(AIOS, 2))
    profile.radio(key="budget").set_value(BUDGETS["uren"])
    profile.checkbox(key="way-practice").set_value(False).run()
    narrowed = advised(profile)
    assert narrowed
    again = at(PROFILE, at(ABOUT, profile))
    assert (again.radio(key="budget").value, again.checkbox(key="way-practice").value) == (BUDGETS["uren"], False)
    assert advised(again) == narrowed


def test_a_place_is_asked_only_of_who_it_matters_to() -> None:
    assert [one.label for one in at(PROFILE, answered(AIOS, 2)).selectbox] == ["Regio", "Instituut"]
    assert [one.label for one in at(PROFILE, answered(AUDIENCES[0], 2)).selectbox] == []


def test_without_any_way_left_it_says_to_take_a_wish_away() -> None:
    profile = at(PROFILE, answered(AUDIENCES[0], 2))
    for box in [box for box in profile.checkbox if box.key and box.key.startswith("way-")]:
        box.set_value(False)
    assert advised(profile.run()) == []
    assert "Met deze wensen blijft er niets over. Haal er een weg." in told(profile)
