"""Sittings as a store keeps them, on small versions that files are loaded against."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from scan.instrument.instrument import Instrument
from scan.learning_goal import LearningGoal, PathStep, Topic, goal_to_text
from scan.released.publication import instrument_digest
from scan.scoring.assessment import NE, NVT, Assessment, Setting
from scan.store.store import EXPERIENCES, Offer, Sitting
from scan.takeaway.takeout import load_scans
from tests.support.building import PHASES, item, small

IDS = ("mh-1", "mh-2", "co-1")
GOAL = LearningGoal(
    "doel-1",
    "Ik wil leren bellen.",
    topic=Topic("CO", "T4", "communicatie", "basis"),
    training="webinars",
    activity="met de huisarts",
    learning="skill",
    evidence=("kpb",),
    companion="mijn opleider",
    evaluate_on=date(2027, 3, 1),
    status="bezig",
    path=(PathStep("gesprek", date(2027, 2, 1), note="Een goed gesprek."), PathStep("deskundige", typed="in mei")),
)
BEGUN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def version(name: str, **fields: Any) -> Instrument:
    """A version that asks IDS, in every phase."""
    items = (item(one, role=one[:2].upper(), **fields) for one in IDS)
    return small(*items).model_copy(update={"version": name})


VERSIONS = {"2026-1": version("2026-1"), "2026-2": version("2026-2", text="Anders."), "draft": version("draft")}
DIGESTS = {name: "" if name == "draft" else instrument_digest(one) for name, one in VERSIONS.items()}


def filled(name: str = "2026-1", **fields: Any) -> Sitting:
    """A sitting in which a little of everything was said."""
    usual: dict[str, Any] = {"id": "s1", "instrument": "palliatieve-zorg", "version": name, "phase": "n8"}
    usual |= {"answers": {"mh-1": 4, "mh-2": NE, "co-1": NVT}, "setting": Setting("aios", "cardiologie", 3)}
    beside = {key: fields.pop(key) for key in ("notes", "experience", "offers", "goals") if key in fields}
    return Sitting(
        assessment=Assessment(**(usual | fields)),
        saved_at=BEGUN + timedelta(minutes=20),
        begun_at=BEGUN,
        digest=DIGESTS[name],
        notes=beside.get("notes", {"mh-1": "Bij een patiënt met pijn."}),
        experience=beside.get("experience", {"mh-1": "3-5"}),
        offers=beside.get("offers", {Offer("MH", "gevorderd"): True, Offer("CO", "gevorderd"): False}),
        goals={goal.id: goal_to_text(goal) for goal in beside.get("goals", [GOAL])},
        done=frozenset({"webinars"}),
    )


def loaded(content: bytes, versions: Mapping[str, Instrument] = VERSIONS) -> Sitting:
    """The one sitting in a file, read as the product reads any file."""
    (sitting,) = load_scans(content, versions)
    return sitting


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
MOMENTS = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
SETTINGS = st.builds(
    Setting,
    audience=st.sampled_from(["bachelor", "master", "aios", "arts"]),
    specialism=st.sampled_from(["", "cardiologie"]),
    year=st.none() | st.integers(1, 6),
    institute=st.sampled_from(["", "Radboudumc"]),
)


LINES = st.just("") | TEXTS
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2090, 1, 1))
NAMES = st.text("abcXYZ019_-", min_size=1, max_size=20)
STEPS = st.builds(PathStep, st.sampled_from(["gesprek", "terugkoppeling"]), on=DAYS, typed=LINES, note=LINES)
GOALS = st.builds(
    LearningGoal,
    id=NAMES,
    text=LINES,
    topic=st.none() | st.just(GOAL.topic),
    training=st.sampled_from(["", "webinars"]),
    activity=LINES,
    learning=st.sampled_from([None, "knowledge", "skill", "workplace"]),
    evidence=st.sampled_from([(), ("kpb", "casus")]),
    companion=LINES,
    evaluate_on=DAYS,
    typed=LINES,
    status=st.sampled_from(["open", "bezig", "behaald", "losgelaten"]),
    path=st.lists(STEPS, max_size=2).map(tuple),
)


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    """Any sitting a store may hold."""
    name, phase = draw(st.sampled_from(sorted(VERSIONS))), draw(st.sampled_from(PHASES))
    levels = next(one for one in VERSIONS[name].framework.phases if one.key == phase).offers
    offers = st.builds(Offer, st.sampled_from(["MH", "CO", "PR"]), st.sampled_from(levels or ("basis",)))
    some = st.sampled_from(IDS)
    return Sitting(
        assessment=Assessment(
            id=draw(NAMES),
            instrument="palliatieve-zorg",
            version=name,
            phase=phase,
            answers=draw(st.dictionaries(some, st.integers(1, 5) | st.sampled_from([NE, NVT]))),
            by=draw(st.sampled_from(["self", "supervisor"])),
            setting=draw(st.none() | SETTINGS),
        ),
        offers=draw(st.dictionaries(offers, st.booleans())) if levels else {},
        saved_at=draw(MOMENTS),
        begun_at=draw(MOMENTS),
        digest=DIGESTS[name],
        notes=draw(st.dictionaries(some, TEXTS)),
        experience=draw(st.dictionaries(some, st.sampled_from(EXPERIENCES))),
        goals={goal.id: goal_to_text(goal) for goal in draw(st.lists(GOALS, max_size=3))},
        done=draw(st.frozensets(NAMES, max_size=2)),
    )
