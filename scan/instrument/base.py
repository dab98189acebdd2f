"""Base class and shared field types of all definitions that content is parsed into."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LevelKey = Literal["basis", "gevorderd", "expert"]
Kind = Literal["knowledge", "skill", "attitude"]
Count = Annotated[int, Field(ge=1)]
Point = Annotated[int, Field(ge=1, le=5)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]


class Definition(BaseModel):
    """A frozen, strictly typed record of content; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
