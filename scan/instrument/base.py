"""Base class and shared field types of all definitions that content is parsed into."""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Annotated, Generic, Literal, TypeVar, TypeVarTuple

from pydantic import BaseModel, ConfigDict, Field

LevelKey = Literal["basis", "gevorderd", "expert"]
Kind = Literal["knowledge", "skill", "attitude"]
Count = Annotated[int, Field(ge=1)]
Point = Annotated[int, Field(ge=1, le=5)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]

_Rest = TypeVarTuple("_Rest")
_Result = TypeVar("_Result")


class Definition(BaseModel):
    """A frozen, strictly typed record of content; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_Defined = TypeVar("_Defined", bound=Definition)


class _Same(Generic[_Defined]):
    """A definition as a key: equal to itself alone, since comparing all content takes longer than computing anew."""

    def __init__(self, definition: _Defined) -> None:
        self.definition = definition

    def __hash__(self) -> int:
        return id(self.definition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.definition is other.definition


def once_per_definition(function: Callable[[_Defined, *_Rest], _Result]) -> Callable[[_Defined, *_Rest], _Result]:
    """Keep the last 64 results of a function whose first argument is a definition, which never changes."""

    @lru_cache(maxsize=64)
    def kept(same: _Same[_Defined], *rest: *_Rest) -> _Result:
        return function(same.definition, *rest)

    def found(definition: _Defined, *rest: *_Rest) -> _Result:
        return kept(_Same(definition), *rest)

    update_wrapper(found, function)
    return found
