"""Processor time of the server for one durably saved answer, against a bare Starlette POST (P1) and oTree (P2)."""

import json
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from benchmarks.answer_cost.otree import ITEMS_PER_PAGE, otree_server
from benchmarks.answer_cost.people import AnsweringPerson, new_people
from benchmarks.answer_cost.servers import Served, bare_starlette, zelfscan
from benchmarks.costs.cost_figure import CostFigure, cost_figure
from scan.door.answers import ANSWER_PATH
from scan.store.durable import open_store
from tests.support.store.places import sqlite_url

_PATIENCE = 60


def cpu_per_answer(folder: Path, answers: int, rounds: int) -> CostFigure:
    """CPU of the app per answer, ÷ that of a Starlette application that echoes the same JSON (P1)."""
    url = sqlite_url(folder / "p1.sqlite3")
    (person,) = new_people(url, 1)
    with bare_starlette(folder) as bare, zelfscan(folder, url) as ours:
        check_equal(bare, ours, person, url)
        values, bases = [], []
        for _ in range(rounds):
            bases.append(_cpu_ms(bare, answers, lambda server: _posts(server, person, answers, is_heard=False)))
            values.append(_cpu_ms(ours, answers, lambda server: _posts(server, person, answers)))
    return cost_figure("P1 CPU per answer", "ms", values, bases)


def otree_per_answer(folder: Path, answers: int, rounds: int) -> CostFigure:
    """CPU of oTree 6 in production per item of a page of eight, which saves nothing until Next, ÷ ours (P2).

    Raises RuntimeError, with the reason, where oTree cannot be installed.
    """
    url = sqlite_url(folder / "p2.sqlite3")
    (person,) = new_people(url, 1)
    with otree_server(folder) as (otree, visitor), zelfscan(folder, url) as ours:
        visitor.check()
        _posts(ours, person, 1)
        values, bases, pages = [], [], max(1, answers // ITEMS_PER_PAGE)
        for _ in range(rounds):
            values.append(_cpu_ms(otree, pages * ITEMS_PER_PAGE, lambda _: visitor.answer_pages(pages)))
            bases.append(_cpu_ms(ours, answers, lambda server: _posts(server, person, answers)))
    return cost_figure("P2 CPU of oTree per item", "ms", values, bases)


def check_equal(bare: Served, ours: Served, person: AnsweringPerson, url: str) -> None:
    """Raise AssertionError unless both servers return the answer that was sent, and ours has it in the store."""
    sent = person.next_request()
    echoed, (saved,) = _post(bare, sent), _post(ours, sent)["fields"]
    person.hear({"fields": [saved]})
    with closing(open_store(url)) as store:
        stored = store.sitting(store.actor_of(person.token), person.sitting).assessment.answers
    if {echoed["item"]: echoed["value"]} != {saved["item"]: saved["value"]} or {
        saved["item"]: saved["value"]
    } != stored:
        raise AssertionError(f"{echoed}, {saved} and {stored} are not the same answer")


def _post(server: Served, sent: tuple[dict[str, str], str], connection: HTTPConnection | None = None) -> dict[str, Any]:
    connection = connection or HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)
    connection.request("POST", ANSWER_PATH, sent[1], sent[0])
    response: dict[str, Any] = json.loads(connection.getresponse().read())
    return response


def _posts(server: Served, person: AnsweringPerson, times: int, is_heard: bool = True) -> None:
    """Post the next answers over one connection; each must be saved, unless they are not `is_heard`."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)) as connection:
        for _ in range(times):
            response = _post(server, person.next_request(), connection)
            if is_heard:
                person.hear(response)


def _cpu_ms(server: Served, answers: int, work: Callable[[Served], object]) -> float:
    start = server.cpu_ms()
    work(server)
    return (server.cpu_ms() - start) / answers
