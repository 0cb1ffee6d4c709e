"""Figures that carry their tolerance, their source and their grade of evidence.

A figure nobody publishes is ``None`` in the record that would hold it, never a guess.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Grade = Literal["documented", "derived", "measured", "unverified"]
"""documented: a page, manual or drawing states it. derived: it follows from documented ones.
measured: somebody measured a part or a picture. unverified: held to be so, no source."""

PartId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{1,99}$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{1,99}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=400)]

LARGEST = 1e15
"""No figure of a part is larger: the weights of the largest models have about 1e13 bytes."""


class Record(BaseModel):
    """Base of every catalog record: immutable, strictly typed, no unknown fields, no NaN."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Source(Record):
    """Where a figure was read, and when."""

    title: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://", max_length=400)] | None = None
    read: Annotated[date, Field(strict=False)]
    note: Text | None = None


class Figure(Record):
    """A number with what is known about it.

    Either an exact ``value``, a value with a ``tolerance`` (plus or minus, same unit), or a bound
    on one or both sides (``minimum``, ``maximum``) where the value itself is not known. The unit
    stands in the name of the field that holds the figure.
    """

    value: float | None = None
    tolerance: Annotated[float, Field(ge=0)] = 0.0
    minimum: float | None = None
    maximum: float | None = None
    grade: Grade
    source: SourceId | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _is_a_figure(self) -> Figure:
        if self.value is None and self.minimum is None and self.maximum is None:
            raise ValueError("needs a value, a minimum or a maximum (an unknown figure is null)")
        for number in (self.value, self.minimum, self.maximum):
            if number is not None and not 0 <= number <= LARGEST:
                raise ValueError(f"{number:g} is no size, count or rate: expected 0 to {LARGEST:g}")
        if self.low > self.high:
            raise ValueError(f"empty interval: low {self.low:g} is above high {self.high:g}")
        if self.source is None and self.grade != "unverified":
            raise ValueError(f"grade {self.grade!r} needs a source")
        return self

    @property
    def low(self) -> float:
        """Smallest value the figure may have (minus infinity when it has no lower bound)."""
        if self.minimum is not None:
            return self.minimum
        return -math.inf if self.value is None else self.value - self.tolerance

    @property
    def high(self) -> float:
        """Largest value the figure may have (infinity when it has no upper bound)."""
        if self.maximum is not None:
            return self.maximum
        return math.inf if self.value is None else self.value + self.tolerance

    @property
    def nominal(self) -> float:
        """The value to draw and to sum: the value itself, else the known bound or the middle."""
        if self.value is not None:
            return self.value
        if self.minimum is None or self.maximum is None:
            bound = self.maximum if self.minimum is None else self.minimum
            assert bound is not None  # the validator refuses a figure without any
            return bound
        return (self.minimum + self.maximum) / 2


T = TypeVar("T")


class Fact(Record, Generic[T]):
    """Something other than a measure (a name, a count, a list) with its evidence."""

    value: T
    grade: Grade
    source: SourceId | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _has_a_source(self) -> Fact[T]:
        if self.source is None and self.grade != "unverified":
            raise ValueError(f"grade {self.grade!r} needs a source")
        return self


class Price(Record):
    """What a part was offered for: a range in one currency, on a date, new or used."""

    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    condition: Literal["new", "used"]
    date: Annotated[date, Field(strict=False)]
    grade: Grade = "documented"
    source: SourceId
    note: Text | None = None

    @model_validator(mode="after")
    def _is_a_range(self) -> Price:
        if self.low > self.high:
            raise ValueError(f"low price {self.low:g} is above high price {self.high:g}")
        return self
