"""Five people of the real world: what their teacher would expect of the finding and of the advice."""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from results.advice.advice_texts import uncovered_sentence
from results.advice.eligibility import Wish, allowed_levels, is_practice
from results.advice.reasons import suggestion_reason
from results.advice.suggestions import Advice, suggest
from results.profile.finding import is_growing, overall_sentence, profile_finding, status_word
from results.profile.lenses import LensKey, ProfileRow, profile_rows
from scan.instrument.instrument import Item
from scan.scoring.assessment import Answer, Assessment
from scan.scoring.profile import Profile
from scan.scoring.scoring import score
from scan.steps import open_offers
from tests.support.advice import covers, hours, in_its_time, levels_for, never_done, weights
from tests.support.building import framework, phase, real, said

INSTRUMENT, OFFERS = real()
BUDGETS = {one.key: one.hours for one in OFFERS.advice.budgets}
Rule = Callable[[Item], Answer | None]
LENSES: tuple[LensKey, ...] = ("roles", "tasks", "dimensions")
HARSH = ("onvoldoende", "hiaat", "tekort", "gezakt", "overschat", "bekwaam")


class Person(NamedTuple):
    """Someone with a profile; `growing` while the end norm is still to come."""

    said: Assessment
    profile: Profile
    growing: bool

    def rows(self, lens: LensKey = "roles") -> dict[str, ProfileRow]:
        return {row.key: row for row in profile_rows(self.profile, INSTRUMENT, lens)}

    def told(self, lens: LensKey = "roles") -> str:
        return " ".join(profile_finding(tuple(self.rows(lens).values()), self.growing))

    def wish(self, budget: str) -> Wish:
        assert self.said.setting
        return Wish(self.said.setting.audience, self.said.setting.specialism, hours=BUDGETS[budget])

    def advice(self, budget: str = "geen_grens") -> Advice:
        return suggest(self.profile, INSTRUMENT, OFFERS, self.wish(budget))

    def ids(self, budget: str = "geen_grens") -> set[str]:
        return {one.training.id for one in self.advice(budget).suggestions}

    def chips(self, lens: LensKey = "roles") -> set[str]:
        return {status_word(row.score, self.growing) for row in self.rows(lens).values()}


def meet(key: str, rule: Rule, audience: str, specialism: str = "", year: int | None = None) -> Person:
    """A person who answers each item of a phase by a rule."""
    answers = {one.id: rule(one) for one in INSTRUMENT.items_of(phase(key))}
    given = said(answers, key, audience=audience, specialism=specialism, year=year)
    who = next(one for one in framework().audiences if one.key == audience)
    return Person(given, score(given, INSTRUMENT), is_growing(given.setting, who))


def reaches_all_but_meaning(one: Item) -> Answer:
    if one.theme in ("zingeving", "reflectie"):
        return "NE" if one.kind == "skill" else 1
    return 2 if one.kind == "knowledge" else 3


def has_seen_no_patient_yet(one: Item) -> Answer:
    if one.scale == "supervision":
        return "NE"
    return {"knowledge": 3, "attitude": 3, "skill": 1}[one.kind]


def treats_hearts_and_saw_few_deaths(one: Item) -> Answer | None:
    if one.level != "basis":
        return None
    if one.theme in ("stervensfase", "naasten_rouw", "kinderen"):
        return "NE"
    return 2 if one.theme in ("zingeving", "levenseindebeslissingen") else 4 if one.role in ("KW", "SA") else 3


def talks_well_but_never_left_the_ward(one: Item) -> Answer | None:
    if one.level == "expert":
        return None
    return 4 if one.level == "basis" or one.epa_task in ("T4", "T5") else "NE"


def stands_at_the_door_of_the_kaderopleiding(one: Item) -> Answer:
    return {"basis": 5, "gevorderd": 4, "expert": 3 if one.role in ("MH", "CO", "PR") else 2}[one.level]


BACHELOR = meet("n6", reaches_all_but_meaning, "bachelor", year=3)
MASTER = meet("n7", has_seen_no_patient_yet, "master", year=4)
CARDIOLOGIE = meet("n8", treats_hearts_and_saw_few_deaths, "aios", "cardiologie", year=1)
ONCOLOGIE = meet("gevorderd", talks_well_but_never_left_the_ward, "aios", "oncologie", year=6)
HUISARTS = meet("expert", stands_at_the_door_of_the_kaderopleiding, "arts", "huisartsgeneeskunde")
FIVE = [BACHELOR, MASTER, CARDIOLOGIE, ONCOLOGIE, HUISARTS]
everyone = pytest.mark.parametrize("one", FIVE, ids=["bachelor", "master", "cardiologie", "oncologie", "huisarts"])


def test_the_bachelor_sees_that_meaning_is_what_is_missing_although_the_roles_do_well() -> None:
    below = [key for key, row in BACHELOR.rows("dimensions").items() if row.score.status != "op_doel"]
    assert below == ["spiritueel"], "the other dimensions are at their norm, so only zingeving may stand out"
    assert "groeien ligt bij Zingeving" in BACHELOR.told("dimensions")


def test_the_bachelor_is_advised_something_about_meaning_that_a_bachelor_can_do() -> None:
    for budget in ("dag", "week", "geen_grens"):
        advice = BACHELOR.advice(budget)
        assert advice.suggestions, "a day is enough for the toolbox"
        assert all("zingeving" in one.training.themes for one in advice.suggestions), "it is the only gap there is"
        assert not any(is_practice(one.training) for one in advice.suggestions), "a bachelor has no ward to work on"


def test_the_master_hears_that_it_is_still_to_come_and_never_that_it_falls_short() -> None:
    told = " ".join([MASTER.told(), *MASTER.chips(), *MASTER.chips("tasks"), *MASTER.chips("dimensions")])
    assert "nog niet meegemaakt" in told, "patients come in the coschappen; that is no shortfall"
    assert "Ontwikkelpunt" not in told
    assert "onder de norm" not in told
    assert "Nog in opbouw" in MASTER.chips()


def test_the_master_is_advised_to_meet_patients_as_a_student_can() -> None:
    for budget in ("dag", "week", "geen_grens"):
        advice = MASTER.advice(budget)
        assert any(is_practice(one.training) for one in advice.suggestions), "nearly all of it was never done"


def test_the_cardiologist_in_year_one_is_on_the_way_with_the_end_norm_still_to_come() -> None:
    assert overall_sentence(CARDIOLOGIE.profile, framework()).startswith("Over alle rollen samen ben je op weg naar")
    assert CARDIOLOGIE.told().count("Er is nog het meest op te bouwen") == 1
    assert "Ontwikkelpunt" not in CARDIOLOGIE.chips(), "nobody reaches an end norm in the first year"


def test_the_cardiologist_is_offered_more_only_where_the_basis_is_there() -> None:
    offers = open_offers(INSTRUMENT, phase("n8"), CARDIOLOGIE.said.answers)
    assert {offer.role for offer in offers} == {"KW", "SA"}
    assert {offer.level for offer in offers} == {"gevorderd"}, "expert comes after gevorderd"


def test_the_cardiologist_is_advised_basis_and_something_about_dying() -> None:
    assert allowed_levels(CARDIOLOGIE.profile, framework()) == ("basis",)
    for budget in ("dag", "week", "geen_grens"):
        advice = CARDIOLOGIE.advice(budget)
        assert all("basis" in one.training.levels for one in advice.suggestions)
        assert any("stervensfase" in one.training.themes for one in advice.suggestions), "the largest distance of all"
        assert not {"cursus-ms", "patz", "kaderopleiding"} & CARDIOLOGIE.ids(budget), "for others than this aios"


def test_the_oncologist_keeps_a_mean_of_four_and_sees_which_experience_is_missing() -> None:
    for row in ONCOLOGIE.rows().values():
        assert row.score.mean == 4.0, "what was never done is no low answer"
        assert row.score.level == "basis", "but gevorderd asks for experience"
    assert "nog niet meegemaakt" in ONCOLOGIE.told()
    assert "nog_weinig_ervaring" in ONCOLOGIE.rows("tasks")["T7"].score.flags


def test_the_oncologist_is_advised_to_gain_experience_or_told_that_it_takes_more_time() -> None:
    for budget in BUDGETS:
        advice = ONCOLOGIE.advice(budget)
        assert any(is_practice(one.training) for one in advice.suggestions) or advice.reason.startswith("no_"), budget
    assert ONCOLOGIE.ids("uren"), "two hours are enough"
    assert not {"cursus-ms", "patz"} & ONCOLOGIE.ids(), "one is for specialists, one for general practice"


def test_the_general_practitioner_is_led_to_the_kaderopleiding_but_not_called_an_expert() -> None:
    assert HUISARTS.profile.overall.level == "gevorderd"
    assert "expert" not in overall_sentence(HUISARTS.profile, framework())
    assert "kaderopleiding" in HUISARTS.ids(), "it is the way to expert, and time is no limit"
    assert HUISARTS.advice().suggestions[0].training.id == "kaderopleiding", "it covers most of what is missing"
    assert "kaderopleiding" not in HUISARTS.ids("stage"), "two years do not fit in a few weeks"
    for budget in BUDGETS:
        assert not {"cursus-ms", "netwerkstage", "hao-amc"} & HUISARTS.ids(budget), "for specialists and for trainees"


def amount(time: float) -> str:
    """Minutes below an hour, else hours."""
    return str(round(time * 60)) if time < 1 else f"{time:g}".replace(".", ",")


@everyone
def test_every_number_of_a_reason_can_be_derived_again(one: Person) -> None:
    heavy, levels = weights(one.said, one.wish("dag")), levels_for(one.profile)
    for budget, there in BUDGETS.items():
        advice = one.advice(budget)
        for each in advice.suggestions:
            c = {topic: covers(each.training, topic, levels, never_done(one.said)) for topic in heavy}
            expected = [
                str(len(in_its_time(each.training, heavy, c))),
                str(len(heavy)),
                amount(hours(each.training)),
                *([amount(there)] if there else []),
            ]
            assert (
                re.findall(r"\d+(?:,\d+)?", suggestion_reason(each, advice, one.wish(budget), framework())) == expected
            )


@everyone
def test_nobody_is_judged_in_harsh_words(one: Person) -> None:
    uncovered = uncovered_sentence(one.advice(), framework(), "aios")
    told = " ".join([*map(one.told, LENSES), *one.chips(), uncovered])
    assert not [word for word in HARSH if word in told.lower()]
