"""A published version is written once, with its hash, and is never anything else."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.content.loading import ContentError
from scan.instrument.instrument import Instrument
from scan.released.publication import freeze, instrument_digest, load_published, newest, published_versions
from scan.scoring.scoring import score
from scan.strict_json import hash_of
from tests.support.building import item, real, said, small, with_constants, with_framework

SMALL = small(item("mh-1"), item("mh-2", norms={"n8": 3}))
REWORDED = small(item("mh-1", text="Ik doe iets anders."), item("mh-2", norms={"n8": 3}))
NAMES = ["2026-1", "2026-10", "1.0", "v2", "2026-1-herzien", "0"]
NO_NAMES = ["", "draft", "2026_1", "2026-", "-1", "a--b", "A", "../x", "x/y", "2026-1\n", "é", "²", "x" * 41, ".json"]


def told(call: Callable[[], object]) -> list[str]:
    """What a call complains about."""
    with pytest.raises(ContentError) as error:
        call()
    return list(error.value.problems)


def frozen(folder: Path, instrument: Instrument = SMALL, version: str = "2026-1") -> Path:
    return freeze(instrument, version, folder)


def rewritten(path: Path, change: Callable[[Any], object]) -> Path:
    """The file with its JSON changed and its hash as it was."""
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_is_what_loads(tmp_path: Path, name: str) -> None:
    path = frozen(tmp_path, SMALL, name)
    assert path == tmp_path / f"{name}.json"
    assert published_versions(tmp_path) == {name: SMALL.model_copy(update={"version": name})}


def test_the_real_content_survives_publishing(tmp_path: Path) -> None:
    frozen(tmp_path, real()[0])
    assert published_versions(tmp_path)["2026-1"] == real()[0].model_copy(update={"version": "2026-1"})


def test_the_file_holds_version_hash_and_instrument_and_no_catalogue(tmp_path: Path) -> None:
    value = json.loads(frozen(tmp_path).read_text(encoding="utf-8"))
    assert list(value) == ["version", "sha256", "instrument"]
    assert (
        value["sha256"] == hash_of(value["instrument"]) == instrument_digest(load_published(tmp_path / "2026-1.json"))
    )
    assert sorted(value["instrument"]) == ["framework", "glossary", "items", "scales", "sources", "version"]


def test_the_same_content_makes_the_same_bytes(tmp_path: Path) -> None:
    one, other = frozen(tmp_path / "a"), frozen(tmp_path / "b", SMALL.model_copy())
    assert one.read_bytes() == other.read_bytes()


def test_publishing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    before = frozen(tmp_path).read_bytes()
    assert frozen(tmp_path).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["2026-1.json"]


def test_other_content_under_an_old_name_is_refused(tmp_path: Path) -> None:
    before = frozen(tmp_path).read_bytes()
    (line,) = told(lambda: frozen(tmp_path, REWORDED))
    assert line.startswith("2026-1.json: deze versie is met andere inhoud gepubliceerd (hash daar ")
    assert line.endswith("publiceer onder een nieuwe naam")
    assert frozen(tmp_path).read_bytes() == before


def test_a_name_of_forty_signs_is_one(tmp_path: Path) -> None:
    assert frozen(tmp_path, SMALL, "x" * 40).exists()


@pytest.mark.parametrize("name", NO_NAMES, ids=ascii)
def test_a_name_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    (line,) = told(lambda: frozen(tmp_path / "published", SMALL, name))
    assert line.startswith("version: ")
    assert list(tmp_path.iterdir()) == []


def test_a_changed_file_is_refused_with_its_version_and_both_hashes(tmp_path: Path) -> None:
    expected = instrument_digest(SMALL.model_copy(update={"version": "2026-1"}))
    path = rewritten(frozen(tmp_path), lambda value: value["instrument"]["framework"].update(title="Anders"))
    found = hash_of(json.loads(path.read_text(encoding="utf-8"))["instrument"])
    (line,) = told(lambda: published_versions(tmp_path))
    assert (
        f"2026-1.json: versie 2026-1 is veranderd na het publiceren (hash verwacht {expected}, gevonden {found})"
        in line
    )
    assert told(lambda: frozen(tmp_path)) == [line]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda value: value.pop("sha256"), "is veranderd na het publiceren (hash verwacht null, gevonden "),
        (lambda value: value.update(sha256="0" * 64), f"(hash verwacht {'0' * 64}, gevonden "),
        (lambda value: value.update(extra=1), "2026-1.json > extra: onbekende sleutel"),
        (
            lambda value: value.update(version="2026-2"),
            "2026-1.json > version: '2026-2' is niet de naam van het bestand",
        ),
        (lambda value: value["instrument"].update(items=[]), "is veranderd na het publiceren"),
    ],
    ids=["no hash", "another hash", "an unknown key", "another name", "other items"],
)
def test_a_file_that_is_not_as_written_is_told(tmp_path: Path, change: Callable[[Any], object], rule: str) -> None:
    rewritten(frozen(tmp_path), change)
    assert rule in told(lambda: published_versions(tmp_path))[0]


RUBBISH = {
    "empty": (b"", "dit is geen JSON (regel 1)"),
    "truncated": (b"{", "dit is geen JSON (regel 1)"),
    "a list": (b"[]", "begin met een sleutel; kies uit version, sha256, instrument"),
    "a key twice": (b'{"a": 1, "a": 2}', "een sleutel staat er twee keer (a)"),
    "NaN": (b'{"a": NaN}', "een getal is er geen, of is oneindig (NaN)"),
    "no UTF-8": (b"\xff", "regel 1 is geen UTF-8; bewaar het bestand als UTF-8"),
    "deep": (b"[" * 100_000, "er staan te veel lijsten in elkaar"),
    "many": (b"[" + b"1," * 450_000, "er staan te veel waarden in"),
    "no text": (b'"\\ud800"', "een tekst bevat een teken dat geen tekst is"),
    "large": (b"1" * 1_000_001, "is groter dan 1 MB; splits het"),
}


@pytest.mark.parametrize(("content", "rule"), RUBBISH.values(), ids=RUBBISH.keys())
def test_rubbish_in_the_folder_is_told_by_name(tmp_path: Path, content: bytes, rule: str) -> None:
    (tmp_path / "2026-1.json").write_bytes(content)
    assert told(lambda: published_versions(tmp_path)) == [f"2026-1.json: {rule}"]


def test_all_damaged_versions_are_told_at_once(tmp_path: Path) -> None:
    for name in ("2026-1", "2026-2"):
        frozen(tmp_path, SMALL, name).write_text("{")
    assert [line.partition(":")[0] for line in told(lambda: published_versions(tmp_path))] == [
        "2026-1.json",
        "2026-2.json",
    ]


def test_a_file_with_the_name_of_the_working_content_is_refused(tmp_path: Path) -> None:
    frozen(tmp_path).rename(tmp_path / "draft.json")
    assert "'draft' is de werkinhoud" in told(lambda: published_versions(tmp_path))[0]


def before_or_told(folder: Path) -> object:
    """What is published, or that something is wrong with it."""
    try:
        return published_versions(folder)
    except ContentError:
        return "told"


@settings(max_examples=40)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_single_bit_that_falls_over_changes_a_published_version(
    tmp_path_factory: Any, place: float, bit: int
) -> None:
    path = frozen(tmp_path_factory.mktemp("published"))
    before, content = published_versions(path.parent), bytearray(path.read_bytes())
    content[int(place * len(content))] ^= 1 << bit
    path.write_bytes(content)
    assert before_or_told(path.parent) in (before, "told")


def test_the_newest_version_goes_by_number_and_not_by_letter(tmp_path: Path) -> None:
    for name in ("2026-9", "2026-10", "2025-12"):
        frozen(tmp_path, SMALL, name)
    found = newest(tmp_path)
    assert list(published_versions(tmp_path)) == ["2025-12", "2026-9", "2026-10"]
    assert found
    assert found.version == "2026-10"


@pytest.mark.parametrize("folder", ["", "none"], ids=["an empty folder", "no folder"])
def test_nothing_published_is_no_mistake(tmp_path: Path, folder: str) -> None:
    assert (published_versions(tmp_path / folder), newest(tmp_path / folder)) == ({}, None)


def test_a_field_with_a_default_that_is_not_used_does_not_count_in_the_hash() -> None:
    with_nothing, with_care = small(item("mh-1", care="")), small(item("mh-1", care="Let op jezelf."))
    assert instrument_digest(with_nothing) == instrument_digest(small(item("mh-1"))) != instrument_digest(with_care)


@pytest.mark.parametrize(
    "other",
    [
        REWORDED,
        with_constants(SMALL, retest_sd=0.3),
        with_framework(SMALL, title="Anders"),
        SMALL.model_copy(update={"version": "2026-2"}),
        SMALL.model_copy(update={"glossary": ()}),
        SMALL.model_copy(update={"sources": ()}),
        SMALL.model_copy(update={"scales": SMALL.scales[:1]}),
    ],
    ids=["a sentence", "a constant", "the framework", "the version", "the glossary", "the sources", "the scales"],
)
def test_everything_that_is_frozen_counts_in_the_hash(other: Instrument) -> None:
    assert instrument_digest(other) != instrument_digest(SMALL)


def test_an_old_scan_is_scored_the_same_after_the_content_moved_on(tmp_path: Path) -> None:  # R12
    answers = said({"mh-1": 4, "mh-2": 3}, "n8")
    frozen(tmp_path)
    before = score(answers, published_versions(tmp_path)["2026-1"])
    frozen(tmp_path, with_constants(REWORDED, criterion=2, on_target=0.1), "2026-2")
    assert score(answers, published_versions(tmp_path)["2026-1"]) == before
    assert score(answers, published_versions(tmp_path)["2026-2"]) != before
