"""What the real questions ask, and what they never ask."""

from scan.instrument.instrument import Instrument
from tests.support.building import whole

REAL = whole()[0]
LADDER = ("n8", "gevorderd", "expert")
STUDENTS = ("n6", "n7")


def texts(specialism: str, theme: str, phase: str = "n8") -> list[str]:
    own = REAL.set_for(specialism)
    items = own.items_of(own.framework.phase(phase))
    return [item.text for item in items if item.theme == theme and item.level == "basis"]


def asked(instrument: Instrument, phase: str) -> int:
    scope = instrument.framework.phase(phase).scope
    return sum(item.level in scope for item in instrument.items_of(instrument.framework.phase(phase)))


def test_a_basis_scan_asks_at_most_36_questions() -> None:
    sets = [REAL.set_for(specialism) for specialism in ("", *REAL.specialisms)]
    assert max(asked(one, phase) for one in sets for phase in (*STUDENTS, "n8")) <= 36


def test_the_whole_ladder_is_at_most_84_questions() -> None:
    assert max(asked(REAL.set_for(one), "expert") for one in ("", *REAL.specialisms)) <= 84


# A conscientious objection is never a gap (docs/measurement.md §8).
def test_euthanasia_is_explored_handed_over_and_spoken_of_and_never_performed() -> None:
    about = {item.id: item.allows_nvt for item in REAL.items if "euthanasie" in item.text and "n8" in item.phases}
    assert about == {"co-04": True, "sa-14": True, "pr-07": True, "co-13": True}


def test_an_attitude_stands_on_the_attitude_scale_and_nothing_else_does() -> None:
    assert [item.id for item in REAL.items if (item.kind == "attitude") != (item.scale == "attitude")] == []


def test_every_basis_item_of_a_doctor_may_be_no_part_of_a_field() -> None:
    assert [
        item.id for item in REAL.items if "n8" in item.phases and item.level == "basis" and not item.allows_nvt
    ] == []


def test_a_pain_item_has_words_that_fit_the_field() -> None:
    kind = "Ik vraag uit wat voor soort pijn een patiënt heeft."
    assert kind in texts("cardiologie", "pijn")
    assert kind in texts("huisartsgeneeskunde", "pijn")
    assert "Ik vraag kind en ouders wat voor soort pijn het kind heeft." in texts("kindergeneeskunde", "pijn")


def test_zingeving_is_counted_by_items_about_it() -> None:
    plans = {"pzp", "levenseindebeslissingen"}
    tagged = [item.id for item in REAL.items if "spiritueel" in item.dimensions and item.theme in plans]
    assert sorted(tagged) == ["co-04", "mh-14", "pr-ma-03"]
