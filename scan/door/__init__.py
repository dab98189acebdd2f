"""The door: what the server itself says and takes in, around Streamlit's pages."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from scan import served
from scan.dates import today
from scan.door import belongings, entering, frame, health, joining
from scan.door.closed import Closed
from scan.door.headers import Headers
from scan.door.lost import JOIN, PATHS, NotFound
from scan.loading import ContentError
from scan.store import NewerSchemaError, StoreError

FORMS = {
    "/begin": entering.begin,
    "/hervat": entering.resume,
    "/stop": entering.leave,
    "/inlezen": belongings.bring_back,
    "/wis": belongings.erase,
}
routes = [
    Route(f"/{frame.SCRIPT_NAME}", frame.script),
    *(Route(f"/{name}", frame.icon) for name in frame.ICONS),
    *(Route(path, frame.page) for path in PATHS),
    Route("/gezond", health.alive),
    Route("/klaar", health.ready),
    *(Route(path, doing, methods=["POST"]) for path, doing in FORMS.items()),
    *(Route(path, entering.nothing_sent) for path in FORMS),
    Route(JOIN, joining.invitation),
    Route(JOIN, joining.join, methods=["POST"]),
    Route(f"/{joining.SCRIPT_NAME}", joining.script),
    Route("/mee/zelfscan-{number}.json", belongings.one_scan),
]
middleware = [
    Middleware(Headers),
    Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6),  # 9 takes half as long again for 0,3 %
    Middleware(Closed),
    Middleware(NotFound),
]


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Open the store before the first visitor and close it after the last.

    A database of a newer version stops the server; any other fault is in the log and told on the pages.
    """
    log = logging.getLogger(__name__)
    try:
        log.info("the store is open: %s", served.store().guard)
        served.erase_what_is_due(today())
    except NewerSchemaError as error:
        log.critical(error.told)
        raise SystemExit(error.told) from None
    except StoreError as error:
        log.error(error.told)
    try:
        served.log_what_is_served()
    except ContentError as error:
        log.error("the content has mistakes:\n%s", error)
    yield
    served.close_store()
