"""Why an item is asked, in sentences, for every item of the content and of published versions."""

from scan import resources
from scan.instrument.instrument import Provenance
from scan.look.questions.item_reasons import item_reasons
from scan.released.item_history import ItemHistory
from scan.store import LONGEST_FEEDBACK
from scan.store.maintenance import FEEDBACK_MONTHS
from tests.scan.pages.test_pages import AUDIENCES
from tests.support.building import item, small
from tests.support.paths import ROOT
from tests.support.windows import Visit, card

WHY = (ROOT / "scan" / "look" / "questions" / "assets" / "why.js").read_text("utf-8")


def test_an_item_says_its_source_place_competencies_and_version() -> None:
    sources = (
        Provenance(source="S1", place="p. 3", basis="direct"),
        Provenance(source="S2", basis="derived"),
    )
    asked = item("a", provenance=sources, eapc=(3, 5))
    titles = {one.key: one.title for one in small(asked).sources}
    assert item_reasons(asked, titles, {"a": ItemHistory("2026-1", "2026-2")}) == [
        f"Staat zo in {titles['S1']}, p. 3; en afgeleid van {titles['S2']}.",
        "Hoort bij kerncompetenties 3 en 5 van de EAPC.",
        "Gevraagd sinds versie 2026-1, in deze woorden sinds 2026-2.",
    ]


def test_every_question_on_a_page_says_why_it_is_asked(visit: Visit) -> None:
    given = card(visit.begun(AUDIENCES[0]))
    assert given["version"] == resources.current_instrument().version
    for one in given["items"].values():
        assert len(one["why"]) >= 2
        assert one["why"][0].startswith(("Staat zo in ", "Afgeleid van "))
        assert one["why"][-1].startswith("Gevraagd sinds versie ")


def test_the_card_names_the_limits_of_the_store() -> None:
    assert f"LONGEST = {LONGEST_FEEDBACK:_}" in WHY
    assert f"na {FEEDBACK_MONTHS} maanden weg" in WHY
