"""Where the content comes from, as HTML."""

import pytest
from streamlit.testing.v1 import AppTest


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


def origins() -> None:
    """A page with an item that its panel read, by relevance in the session."""
    from datetime import date

    import streamlit as st

    from scan.instrument.instrument import PanelRating, Source
    from scan.look.sources import show_origins
    from tests.support.building import item

    readers = ("kaderhuisarts", "verpleegkundige", "<b>", "kaderhuisarts")
    panel = [
        PanelRating(reader=reader, read_on=date(2026, 11, 1 + n), relevance=relevance, clarity=4)
        for n, (reader, relevance) in enumerate(zip(readers, st.session_state["relevance"], strict=False))
    ]
    show_origins([item("a", panel=tuple(panel))], [Source(key="S1", title="Een bron")])


@pytest.mark.parametrize(
    ("relevance", "told"),
    [
        ((3, 4, 4, 3), "; nagelezen door kaderhuisarts, verpleegkundige en &lt;b&gt; op 4 november 2026"),
        ((4, 4, 4, 2), ""),
        ((), ""),
    ],
)
def test_an_item_says_who_read_it_once_enough_of_them_found_it_relevant(relevance: tuple[int, ...], told: str) -> None:
    app = AppTest.from_function(origins)
    app.session_state["relevance"] = relevance
    (body,) = [one.proto.body for one in app.run().get("html")]
    assert body.partition("Een bron")[2] == f"{told}</span></li></ul></details>"


def test_an_epa_task_says_what_it_holds_and_whose_text_that_is() -> None:
    bare, own, official = [one.proto.body for one in AppTest.from_function(page).run().get("html")]
    assert bare == "<dl><dt>Taak</dt><dd>Iets doen.</dd></dl>"
    assert "<strong>Wat er mis kan gaan</strong></p><ul><li>Te laat &amp; te weinig.</li></ul>" in own
    assert "<p>Eigen werk, ontleend aan: Een bron</p>" in own
    assert "<p>Officiële tekst: Een bron</p>" in official
