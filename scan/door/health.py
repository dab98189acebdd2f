"""Health checks for monitoring: liveness and readiness (reliability.md R47)."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from scan import resources
from scan.content.loading import ContentError
from scan.store import StoreError


async def liveness(request: Request) -> Response:
    """200 as long as the process answers."""
    return PlainTextResponse("gezond\n")


def readiness(request: Request) -> Response:
    """200 when store, questions and catalogue can be used, else 503 with the reason in Dutch."""
    try:
        store = resources.opened_store()
        store.probe()
        guard, version = store.guard, resources.current_instrument().version
        resources.current_catalogue()
    except StoreError as error:
        return PlainTextResponse(f"{error.message}\n", 503)
    except ContentError:
        return PlainTextResponse("De inhoud bevat fouten; zie het logboek.\n", 503)
    return PlainTextResponse(f"klaar\nvragen: versie {version}\nbewaarplaats: {guard.engine}\n{guard.message}\n")
