"""CPU of the server for one more view of a page, ÷ that of a page with one radio without garbage collection (P4)."""

import asyncio
from contextlib import closing
from pathlib import Path

from benchmarks.answer_cost.servers import Served, streamlit_page, zelfscan
from benchmarks.costs.cost_figure import CostFigure, cost_figure
from scan.content.loading import load_instrument
from scan.identity.visitor_cookie import COOKIE
from scan.store import Changes
from scan.store.durable import open_store
from scan.terminal import ITEMS
from tests.server.page_session import PageSession
from tests.server.running import begin
from tests.support.store.places import sqlite_url

NO_COLLECTING = ("--runner.postScriptGC", "false")


def questions_view(folder: Path, views: int, rounds: int) -> CostFigure:
    """CPU of one more view of the questions ÷ that of a page with one radio (P4)."""
    return _compared("P4 view of the questions", "vragen", folder, views, rounds)


def profile_view(folder: Path, views: int, rounds: int) -> CostFigure:
    """CPU of one more view of the profile ÷ that of a page with one radio (P4)."""
    return _compared("P4 view of the profile", "resultaat", folder, views, rounds)


def _compared(name: str, page: str, folder: Path, views: int, rounds: int) -> CostFigure:
    url = sqlite_url(folder / "p4.sqlite3")
    with zelfscan(folder, url) as ours, streamlit_page(folder, 1, *NO_COLLECTING) as bare:
        values, bases, token = [], [], begin(ours.address)
        answer_all(url, token)
        for _ in range(rounds):
            values.append(asyncio.run(_view_ms(ours, PageSession(ours.address, f"{COOKIE}={token}", page), views)))
            bases.append(asyncio.run(_view_ms(bare, PageSession(bare.address), views)))
    return cost_figure(name, "ms", values, bases)


def answer_all(url: str, token: str) -> None:
    """Answer every question of a scan that was just begun with a 3."""
    with closing(open_store(url)) as store:
        actor = store.actor_of(token)
        newest = store.newest(actor)
        if newest is None:
            raise AssertionError("no scan was begun")
        own = load_instrument(ITEMS).set_for(newest.assessment.specialism)
        asked = own.items_of(own.framework.phase(newest.assessment.phase))
        store.save(actor, newest.assessment.id, Changes(dict.fromkeys((item.id for item in asked), 3)))


async def _view_ms(server: Served, session: PageSession, views: int) -> float:
    await session.open()
    start = server.cpu_ms()
    for _ in range(views):
        await session.view()
    used = server.cpu_ms() - start
    await session.close()
    if session.shown != session.path:
        raise AssertionError(f"/{session.shown} was viewed, not /{session.path}")
    return used / views
