"""The flags of a score, each independent of the others (measurement.md §2)."""

from collections.abc import Iterable, Mapping, Sequence

from scan.instrument.base import LevelKey
from scan.instrument.constants import Constants
from scan.scoring.assessment import NE, NVT
from scan.scoring.levels import at_least, is_share
from scan.scoring.profile import Flag, LevelScore, Reply


def flags(
    replies: Sequence[Reply], levels: Mapping[LevelKey, LevelScore], stable: bool | None, constants: Constants
) -> Iterable[Flag]:
    """The flags that apply to a group of replies, in the order of measurement.md §2."""
    answers = [reply.answer for reply in replies]
    given = [answer for answer in answers if answer is not None and answer != NVT]
    basis_is_enough = next(iter(levels.values())).enough
    if not basis_is_enough:
        yield "te_weinig_antwoorden"
    if given and is_share(given.count(NE), len(given), constants.inexperience_share):
        yield "nog_weinig_ervaring"
    outside = answers.count(NVT)
    if outside and outside > constants.not_applicable_share * _number_asked(replies):
        yield "weinig_van_toepassing"
    if stable is not None and is_uneven(levels, constants):
        yield "opvallend_patroon"
    if stable is False:
        yield "op_de_grens"


def _number_asked(replies: Sequence[Reply]) -> int:
    """The number of items asked: those in scope, and those of a further level with at least one answer."""
    taken = {reply.level for reply in replies if reply.answer is not None}
    return sum(reply.in_scope or reply.level in taken for reply in replies)


def is_uneven(levels: Mapping[LevelKey, LevelScore], constants: Constants) -> bool:
    """Whether a level passes its guard while a lower level fails it or lacks answers."""
    holds = [at_least(one.p or 0.0, constants.guard) for one in levels.values()]
    return any(holds[above] and not all(holds[:above]) for above in range(1, len(holds)))
