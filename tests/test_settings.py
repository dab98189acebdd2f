"""Streamlit's settings and hidden ways that we rely on: that we set them, that it still has them, and what they do."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from tests.support.paths import ROOT

SET = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
RELIED_ON = {
    "browser.gatherUsageStats": False,  # no request leaves for another host
    "client.showErrorDetails": "none",  # a fault never shows what someone answered
    "client.toolbarMode": "minimal",  # no menu of Streamlit's own
    "runner.fastReruns": False,  # runs of one window never overlap, so no older save lands after a newer one
    "runner.magicEnabled": False,  # a loose expression never lands on the page
    "runner.postScriptGC": False,  # hidden; tests/server/test_server.py shows what it does
    "server.address": "127.0.0.1",  # no other machine reaches it unless someone decides so
    "server.fileWatcherType": "none",  # content is read once
    "server.headless": True,  # no question about an e-mail address at a first start
}


def options(settings: dict[str, Any], section: str = "") -> Iterator[str]:
    """The full name of every option in a table of settings and the tables in it."""
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from options(value, f"{section}{key}.")
        else:
            yield section + key


@pytest.fixture
def put_back() -> Iterator[None]:
    """What a test sets is put back afterwards."""
    kept = {option: config.get_option(option) for option in RELIED_ON}
    yield
    for option, value in kept.items():
        config.set_option(option, value)


@pytest.mark.parametrize("option", RELIED_ON)
def test_a_setting_that_we_rely_on_is_set_and_taken_over(option: str) -> None:
    section, key = option.split(".")
    assert SET[section][key] == RELIED_ON[option]
    assert config.get_option(option) == RELIED_ON[option]


@pytest.mark.parametrize("option", [*options(SET)])
def test_streamlit_still_knows_a_setting(option: str) -> None:
    assert option in config.get_config_options()


@pytest.mark.usefixtures("put_back")
@pytest.mark.parametrize("wanted", [True, False])
def test_magic_decides_whether_a_loose_sentence_lands_on_the_page(wanted: bool) -> None:
    config.set_option("runner.magicEnabled", wanted)
    assert bool(AppTest.from_string(f"'a docstring'\n'a loose sentence, {wanted}'").run().markdown) == wanted


# R37
def test_a_fault_shows_nothing_of_what_went_wrong() -> None:
    told = AppTest.from_string("raise ValueError('mh-01 is 4')").run().exception[0]
    assert "mh-01" not in f"{told.message} {told.stack_trace}"


def test_a_folder_called_pages_still_needs_the_cure_in_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    assert PagesManager(str(ROOT / "scan" / "navigation.py")).uses_pages_directory is True
    assert "PagesManager.uses_pages_directory = False" in (ROOT / "app.py").read_text("utf-8")
