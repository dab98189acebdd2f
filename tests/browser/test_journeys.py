"""One journey per kind of learner: every question met and answered, and a profile that the engine agrees with."""

import pytest
from playwright.sync_api import expect

from results.advice.gaps import find_gaps
from results.advice.message import message_sentences, profile_message
from results.profile.dots import on_norm_phrase
from results.profile.finding import is_growing, status_word
from results.profile.legend import radar_description
from results.profile.lenses import ProfileRow, profile_rows
from scan.scoring.scoring import score
from tests.browser.learners import LEARNERS, SERVED, Learner, name_of
from tests.browser.visitor import Visitor


@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: learner.name)
def test_a_learner_goes_from_start_to_profile(visitor: Visitor, learner: Learner) -> None:
    learner.begins(visitor)
    answer_every_question(visitor, learner)
    visitor.follow("Nakijken")
    expect(visitor.page.get_by_text("Alles is beantwoord.")).to_have_count(1)
    visitor.page.get_by_role("link", name="Bekijk je profiel").click()
    visitor.at("Jouw profiel")
    assert visitor.radar() == radar_description(
        "CanMEDS-rollen", expected_rows(learner), learner.scan(), SERVED.framework
    )
    assert visitor.table() == expected_table(learner)
    assert expected_message(learner) in " ".join(visitor.text().split())
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
    """The table as it should stand there: one rule, told in a phrase and a status."""
    return [[r.label, on_norm_phrase(r), status_word(r.score, grows(learner))] for r in expected_rows(learner)]


def expected_message(learner: Learner) -> str:
    """The sentences at the head of the profile."""
    assessment, served = learner.assessment(), learner.served()
    message = profile_message(score(assessment, served), served, find_gaps(assessment, served))
    return " ".join("".join(part) for part in message_sentences(message))
