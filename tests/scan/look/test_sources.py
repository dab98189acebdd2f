"""Where the content comes from, as HTML."""

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


def test_an_epa_task_says_what_it_holds_and_whose_text_that_is() -> None:
    bare, own, official = [one.proto.body for one in AppTest.from_function(page).run().get("html")]
    assert bare == "<dl><dt>Taak</dt><dd>Iets doen.</dd></dl>"
    assert "<strong>Wat er mis kan gaan</strong></p><ul><li>Te laat &amp; te weinig.</li></ul>" in own
    assert "<p>Eigen werk, ontleend aan: Een bron</p>" in own
    assert "<p>Officiële tekst: Een bron</p>" in official
