"""Mutated request paths cause no server error and reveal no files (R34).

ZELFSCAN_FUZZ=10000 asks for as many as R34 names; every run asks for a fifth of them.
"""

import os
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.server.running import Server
from tests.support.patience import PATIENCE

SEEDS = (
    *("/", "/vragen", "/resultaat", "/mee/zelfscan-1.json", "/mee/zelfscan-alles.zip", "/begin", "/wis", "/klaar"),
    *("/_stcore/health", "/_stcore/metrics", "/_stcore/stream", "/media/x", "/component/x/y", "/app/static/x"),
    *("/../../etc/passwd", "/..%2f..%2fapp.py", "/static/../../app.py", "/.streamlit/config.toml", "/zelfscan.db"),
    *("/%00", "/%ff%fe", "/vragen?bij=<script>", "/resultaat?scan=-1", "/" + "a" * 3000, "//elders.example/x"),
)
ALPHABET = "abcZ019/._-%~;:@&=+$,?<>'\"\\{}|^`*()!éß漢"
SECRETS = ("Traceback", "site-packages", "/root/", "sqlite", "SELECT ", 'File "', "password")
TRIES, AT_ONCE = int(os.environ.get("ZELFSCAN_FUZZ", "2000")), 40


def paths() -> Iterator[str]:
    """Our own paths, mutated; the same ones in every run."""
    dice = random.Random(34)
    for _ in range(TRIES):
        letters = list(dice.choice(SEEDS))
        for _ in range(dice.randint(0, 6)):
            letters.insert(dice.randint(1, len(letters)), dice.choice(ALPHABET))
        yield "/" + "".join(letters)[1:].encode("ascii", "xmlcharrefreplace").decode().replace(" ", "")


def asked(server: str, some: Sequence[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Request every path over one connection; returns those that caused an error or revealed something."""
    found, connection = [], HTTPConnection(urlsplit(server).netloc, timeout=PATIENCE)
    for method, path in some:
        connection.request(method, path)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        if answer.status >= 500 or any(one in text for one in SECRETS):
            found.append((method, path[:200], answer.status))
    return found


def test_no_address_brings_the_server_down_or_gives_anything_away(server: Server) -> None:
    dice = random.Random(35)
    wanted = [(dice.choice(("GET", "GET", "GET", "HEAD", "POST", "PUT")), path) for path in paths()]
    shares = [wanted[start::AT_ONCE] for start in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as several:
        assert [one for found in several.map(partial(asked, server.address), shares) for one in found] == []
