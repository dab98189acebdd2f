"""The plain parts of a page as HTML."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with a plain list and one with a style."""
    from scan.look.page_parts import show_list

    show_list(["pijn & jeuk"])
    show_list(["bron"], "sources")


def test_a_list_has_a_class_only_with_a_style() -> None:
    shown = [one.proto.body for one in AppTest.from_function(page).run().get("html")]
    assert shown == ["<ul><li>pijn &amp; jeuk</li></ul>", '<ul class="sources"><li>bron</li></ul>']
