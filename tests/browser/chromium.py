"""A browser of our own: what is started here is stopped here."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.support.paths import ROOT

ARTEFACTS = ROOT / "artefacts"
CHROMIUM = shutil.which("chromium")
# The engine of the same release without a desktop around it, where it is there: a fifth less CPU for the same pages.
SHELL = shutil.which("chromium-headless-shell") or CHROMIUM
HOST_NAME = "zelfscan.test"  # for this machine, known to this browser only
INSTALL = "apt-get install chromium chromium-headless-shell"
# Debian's chromium as root in a container, which must never call anyone but the server under test.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--font-render-hinting=none",  # letters as wide as on a screen: the shell would round them up
    f"--host-resolver-rules=MAP {HOST_NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--in-process-gpu",
    "--no-first-run",
)
# No script of a test runs for long: what V8's optimising compilers cost is never earned back.
UNOPTIMISED = "--js-flags=--no-maglev --no-turbofan"


@contextmanager
def chromium(*more: str, program: str | None = CHROMIUM) -> Iterator[Browser]:
    """Debian's chromium, headless, with more flags if need be."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *more])
        yield browser
        browser.close()
