"""A real nginx between visitors and the server of this run: a shared cache, as an institution may put one in front."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.server.running import Server, ask, free_port

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MISSING = "no nginx on this machine; install it with: apt-get install nginx-light"
# It caches whatever may be cached, also with a cookie on it, and what says nothing about that for ten minutes.
CACHE = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=shared:1m;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass {server}; proxy_set_header Host $http_host; proxy_http_version 1.1;
      proxy_cache shared; proxy_cache_key $request_uri; proxy_cache_valid any 10m;
      proxy_ignore_headers Set-Cookie Vary;
      add_header X-Cache $upstream_cache_status always;
    }}
  }}
}}
"""


@pytest.fixture(scope="session")
def shared_cache(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cache in front of the server; without nginx skipped, or a failure where it is required."""
    if not NGINX:
        lacking = pytest.fail if os.environ.get("ZELFSCAN_REQUIRE_NGINX") else pytest.skip
        lacking(MISSING)
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    settings = folder / "nginx.conf"
    settings.write_text(CACHE.format(folder=folder, port=port, server=server.address))
    running = subprocess.Popen([str(NGINX), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(settings)])
    try:
        wait_for(f"http://127.0.0.1:{port}", running, folder / "errors")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def wait_for(address: str, running: subprocess.Popen[bytes], errors: Path) -> None:
    """Wait until the cache answers."""
    while running.poll() is None:
        with suppress(OSError):
            ask(address, "/gezond")
            return
    raise RuntimeError(errors.read_text())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    if not NGINX:
        terminalreporter.section("NO SHARED CACHE WAS PUT IN FRONT", sep="!", red=True, bold=True)
        terminalreporter.line(MISSING, red=True, bold=True)
