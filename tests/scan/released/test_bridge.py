"""A bridge accounts for every item between two versions, and says which answers may be laid side by side."""

from collections.abc import Mapping
from datetime import date

import pytest

from scan.instrument.instrument import Instrument, PanelRating
from scan.released.bridge import bridge_text, build_bridge
from tests.support.bridges import NEW, OLD, REWORDED, told, version, written
from tests.support.building import item


def comparable(old: Instrument, new: Instrument, *entries: Mapping[str, object]) -> list[str]:
    return sorted(build_bridge(old, new, written(*entries)).comparable)


def test_items_that_did_not_change_are_the_same_by_themselves() -> None:
    assert comparable(OLD, OLD.model_copy(update={"version": "2026-2"})) == ["co-1", "mh-1", "mh-2"]


@pytest.mark.parametrize(
    "change",
    [
        {"theme": "zelfzorg"},
        {"care": "Let op jezelf."},
        {"provenance": ()},
        {"panel": (PanelRating(reader="aios", read_on=date(2026, 12, 1), relevance=4, clarity=3),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_change_around_the_question_leaves_it_the_same(change: Mapping[str, object]) -> None:
    moved = OLD.items[0].model_copy(update=change)
    assert "mh-1" in comparable(OLD, version("2026-2", moved, *OLD.items[1:]))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": "Ik doe iets anders."}, "text"),
        ({"role": "SA"}, "role"),
        ({"level": "gevorderd"}, "level"),
        ({"scale": "supervision"}, "scale"),
        ({"norms": {"n8": 3}}, "norms"),
        ({"dimensions": ("sociaal",), "kind": "knowledge"}, "dimensions, kind"),
        ({"epa_task": "T1", "allows_nvt": False, "phases": ("n8",)}, "epa_task, phases, allows_nvt"),
        ({"text": "Anders.", "role": "SA"}, "text, role"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_an_item_that_changed_must_be_accounted_for(change: Mapping[str, object], field: str) -> None:
    new = version("2026-2", OLD.items[0].model_copy(update=change), *OLD.items[1:])
    rule = f"is anders ({field}); zeg of het reworded, split, merged of same is"
    assert told(lambda: build_bridge(OLD, new, written())) == [f"items > mh-1: {rule}"]


def test_an_item_that_is_gone_and_one_that_is_new_must_be_accounted_for() -> None:
    new = version("2026-2", *OLD.items[:2], item("co-2", role="CO"))
    assert told(lambda: build_bridge(OLD, new, written())) == [
        "items > co-1: is er niet meer in 2026-2; zeg of het split, merged of retired is",
        "items > co-2: is nieuw in 2026-2; zeg new, of noem het onder een 'into'",
    ]


@pytest.mark.parametrize("says", [True, False])
def test_the_author_decides_whether_a_reworded_item_is_comparable(says: bool) -> None:
    assert ("mh-2" in comparable(OLD, NEW, {**REWORDED, "comparable": says})) is says


def test_other_words_on_a_scale_touch_every_item_that_stands_on_it() -> None:
    scales = [scale.model_copy(update={"stem": "Hoe gaat dit?"}) for scale in OLD.scales]
    new = OLD.model_copy(update={"version": "2026-2", "scales": tuple(scales)})
    rule = "is anders (woorden van de schaal); zeg of het reworded, split, merged of same is"
    assert told(lambda: build_bridge(OLD, new, written())) == [
        f"items > {one}: {rule}" for one in ("mh-1", "mh-2", "co-1")
    ]
    assert len(build_bridge(OLD, new, written(scales=("development",))).comparable) == 3


# Two items split, three merge, one goes, one comes.
BEFORE = version("2026-1", *(item(f"mh-{n}") for n in range(1, 8)))
AFTER = version("2026-2", *(item(f"mh-{n}") for n in (1, 7, 8, 9, 10, 11)))
FATES: list[dict[str, object]] = [
    {"id": "mh-2", "became": "split", "into": ("mh-8", "mh-9")},
    {"id": "mh-3", "became": "merged", "into": ("mh-10",)},
    {"id": "mh-4", "became": "merged", "into": ("mh-10",)},
    {"id": "mh-5", "became": "merged", "into": ("mh-10",)},
    {"id": "mh-6", "became": "retired"},
    {"id": "mh-7", "became": "same"},
    {"id": "mh-11", "became": "new"},
]


def test_split_merged_retired_and_new_items_are_never_comparable() -> None:
    assert comparable(BEFORE, AFTER, *FATES) == ["mh-1", "mh-7"]


def test_the_report_counts_in_all_and_per_phase_and_names_every_fate() -> None:
    lines = bridge_text(build_bridge(BEFORE, AFTER, written(*FATES))).splitlines()
    assert lines[0] == "Van 2026-1 naar 2026-2: 2 van 7 items vergelijkbaar."
    assert lines[1:6] == [f"  {phase.label}: 2 van 7" for phase in BEFORE.framework.phases]
    assert lines[6:] == [
        "gelijk gebleven: mh-7",
        "gesplitst: mh-2 → mh-8 + mh-9",
        "samengevoegd: mh-3 → mh-10, mh-4 → mh-10, mh-5 → mh-10",
        "vervallen: mh-6",
        "nieuw: mh-11",
        "Niets verandert een score.",
    ]


def test_the_report_tells_comparable_and_other_rewordings_apart() -> None:
    new = version("2026-2", item("mh-1", text="Anders."), *NEW.items[1:])
    other = {"id": "mh-1", "became": "reworded", "comparable": False, "reason": "Het vraagt nu meer."}
    lines = bridge_text(build_bridge(OLD, new, written(REWORDED, other))).splitlines()
    assert lines[0] == "Van 2026-1 naar 2026-2: 2 van 3 items vergelijkbaar."
    assert lines[-3:-1] == ["anders verwoord, vergelijkbaar: mh-2", "anders verwoord, niet vergelijkbaar: mh-1"]


def test_an_item_may_live_on_under_its_own_id_after_a_split() -> None:
    new = version("2026-2", item("mh-1", text="Ik doe de helft."), *OLD.items[1:], item("mh-9"))
    assert comparable(OLD, new, {"id": "mh-1", "became": "split", "into": ("mh-1", "mh-9")}) == ["co-1", "mh-2"]


#       what is wrong                        the entry for mh-2, reworded in NEW                     what is told
WRONG: list[tuple[str, dict[str, object], str]] = [
    ("no such item", {"id": "mh-9", "became": "retired"}, "mh-9 > id: 'mh-9' is geen item van 2026-1"),
    ("no such new item", {"id": "mh-9", "became": "new"}, "mh-9 > id: 'mh-9' is geen item van 2026-2"),
    ("retired but there", {"became": "retired"}, "mh-2 > became: het item staat nog in 2026-2"),
    ("new but old", {"became": "new"}, "mh-2 > became: het item staat ook in 2026-1; kies same"),
    ("split into one", {"became": "split", "into": ("mh-1",)}, "mh-2 > into: een gesplitst item gaat verder in twee"),
    (
        "split into itself twice",
        {"became": "split", "into": ("mh-2", "mh-2")},
        "mh-2 > into: een gesplitst item gaat verder",
    ),
    (
        "split into nothing known",
        {"became": "split", "into": ("a", "mh-2")},
        "into > nr. 1: 'a' is geen item van 2026-2",
    ),
    (
        "merged into two",
        {"became": "merged", "into": ("mh-1", "mh-2")},
        "mh-2 > into: een samengevoegd item gaat verder in één",
    ),
    (
        "merged alone",
        {"became": "merged", "into": ("mh-2",)},
        "alleen mh-2 gaat op in mh-2; samenvoegen doe je er twee",
    ),
    ("same into another", {"became": "same", "into": ("mh-1",)}, "into: hoort alleen bij split en merged"),
    ("comparable not said", {"became": "reworded", "reason": "x"}, "mh-2 > comparable: schrijf true als"),
    ("comparable but retired", {"became": "same", "comparable": True}, "comparable: hoort alleen bij reworded"),
    ("no reason", {"became": "reworded", "comparable": True, "reason": " "}, "mh-2 > reason: zeg in een zin waarom"),
]


@pytest.mark.parametrize(("entry", "rule"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_an_entry_that_cannot_be_is_told(entry: dict[str, object], rule: str) -> None:
    assert any(rule in line for line in told(lambda: build_bridge(OLD, NEW, written({"id": "mh-2", **entry}))))


def test_gone_is_no_rewording_and_another_scale_is_not_comparable() -> None:
    moved = version("2026-2", item("mh-1", scale="supervision"), item("co-1", role="CO"))
    entries = ({**REWORDED, "id": "mh-1"}, REWORDED)
    assert told(lambda: build_bridge(OLD, moved, written(*entries))) == [
        "items > mh-1 > became: het item ging van schaal development naar supervision; die zijn niet te vergelijken",
        "items > mh-2 > became: het item is er niet meer in 2026-2; kies split, merged of retired",
    ]


def test_an_item_is_accounted_for_once() -> None:
    twice = told(lambda: build_bridge(OLD, NEW, written(REWORDED, REWORDED)))
    assert twice == ["items > mh-2 > id: dit item staat er meer dan één keer; houd er één"]
    also_new: list[dict[str, object]] = [*FATES, {"id": "mh-8", "became": "new"}]
    line = "items > mh-8 > became: het item staat al onder 'into'; zeg het één keer"
    assert told(lambda: build_bridge(BEFORE, AFTER, written(*also_new))) == [line]


def test_all_mistakes_are_told_at_once() -> None:
    wrong: list[dict[str, object]] = [{"id": "mh-9", "became": "retired"}, {"id": "co-1", "became": "split"}]
    assert len(told(lambda: build_bridge(OLD, NEW, written(*wrong)))) == 4


def test_the_report_counts_every_set_apart() -> None:
    overlay = item("mh-chir-1", replaces="mh-1", specialisms=("chirurgie",))
    new = version("2026-2", *OLD.items, overlay)
    lines = bridge_text(build_bridge(OLD, new, written({"id": "mh-chir-1", "became": "new"}))).splitlines()
    assert lines[1] == "  bachelor: 3 van 3"
    assert lines[6] == "  bachelor voor chirurgie: 2 van 3"


def test_an_item_that_becomes_an_overlay_is_not_the_same() -> None:
    moved = OLD.items[0].model_copy(update={"replaces": "mh-2", "specialisms": ("chirurgie",)})
    new = version("2026-2", moved, *OLD.items[1:])
    entry = {"id": "mh-1", "became": "same", "reason": "Voor één vak."}
    problems = told(lambda: build_bridge(OLD, new, written(entry)))
    assert problems == ["items > mh-1 > became: het item vervangt nu een ander item; die zijn niet te vergelijken"]
