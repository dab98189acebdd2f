"""Every change that alters a score is seen between two versions, told, and published only with a reason (R61)."""

from pathlib import Path

import pytest

from scan.instrument.instrument import Instrument
from scan.released.bridge import bridge_text, build_bridge, unwritten_bridge
from scan.released.bridge_file import BridgeFile
from scan.released.publication import published_versions
from scan.released.score_changes import Acknowledgement, score_changes
from scan.released.versions import bridge_report, release
from tests.support.bridges import FILE, OLD, told, version
from tests.support.building import item, with_constants, with_framework
from tests.support.demo_content import Change, change, demo

GUARD = "constants > guard"


def as_next(instrument: Instrument) -> Instrument:
    return instrument.model_copy(update={"version": "2026-2"})


def other_guard() -> Instrument:
    return as_next(with_constants(OLD, guard=0.5))


def with_part(part: str, key: str, **values: object) -> Instrument:
    """The second version, in which one entry of a part of the framework has other values."""
    entries = [one.model_copy(update=values) if one.key == key else one for one in getattr(OLD.framework, part)]
    return as_next(with_framework(OLD, **{part: tuple(entries)}))


def seen(new: Instrument) -> list[str]:
    return [str(one) for one in score_changes(OLD, new)]


def acknowledged(*entries: tuple[str, str]) -> BridgeFile:
    scores = tuple(Acknowledgement(what=what, reason=reason) for what, reason in entries)
    return BridgeFile(old="2026-1", new="2026-2", scores=scores, items=())


def test_the_same_content_alters_no_score() -> None:
    assert seen(as_next(OLD)) == []
    assert bridge_text(unwritten_bridge(OLD, as_next(OLD))).endswith("\nNiets verandert een score.")


# R61
@pytest.mark.parametrize(
    ("part", "key", "values", "line"),
    [
        ("levels", "basis", {"cut": 0.7}, "levels > basis > cut: was 0.8, is nu 0.7"),
        ("levels", "expert", {"overall_cut": 2.7}, "levels > expert > overall_cut: was 2.6, is nu 2.7"),
        (
            "phases",
            "n8",
            {"scope": ("basis", "expert")},
            'phases > n8 > scope: was ["basis"], is nu ["basis", "expert"]',
        ),
        ("phases", "n8", {"offers": ()}, 'phases > n8 > offers: was ["gevorderd", "expert"], is nu []'),
        ("phases", "n8", {"shows_level": False}, "phases > n8 > shows_level: was true, is nu false"),
        ("phases", "n8", {"minimum_items": 9}, "phases > n8 > minimum_items: was 24, is nu 9"),
        (
            "phases",
            "n8",
            {"ceilings": {"supervision": 5, "development": 4, "attitude": 5}},
            "phases > n8 > ceilings > development: was 5, is nu 4",
        ),
        (
            "dimensions",
            "fysiek",
            {"needs_own_items": True},
            "dimensions > fysiek > needs_own_items: was false, is nu true",
        ),
    ],
    ids=lambda one: ", ".join(one) if isinstance(one, dict) else "",
)
def test_a_change_of_the_framework_is_told(part: str, key: str, values: dict[str, object], line: str) -> None:
    assert seen(with_part(part, key, **values)) == [line]


# R61
def test_a_norm_that_changes_goes_or_comes_is_told() -> None:
    norms = {"development": {"knowledge": 3, "skill": 4}, "attitude": {"attitude": 4, "skill": 2}}
    assert seen(with_part("phases", "n8", norms=norms)) == [
        'phases > n8 > norms > supervision: was {"skill": 4}, is er niet meer',
        "phases > n8 > norms > development > knowledge: was 4, is nu 3",
        "phases > n8 > norms > attitude > skill: was er niet, is nu 2",
    ]


# R61
@pytest.mark.parametrize("name", ["guard", "on_target", "almost", "nu0", "sigma0", "change_cut"])
def test_a_change_of_a_constant_is_told(name: str) -> None:
    (line,) = seen(as_next(with_constants(OLD, **{name: 0.25})))
    assert line.startswith(f"constants > {name}: was ")


# R61
def test_a_change_of_how_an_item_counts_is_told() -> None:
    changed = item("mh-1", role="SA", level="expert", kind="knowledge", allows_nvt=False, norms={"n8": 2})
    assert seen(version("2026-2", changed, *OLD.items[1:])) == [
        "items > mh-1 > role: was 'MH', is nu 'SA'",
        "items > mh-1 > level: was 'basis', is nu 'expert'",
        "items > mh-1 > kind: was 'skill', is nu 'knowledge'",
        "items > mh-1 > norms > n8: was er niet, is nu 2",
        "items > mh-1 > allows_nvt: was true, is nu false",
    ]


def test_words_and_items_that_come_or_go_are_no_changes_of_scores() -> None:
    assert seen(version("2026-2", item("mh-1", text="Ik doe het anders."), item("mh-9"))) == []
    assert seen(as_next(with_framework(OLD, title="Proef"))) == []


# R61
def test_a_change_of_scores_needs_a_reason_in_the_bridge() -> None:
    rule = "was 0.6, is nu 0.5; dat verandert scores: noem het onder scores, met what en reason"
    assert told(lambda: build_bridge(OLD, other_guard(), acknowledged())) == [f"scores > {GUARD}: {rule}"]
    built = build_bridge(OLD, other_guard(), acknowledged((GUARD, "Experts kozen dit.")))
    assert bridge_text(built).splitlines()[-2:] == [
        "Wat scores verandert:",
        "  constants > guard: was 0.6, is nu 0.5",
    ]


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        ([("constants > almost", "x")], "scores > nr. 1 > what: 'constants > almost' verandert niet"),
        ([(GUARD, " ")], "scores > nr. 1 > reason: zeg in een zin waarom dit verandert"),
        ([(GUARD, "x"), (GUARD, "y")], "scores > nr. 1 > what: dit staat er meer dan één keer; houd er één"),
    ],
    ids=["no such change", "no reason", "twice"],
)
def test_a_reason_that_fits_no_change_is_told(entries: list[tuple[str, str]], line: str) -> None:
    assert told(lambda: build_bridge(OLD, other_guard(), acknowledged(*entries)))[0].startswith(line)


def test_an_item_that_stays_the_same_and_counts_otherwise_has_a_reason() -> None:
    new = version("2026-2", OLD.items[0].model_copy(update={"norms": {"n8": 2}}), *OLD.items[1:])
    file = BridgeFile.model_validate({**acknowledged().model_dump(), "items": ({"id": "mh-1", "became": "same"},)})
    assert told(lambda: build_bridge(OLD, new, file)) == [
        "items > mh-1 > reason: het item telt anders (norms); zeg in een zin waarom"
    ]


CHANGED = (
    Change("a guard", "framework.yaml", ["  guard: 0.6"], ["  guard: 0.5"]),
    Change("a cut", "framework.yaml", ["    cut: 1.8"], ["    cut: 1.7"]),
    change(["a norm", "framework.yaml", "-         skill: 2", "+         skill: 3"]),
)
LINES = [
    "levels > gevorderd > cut: was 1.8, is nu 1.7",
    "phases > n7 > norms > supervision > skill: was 2, is nu 3",
    "constants > guard: was 0.6, is nu 0.5",
]


# R61
def test_publishing_names_all_changes_of_scores_without_a_reason(tmp_path: Path) -> None:
    release(demo(tmp_path), "2026-1")
    folder = demo(tmp_path, *CHANGED)
    refusals = told(lambda: release(folder, "2026-2"))
    assert [line.removeprefix("scores > ").partition(";")[0] for line in refusals] == LINES
    assert list(published_versions(folder / "published")) == ["2026-1"]


# R61
def test_publishing_goes_on_when_each_change_has_its_reason(tmp_path: Path) -> None:
    release(demo(tmp_path), "2026-1")
    folder = demo(tmp_path, *CHANGED)
    (folder / "bridges").mkdir()
    reasons = "".join(f'  - what: "{line.partition(":")[0]}"\n    reason: "Advies van experts."\n' for line in LINES)
    (folder / "bridges" / FILE).write_text(f'old: "2026-1"\nnew: "2026-2"\nscores:\n{reasons}items: []\n')
    assert bridge_report(folder, "2026-1", "2026-2").splitlines()[-3:] == [f"  {line}" for line in LINES]
    assert release(folder, "2026-2").name == "2026-2.json"
