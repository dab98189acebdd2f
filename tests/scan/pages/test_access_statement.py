"""The accessibility statement has the parts of the Dutch model, and each of its claims is held by a test."""

import re
from html import unescape

import pytest

from scan.page_table import ACCESS
from tests.support.named_tests import is_defined
from tests.support.windows import Visit, told

HELD = {
    "met axe getoetst": "browser/test_access::test_no_page_holds_a_barrier",
    "met het toetsenbord": "browser/test_keyboard::test_from_the_start_to_the_report_without_a_mouse",
    "Een cijfertoets": "browser/test_card::test_the_card_does_what_it_promises",
    "ruimer zetten": "browser/test_access::test_no_page_holds_a_barrier",
    "44 pixels": "browser/test_access::test_no_page_holds_a_barrier",
    "wordt voorgelezen. Een fout": "browser/test_card::test_the_card_does_what_it_promises",
    "bij de radar wordt voorgelezen": "browser/test_journeys::test_a_learner_goes_from_start_to_profile",
    "hoog contrast": "browser/test_forced_colours::test_what_a_colour_told_is_told_without_it_and_nothing_moves",
    "Licht of donker": "scan/look/test_tokens::test_every_text_can_be_read_on_its_background",
    "PDF/UA-1": "results/report/test_pdf::test_the_file_is_pdf_ua_1_and_pdf_a_2a_at_once",
}
PARTS = ("Deze verklaring geldt voor", "Status C", "Oorzaak", "Gevolg", "Alternatief", "Maatregel en planning")
LISTED = re.compile(r"<ul>(.*?)</ul>", re.DOTALL)


def test_every_claim_is_held_by_a_test(visit: Visit) -> None:
    claims, *_ = LISTED.findall(unescape(told(visit.window(ACCESS))))
    lines = claims.removeprefix("<li>").removesuffix("</li>").split("</li><li>")
    assert len(lines) == len(HELD)
    assert [one for one, words in zip(lines, HELD, strict=True) if words not in one] == []
    assert [name for name in HELD.values() if not is_defined(name)] == []


@pytest.mark.parametrize("part", [*PARTS, "Nationale ombudsman", "Opgesteld op 30 november 2026"])
def test_the_statement_has_the_parts_of_the_model(visit: Visit, part: str) -> None:
    assert part in unescape(told(visit.window(ACCESS)))
