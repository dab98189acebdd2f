"""Items and profiles as JSON for other programs."""

from collections.abc import Mapping

from scan.dutch import level_label
from scan.instrument.framework import Framework, Phase
from scan.instrument.instrument import Instrument, Item, ceiling, norm
from scan.scoring.profile import Profile, ReachedLevel, Score
from scan.strict_json import Json


def items_json(instrument: Instrument, phase: Phase | None = None) -> list[Json]:
    """The items with their norm and ceiling per phase; with `phase` only those it asks or offers.

    Overlays are among the items of a whole instrument; a phase of it asks the base set. Pass one specialism's set to
    get what its people are asked.
    """
    return [_item(item, instrument) for item in (instrument.items_of(phase) if phase else instrument.items)]


def _item(item: Item, instrument: Instrument) -> Json:
    phases = [instrument.framework.phase(key) for key in item.phases]
    return {
        "id": item.id,
        "instrument": instrument.framework.instrument,
        "version": instrument.version,
        "role": item.role,
        "epa_task": item.epa_task,
        "level": item.level,
        "replaces": item.replaces,
        "specialisms": list(item.specialisms),
        "dimensions": list(item.dimensions),
        "theme": item.theme,
        "eapc": list(item.eapc),
        "kind": item.kind,
        "scale": item.scale,
        "phases": list(item.phases),
        "norms": {phase.key: norm(item, phase) for phase in phases},
        "ceilings": {phase.key: ceiling(item, phase) for phase in phases},
        "allows_nvt": item.allows_nvt,
        "text": item.text,
    }


def profile_json(profile: Profile, framework: Framework) -> Json:
    """A profile as JSON, with unrounded numbers and null where there is no number."""
    assessment = profile.assessment
    shows_level = framework.phase(assessment.phase).shows_level

    def label(level: ReachedLevel | None) -> str | None:
        return level_label(level, framework) if shows_level else None

    def scores(group: Mapping[str, Score]) -> Json:
        return {key: _score(score) | {"label": label(score.level)} for key, score in group.items()}

    overall = {"S": profile.overall.steps, "level": profile.overall.level, "label": label(profile.overall.level)}
    return {
        "id": assessment.id,
        "instrument": assessment.instrument,
        "version": assessment.version,
        "phase": assessment.phase,
        "roles": scores(profile.roles),
        "tasks": scores(profile.tasks),
        "dimensions": scores(profile.dimensions),
        "overall": overall,
    }


def _score(score: Score) -> Json:
    """The fields of a score under the names of measurement.md §2."""
    named = score._asdict() | {"levels": {key: one._asdict() for key, one in score.levels.items()}}
    return {"S": named.pop("steps"), "D": named.pop("match")} | named
