"""The app as `make run` serves it, which also writes down how long its writer is held: MODULE PORT FILE."""

import runpy
import sys
import time
from pathlib import Path

from scan.store.sqlite.write_queue import Write, WriteQueue
from tests.server.running import APP


def watch_writer(told: Path) -> None:
    """Append to this file how long each group of writes took, its commit and emptying of the log included, in ms."""
    write = WriteQueue._write

    def watched(queue: WriteQueue, group: list[Write]) -> None:
        start = time.perf_counter()
        write(queue, group)
        took = (time.perf_counter() - start) * 1_000
        with told.open("a", encoding="utf-8") as file:
            file.write(f"{took:.3f}\n")

    WriteQueue._write = watched  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    port, told = sys.argv[1:]
    watch_writer(Path(told))
    sys.argv = ["streamlit", "run", str(APP), "--server.port", port]
    runpy.run_module("streamlit", run_name="__main__")
