"""The client of the benchmarks that views pages over Streamlit's websocket."""

import asyncio

from scan.identity.visitor_cookie import COOKIE
from tests.server.page_session import PageSession
from tests.server.running import Server, begin


def test_a_session_views_the_page_that_it_asked_for_again_and_again(server: Server) -> None:
    async def shown(path: str) -> list[str]:
        session, pages = PageSession(server.address, f"{COOKIE}={begin(server.address)}", path), []
        await session.open()
        for _ in range(2):
            await session.view()
            pages.append(session.shown)
        await session.close()
        return pages

    for path in ("vragen", "resultaat", ""):
        assert asyncio.run(shown(path)) == [path, path]
