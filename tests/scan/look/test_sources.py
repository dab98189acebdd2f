"""Where the content comes from, as HTML."""

from collections import defaultdict
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from scan.instrument.instrument import PanelRating
from scan.look.sources import item_origin
from tests.support.building import item


def page() -> None:
    """A page with an EPA task of our own, an official one, and one without contents."""
    from scan.instrument.framework import EpaTask
    from scan.instrument.instrument import Source
    from scan.look.sources import show_tasks

    bare = EpaTask(key="T1", label="Taak", axis=("Taak",), meaning="Iets doen.")
    own = bare.model_copy(update={"risks": ("Te laat & te weinig.",), "source": "S1"})
    official = own.model_copy(update={"status": "officieel"})
    for task in (bare, own, official):
        show_tasks([task], [Source(key="S1", title="Een bron")])


@pytest.mark.parametrize(
    ("relevance", "told"),
    [
        ((3, 4, 4, 3), "; nagelezen door kaderhuisarts, verpleegkundige en <b> op 4 november 2026"),
        ((4, 4, 4, 2), ""),
        ((4, 4, 4, 4, 2), ""),  # .80: with up to five readers all must agree
        ((4, 4, 4, 4, 4, 2), "; nagelezen door kaderhuisarts, verpleegkundige en <b> op 6 november 2026"),  # .83
        ((4, 4, 4, 2, 4, 2), ""),
        ((), ""),
    ],
)
def test_an_item_says_who_read_it_once_enough_of_them_found_it_relevant(relevance: tuple[int, ...], told: str) -> None:
    readers = ("kaderhuisarts", "verpleegkundige", "<b>", *["kaderhuisarts"] * 3)
    panel = [
        PanelRating(reader=reader, read_on=date(2026, 11, 1 + n), relevance=relevance, clarity=4)
        for n, (reader, relevance) in enumerate(zip(readers, relevance, strict=False))
    ]
    origin = item_origin(item("a", panel=tuple(panel)), defaultdict(lambda: "Een bron"))
    assert origin.partition("Een bron")[2] == told


def test_an_epa_task_says_what_it_holds_and_whose_text_that_is() -> None:
    bare, own, official = [one.proto.body for one in AppTest.from_function(page).run().get("html")]
    assert bare == "<dl><dt>Taak</dt><dd>Iets doen.</dd></dl>"
    assert "<strong>Wat er mis kan gaan</strong></p><ul><li>Te laat &amp; te weinig.</li></ul>" in own
    assert "<p>Eigen werk, ontleend aan: Een bron</p>" in own
    assert "<p>Officiële tekst: Een bron</p>" in official
