"""Since which version an item is asked, and since which in its words."""

import pytest

from scan import resources
from scan.released.item_history import ItemHistory, item_histories, since_sentence
from tests.support.building import item, small

OLD = item("a", text="Ik bel."), item("b", text="Ik schrijf."), item("d", text="Ik rij.")
MIDDLE = item("a", text="Ik bel zelf."), item("b", text="Ik schrijf.")
NEW = (
    item("a", text="Ik bel zelf."),
    item("b", text="Ik schrijf."),
    item("c", text="Ik lees."),
    item("d", text="Ik rij."),
)


def test_an_item_has_its_first_version_and_that_of_its_words() -> None:
    versions = {name: small(*items) for name, items in (("2026-1", OLD), ("2026-2", MIDDLE), ("2026-3", NEW))}
    assert item_histories(versions, "2026-3") == {
        "a": ItemHistory("2026-1", "2026-2"),
        "b": ItemHistory("2026-1", "2026-1"),
        "c": ItemHistory("2026-3", "2026-3"),
        "d": ItemHistory("2026-3", "2026-3"),  # it was away in between
    }
    assert item_histories(versions, "2026-1")["a"] == ItemHistory("2026-1", "2026-1")


@pytest.mark.parametrize(
    ("history", "told"),
    [
        (ItemHistory("2026-1", "2026-1"), "Gevraagd sinds versie 2026-1."),
        (ItemHistory("2026-1", "2026-3"), "Gevraagd sinds versie 2026-1, in deze woorden sinds 2026-3."),
        (ItemHistory("draft", "draft"), "Gevraagd sinds versie die nu wordt bewerkt."),
    ],
)
def test_the_history_of_an_item_is_a_sentence(history: ItemHistory, told: str) -> None:
    assert since_sentence(history) == told


def test_every_published_item_has_a_history() -> None:
    for version, published in resources.content_versions().items():
        histories = resources.item_history(version)
        assert histories.keys() == {one.id for one in published.items}
    assert resources.item_history("2026-3")["mh-01"].asked == "2026-1"
