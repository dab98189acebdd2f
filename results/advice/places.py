"""Institutes and regions that can change someone's advice: only these are worth asking (measurement.md §6)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from results.advice.candidates import candidate
from results.advice.eligibility import ALL_WAYS, Wish, allowed_levels, is_obligatory, may_be_advised, obstacles
from results.advice.gaps import find_gaps
from scan.instrument.catalogue import Catalogue, Training
from scan.instrument.instrument import Instrument
from scan.scoring.profile import Profile


@dataclass(frozen=True)
class Places:
    """The institutes and regions of entries that help, in alphabetical order."""

    institutes: tuple[str, ...]
    regions: tuple[str, ...]


def decisive_places(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Places:
    """The places on which a helpful entry depends that nothing else keeps from this person."""
    entries = list(_bound_to_a_place(profile, instrument, catalogue, wish))
    institutes = {place for one in entries for place in one.institutes}
    regions = {place for one in entries if not one.institutes for place in one.regions}
    return Places(tuple(sorted(institutes)), tuple(sorted(regions)))


def _bound_to_a_place(profile: Profile, instrument: Instrument, catalogue: Catalogue, wish: Wish) -> Iterator[Training]:
    gaps, levels = find_gaps(profile.assessment, instrument), allowed_levels(profile, instrument.framework)
    phase = profile.assessment.phase
    for training in (one for one in catalogue.entries if may_be_advised(one) and (one.institutes or one.regions)):
        there = replace(wish, institute=(*training.institutes, "")[0], region=(*training.regions, "")[0], ways=ALL_WAYS)
        is_open = not obstacles(training, phase, levels, there) and not is_obligatory(training, phase, there)
        if is_open and candidate(training, gaps, levels, catalogue.advice, there).strengths:
            yield training
