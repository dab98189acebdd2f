"""The catalogue page: entries, search and filters; and how wishes change the advice on the profile page."""

from streamlit.testing.v1 import AppTest

from results.advice.catalogue_search import SHELVES, search_filters
from scan.page_table import ABOUT, CATALOGUE, PROFILE
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.building import framework, real
from tests.support.windows import Visit, at, told

OFFERS = real()[1]
AIOS = next(one for one in AUDIENCES if one.key == "aios")
BUDGETS = {one.key: one for one in OFFERS.advice.budgets}


def catalogue_page(visit: Visit) -> AppTest:
    """A window on the catalogue."""
    return visit.window(CATALOGUE)


def titles(visited: AppTest) -> list[str]:
    """The titles of the entries on a page, in order."""
    return [part.split("</h3>")[0] for part in told(visited).split("<h3>")[1:]]


def test_every_entry_is_on_the_page(visit: Visit) -> None:
    assert sorted(titles(catalogue_page(visit))) == sorted(one.title for one in OFFERS.entries)


def test_the_shelves_follow_the_order_of_the_source_below_a_count(visit: Visit) -> None:
    text = told(catalogue_page(visit))
    places = [text.index(f"<h2>{name} ") for name in SHELVES.values()]
    assert places == sorted(places)
    assert f"Gevonden: {len(OFFERS.entries)} mogelijkheden." in text


def test_a_word_and_a_filter_narrow_the_results(visit: Visit) -> None:
    visited = catalogue_page(visit)
    visited.text_input(key="search-words").set_value("GEESTELIJK verzorger").run()
    assert titles(visited) == ["Video-informatiekaart: gesprek met een geestelijk verzorger"]
    visited.text_input(key="search-words").set_value("").run()
    visited.selectbox(key="filter-vorm").set_value("practice").run()
    assert len(titles(visited)) == sum("practice" in one.ways for one in OFFERS.entries)
    visited.selectbox(key="filter-vorm").set_value("").run()
    assert len(titles(visited)) == len(OFFERS.entries)


def test_without_results_the_page_says_what_to_do(visit: Visit) -> None:
    visited = catalogue_page(visit).text_input(key="search-words").set_value("xyzzy").run()
    assert not visited.exception
    assert "Niets gevonden. Haal een filter weg." in told(visited)
    assert titles(visited) == []


def test_every_filter_of_a_search_is_on_the_page_in_dutch(visit: Visit) -> None:
    labels = [one.label for one in catalogue_page(visit).selectbox]
    assert labels == [label for label, _ in search_filters(OFFERS, framework()).values()]


def test_the_filter_on_children_names_their_network(visit: Visit) -> None:
    visited = catalogue_page(visit).selectbox(key="filter-thema").set_value("kinderen").run()
    assert "Netwerken Integrale Kindzorg (NIK) denken mee" in told(visited)


def test_words_and_filters_are_kept_while_one_visits_another_page(visit: Visit) -> None:
    visited = catalogue_page(visit)
    visited.text_input(key="search-words").set_value("gesprek").run()
    visited.selectbox(key="filter-vorm").set_value("online").run()
    found = titles(visited)
    again = at(CATALOGUE, at(ABOUT, visited))
    assert (again.text_input(key="search-words").value, again.selectbox(key="filter-vorm").value) == (
        "gesprek",
        "online",
    )
    assert titles(again) == found != []
    assert "Gekozen: Vorm: Online." in told(again)


def advised(visited: AppTest) -> list[str]:
    """The ids of the suggested trainings, in order."""
    assert not visited.exception
    keys = [str(one.key) for one in visited.button]
    return [key.removeprefix("make-goal-") for key in keys if key.startswith("make-goal-")]


def test_a_completed_training_is_not_suggested_until_that_is_undone(visit: Visit) -> None:
    profile = at(PROFILE, visit.answered(AIOS, 2))
    first = advised(profile)
    profile.checkbox(key=f"done-{first[0]}").set_value(True).run()
    assert first[0] not in advised(profile)
    again = at(PROFILE, at(ABOUT, profile))
    assert first[0] not in advised(again)
    assert "Al gedaan" in told(again)
    again.checkbox(key=f"done-{first[0]}").set_value(False).run()
    assert advised(again) == first


def test_time_and_forms_are_remembered_on_another_page(visit: Visit) -> None:
    profile = at(PROFILE, visit.answered(AIOS, 2))
    profile.radio(key="budget").set_value(BUDGETS["uren"])
    profile.checkbox(key="way-practice").set_value(False).run()
    narrowed = advised(profile)
    assert narrowed
    assert "Tijd: 2 uur · Vorm: online en op locatie" in told(profile)
    again = at(PROFILE, at(ABOUT, profile))
    assert (again.radio(key="budget").value, again.checkbox(key="way-practice").value) == (BUDGETS["uren"], False)
    assert advised(again) == narrowed


def test_a_place_is_asked_only_where_offers_have_one(visit: Visit) -> None:
    assert [one.label for one in at(PROFILE, visit.answered(AIOS, 2)).selectbox] == ["Regio", "Instituut"]
    assert [one.label for one in at(PROFILE, visit.answered(AUDIENCES[0], 2)).selectbox] == []


def test_without_any_form_the_page_asks_to_drop_a_wish(visit: Visit) -> None:
    profile = at(PROFILE, visit.answered(AUDIENCES[0], 2))
    for box in [box for box in profile.checkbox if box.key and box.key.startswith("way-")]:
        box.set_value(False)
    assert advised(profile.run()) == []
    assert "Met deze wensen blijft er niets over. Haal er een weg." in told(profile)
