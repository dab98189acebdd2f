"""The worst file that can be uploaded takes little memory, also when its mistakes are reported (R35)."""

import subprocess
import sys

MOST_MB = 200
# What is measured is the whole process: a validator of its own makes what no other tool sees. `ru_maxrss` would be that
# of the process which started this one, as long as that was larger.
MEASURED = """
import json, re
from pathlib import Path
from scan.takeaway.scan_file import ScanFileError
from scan.takeaway.takeout import load_scans

def whole(*scans):
    about = {"format": "zelfscan-scans", "edition": 1, "notice": "", "sha256": "", "scans": scans}
    return json.dumps(about, separators=(",", ":")).encode()

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024

WORST = {
    "deep": b"[" * 1_900_000,
    "lists in a list": b"[" + b"[]," * 199_000 + b"[]]",
    "fields": json.dumps({f"{n}": {} for n in range(99_000)}).encode(),
    "empty scans": whole(*[{}] * 150_000),
    "items with three mistakes": whole({"items": {f"k{n}": {"answer": []} for n in range(9_900)}}),
    "goals": whole({"goals": [{}] * 39_000}),
    "one text": b'["' + "x".encode() * 1_990_000 + "\U0001f600".encode() + b'"]',
}
before = peak()
for name, content in WORST.items():
    try:
        load_scans(content, {})
    except ScanFileError:
        print(name, round(peak() - before))
"""


def test_no_file_takes_more_than_200_megabytes() -> None:
    ran = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True)
    taken = dict(line.rsplit(" ", 1) for line in ran.stdout.splitlines())
    assert len(taken) == 7, ran.stdout
    assert [name for name, megabytes in taken.items() if int(megabytes) > MOST_MB] == []
