"""Doors that take what anyone sends: any bytes are answered by a page or JSON of our own, and damage nothing (R35)."""

import json
import os
import tempfile
from pathlib import Path

import pytest

from scan import resources
from scan.door.answers import ANSWER_PATH, TOKEN_HEADER
from scan.door.json_routes.item_feedback import FEEDBACK_PATH
from scan.door.json_routes.typed_texts import TEXT_PATH
from scan.identity.answer_token import answer_token
from scan.learning_goal import LearningGoal, goal_to_text
from scan.store import Changes, NotFoundError
from scan.store.address import URL_VARIABLE
from scan.store.maintenance import check
from tests.support.two_people import newest, scanned, who
from tests.support.windows import Visit

JSON_PATHS = {"answers": ANSWER_PATH, "texts": TEXT_PATH, "feedback": FEEDBACK_PATH}
# The first byte of a form says where it is sent.
FORM_PATHS = (
    *("/begin", "/hervat", "/stop", "/wis", "/inlezen", "/bezig"),
    *("/meedoen", "/meedoen/welkom", "/meedoen/herinnering"),
)
KINDS = {"/inlezen": "multipart/form-data; boundary=grens"}
FORM_KIND = "application/x-www-form-urlencoded"
UPLOAD = b'--grens\r\nContent-Disposition: form-data; name="file"; filename="x.json"\r\n\r\n[]\r\n--grens--\r\n'
FORMS = (b"audience=aios&phase=n8&specialism=cardiologie&year=1&whose=other", b"code=ABCDE-FGHJK-MNPQR&shared=on")
GOAL = "doel-1"
PLACE = json.dumps(["goal", GOAL, "text", ""])


class Doors:
    """Our routes on a store of their own, and someone who is known there; who was erased comes anew."""

    def __init__(self) -> None:
        os.environ[URL_VARIABLE] = f"sqlite:///{Path(tempfile.mkdtemp()) / 'zelfscan.sqlite3'}"
        self.visit = Visit(pytest.MonkeyPatch())
        self.come()

    def come(self) -> None:
        """Someone with a scan, an answer and a goal."""
        self.visit.client.cookies.clear()
        scanned(self.visit, 3)
        self.sitting = newest(self.visit)
        goal = goal_to_text(LearningGoal(GOAL, "Ik leer bellen."))
        resources.opened_store().save(who(self.visit), self.sitting, Changes(goals={GOAL: goal}))

    def samples(self, name: str) -> list[bytes]:
        """Valid bodies, from which the others are made."""
        token = self.visit.token()
        change = {"field": "notes", "item": "mh-02", "value": "Ik belde.", "seen": 0}
        text = {"place": PLACE, "token": answer_token(token, PLACE), "text": "Ik leer luisteren."}
        bodies = {
            "answers": {"sitting": self.sitting, "changes": [change]},
            "texts": {"texts": [text]},
            "feedback": {"sitting": self.sitting, "version": "2026-3", "item": "mh-01", "text": "Onduidelijk."},
        }
        if name in bodies:
            return [json.dumps(bodies[name]).encode(), b"{}"]
        forms = {path: (UPLOAD,) if path in KINDS else FORMS for path in FORM_PATHS}
        return [bytes([n]) + form for n, path in enumerate(FORM_PATHS) for form in forms[path]]

    def post(self, name: str, body: bytes) -> int:
        """Send a body, and return the status of the answer; an error that nothing caught is raised."""
        is_form = name not in JSON_PATHS
        path = FORM_PATHS[(body[:1] or b"\0")[0] % len(FORM_PATHS)] if is_form else JSON_PATHS[name]
        kind = KINDS.get(path, FORM_KIND) if is_form else "application/json"
        headers = {"content-type": kind, TOKEN_HEADER: answer_token(self.visit.token(), self.sitting)}
        answer = self.visit.client.request("POST", path, content=body[1:] if is_form else body, headers=headers)
        try:
            who(self.visit)
        except NotFoundError:  # a form ended the cookie
            self.come()
        return int(answer.status_code)

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the store."""
        return check(resources.opened_store())
