"""The privacy statement says what is kept, in the numbers of the program."""

from html import unescape

from scan.page_table import PRIVACY
from scan.resources import current_instrument
from scan.store.maintenance import FEEDBACK_MONTHS, RETENTION_MONTHS
from tests.support.windows import Visit, at, told


def test_the_page_says_how_long_what_is_kept(visit: Visit) -> None:
    page = unescape(told(at(PRIVACY, visit.window())))
    assert f"Kom je {RETENTION_MONTHS} maanden niet terug" in page
    assert "Schrijf je dat een vraag niet klopt: die tekst, met de vraag en de week." in page
    assert f"Na {FEEDBACK_MONTHS} maanden is hij weg." in page


def test_the_page_says_what_is_counted_of_use(visit: Visit) -> None:
    page = unescape(told(at(PRIVACY, visit.window())))
    assert f"groepen van minstens {current_instrument().framework.constants.group_default} mensen" in page
