"""The advice to people of the real world, read as their teacher would, each with the reason (measurement.md §6).

Everyone answers the norm of an item but where their rule says otherwise, so the tests hold whatever items there are.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from results.advice.advice_texts import contact_hints, empty_sentence, uncovered_sentence
from results.advice.eligibility import Wish
from results.advice.exclusions import exclusions
from results.advice.reasons import first_act, suggestion_reason
from results.advice.suggestions import Advice, suggest
from scan.instrument.instrument import Item, norm
from scan.scoring.assessment import NE, NVT, Answer
from scan.scoring.scoring import score
from tests.support.building import framework, phase, said, whole

INSTRUMENT, OFFERS = whole()
TEXTS = {one.id: one.text for one in INSTRUMENT.items}
DAY, WEEK = 8.0, 40.0
Rule = Callable[[Item], Answer | None]


class Heard(NamedTuple):
    """The advice to someone, and what they asked for."""

    advice: Advice
    wish: Wish
    left_out: dict[str, str]

    @property
    def ids(self) -> list[str]:
        return [one.training.id for one in self.advice.suggestions]

    @property
    def first(self) -> list[str]:
        return [one.training.id for one in self.advice.first]

    @property
    def helped(self) -> list[str]:
        return [gap.topic.theme for one in self.advice.suggestions for gap in one.gaps]

    @property
    def reasons(self) -> str:
        found = self.advice.suggestions
        return " ".join(suggestion_reason(one, self.advice, self.wish, framework()) for one in found)

    @property
    def acts(self) -> str:
        found = self.advice.suggestions
        return " ".join(first_act(one.training, self.advice, self.wish, framework()) for one in found)


def heard(key: str, rule: Rule, wish: Wish) -> Heard:
    """What someone hears who is at the norm of every item of their own set but where the rule gives another answer."""
    own = INSTRUMENT.set_for(wish.specialism)
    answers: dict[str, Answer | None] = {}
    for one in own.items_of(phase(key)):
        if one.level in phase(key).scope:
            answers[one.id] = rule(one) or norm(one, phase(key))
    profile = score(said(answers, key), own)
    advice = suggest(profile, own, OFFERS, wish)
    others = exclusions(advice, profile, framework(), OFFERS, wish)
    return Heard(advice, wish, {one.training.id: one.reason for one in others})


def short_on(*themes: str, role: str = "", answer: Answer = 2) -> Rule:
    """Who answers this on themes, in one role only when there is one."""
    return lambda one: answer if one.theme in themes and role in ("", one.role) else None


PAIN_AND_SEDATION = short_on("pijn", "levenseindebeslissingen", role="MH", answer=1)


def test_a_surgeon_in_training_learns_about_pain_and_sedation_in_one_day() -> None:
    surgeon = heard("n8", PAIN_AND_SEDATION, Wish("aios", "chirurgie", hours=DAY, year=3))
    assert "pijn" in surgeon.helped, "the larger of the two gaps"
    assert set(surgeon.helped) <= {"pijn", "levenseindebeslissingen"}, "and nothing else is claimed"
    assert {"richtlijn-pijn", "richtlijn-palliatieve-sedatie"} == set(surgeon.first), "he can read both tonight"
    assert "radboud-ig" not in surgeon.ids, "it is for another specialism"
    longer = heard("n8", PAIN_AND_SEDATION, replace(surgeon.wish, hours=2 * DAY))
    assert set(longer.helped) == {"pijn", "levenseindebeslissingen"}, "a second day has room for sedation"
    assert longer.advice.value > surgeon.advice.value, "and for more than reading"


def test_who_is_at_an_institute_with_a_programme_of_its_own_is_led_to_it() -> None:
    wish = Wish("aios", "interne_geneeskunde", "Radboudumc", hours=DAY, year=3)
    internist = heard("n8", PAIN_AND_SEDATION, wish)
    assert internist.ids == ["radboud-ig"], "modules on pain and on sedation, made for exactly these aios"
    assert "Gemaakt voor jouw instituut." in internist.reasons
    assert "je supervisor" in internist.acts, "an aios in a hospital has a supervisor, no opleider of a practice"


def test_a_paediatrician_hears_of_the_network_for_children_and_of_nothing_made_for_others() -> None:
    wish = Wish("arts", "kindergeneeskunde", hours=WEEK)
    paediatrician = heard("gevorderd", short_on("kinderen", "pijn", "pzp"), wish)
    assert any("(NIK)" in one for one in contact_hints(paediatrician.advice, wish)), "their own network"
    assert not {"patz", "soon-module", "startclass", "hao-amc"} & set(paediatrician.ids), "for other specialisms"
    only = heard("gevorderd", short_on("kinderen"), wish)
    assert only.first == ["nik"], "whom to ask first about a child"


HUISARTS_GAPS: Rule = lambda one: 2 if one.epa_task in ("T3", "T5", "T7") and one.level == "basis" else None  # noqa: E731
OWN_MODULE = "Amsterdam UMC, locatie AMC"


def test_a_haio_in_year_three_gets_the_module_of_the_own_institute() -> None:
    haio = heard("gevorderd", HUISARTS_GAPS, Wish("aios", "huisartsgeneeskunde", OWN_MODULE, hours=WEEK, year=3))
    assert "hao-amc" in haio.ids, "eleven meetings, made for exactly these aios, and they fit in a week"
    assert "afdeling" not in haio.reasons + haio.acts, "a practice has no ward"


@pytest.mark.parametrize(("institute", "year", "reason"), [("", 3, "institute"), (OWN_MODULE, 1, "year")])
def test_a_haio_elsewhere_or_earlier_is_told_why_not(institute: str, year: int, reason: str) -> None:
    haio = heard("gevorderd", HUISARTS_GAPS, Wish("aios", "huisartsgeneeskunde", institute, hours=WEEK, year=year))
    assert "hao-amc" not in haio.ids
    assert haio.left_out["hao-amc"] == reason
    assert haio.ids, "and there is something else"


def test_moral_dilemmas_of_an_aios_ouderengeneeskunde_lead_to_a_meeting_beside_the_own_module() -> None:
    wish = Wish("aios", "ouderengeneeskunde", hours=DAY, year=2)
    aios = heard("gevorderd", short_on("ethiek_recht"), wish)
    assert "palliatief-team-mdo" in aios.ids, "dilemmas are weighed together, with a patient at hand"
    assert [one.id for one in aios.advice.in_training] == ["soon-module"], "the training has a module about it"
    assert "soon-module" not in [*aios.ids, *aios.left_out], "it takes none of the time and is no choice"
    assert "instelling" in aios.acts, "the word for where they work"


def test_a_bachelor_practises_a_talk_about_meaning_in_two_hours() -> None:
    bachelor = heard("n6", short_on("zingeving", answer=1), Wish("bachelor", hours=2, year=2))
    assert bachelor.ids[0] == "toolbox-pasemeco", "one chooses a task and practises, without a patient of one's own"
    assert bachelor.first == ["richtlijn-zingeving"]
    assert any("geestelijk verzorger" in one for one in contact_hints(bachelor.advice, bachelor.wish))


def test_a_bachelor_with_a_quarter_of_an_hour_watches_patients_who_tell() -> None:
    bachelor = heard("n6", short_on("zingeving", answer=1), Wish("bachelor", hours=0.25, year=2))
    assert bachelor.ids == ["video-ditbenik"], "all there is for students in so little time"


ALL_NEW: Rule = lambda one: NE if one.kind == "skill" else 1  # noqa: E731


@pytest.mark.parametrize("hours", [2.0, DAY, WEEK, None])
def test_a_master_to_whom_all_is_new_meets_patients(hours: float | None) -> None:
    master = heard("n7", ALL_NEW, Wish("master", hours=hours, year=4))
    assert any(one.training.kind == "workplace" for one in master.advice.suggestions), "reading gives no experience"
    assert "palliatief-team-consult" not in master.ids, "there is no patient of one's own yet"
    assert "Dit heb je nog niet gedaan" in master.reasons


def test_a_master_with_a_quarter_of_an_hour_hears_what_more_time_would_bring() -> None:
    master = heard("n7", ALL_NEW, Wish("master", hours=0.25, year=4))
    assert (master.ids, master.advice.reason) == ([], "no_practice")
    assert "Vanaf 2 uur kan het wel" in empty_sentence(master.advice)


def test_a_specialist_with_two_hours_gets_what_fits_in_them() -> None:
    specialist = heard(
        "n8", lambda one: 2 if one.epa_task in ("T4", "T5") else None, Wish("arts", "cardiologie", hours=2)
    )
    assert 0 < sum(one.hours for one in specialist.advice.suggestions) <= 2
    assert "opleider" not in specialist.reasons + specialist.acts, "a specialist has none"
    assert specialist.advice.in_training == ()


def test_an_oncologist_without_limit_takes_the_course_for_medical_specialists() -> None:
    oncologist = heard("gevorderd", lambda one: 2 if one.level == "gevorderd" else None, Wish("arts", "oncologie"))
    assert "cursus-ms" in oncologist.ids, "nine days at the level that comes after the basis that is there"


def test_a_general_practitioner_without_limit_is_led_to_the_kaderopleiding() -> None:
    rule: Rule = lambda one: {"basis": 5, "gevorderd": 4, "expert": 2}[one.level]  # noqa: E731
    doctor = heard("expert", rule, Wish("arts", "huisartsgeneeskunde"))
    assert doctor.ids[0] == "kaderopleiding", "the way to expert, when nothing limits the time"
    busy = heard("expert", rule, Wish("arts", "huisartsgeneeskunde", hours=160))
    assert "kaderopleiding" not in busy.ids
    assert busy.left_out["kaderopleiding"] == "time", "it is told all the same"


def test_one_gap_in_self_care_is_not_answered_with_something_else() -> None:
    tired = heard("n8", short_on("zelfzorg"), Wish("aios", "chirurgie", hours=DAY, year=3))
    assert {gap.topic.theme for gap in tired.advice.gaps} == {"zelfzorg"}
    named = [one for one in tired.advice.suggestions if "zelfzorg" not in one.training.themes]
    assert named == [], "an offer that does not name it claims nothing"
    assert tired.ids or empty_sentence(tired.advice), "and when there is none it says so"


def test_gaps_in_organisation_only_lead_to_where_work_is_divided() -> None:
    organiser = heard("n8", lambda one: 2 if one.role == "OL" else None, Wish("aios", "chirurgie", hours=DAY, year=3))
    assert {gap.topic.role for one in organiser.advice.suggestions for gap in one.gaps} == {"OL"}
    assert "palliatief-team-mdo" in organiser.ids, "tasks are divided there, and it takes two hours"


def test_who_is_on_goal_everywhere_is_advised_nothing() -> None:
    fine = heard("n8", lambda one: None, Wish("aios", "chirurgie", hours=DAY, year=3))
    assert (fine.ids, fine.first, fine.left_out) == ([], [], {})
    assert empty_sentence(fine.advice).startswith("Aan wat je beantwoordde ontbreekt niets")


KIND_OF_PAIN = ("mh-16", "mh-kind-02")  # the question and what takes its place for a child


@pytest.mark.parametrize(
    ("specialism", "key", "asked"),
    [
        ("cardiologie", "n8", "Ik vraag uit wat voor soort pijn een patiënt heeft."),
        ("huisartsgeneeskunde", "gevorderd", "Ik vraag uit wat voor soort pijn een patiënt heeft."),
        ("kindergeneeskunde", "gevorderd", "Ik vraag kind en ouders wat voor soort pijn het kind heeft."),
    ],
)
def test_a_gap_in_pain_is_asked_in_fitting_words_and_leads_to_pain(specialism: str, key: str, asked: str) -> None:
    doctor = heard(key, lambda one: 1 if one.id in KIND_OF_PAIN else None, Wish("arts", specialism, hours=DAY))
    (gap,) = doctor.advice.gaps
    assert [TEXTS[name] for name in gap.items] == [asked]
    assert set(doctor.helped) == {"pijn"}, "whoever one is, the advice is about pain"


def is_about_euthanasia(one: Item) -> bool:
    return "euthanasie" in one.text


@pytest.mark.parametrize("specialism", ["huisartsgeneeskunde", "kindergeneeskunde", "oncologie"])
def test_an_objector_has_no_gap_from_performing_euthanasia(specialism: str) -> None:
    wish = Wish("arts", specialism, hours=WEEK)
    objector = heard("expert", lambda one: 1 if is_about_euthanasia(one) else None, wish)
    short = [TEXTS[name] for gap in objector.advice.gaps for name in gap.items]
    assert sorted(short) == [
        "Ik bereid een collega voor op een gesprek over euthanasie.",
        "Ik draag een euthanasievraag die buiten mijn grenzen valt over aan een collega.",
        "Ik verken wat een patiënt met een vraag om euthanasie bedoelt.",
        "Ik vertel een patiënt welke rol ik bij euthanasie op mij neem.",
    ], "exploring, telling, handing over and preparing are asked; performing is not"
    spared = heard("expert", lambda one: NVT if is_about_euthanasia(one) else None, wish)
    assert spared.advice.gaps == (), "and who says that it is no part of their work has no gap at all"


def test_no_sentence_claims_a_theme_that_its_entry_does_not_name() -> None:
    labels = {theme.key: theme.label[0].lower() + theme.label[1:] for theme in framework().themes}
    person = heard("n8", lambda one: 2, Wish("aios", "chirurgie", hours=WEEK, year=3))
    for one in person.advice.suggestions:
        told = suggestion_reason(one, person.advice, person.wish, framework())
        others = {label for key, label in labels.items() if key not in one.training.themes}
        assert not [label for label in others if f"aan {label}:" in told or f", {label}" in told]


def test_where_nothing_exists_the_app_says_so_and_names_whom_to_ask() -> None:
    person = heard("n8", short_on("kinderen", role="MA"), Wish("aios", "chirurgie", hours=WEEK, year=3))
    told = uncovered_sentence(person.advice, framework(), "aios")
    assert not person.advice.gaps or told.startswith("Hiervoor kennen we geen passend aanbod: ")
    assert not person.advice.gaps or told.endswith(OFFERS.advice.fallback)
