"""Of whom and of which version a page on paper is."""

from scan.instrument.framework import Framework
from scan.scoring.assessment import Assessment, Setting

NOTICE = "Eigen inschatting, niet voor beoordeling of bekwaamverklaring."


def whose(begin: str, said: Assessment, framework: Framework) -> str:
    """The line above the title: `begin`, and the phase, field and year that give it its meaning."""
    told = dict.fromkeys((begin, framework.phase(said.phase).label, *_setting(said.setting, framework)))
    return " · ".join(filter(None, told))


def version_words(version: str) -> str:
    """A version of the content as a reader knows it."""
    return "werkversie" if version == "draft" else f"versie {version}"


def _setting(setting: Setting | None, framework: Framework) -> tuple[str, ...]:
    if not setting:
        return ()
    audiences = {one.key: one.short for one in framework.audiences}
    fields = {one.key: one.label.lower() for one in framework.specialisms}
    known = (audiences.get(setting.audience, ""), fields.get(setting.specialism, ""))
    return " ".join(filter(None, known)), f"jaar {setting.year}" if setting.year else ""
