"""Growth: an earlier scan beside the newest, on comparable questions only."""

import logging
from collections.abc import Collection, Sequence
from datetime import date

import streamlit as st

from results.goals.netwerkstage import placement_sentence
from results.goals.plans import learning_plans
from results.growth.change import RESPONSE_SHIFT, Growth, VersionedScan, comparable_sentence, scan_growth
from results.growth.changed_answers import changed_answers, marked
from results.growth.finding import changed_sentence, growth_finding
from results.growth.outlines import outlines
from results.look.growth.goal_changes import goal_changes
from results.look.growth.growth_table import growth_table
from results.look.growth.outline_radar import outline_radar, radar_key
from results.look.growth.scan_list import show_profile_links
from scan import resources
from scan.content.loading import ContentError
from scan.dates import local_date, now
from scan.dutch import listing
from scan.look import session
from scan.look.notices import UNKNOWN_VERSION, show_no_scan
from scan.look.page_parts import heading, show, show_lead, show_quiet, show_svg, show_text
from scan.page_table import PROFILE, START
from scan.store import Sitting, StoreError
from scan.takeaway.transcript import sitting_title

FIRST_SCAN = "Maak later nog een scan, bijvoorbeeld aan het eind van je stage. Dan zie je hier wat er veranderde."
NO_COMMON_ITEMS = "Deze twee scans hebben geen vragen gemeen. Er valt dus niets te vergelijken."
CERTAIN = "Waarschijnlijk echt veranderd: {}."
NOT_CERTAIN = "Bij geen enkele rol is een verandering zeker. Dat is gewoon bij weinig vragen per rol."
SHARES = "Je ziet per rol welk deel van je eindprofiel je herkent. Over zekerheid zeggen we bij studenten niets."


def show_growth(sittings: Sequence[Sitting]) -> None:
    """The comparison, as soon as there are two scans, a way to a new one, and a list of all scans."""
    if len(sittings) < 2:
        show_lead(FIRST_SCAN)
        st.page_link(PROFILE.file, label="Naar je profiel")
    else:
        show_change(ask_earlier(sittings[:-1]), sittings[-1])
    show_new_scan(sittings[-1])
    show_profile_links([comparison_title(one) for one in sittings])


def show_new_scan(newest: Sitting) -> None:
    """A button for a new scan by the same kind of person; year, specialism and care are asked again."""
    setting = newest.assessment.setting
    asked = {"wie": setting.audience} if setting else None
    with st.container(key="new-scan"):
        st.page_link(START.file, label="Maak een nieuwe scan", query_params=asked)


def ask_earlier(earlier: Sequence[Sitting]) -> Sitting:
    """The scan to compare with the newest: the previous one, unless the visitor chooses another."""
    if len(earlier) == 1:
        return earlier[0]
    names = [f"{number}. {comparison_title(one)}" for number, one in enumerate(earlier, 1)]
    chosen = st.selectbox("Vergelijk met", names, index=len(names) - 1, placeholder="Kies een scan", key="earlier")
    return earlier[names.index(chosen)]


def show_change(earlier: Sitting, newest: Sitting) -> None:
    """The change between two scans, or why they cannot be compared."""
    try:
        change = change_between(earlier, newest)
    except ContentError as error:
        logging.getLogger(__name__).error("scans cannot be compared:\n%s", error)
        show_lead(UNKNOWN_VERSION)
        return
    if not change.comparable:
        show_text(NO_COMMON_ITEMS)
        return
    finding = growth_finding(change, scan_day(earlier), scan_day(newest))
    show_lead(finding)
    show_text(" ".join([change_sentence(change), comparable_sentence(change), changed_sentence(change)]))
    if placement := placement_sentence(session.all_sittings()):
        show_text(placement)
    show_outlines_and_table(change, finding, f"Eerst: {comparison_title(earlier)}. Nu: {comparison_title(newest)}.")
    if goals := goal_changes(learning_plans(session.all_sittings()), change):
        st.header("Je leerdoelen erbij", anchor=False)
        show(goals)


def show_outlines_and_table(change: Growth, finding: str, caption: str) -> None:
    """Both scans as outlines in one radar, beside a table with the same values; `finding` says what it shows."""
    st.header("Eerst en nu naast elkaar", anchor=False)
    show_quiet(f"Open stip: eerst. Dichte stip: nu. {RESPONSE_SHIFT}")
    with st.container(key="growth-view"):
        if drawn := outlines(change):
            with st.container(key="card-outlines"):
                show(radar_key(change))
                show_svg(outline_radar(drawn, finding))
        with st.container(key="card-growth"):
            show(growth_table(change, caption))


def change_between(earlier: Sitting, newest: Sitting) -> Growth:
    """The growth over the comparable questions; ContentError when a version is unknown."""
    first, second = (VersionedScan(one.assessment, resources.instrument_of(one)) for one in (earlier, newest))
    bridge = resources.version_bridge(earlier.assessment.version, newest.assessment.version)
    changed = changed_after_meetings({one.assessment.id for one in (earlier, newest)})
    return marked(scan_growth(first, second, bridge.comparable), second, changed & set(bridge.comparable))


def changed_after_meetings(sittings: Collection[str]) -> frozenset[str]:
    """The items of these scans whose answer was changed after a meeting; none while the store is away."""
    actor = session.run_state().actor
    try:
        return changed_answers(resources.opened_store().meetings, actor, sittings) if actor else frozenset()
    except StoreError as error:
        session.set_fault(error.message)
        return frozenset()


def scan_day(sitting: Sitting) -> date:
    """The day of a scan in the Netherlands; today as long as it has none."""
    return local_date(sitting.begun_at or sitting.saved_at or now())


def comparison_title(sitting: Sitting) -> str:
    """The name of a scan, also when its version is unknown."""
    return sitting_title(sitting, resources.content_versions().get(sitting.assessment.version))


def change_sentence(change: Growth) -> str:
    """The roles that changed with certainty."""
    if change.measure == "match":
        return SHARES
    certain = [role.label for role in change.roles if role.change and role.change.certain]
    return CERTAIN.format(listing(certain)) if certain else NOT_CERTAIN


all_sittings = session.all_sittings()
if all_sittings:
    heading("Groei", "groei")
    show_growth(all_sittings)
else:
    show_no_scan("Groei", "groei", FIRST_SCAN)
