"""The draft of a mail: what is asked, the link with its secret after "#", and names only when they were given."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from results.meeting.invitation_mail import InvitationMail
from scan.rating import RatingScope

LINK = "http://zelfscan.example/meedoen#aZ-9_&x=1"
PARTS = RatingScope(14, 5, ("Communicatie", "Samenwerking"))


def test_a_draft_holds_the_whole_link_and_what_is_asked() -> None:
    mail = InvitationMail(LINK, "rate", PARTS, date(2026, 12, 14), "dr. Achternaam", "Sanne & co")
    address = urlsplit(mail.address)
    (body,) = parse_qs(address.query)["body"]
    assert (address.scheme, address.path, address.fragment) == ("mailto", "", "")
    assert body.splitlines() == [
        "Beste dr. Achternaam,",
        "",
        "Wil je 14 vragen beantwoorden over wat je mij zag doen, over Communicatie en Samenwerking? Dat kost ongeveer "
        "5 minuten. We zien elkaars antwoorden pas als we allebei klaar zijn.",
        "",
        LINK,
        "",
        "De link werkt tot en met 14 december 2026, voor één persoon. Een account is niet nodig.",
        "",
        "Sanne & co",
    ]


def test_without_names_a_draft_names_nobody() -> None:
    mail = InvitationMail(LINK, "read", RatingScope(36, 12), date(2026, 12, 14))
    assert mail.message.startswith("Hallo,\n\nWil je mijn profiel en mijn antwoorden lezen?")
    assert mail.message.endswith("Een account is niet nodig.")
