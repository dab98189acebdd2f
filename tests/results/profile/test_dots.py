"""The dots of a row are the credits of its answers, and its status follows from the same."""

import pytest

from results.profile.dots import dots, on_norm_phrase
from results.profile.lenses import ProfileRow
from scan.scoring.assessment import Answer
from scan.scoring.profile import Reply
from tests.support.reports import report

CREDIT = {"full": 1.0, "half": 0.5, "empty": 0.0}


def row(*answers: Answer | None) -> ProfileRow:
    """A row of items at level basis with norm 4; the last answer is to an item out of scope."""
    replies = [Reply("basis", 4, 5, True, answer) for answer in answers]
    return ProfileRow("MH", "Medisch handelen", (), report().rows("roles")[0].score, (*replies,), 4.0)


def test_a_dot_is_full_half_or_empty_by_its_credit() -> None:
    assert dots(row(1, 3, 4, "NE", 5)) == ("full", "full", "half", "empty", "empty")


def test_what_does_not_count_has_no_dot() -> None:
    assert dots(row("NVT", None, 4)) == ("full",)
    other = row(4)
    beyond = ProfileRow(other.key, "", (), other.score, (*other.replies, Reply("expert", 4, 5, False, 5)), other.norm)
    assert dots(beyond) == ("full",)


@pytest.mark.parametrize(
    ("answers", "phrase"),
    [
        ((4, 4, 2), "2 van 3 vragen op de norm"),
        ((4,), "1 van 1 vraag op de norm"),
        ((None, "NVT"), "geen antwoorden"),
    ],
)
def test_the_phrase_counts_the_dots(answers: tuple[Answer | None, ...], phrase: str) -> None:
    assert on_norm_phrase(row(*answers)) == phrase


@pytest.mark.parametrize("key", ["n6", "n7", "n8", "gevorderd", "expert"])
def test_the_mean_of_the_dots_is_the_share_of_the_profile(key: str) -> None:
    for lens in ("roles", "tasks", "dimensions"):
        for one in report(key).rows(lens):
            assert one.score.match == pytest.approx(sum(CREDIT[dot] for dot in dots(one)) / len(dots(one)))
