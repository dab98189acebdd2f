"""What changed since a version was published is told line by line, with its trail."""

from scan.content.loading import load_instrument
from scan.released.differences import differences
from scan.released.publication import instrument_digest
from tests.support.building import item, real, small, with_framework
from tests.support.demo_content import DEMO

SMALL = small(item("mh-1"), item("mh-2", norms={"n8": 3}))


def test_the_same_content_has_no_differences_whatever_its_version() -> None:
    assert differences(SMALL, SMALL.model_copy(update={"version": "2026-1"})) == []


def test_differences_are_told_with_their_trail_and_both_sides() -> None:
    now = small(item("mh-1", text="Ik doe iets anders.", norms={"n8": 3}), item("mh-3"))
    title = now.framework.title
    assert differences(with_framework(now, title="Proef"), SMALL) == [
        f"framework > title: was {title!r}, is nu 'Proef'",
        "items > mh-1 > text: was 'Ik doe mh-1.', is nu 'Ik doe iets anders.'",
        "items > mh-1 > norms > n8: nieuw",
        "items > mh-2: vervallen",
        "items > mh-3: nieuw",
    ]


def test_another_order_is_a_difference() -> None:
    turned = small(*reversed(SMALL.items))
    assert differences(turned, SMALL) == ["items: andere volgorde"]
    assert instrument_digest(turned) != instrument_digest(SMALL)


def test_a_difference_in_a_list_is_told_as_a_whole() -> None:
    now = small(item("mh-1", dimensions=("fysiek", "sociaal")), SMALL.items[1])
    assert differences(now, SMALL) == ['items > mh-1 > dimensions: was ["fysiek"], is nu ["fysiek", "sociaal"]']


def test_the_demo_content_differs_from_the_real_one_line_by_line() -> None:
    found = differences(load_instrument(DEMO), real()[0])
    assert all(line.isprintable() for line in found)
    assert "items > mh-10: nieuw" not in found
    assert "items > mh-6: nieuw" in found
