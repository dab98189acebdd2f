"""What an answer by the route may cost, in structure: statements of the database."""

import pytest

from tests.support.answers import change, post, stored
from tests.support.store.statements import traced_statements
from tests.support.two_people import newest, scanned
from tests.support.windows import Visit

MOST_STATEMENTS = 14


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement on a SQLite connection that is opened from now on."""
    return traced_statements(monkeypatch)


def test_an_answer_takes_few_statements_however_long_the_history(statements: list[str], visit: Visit) -> None:
    sitting = newest(scanned(visit))
    counts = []
    for turn in range(60):
        statements.clear()
        answer = post(visit, sitting, change(1 + turn % 5, seen=turn))
        assert answer.json()["fields"][0]["saved"]
        counts.append(len(statements))
    assert max(counts[1:]) <= MOST_STATEMENTS, statements
    assert stored(visit).numbers == {("answers", "mh-01"): 60}


def test_a_refused_post_opens_no_transaction(statements: list[str], visit: Visit) -> None:
    sitting = newest(scanned(visit))
    statements.clear()
    assert post(visit, sitting, change(1), x_zelfscan_token=b"x").status_code == 403
    assert post(visit, sitting, change(1), origin="https://elders.example").status_code == 403
    assert post(visit, sitting, change([1])).status_code == 400
    assert statements == []
