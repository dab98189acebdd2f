"""One journey per kind of learner: every question met and answered, and a profile that the engine agrees with."""

import pytest
from playwright.sync_api import expect

from results.profile.finding import is_growing, profile_finding, status_word
from results.profile.lenses import ProfileRow, profile_rows
from scan.dutch import dutch_number, percent
from scan.scoring.scoring import score
from tests.browser.learners import LEARNERS, SERVED, Learner, name_of
from tests.browser.visitor import Visitor


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.name)
def test_a_learner_goes_from_start_to_profile(visitor: Visitor, learner: Learner) -> None:
    learner.begins(visitor)
    answer_every_question(visitor, learner)
    visitor.follow("Nakijken")
    expect(visitor.page.get_by_text("Alles is beantwoord.")).to_be_visible()
    visitor.page.get_by_role("link", name="Bekijk je profiel").click()
    visitor.at("Jouw profiel")
    assert visitor.radar() == expected_finding(learner)
    assert visitor.table() == expected_table(learner)
    assert expected_finding(learner) in visitor.text()
    visitor.picture(f"{learner.setting.audience} profiel")


def answer_every_question(visitor: Visitor, learner: Learner) -> None:
    """Step by step; each must show exactly the questions of the content, and count what was answered."""
    said, total = 0, len(learner.items())
    for place, step in enumerate(learner.steps()):
        if place:
            visitor.next_step(name_of(step))
        assert sorted(visitor.questions()) == sorted(item.text for item in step.items)
        learner.answers(visitor, step)
        said += len(step.items)
        visitor.has_answered(f"{said} van {total} vragen")
    visitor.picture(f"{learner.setting.audience} {name_of(step)}")


def expected_rows(learner: Learner) -> tuple[ProfileRow, ...]:
    """What the engine makes of the same answers, per role."""
    return profile_rows(score(learner.assessment(), learner.served()), learner.served(), "roles")


def grows(learner: Learner) -> bool:
    """Whether the end of this phase is still to come."""
    return is_growing(learner.setting, learner.audience())


def expected_table(learner: Learner) -> list[list[str]]:
    """The table as it should stand there: means beside norms, or shares of the profile for students."""
    if learner.scan().shows_level:
        numbers = [[dutch_number(r.score.mean or 0), dutch_number(r.norm or 0)] for r in expected_rows(learner)]
    else:
        target = percent(SERVED.framework.constants.on_target)
        numbers = [[percent(r.score.match or 0), target] for r in expected_rows(learner)]
    names = [[r.label, status_word(r.score, grows(learner))] for r in expected_rows(learner)]
    return [[name, *pair, word] for (name, word), pair in zip(names, numbers, strict=True)]


def expected_finding(learner: Learner) -> str:
    """The sentences above the fold."""
    return " ".join(profile_finding(expected_rows(learner), learner.scan(), grows(learner)))
