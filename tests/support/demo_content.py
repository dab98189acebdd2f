"""The small demo content, as it is or as a hasty author left it."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from scan.content.loading import ContentError, load_content

DEMO = Path(__file__).parent / "demo"


@dataclass
class Change:
    """What an author did to one file, and what loading should say to it, as a small diff tells it."""

    fact: str
    file: str
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def changes(table: str) -> list[Change]:
    """The changes of a table: blocks of fact, file, lines gone (-), lines come (+) and complaints (>)."""
    return [change(block.splitlines()) for block in table.strip().split("\n\n")]


def change(lines: list[str]) -> Change:
    """One block of a table; a line that begins with a space goes on with the one before."""
    read = Change(fact=lines[0], file=lines[1])
    marks = {"-": read.old, "+": read.new, ">": read.told}
    for line in lines[2:]:
        if line.startswith(" "):
            read.told[-1] += line
        else:
            marks[line[0]].append(line[2:])
    return read


def demo(folder: Path, *made: Change) -> Path:
    """A copy of the demo content in `folder` with the changes made; fails when what should go is not there."""
    content = shutil.copytree(DEMO, folder / "demo", dirs_exist_ok=True)
    for one in made:
        file = content / one.file
        text, old = file.read_text(encoding="utf-8"), "".join(f"{line}\n" for line in one.old)
        assert old in text, f"{one.file} does not hold {old!r}"
        file.write_text(text.replace(old, "".join(f"{line}\n" for line in one.new), 1), encoding="utf-8")
    return content


def problems(content: Path) -> list[str]:
    """What loading the content complains about."""
    try:
        load_content(content)
    except ContentError as error:
        return list(error.problems)
    return []
