"""The route that takes feedback on a question: POST /opmerking.

Body: `{"sitting": id, "version", "item", "text"}`; the sitting is only for the token and is not stored.
"""

from scan import resources
from scan.door.forms import FormError
from scan.door.json_routes.json_posts import Sent, json_post, known_actor
from scan.identity.answer_token import is_answer_token
from scan.limits.limits import FEEDBACK_BYTES
from scan.patient_data import patient_data_warnings
from scan.store import ItemVersion

FEEDBACK_PATH = "/opmerking"
UNKNOWN_ITEM = "Deze vraag is hier niet bekend. Laad de pagina opnieuw."


class SentFeedback(Sent):
    """The body of a request."""

    sitting: str
    version: str
    item: str
    text: str

    def is_of_page(self, token: str, cookie: str) -> bool:
        """Whether a page with this scan sent it."""
        return is_answer_token(token, cookie, self.sitting)


@json_post(SentFeedback, FEEDBACK_BYTES)
def take_feedback(cookie: str, sent: SentFeedback) -> None:
    """Store it for the editors of the questions; a text with what may be patient data is refused with the reason."""
    actor = known_actor(cookie)
    instrument = resources.content_versions().get(sent.version)
    if instrument is None or sent.item not in {item.id for item in instrument.items}:
        raise FormError(UNKNOWN_ITEM)
    for warning in patient_data_warnings(sent.text):
        raise FormError(warning)
    item = ItemVersion(instrument.framework.instrument, sent.version, sent.item)
    resources.opened_store().give_feedback(actor, item, sent.text)
