"""Server processes that are killed while answers are posted to them; each answer is sent until it is acknowledged."""

import random
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from http.client import HTTPException
from threading import Timer
from typing import Any

from benchmarks.outcome import OriginalPage, Outcome, inspected
from benchmarks.seed_stores import Original, acknowledged_page, new_page, next_changes
from scan.store.durable import open_store
from tests.support.store.route import Server, post_to, route_server, serve_route

LONGEST_SECONDS = 0.05
AFTERWARDS = 3  # answers after a kill


class RouteServers:
    """Servers of one database, which take the posts in turn; one that was killed is replaced."""

    def __init__(self, start: Callable[[], tuple[Any, int]], count: int) -> None:
        self._started, self.turn = start, 0
        self.running: list[tuple[Any, int]] = [self._started() for _ in range(count)]

    def kill_one(self, chance: random.Random) -> None:
        """Kill one of them (SIGKILL)."""
        chance.choice(self.running)[0].kill()

    def post(self, page: OriginalPage) -> OriginalPage:
        """Post the next answer until it is acknowledged, to another server where one is gone."""
        while True:
            self.turn = (self.turn + 1) % len(self.running)
            try:
                fields = post_to(self.running[self.turn][1], page.token, page.sitting, next_changes(page))
                return acknowledged_page(page, fields)
            except (OSError, HTTPException):
                self.running[self.turn] = self._started()


def route_kills(
    original: Original, times: int, chance: random.Random, processes: int, target: Server = serve_route
) -> Outcome:
    """Kill a server `times` times, of so many at once; an answer that was sent twice may be there only once."""
    with original.copy() as url, ExitStack() as stack:
        store = open_store(url)
        pages = [new_page(store) for _ in range(times)]
        store.close()
        servers = RouteServers(lambda: stack.enter_context(route_server(url, target=target)), processes)
        pages = [_page_after_kill(servers, page, chance) for page in pages]
        stack.close()
        return inspected(url, *pages)._replace(tried=len(pages))


def _page_after_kill(servers: RouteServers, page: OriginalPage, chance: random.Random) -> OriginalPage:
    killing = Timer(chance.uniform(0, LONGEST_SECONDS), servers.kill_one, [chance])
    killing.start()
    while killing.is_alive():
        page = servers.post(page)
    for _ in range(AFTERWARDS * len(servers.running)):
        page = servers.post(page)
    return page


one_process: Callable[[Original, int, random.Random], Outcome] = partial(route_kills, processes=1)
two_processes: Callable[[Original, int, random.Random], Outcome] = partial(route_kills, processes=2)
