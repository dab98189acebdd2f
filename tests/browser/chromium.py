"""A browser of our own: what is started here is stopped here."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.support.paths import ROOT

ARTEFACTS = ROOT / "artefacts"
CHROMIUM = shutil.which("chromium")
HOST_NAME = "zelfscan.test"  # for this machine, known to this browser only
INSTALL = "apt-get install chromium"
# Debian's chromium as root in a container, which must never call anyone but the server under test.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    f"--host-resolver-rules=MAP {HOST_NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--in-process-gpu",
    "--no-first-run",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()
