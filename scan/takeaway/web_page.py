"""All scans of a person as one HTML page that needs no network."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from scan.dutch import DISCLAIMER, listing
from scan.instrument.instrument import Instrument
from scan.look.html import Markup, html, joined
from scan.store.store import Sitting
from scan.takeaway.goal_table import GOAL_HEADINGS, goal_row, goals_of
from scan.takeaway.transcript import TranscriptLine, answer_words, sitting_facts, sitting_title, transcript

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
SCAN_SECTION = "<section><h2>{title}</h2><dl>{facts}</dl>{tables}{goals}</section>\n"
ANSWER_TABLE = (
    '<table><caption>{caption}</caption><thead><tr><th scope="col">Vraag</th><th scope="col">Antwoord</th>'
    '<th scope="col">Afgelopen jaar</th><th scope="col">Waaruit blijkt dat?</th></tr></thead>'
    "<tbody>{rows}</tbody></table>\n"
)
GOAL_TABLE = "<table><caption>Leerdoelen</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>\n"
GOAL_ROW = '<tr><th scope="row" class="note">{}</th>{}</tr>\n'
ANSWER_ROW = '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td class="note">{}</td></tr>\n'
PAGE_TITLE = "Mijn zelfscans palliatieve zorg"
NO_SCANS_YET = "Je hebt nog geen scan ingevuld."


def scans_page(
    sittings: Sequence[Sitting], versions: Mapping[str, Instrument], titles: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a Dutch HTML page with all sittings; it loads nothing, and every text is escaped.

    `titles` maps ids of trainings to titles; an unknown id is shown as it is.
    """
    scans = joined(_scan(one, versions.get(one.assessment.version), titles or {}) for one in sittings)
    page = html(
        PAGE,
        name=PAGE_TITLE,
        style=STYLE,
        notice=DISCLAIMER,
        scans=scans if sittings else html("<p>{}</p>", NO_SCANS_YET),
    )
    return page.encode()


def _scan(sitting: Sitting, instrument: Instrument | None, titles: Mapping[str, str]) -> Markup:
    by_role = groupby(transcript(sitting, instrument), key=lambda line: line.role)
    return html(
        SCAN_SECTION,
        title=sitting_title(sitting, instrument),
        facts=joined(
            html("<dt>{}</dt><dd>{}</dd>", *fact)
            for fact in (*sitting_facts(sitting, instrument), *_done(sitting, titles))
        ),
        tables=joined(_table(role, list(lines)) for role, lines in by_role),
        goals=_goals(sitting, instrument, titles),
    )


def _done(sitting: Sitting, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if sitting.done:
        yield "Al gedaan", listing([titles.get(one, one) for one in sorted(sitting.done)])


def _goals(sitting: Sitting, instrument: Instrument | None, titles: Mapping[str, str]) -> Markup:
    framework = instrument.framework if instrument else None
    goals = [goal_row(goal, framework, titles) for goal in goals_of(sitting)]
    heads = joined(html('<th scope="col">{}</th>', name) for name in GOAL_HEADINGS)
    rows = joined(
        html(GOAL_ROW, text, joined(html('<td class="note">{}</td>', one) for one in rest)) for text, *rest in goals
    )
    return html(GOAL_TABLE, heads, rows) if goals else Markup("")


def _table(role: str, lines: Sequence[TranscriptLine]) -> Markup:
    rows = joined(html(ANSWER_ROW, one.text, answer_words(one), one.experience, one.note) for one in lines)
    return html(ANSWER_TABLE, caption=role or "Andere vragen", rows=rows)
