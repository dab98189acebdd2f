"""A bridge as an author writes it: read strictly, every slip told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.released.bridge import build_bridge, load_bridge
from tests.support.bridges import FILE, NEW, OLD, REWORDED, SAID, told, written


def test_a_file_is_read_and_makes_the_bridge(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SAID)
    assert load_bridge(tmp_path, OLD, NEW) == build_bridge(OLD, NEW, written(REWORDED))


def test_without_a_file_every_change_is_told(tmp_path: Path) -> None:
    assert told(lambda: load_bridge(tmp_path, OLD, NEW))[0].startswith("items > mh-2: is anders (text)")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("reworded", "reword", "items > mh-2 > became: 'reword' kan hier niet; kies uit same, reworded, split"),
        (
            "comparable: true",
            "comparable: ja",
            "items > mh-2 > comparable: hier hoort true of false; er staat 'ja': schrijf true",
        ),
        ("became", "fate", "items > mh-2 > fate: onbekende sleutel; kies uit id, became, into, comparable, reason"),
        ('new: "2026-2"', 'new: "2026-3"', "new: '2026-3' is niet 2026-2, zoals de naam van het bestand zegt"),
        ("items:", "items: 5\nrest:", "items: hier hoort een lijst; er staat 5"),
        ("  - id: mh-2", "  - id: mh-2\n    id: mh-1", "items > mh-2 > id: deze sleutel staat er twee keer"),
        ("reason:", "reason: &a", "'&a' is een alias"),
        (SAID.strip(), "", "is leeg"),
        ("\n", "\t", "er staat een tab op regel 1"),
    ],
    ids=["a fate", "a ja", "a key", "a version", "no list", "a key twice", "an alias", "nothing", "a tab"],
)
def test_a_slip_in_the_file_is_told(tmp_path: Path, old: str, new: str, rule: str) -> None:
    (tmp_path / FILE).write_text(SAID.strip().replace(old, new, 1))
    assert any(rule in line for line in told(lambda: load_bridge(tmp_path, OLD, NEW)))


def test_mistakes_of_shape_and_of_sense_are_told_together(tmp_path: Path) -> None:
    extra = "  - id: mh-9\n    became: retired\n  - id: co-1\n    became: weg\n"
    (tmp_path / FILE).write_text(SAID + extra)
    places = [line.partition(":")[0] for line in told(lambda: load_bridge(tmp_path, OLD, NEW))]
    assert places == ["items > co-1 > became", "items > mh-9 > id"]


@settings(max_examples=100)
@given(content=st.one_of(st.binary(max_size=80), st.text('oldnewitm:-" \n[]{}52026&*', max_size=60).map(str.encode)))
def test_any_bytes_make_a_bridge_or_are_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bridges")
    (folder / FILE).write_bytes(content)
    assert all(line.isprintable() for line in told(lambda: load_bridge(folder, OLD, NEW)))
