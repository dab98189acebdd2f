"""A step names the gap it serves, has an act for tomorrow per gap, and owns up to a page it shares."""

import random

import pytest

from results.advice.eligibility import Wish
from results.advice.gaps import gain_theme
from results.advice.next_steps import gain_act, served_gaps, served_words, shared_page_sentence, tomorrow_acts
from results.advice.suggestions import Advice, suggest
from scan.scoring.assessment import NE
from scan.scoring.scoring import score
from tests.support.building import catalogue, framework, item, real, said, small, training

INSTRUMENT, OFFERS = real()
KINDS = (("a", "knowledge"), ("b", "skill"), ("c", "workplace"))
WISH = Wish("aios", "cardiologie", hours=40, year=3)


def advice_of(seed: int) -> Advice:
    """The advice to an aios who answers by chance."""
    chance = random.Random(seed)
    items = INSTRUMENT.items_of(INSTRUMENT.framework.phase("n8"))
    answers = {one.id: chance.choice([1, 2, 3, 4, 5, NE]) for one in items}
    return suggest(score(said(answers, "n8"), INSTRUMENT), INSTRUMENT, OFFERS, WISH)


@pytest.mark.parametrize("seed", range(5))
def test_every_gap_of_a_step_has_an_act_without_a_link_or_an_open_brace(seed: int) -> None:
    advice = advice_of(seed)
    themes = {one.key: one.label.lower() for one in INSTRUMENT.framework.themes}
    for step in advice.suggestions:
        acts = tomorrow_acts(step, advice, WISH, INSTRUMENT.framework)
        assert {subject.lower() for subject, _ in acts} == {themes[gap.topic.theme] for gap in step.gaps}
        assert all("morgen" in act and "{" not in act and "http" not in act for _, act in acts)


@pytest.mark.parametrize(
    ("themes", "told"), [(("pijn",), "pijn"), (("zingeving",), "zingeving"), (("pzp",), "Medisch handelen")]
)
def test_a_step_is_headed_by_a_theme_it_names_else_by_the_role(themes: tuple[str, ...], told: str) -> None:
    two = small(item("a", theme="pijn"), item("b", theme="zingeving"))
    profile = score(said({"a": 1, "b": 2}, "n8"), two)
    advice = suggest(profile, two, catalogue(training("t", ("MH", "T3", 0.8), themes=themes)), Wish("arts"))
    assert served_words(0, advice, framework()) == told
    assert served_gaps(advice)[0].topic.theme == ("zingeving" if told == "zingeving" else "pijn")


def test_steps_are_headed_by_different_themes_where_they_can_be() -> None:
    two = small(item("a", theme="pijn"), item("b", theme="zingeving"))
    profile = score(said({"a": 1, "b": 2}, "n8"), two)
    offers = [training(name, ("MH", "T3", 0.5), themes=("pijn", "zingeving"), learning=(kind,)) for name, kind in KINDS]
    advice = suggest(profile, two, catalogue(*offers), Wish("arts"))
    assert [served_words(number, advice, framework()) for number in range(3)] == ["pijn", "zingeving", "pijn"]


@pytest.mark.parametrize("seed", range(20))
def test_the_greatest_gain_heads_a_step_that_names_it_else_it_has_an_act_of_its_own(seed: int) -> None:
    advice = advice_of(seed)
    gain, heads = gain_theme(advice.gaps), [gap.topic.theme for gap in served_gaps(advice)]
    for head, step in zip(heads, advice.suggestions, strict=True):
        if any(gap.topic.theme == gain for gap in step.gaps) and gain in step.training.themes:
            assert gain in heads
            break
        assert head != gain
    act = gain_act(advice, WISH, INSTRUMENT.framework)
    assert (act == "") == (heads[:1] == [gain])
    assert act == "" or ("morgen" in act and "{" not in act)


def test_a_step_that_names_the_greatest_gain_is_headed_by_it_though_it_helps_more_elsewhere() -> None:
    two = small(item("a", theme="pijn"), item("b", theme="zingeving", role="CO"))
    profile = score(said({"a": 2, "b": 1}, "n8"), two)
    offer = training("t", ("MH", "T3", 0.8), ("CO", "T3", 0.3), themes=("pijn", "zingeving"))
    advice = suggest(profile, two, catalogue(offer), Wish("arts"))
    assert [gap.topic.theme for gap in advice.suggestions[0].gaps] == ["pijn", "zingeving"]
    assert served_words(0, advice, framework()) == "zingeving"


def test_only_a_step_with_the_page_of_an_earlier_one_says_so() -> None:
    one, other = training("a", url="https://a.example"), training("b", url="https://a.example")
    assert shared_page_sentence(other, [one]) == "Meer hierover staat op de pagina van ‘Cursus a’."
    assert shared_page_sentence(other, []) == ""
    assert shared_page_sentence(training("c", url=""), [training("d", url="")]) == ""
