"""The HTTP routes and middleware of our own around Streamlit's pages."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from typing import NoReturn

import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from scan import resources
from scan.content.loading import ContentError
from scan.dates import today
from scan.door import guest_entry, health, learner_entry, own_data
from scan.door.answers import AnswerRoute
from scan.door.closed_routes import ClosedRoutes
from scan.door.error_pages import JOIN_PATH, PAGE_PATHS, FailedRequests, NotFound
from scan.door.headers import HOSTS_SETTING, SecurityHeaders, allowed_hosts
from scan.door.http_protocol import HttpProtocol
from scan.door.json_routes.item_feedback import FEEDBACK_PATH, take_feedback
from scan.door.page_files import page_shell
from scan.door.page_files.static_files import StaticFiles
from scan.door.shared_computer import BUSY_PATH, keep_open
from scan.door.sockets import SocketGuard
from scan.identity.provider import SettingError, check_settings, provider
from scan.limits.child_process import FILES
from scan.page_table import ERASED_PATH, RESUME_PATH
from scan.store import NewerSchemaError, SecondServerError, StoreError
from scan.store.engine import server_claim

FORMS = {
    "/begin": learner_entry.begin_scan,
    RESUME_PATH: learner_entry.resume_with_code,
    "/stop": learner_entry.forget_device,
    "/inlezen": own_data.upload_scans,
    "/wis": own_data.erase_person,
}
routes = [
    Route(f"/{page_shell.PAGE_SCRIPT_NAME}", page_shell.page_script),
    *(Route(f"/{name}", page_shell.icon) for name in page_shell.ICONS),
    *(Route(path, page_shell.page) for path in PAGE_PATHS),
    Route("/gezond", health.liveness),
    Route("/klaar", health.readiness),
    Route("/metrics", health.metrics),
    *(Route(path, handler, methods=["POST"]) for path, handler in FORMS.items()),
    Route(RESUME_PATH, learner_entry.resume_page),
    Route(ERASED_PATH, own_data.erased_page),
    *(Route(path, learner_entry.redirect_to_start) for path in FORMS if path != RESUME_PATH),
    Route(BUSY_PATH, keep_open, methods=["POST"]),
    Route(BUSY_PATH, learner_entry.redirect_to_start),
    Route(FEEDBACK_PATH, take_feedback, methods=["POST"]),
    Route(FEEDBACK_PATH, learner_entry.redirect_to_start),
    Route(JOIN_PATH, guest_entry.invitation_page),
    Route(JOIN_PATH, guest_entry.join, methods=["POST"]),
    Route(guest_entry.WELCOME_PATH, guest_entry.welcome, methods=["POST"]),
    Route(guest_entry.REMINDER_PATH, guest_entry.remind, methods=["POST"]),
    Route(f"/{guest_entry.JOIN_SCRIPT_NAME}", guest_entry.join_script),
    Route("/mee/zelfscan-{number}.json", own_data.download_scan),
    Route("/mee/herinnering.ics", own_data.download_reminder),
]
middleware = [
    Middleware(health.CountedResponses),
    Middleware(SecurityHeaders),
    Middleware(FailedRequests),
    Middleware(
        TrustedHostMiddleware, allowed_hosts=allowed_hosts(os.environ.get(HOSTS_SETTING, "")), www_redirect=False
    ),
    Middleware(SocketGuard),
    Middleware(AnswerRoute),
    Middleware(StaticFiles),
    Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6),  # level 9 takes 50 % longer for 0.3 %
    Middleware(ClosedRoutes),
    Middleware(NotFound),
]

DRAIN_SECONDS = 4  # for what is being sent or answered when the server is told to stop


def configure_server() -> None:
    """What Streamlit leaves to uvicorn: how connections are read, and that SIGTERM ends the process soon, with 0 (R16).

    uvicorn would wait for who sends half a form, and raise the signal once more after it stopped.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server):
        server.config.http_protocol_class = HttpProtocol
        server.config.timeout_graceful_shutdown = DRAIN_SECONDS
        signal.signal(signal.SIGTERM, lambda *_: setattr(server, "should_exit", True))


def refuse_start(reason: str) -> NoReturn:
    """Log why the server cannot start, and end it; an exception would be shown with its trace by Starlette."""
    logging.getLogger(__name__).critical(reason)
    logging.shutdown()
    os._exit(1)


def prepare(claims: ExitStack) -> None:
    """Claim and open the store, and read all that is served.

    A database of a newer version or with another server on its file, and a wrong setting, stop the server; any other
    error is logged, and the pages show its message. So is every mistake in the content that is served, the catalogue
    included.
    """
    log = logging.getLogger(__name__)
    try:
        provider()
        check_settings()
        claims.enter_context(server_claim())
        resources.erase_overdue_people(today())
    except (NewerSchemaError, SecondServerError, SettingError) as error:
        refuse_start(str(error))
    except StoreError as error:
        log.error(error.message)
    try:
        resources.check_served_content()
    except ContentError as error:
        log.error("the content has mistakes:\n%s", error)


def keep_out_of_collections() -> None:
    """Let the garbage collector pass by what the start made: a full collection held up everyone for 90 ms."""
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Open the store when the server starts and close it when it stops."""
    configure_server()
    with ExitStack() as claims:
        prepare(claims)
        keep_out_of_collections()
        night = asyncio.create_task(resources.clean_every_night())
        yield
        night.cancel()
        FILES.close()
        resources.close_store()
