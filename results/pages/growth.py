"""Growth: an earlier scan beside the newest, on comparable questions only."""

import logging
from collections.abc import Sequence

import streamlit as st

from results.goals.plans import plans
from results.growth.change import RESPONSE_SHIFT, Growth, Taken, growth, share_sentence
from results.look.growth.goal_changes import goals_beside
from results.look.growth.growth_table import growth_table
from scan import resources
from scan.content.loading import ContentError
from scan.dutch import listing
from scan.look import session
from scan.look.html import html, joined
from scan.look.notices import UNKNOWN_VERSION, show_no_scan
from scan.look.show import heading, show
from scan.page_table import PROFILE
from scan.store import Sitting
from scan.takeaway.transcript import title

FIRST = "Maak later nog een scan, bijvoorbeeld aan het eind van je stage. Dan zie je hier wat er veranderde."
NOTHING = "Deze twee scans hebben geen vragen gemeen. Er valt dus niets te vergelijken."
SURE = "Waarschijnlijk echt veranderd: {}."
NOT_SURE = "Bij geen enkele rol is een verandering zeker. Dat is gewoon bij weinig vragen per rol."
SHARES = "Je ziet per rol welk deel van je eindprofiel je herkent. Over zekerheid zeggen we bij studenten niets."
ROW = '<li>{}<a href="/resultaat?scan={}">Bekijk dit profiel</a></li>'


def taken(sitting: Sitting) -> Taken:
    """A scan with its own version."""
    return Taken(sitting.assessment, resources.instrument_of(sitting))


def name_of(sitting: Sitting) -> str:
    """What a scan is called."""
    return title(sitting, resources.versions().get(sitting.assessment.version))


def finding(found: Growth) -> str:
    """What changed for certain, in a sentence."""
    if found.measure == "match":
        return SHARES
    sure = [role.label for role in found.roles if role.change and role.change.certain]
    return SURE.format(listing(sure)) if sure else NOT_SURE


def compare(earlier: Sitting, newest: Sitting) -> None:
    """Both scans in one table, with what the comparison stands on."""
    try:
        first, second = taken(earlier), taken(newest)
        bridge = resources.bridge(earlier.assessment.version, newest.assessment.version)
    except ContentError as error:
        logging.getLogger(__name__).error("scans cannot be compared:\n%s", error)
        show(html('<p class="lead">{}</p>', UNKNOWN_VERSION))
        return
    found = growth(first, second, bridge.comparable)
    if not found.comparable:
        show(html("<p>{}</p>", NOTHING))
        return
    show(html('<p class="lead">{} {}</p>', finding(found), share_sentence(found)))
    with st.container(key="card-growth"):
        show(growth_table(found, f"Eerst: {name_of(earlier)}. Nu: {name_of(newest)}."))
        show(html('<p class="quiet">Open stip: eerst. Dichte stip: nu. {}</p>', RESPONSE_SHIFT))
    if beside := goals_beside(plans(session.all_sittings()), found):
        st.header("Je leerdoelen erbij", anchor=False)
        show(beside)


def choose_earlier(earlier: Sequence[Sitting]) -> Sitting:
    """Which scan to lay beside the newest: the one before it, unless chosen otherwise."""
    if len(earlier) == 1:
        return earlier[0]
    names = [f"{number}. {name_of(one)}" for number, one in enumerate(earlier, 1)]
    chosen = st.selectbox("Vergelijk met", names, index=len(names) - 1, key="earlier")
    return earlier[names.index(chosen)]


def show_scans(kept: Sequence[Sitting]) -> None:
    """Every scan with a way to its profile, the newest first."""
    st.header("Al je scans", anchor=False)
    rows = [html(ROW, name_of(one), number) for number, one in enumerate(kept, 1)]
    show(html('<ol class="scans" reversed>{}</ol>', joined(reversed(rows))))


def show_page(kept: Sequence[Sitting]) -> None:
    """The comparison, when there is something to compare, and every scan."""
    if len(kept) < 2:
        show(html('<p class="lead">{}</p>', FIRST))
        st.page_link(PROFILE.file, label="Naar je profiel")
    else:
        compare(choose_earlier(kept[:-1]), kept[-1])
    show_scans(kept)


mine = session.all_sittings()
if mine:
    heading("Groei", "groei")
    show_page(mine)
else:
    show_no_scan("Groei", "groei", FIRST)
