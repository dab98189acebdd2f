"""For monitoring: is the process alive, is it ready (reliability.md R47), and behind a switch what it did (R65)."""

import hmac
import os
import resource
from collections import Counter

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan import resources
from scan.content.loading import ContentError
from scan.door.closed_routes import NOT_FOUND_TEXT, NOT_FOUND_TITLE
from scan.door.notice_page import notice
from scan.store import StoreError

METRICS_SWITCH = "ZELFSCAN_METRICS"  # the secret that Prometheus sends as its bearer token; without it, no metrics
SHORTEST_SECRET = 16
NOW = {"cache-control": "no-store"}  # a cache in front would tell how it was
STATUSES_SENT: Counter[int] = Counter()  # of this process; no address, path or person


async def liveness(request: Request) -> Response:
    """200 as long as the process answers."""
    return PlainTextResponse("gezond\n", headers=NOW)


def readiness(request: Request) -> Response:
    """200 when store, questions and catalogue can be used, else 503; the reason is in the log, not for strangers."""
    return PlainTextResponse("groen\n", 200, NOW) if is_ready() else PlainTextResponse("rood\n", 503, NOW)


def is_ready() -> bool:
    """Whether store, questions and catalogue can be used."""
    try:
        resources.opened_store().probe()
        resources.current_instrument()
        resources.current_catalogue()
    except (StoreError, ContentError):
        return False
    return True


def metrics(request: Request) -> Response:
    """Counts for Prometheus, for who sends the secret of the switch; else this page does not exist."""
    secret = os.environ.get(METRICS_SWITCH, "")
    sent = request.headers.get("authorization", "").removeprefix("Bearer ")
    if len(secret) < SHORTEST_SECRET or not hmac.compare_digest(sent.encode(), secret.encode()):
        return notice(NOT_FOUND_TITLE, NOT_FOUND_TEXT, 404)
    return PlainTextResponse("".join(f"{name} {value}\n" for name, value in measured().items()), headers=NOW)


def measured() -> dict[str, float]:
    """The values of now, by name and labels; counters are of this process since its start."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    values: dict[str, float] = {"zelfscan_ready": int(is_ready())}
    for status, number in sorted(STATUSES_SENT.items()):
        values[f'zelfscan_responses_total{{status="{status}"}}'] = number
    for outage in resources.outages():
        values[f'zelfscan_outages_total{{work="{outage.work}"}}'] = outage.number
    values["process_cpu_seconds_total"] = round(used.ru_utime + used.ru_stime, 2)
    values["process_max_resident_memory_bytes"] = used.ru_maxrss * 1024
    return values


class CountedResponses:
    """ASGI middleware: counts responses by their status."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                STATUSES_SENT[message["status"]] += 1
            await send(message)

        await self.app(scope, receive, counted if scope["type"] == "http" else send)
