"""The lines on a printed page that name its phase, field, year and content version."""

from scan.instrument.framework import Framework
from scan.scoring.assessment import Assessment, Setting


def attribution_line(start: str, assessment: Assessment, framework: Framework) -> str:
    """The line above the title: `start`, phase, field of work and year; empty and equal parts are left out."""
    parts = dict.fromkeys((start, framework.phase(assessment.phase).label, *_setting(assessment.setting, framework)))
    return " · ".join(filter(None, parts))


def version_words(version: str) -> str:
    """A content version in Dutch: "versie 3", or "werkversie" for a draft."""
    return "werkversie" if version == "draft" else f"versie {version}"


def _setting(setting: Setting | None, framework: Framework) -> tuple[str, ...]:
    if not setting:
        return ()
    audiences = {one.key: one.short for one in framework.audiences}
    fields = {one.key: one.label.lower() for one in framework.specialisms}
    audience_and_field = (audiences.get(setting.audience, ""), fields.get(setting.specialism, ""))
    return " ".join(filter(None, audience_and_field)), f"jaar {setting.year}" if setting.year else ""
