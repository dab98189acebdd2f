"""What a view of a page may cost, in structure: statements and messages, never time."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from scan import resources
from scan.page_table import CATALOGUE, PROFILE, QUESTIONS, Page
from tests.support.store.statements import traced_statements
from tests.support.windows import Visit

MOST = {QUESTIONS: (19, 15), PROFILE: (31, 69), CATALOGUE: (14, 28)}  # statements, messages to the browser


@pytest.mark.parametrize("page", MOST, ids=lambda page: page.path)
def test_one_more_view_takes_few_statements_and_messages(
    page: Page, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, sent = traced_statements(monkeypatch), list[ForwardMsg]()
    enqueue = ScriptRunContext.enqueue
    monkeypatch.setattr(ScriptRunContext, "enqueue", lambda self, one: (sent.append(one), enqueue(self, one)))
    visit.answered(next(one for one in resources.current_instrument().framework.audiences if one.key == "aios"), 3)
    window = visit.window(page)
    said.clear()
    sent.clear()
    window.run()
    assert len(said) >= 3
    assert len(sent) >= 10
    assert len(said) <= MOST[page][0], said
    assert len(sent) <= MOST[page][1], [one.WhichOneof("type") for one in sent]
