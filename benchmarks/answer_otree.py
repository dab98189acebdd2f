"""oTree 6 in a virtual environment of its own: a survey with eight items a page, served as in production."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.answer_servers import Served, serving
from tests.server.running import free_port

ITEMS_PER_PAGE, PAGES = 8, 400
REST_KEY, _PATIENCE, _INSTALL_SECONDS = "benchmark", 60, 600
REQUIREMENT = "otree>=6,<7"
SETTINGS = """
from os import environ
SESSION_CONFIGS = [dict(name='scan', app_sequence=['scan'], num_demo_participants=1)]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1.0, participation_fee=0.0)
PARTICIPANT_FIELDS, SESSION_FIELDS = [], []
LANGUAGE_CODE, REAL_WORLD_CURRENCY_CODE, USE_POINTS = 'en', 'EUR', False
ADMIN_USERNAME, ADMIN_PASSWORD, SECRET_KEY = 'admin', 'admin', 'benchmark'
"""
APP = f"""
from otree.api import *

class C(BaseConstants):
    NAME_IN_URL, PLAYERS_PER_GROUP, NUM_ROUNDS = 'scan', None, {PAGES}

class Subsession(BaseSubsession):
    pass

class Group(BaseGroup):
    pass

class Player(BasePlayer):
    pass

FIELDS = ['q%d' % number for number in range({ITEMS_PER_PAGE})]
for name in FIELDS:
    setattr(Player, name, models.IntegerField(choices=[1, 2, 3, 4, 5], widget=widgets.RadioSelect, label=name))

class Questions(Page):
    form_model, form_fields = 'player', FIELDS

    @staticmethod
    def vars_for_template(player):
        before = player.in_previous_rounds()[-1:]
        return dict(before=[one.field_maybe_none(name) for one in before for name in FIELDS])

page_sequence = [Questions]
"""
TEMPLATE = """{{ block title }}Page{{ endblock }}
{{ block content }}<p>before: {{ before }}</p>{{ formfields }}{{ next_button }}{{ endblock }}
"""


class OtreeVisitor:
    """A participant of the survey, who answers page after page."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        created = self._ask("POST", "/api/sessions", json.dumps({"session_config_name": "scan", "num_participants": 1}))
        self._path = urlsplit(json.loads(created)["session_wide_url"]).path
        self.page = self._ask("GET", self._path)

    def check(self) -> None:
        """Raise AssertionError unless the next page shows what was answered on this one."""
        self.answer_pages(1)
        values = ", ".join(str(value) for value in self.values().values())
        if f"before: [{values}]" not in self.page:
            raise AssertionError(f"oTree did not keep {values}")

    def answer_pages(self, count: int) -> None:
        """Answer every item of the next pages, and open the page after each."""
        self._connection.close()  # it opens again: a connection that was idle may be closed on the other side
        for _ in range(count):
            self.page = self._ask("POST", self._path, urlencode(self.values()))

    def values(self) -> Mapping[str, int]:
        """The answers to a page."""
        return {f"q{number}": 1 + number % 5 for number in range(ITEMS_PER_PAGE)}

    def _ask(self, method: str, path: str, body: str | None = None) -> str:
        """Send a request and follow its redirects, as a browser does; returns the text of the last response."""
        kind = "application/json" if path.startswith("/api/") else "application/x-www-form-urlencoded"
        response = self._send(method, path, body, {"content-type": kind, "otree-rest-key": REST_KEY})
        text = response.read().decode()
        while location := response.getheader("location"):
            self._path = urlsplit(location).path
            response = self._send("GET", self._path, None, {})
            text = response.read().decode()
        if response.status != 200:
            raise AssertionError(f"{method} {path}: {response.status} {re.sub('<[^>]*>', '', text)[:300]}")
        return text

    def _send(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> HTTPResponse:
        self._connection.request(method, path, body, dict(headers))
        return self._connection.getresponse()


@contextmanager
def otree_server(folder: Path) -> Iterator[tuple[Served, OtreeVisitor]]:
    """The survey, served in production, and a participant; raises RuntimeError where oTree cannot be installed."""
    otree, project = _installed(folder / "otree-environment"), folder / "survey"
    for part in ("scan", "_static", "_templates"):
        (project / part).mkdir(parents=True)
    (project / "settings.py").write_text(SETTINGS, "utf-8")
    (project / "scan" / "__init__.py").write_text(APP, "utf-8")
    (project / "scan" / "Questions.html").write_text(TEMPLATE, "utf-8")
    environment = {"OTREE_PRODUCTION": "1", "OTREE_REST_KEY": REST_KEY, "OTREE_AUTH_LEVEL": "STUDY"}
    environment["PATH"] = f"{Path(otree).parent}{os.pathsep}{os.environ['PATH']}"  # it starts itself once more
    reset = [otree, "resetdb", "--noinput"]
    subprocess.run(reset, cwd=project, env={**os.environ, **environment}, check=True, capture_output=True)
    port = free_port()
    with serving([otree, "prodserver1of2", f"127.0.0.1:{port}"], port, project, None, environment) as served:
        yield served, OtreeVisitor(port)


def _installed(place: Path) -> str:
    """Install oTree in a new virtual environment; returns the path of its command."""
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", REQUIREMENT]
    for command in ([sys.executable, "-m", "venv", str(place)], pip):
        made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_INSTALL_SECONDS)
        if made.returncode:
            raise RuntimeError(f"oTree cannot be installed here: {made.stderr.strip()[-300:]}")
    return str(place / "bin" / "otree")
