"""Everything a person said as one page of HTML that opens without a network."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from scan.dutch import listing
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.store.store import Sitting
from scan.takeaway.goal_table import HEAD, goals_of, planned
from scan.takeaway.scan_file import NOTICE
from scan.takeaway.transcript import Line, facts, title, transcript

STYLE = Markup("""
body { font: 16px/1.5 system-ui, sans-serif; color: #1e2b30; background: #fff; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { border-bottom: 1px solid #dad5c9; padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.note { white-space: pre-wrap; }
dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1rem; }
dd { margin: 0; }
.notice { border-left: 4px solid #0b5f6b; padding-left: 1rem; }
""")
PAGE = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{name}</h1>
<p class="notice">{notice}</p>
{scans}
</main>
</body>
</html>
"""
SCAN = "<section><h2>{title}</h2><dl>{facts}</dl>{tables}{goals}</section>\n"
TABLE = (
    '<table><caption>{caption}</caption><thead><tr><th scope="col">Vraag</th><th scope="col">Antwoord</th>'
    '<th scope="col">Afgelopen jaar</th><th scope="col">Waaruit blijkt dat?</th></tr></thead>'
    "<tbody>{rows}</tbody></table>\n"
)
GOALS = "<table><caption>Leerdoelen</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>\n"
GOAL = '<tr><th scope="row" class="note">{}</th>{}</tr>\n'
ROW = '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td class="note">{}</td></tr>\n'
NAME = "Mijn zelfscans palliatieve zorg"
NONE = "Je hebt nog geen scan ingevuld."


def readable(
    sittings: Sequence[Sitting], versions: Mapping[str, Instrument], titles: Mapping[str, str] | None = None
) -> bytes:
    """All sittings as a page in Dutch that refers to nothing outside itself; every text is escaped.

    `titles` are those of trainings, by id; without one the id stands.
    """
    scans = joined(_scan(one, versions.get(one.assessment.version), titles or {}) for one in sittings)
    page = html(PAGE, name=NAME, style=STYLE, notice=NOTICE, scans=scans if sittings else html("<p>{}</p>", NONE))
    return page.encode()


def _scan(sitting: Sitting, instrument: Instrument | None, titles: Mapping[str, str]) -> Markup:
    by_role = groupby(transcript(sitting, instrument), key=lambda line: line.role)
    return html(
        SCAN,
        title=title(sitting, instrument),
        facts=joined(
            html("<dt>{}</dt><dd>{}</dd>", *fact) for fact in (*facts(sitting, instrument), *_done(sitting, titles))
        ),
        tables=joined(_table(role, list(lines)) for role, lines in by_role),
        goals=_goals(sitting, instrument, titles),
    )


def _done(sitting: Sitting, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if sitting.done:
        yield "Al gedaan", listing([titles.get(one, one) for one in sorted(sitting.done)])


def _goals(sitting: Sitting, instrument: Instrument | None, titles: Mapping[str, str]) -> Markup:
    framework = instrument.framework if instrument else None
    told = [planned(goal, framework, titles) for goal in goals_of(sitting)]
    heads = joined(html('<th scope="col">{}</th>', name) for name in HEAD)
    rows = joined(
        html(GOAL, text, joined(html('<td class="note">{}</td>', one) for one in rest)) for text, *rest in told
    )
    return html(GOALS, heads, rows) if told else Markup("")


def _table(role: str, lines: Sequence[Line]) -> Markup:
    rows = joined(html(ROW, one.text, _answer(one), one.experience, one.note) for one in lines)
    return html(TABLE, caption=role or "Andere vragen", rows=rows)


def _answer(line: Line) -> str:
    """The answer with its number, in words where we have them."""
    if line.answer is None:
        return "open"
    if isinstance(line.answer, str):
        return line.words or line.answer
    return f"{line.answer}. {line.words}" if line.words else str(line.answer)
