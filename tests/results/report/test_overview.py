"""The first page of the report: what its sentences count, its tables count too."""

import re
from dataclasses import replace
from random import Random

import pytest

from results.look.profile.score_table import score_table
from results.profile.finding import not_done_count
from results.profile.radar import radar_model
from results.report.figures import figures_page
from results.report.overview import overview_page
from results.report.report import Report
from scan.dutch import dutch_number
from scan.instrument.instrument import ceiling, norm
from scan.scoring.assessment import Answer
from tests.support.building import PHASES, phase
from tests.support.reports import INSTRUMENT, report

SEEDS = range(8)


def random_report(key: str, seed: int) -> Report:
    """The report of someone with weights of their own for every answer."""
    random = Random(f"{key} {seed}")
    weights = [random.random() for _ in range(7)]
    answers = {
        one.id: random.choices([None, "NE", *(min(x, ceiling(one, phase(key))) for x in (1, 2, 3, 4, 5))], weights)[0]
        for one in INSTRUMENT.items_of(phase(key))
    }
    return with_answers(report(key), answers)


def with_answers(one: Report, answers: dict[str, Answer | None]) -> Report:
    """The report with other answers."""
    assessment = replace(one.sitting.assessment, answers=answers)
    return Report(replace(one.sitting, assessment=assessment), one.instrument, one.today, one.catalogue)


every_person = pytest.mark.parametrize(("key", "seed"), [(key, seed) for key in PHASES for seed in SEEDS])


@every_person
def test_a_count_of_dots_is_told_in_its_row(key: str, seed: int) -> None:
    page = overview_page(random_report(key, seed))
    for row in (*page["roles"]["rows"], *page["dimensions"]["rows"]):
        told = f"{row['dots'].count('full')} van {len(row['dots'])}" if row["dots"] else "geen antwoorden"
        assert row["phrase"] == told


@every_person
def test_the_tile_counts_what_the_figures_count(key: str, seed: int) -> None:
    one = random_report(key, seed)
    not_done = sum(not_done_count(row) for row in one.rows("roles"))
    titles = [tile["title"] for tile in overview_page(one)["tiles"]]
    assert (f"Nog niet meegemaakt: {not_done}" in titles) == (not_done > 0)
    assert sum(int(row[2]) for row in figures_page(one)["tables"][0]["rows"]) == not_done


# A10
@every_person
def test_every_band_that_the_radar_draws_is_told_in_the_table_beside_it(key: str, seed: int) -> None:
    one = random_report(key, seed)
    drawn = [axis.band for axis in radar_model(one.rows("roles"), one.phase, one.framework.constants).axes]
    words = [f"{dutch_number(band[0])} tot {dutch_number(band[1])}" if band else None for band in drawn]
    on_screen = score_table("", "Rol", one.rows("roles"), one.phase, one.framework)
    told = [re.search(r"onzekerheid ([\d,]+ tot [\d,]+)", row) for row in on_screen.split("<tr")[2:]]
    assert [found[1] if found else None for found in told] == words
    if one.phase.shows_level:
        on_paper = [row[4] for row in figures_page(one)["tables"][0]["rows"]]
        assert on_paper == [word or "–" for word in words]


@pytest.mark.parametrize("key", ["n6", "n7"])
def test_a_student_is_shown_no_level(key: str) -> None:
    roles = overview_page(report(key))["roles"]
    assert roles["head"] == ["Rol", "Vragen op de norm", "Stand"]
    assert {(row["level"], row["lift"]) for row in roles["rows"]} == {("", "")}


@pytest.mark.parametrize("key", ["n8", "gevorderd", "expert"])
def test_a_level_is_headed_as_an_estimate_of_ones_own(key: str) -> None:
    roles = overview_page(report(key))["roles"]
    assert roles["head"][2] == "Niveau (eigen inschatting)"
    assert "" not in {row["level"] for row in roles["rows"]}


@pytest.mark.parametrize(("share", "is_drawn"), [(1.0, True), (0.1, False), (0.0, False)])
def test_the_appendix_explains_the_radar_only_where_one_is_drawn(share: float, is_drawn: bool) -> None:
    one = report(share=share)
    assert (overview_page(one)["radar"] is not None) == is_drawn
    assert ("streepjeslijn" in " ".join(figures_page(one)["notes"])) == is_drawn


def test_an_empty_scan_has_no_tiles_and_no_radar() -> None:
    page = overview_page(report(share=0.0))
    assert (page["tiles"], page["radar"]) == ([], None)
    assert page["message"][0]["before"] == "Je gaf nog geen antwoorden. Vul gerust aan wat je kunt."


@pytest.mark.parametrize(
    ("key", "ahead"),
    [
        ("n6", "Alles wat je beantwoordde, is op de norm."),
        ("n8", "Alles wat je beantwoordde, is op de norm. Kijk naar gevorderd niveau."),
        ("expert", "Alles wat je beantwoordde, is op de norm. Help anderen erbij."),
    ],
)
def test_who_falls_short_in_nothing_is_told_what_comes_next(key: str, ahead: str) -> None:
    answers: dict[str, Answer | None] = {i.id: norm(i, phase(key)) for i in INSTRUMENT.items_of(phase(key))}
    tile = overview_page(with_answers(report(key), answers))["tiles"][1]
    assert (tile["title"], tile["statements"], tile["last"]) == ("Nu oppakken", (), ahead)
