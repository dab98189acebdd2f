"""The door: what the server itself says and takes in, around Streamlit's pages."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from scan import resources
from scan.content.loading import ContentError
from scan.dates import today
from scan.door import entry, guest_entry, health, own_data, page_shell
from scan.door.closed_routes import Closed
from scan.door.headers import Headers
from scan.door.not_found import JOIN, PATHS, NotFound
from scan.store import NewerSchemaError, StoreError

FORMS = {
    "/begin": entry.begin,
    "/hervat": entry.resume,
    "/stop": entry.leave,
    "/inlezen": own_data.bring_back,
    "/wis": own_data.erase,
}
routes = [
    Route(f"/{page_shell.SCRIPT_NAME}", page_shell.script),
    *(Route(f"/{name}", page_shell.icon) for name in page_shell.ICONS),
    *(Route(path, page_shell.page) for path in PATHS),
    Route("/gezond", health.alive),
    Route("/klaar", health.ready),
    *(Route(path, doing, methods=["POST"]) for path, doing in FORMS.items()),
    *(Route(path, entry.nothing_sent) for path in FORMS),
    Route(JOIN, guest_entry.invitation),
    Route(JOIN, guest_entry.join, methods=["POST"]),
    Route(f"/{guest_entry.SCRIPT_NAME}", guest_entry.script),
    Route("/mee/zelfscan-{number}.json", own_data.one_scan),
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
        log.info("the store is open: %s", resources.store().guard)
        resources.erase_what_is_due(today())
    except NewerSchemaError as error:
        log.critical(error.message)
        raise SystemExit(error.message) from None
    except StoreError as error:
        log.error(error.message)
    try:
        resources.log_what_is_served()
    except ContentError as error:
        log.error("the content has mistakes:\n%s", error)
    yield
    resources.close_store()
