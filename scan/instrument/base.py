"""What every definition has in common: frozen, strict, and every key known."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LevelKey = Literal["basis", "gevorderd", "expert"]
Kind = Literal["knowledge", "skill", "attitude"]
Point = Annotated[int, Field(ge=1, le=5)]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]


class Definition(BaseModel):
    """Something an author wrote: frozen, and every key is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
