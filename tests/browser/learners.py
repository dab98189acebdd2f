"""Four kinds of learners: who they are, and what they say to each question."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

from scan.content.loading import load_catalogue, load_instrument
from scan.instrument.framework import Audience, Phase
from scan.instrument.instrument import Instrument, Item
from scan.scoring.assessment import NE, NVT, Answer, Assessment, Setting
from scan.steps import Step, scan_steps, step_name
from scan.store import Sitting
from scan.takeaway.takeout import export_zip
from tests.browser.visitor import Visitor
from tests.server.running import ROOT

SERVED = load_instrument(ROOT / "items")
OFFERS = load_catalogue(ROOT / "items", SERVED.framework)
SPECIALISMS = {one.key: one.label for one in SERVED.framework.specialisms}
TILES = {NE: "Nog niet gedaan", NVT: "Hoort niet bij mijn vak"}


@dataclass(frozen=True)
class Learner:
    """Someone who comes for a scan; `chooses` another than the suggested one, `hasty` ones click nothing by hand."""

    name: str
    setting: Setting
    phase: str
    says: Callable[[Item], Answer] = lambda _: 3
    chooses: bool = False
    hasty: bool = False

    def begins(self, visitor: Visitor) -> None:
        """From the front page to the first question."""
        visitor.choose_kind(self.audience().short, self.audience().label)
        self.fills_in(visitor)

    def fills_in(self, visitor: Visitor) -> None:
        """The last questions before the start, and on to the first page of the scan."""
        if self.setting.specialism:
            visitor.choose_specialism(SPECIALISMS[self.setting.specialism])
        if self.setting.year:
            visitor.pick(self.audience().year_label, str(self.setting.year))
        if self.chooses:
            visitor.pick("Welke scan wil je doen?", self.scan().label)
        visitor.begin(name_of(self.steps()[0]))

    def starts(self, visitor: Visitor) -> None:
        """Send the form that the start ends in, of who is known here: for who is not here to test the start."""
        chosen = {"phase": self.phase, "whose": "mine"}
        visitor.send("/begin", form=chosen | {name: value or "" for name, value in asdict(self.setting).items()})

    def enters(self, visitor: Visitor) -> None:
        """Start, and go to the first question."""
        self.starts(visitor)
        visitor.open("/vragen", name_of(self.steps()[0]))

    def enters_again(self, visitor: Visitor) -> None:
        """Start another scan, and go to its first question in a window that is open."""
        visitor.has_sent_all()  # a scan without answers would be taken for the one to begin (a double click)
        self.starts(visitor)
        visitor.switch("/vragen?stap=1", name_of(self.steps()[0]))

    def brings(self, visitor: Visitor, *scans: Mapping[str, Answer]) -> None:
        """Come with scans that were made before, oldest first, in the file that the app itself hands out."""
        kept = [Sitting(replace(self.assessment(), id=str(n), answers=said)) for n, said in enumerate(scans)]
        file = {"name": "scans.zip", "mimeType": "application/zip", "buffer": export_zip(kept, {"draft": SERVED})}
        visitor.send("/inlezen", multipart={"file": file})

    def said(self, step: Step) -> dict[str, str]:
        """Each question of a page with the beginning of its tile."""
        return {item.text: tile(self.says(item)) for item in step.items}

    def answers(self, visitor: Visitor, step: Step) -> None:
        """One page of questions, in one burst; who is not hasty takes their time for the first page."""
        if self.hasty or step != self.steps()[0]:
            visitor.answer_at_once(self.said(step))
        else:
            for question, start in self.said(step).items():
                visitor.answer(question, start)

    def audience(self) -> Audience:
        """The card they choose on the front page."""
        return next(one for one in SERVED.framework.audiences if one.key == self.setting.audience)

    def scan(self) -> Phase:
        """The phase that their scan asks."""
        return SERVED.framework.phase(self.phase)

    def served(self) -> Instrument:
        """The questions of their own specialism."""
        return SERVED.set_for(self.setting.specialism)

    def steps(self) -> tuple[Step, ...]:
        """The pages of questions they should meet."""
        return scan_steps(self.served(), self.scan(), {})

    def items(self) -> list[Item]:
        """The questions they should meet."""
        return [item for step in self.steps() for item in step.items]

    def assessment(self) -> Assessment:
        """What they will have said at the end."""
        return Assessment(
            "", SERVED.framework.instrument, SERVED.version, self.phase, self.answered(), setting=self.setting
        )

    def answered(self, pages: int | None = None) -> dict[str, Answer]:
        """What they say to the questions of the first pages, or of all."""
        return {item.id: self.says(item) for step in self.steps()[:pages] for item in step.items}


def name_of(step: Step) -> str:
    """The heading of a page of questions."""
    return step_name(step, SERVED)


def tile(answer: Answer) -> str:
    """How the tile of an answer begins."""
    return TILES[answer] if isinstance(answer, str) else f"{answer} "


BACHELOR = Learner(
    "bachelor, jaar 2, gat in zingeving",
    Setting("bachelor", year=2),
    "n6",
    says=lambda item: 1 if "spiritueel" in item.dimensions else 3,
)
MASTER = Learner(
    "master, jaar 5, nog niet alle coschappen",
    Setting("master", year=5),
    "n7",
    says=lambda item: NE if item.epa_task == "T7" else 2 if item.scale == "supervision" else 3,
    hasty=True,
)
AIOS = Learner(
    "aios oncologie, jaar 3, mist ervaring",
    Setting("aios", "oncologie", 3),
    "gevorderd",
    says=lambda item: 4 if item.level == "basis" else NE if item.kind == "skill" else 3,
    hasty=True,
)
DOCTOR = Learner(
    "huisarts op weg naar de kaderopleiding",
    Setting("arts", "huisartsgeneeskunde"),
    "expert",
    says=lambda item: {"basis": 5, "gevorderd": 4, "expert": NVT if item.allows_nvt else 2}[item.level],
    chooses=True,
    hasty=True,
)
LEARNERS = (BACHELOR, MASTER, AIOS, DOCTOR)
STARTER = Learner("aios cardiologie, jaar 1", Setting("aios", "cardiologie", 1), "n8", lambda _: 4)
