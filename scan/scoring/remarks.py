"""The flags of a score, each independent of the others (measurement.md §2)."""

from collections.abc import Iterator

from scan.instrument.constants import Constants
from scan.scoring.answer_sets import AnswerSets, ItemGroup
from scan.scoring.levels import Shares, at_least, is_share
from scan.scoring.profile import Flag


def flags(
    said: AnswerSets, group: ItemGroup, shares: Shares, stable: bool | None, constants: Constants
) -> Iterator[Flag]:
    """The flags that apply to a group of items, in the order of measurement.md §2."""
    items = group.items
    given, outside = (items & said.given).bit_count(), (items & said.nvt).bit_count()
    if shares[0] is None:
        yield "te_weinig_antwoorden"
    if given and is_share((items & said.ne).bit_count(), given, constants.inexperience_share):
        yield "nog_weinig_ervaring"
    if outside and outside > constants.not_applicable_share * _number_asked(said, group):
        yield "weinig_van_toepassing"
    if stable is not None and is_uneven(shares, constants):
        yield "opvallend_patroon"
    if stable is False:
        yield "op_de_grens"


def _number_asked(said: AnswerSets, group: ItemGroup) -> int:
    """The number of items asked: those in scope, and those of a further level with at least one answer."""
    return sum((own if own & (said.given | said.nvt) else own & said.scope).bit_count() for own in group.levels)


def is_uneven(shares: Shares, constants: Constants) -> bool:
    """Whether a level passes its guard while a lower level fails it or lacks answers."""
    holds = [at_least(p or 0.0, constants.guard) for p in shares]
    return holds != sorted(holds, reverse=True)
