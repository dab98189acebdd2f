"""What a server says to its first visitor, to a wrong address, and after its content was edited."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from scan.contents import PAGES, Page
from tests.browser.conftest import Visit
from tests.browser.harness import ROOT, ask, served
from tests.browser.learners import STARTER


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_the_first_bytes_of_a_page_say_it_is_dutch(server: str, page: Page) -> None:
    status, text = ask(server, f"/{page.path}")
    assert status == 200
    assert '<html lang="nl">' in text[:1_000]


@pytest.mark.parametrize("path", ["/onbekend", "/vragen/9", "/resultaat/onbekend"])
def test_an_unknown_address_is_a_dutch_404(server: str, path: str) -> None:
    status, text = ask(server, path)
    assert status == 404
    assert '<html lang="nl">' in text
    assert "Deze pagina bestaat niet" in text


def test_the_first_visitor_of_a_fresh_server_is_not_told_that_the_page_is_missing(visit: Visit, tmp_path: Path) -> None:
    with served(tmp_path / "log") as address:
        first = visit(address=address)
        first.open("/vragen", "Nog geen scan begonnen")
        expect(first.page.get_by_role("dialog")).to_have_count(0)


def test_an_edited_sentence_is_asked_after_a_restart(visit: Visit, tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "items", tmp_path / "items")
    file, old = content / "statements" / "medisch-handelen.yaml", STARTER.items()[0].text
    file.write_text(file.read_text("utf-8").replace(old, "Ik lees wat een opleider veranderde."), "utf-8")
    with served(tmp_path / "log", ZELFSCAN_CONTENT=str(content)) as address:
        reader = visit(address=address)
        STARTER.enters(reader)
        assert "Ik lees wat een opleider veranderde." in reader.questions()
        assert old not in reader.text()


COUNTING = """
import gc
import streamlit as st

gc.disable()
run = st.session_state["run"] = st.session_state.get("run", 0) + 1
st.button("Again")
st.title(f"{gc.get_stats()[2]['collections']} full collections before run {run}", anchor=False)
"""


@pytest.mark.parametrize("wanted", ["true", "false"])
def test_the_hidden_setting_decides_whether_a_run_ends_in_a_full_collection(
    visit: Visit, tmp_path: Path, wanted: str
) -> None:
    script = tmp_path / "counting.py"
    script.write_text(COUNTING, "utf-8")
    with served(tmp_path / "log", script, STREAMLIT_RUNNER_POST_SCRIPT_GC=wanted) as address:
        page = visit(address=address).page
        page.goto(address)
        first = page.get_by_role("heading", name="before run 1").inner_text()
        page.get_by_role("button", name="Again").click()
        second = page.get_by_role("heading", name="before run 2").inner_text()
    assert (int(second.split()[0]) > int(first.split()[0])) == (wanted == "true")


def test_a_page_that_fails_says_so_in_dutch_and_the_log_says_why(visit: Visit, tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "items", tmp_path / "items")
    (content / "scales.yaml").write_text("scales: []\n", "utf-8")
    with served(tmp_path / "log", ZELFSCAN_CONTENT=str(content)) as address:
        reader = visit(address=address)
        reader.page.goto(address)
        expect(reader.page.get_by_role("alert")).to_contain_text("Er ging iets mis op deze pagina.")
        assert "Traceback" not in reader.text()
    assert "ContentError" in (tmp_path / "log").read_text("utf-8")
