"""The page Verantwoording: its example moves with the answers, and nothing on it claims to be validated."""

from scan.page_table import ACCOUNTABILITY
from tests.support.windows import Visit, told


def test_the_level_moves_when_an_answer_of_the_example_does(visit: Visit) -> None:
    page = visit.window(ACCOUNTABILITY)
    assert "De zelfscan zegt: basis." in told(page)
    page.radio(key="try-1").set_value(3).run()
    assert "De zelfscan zegt: op weg naar basis." in told(page)
    page.radio(key="try-1").set_value("NE").run()
    assert "1 + 0 + 0,5 + 1 + 0,5. Dat is 3 van 5: 0,60." in told(page)


def test_trying_begins_no_scan_and_sets_no_cookie(visit: Visit) -> None:
    page = visit.window(ACCOUNTABILITY)
    page.radio(key="try-0").set_value(1).run()
    assert not page.exception
    assert visit.token() == ""


def test_the_page_says_that_nothing_was_validated_and_that_nobody_read_it(visit: Visit) -> None:
    page = told(visit.window(ACCOUNTABILITY))
    assert "niet gevalideerd bij artsen of studenten" in page
    assert "Nog niemand buiten de makers." in page
    assert "Het zijn verzonnen mensen." in page


def test_the_page_says_where_to_report_a_question_that_is_wrong(visit: Visit) -> None:
    assert "Daar kun je ook zeggen dat een vraag niet klopt" in told(visit.window(ACCOUNTABILITY))
