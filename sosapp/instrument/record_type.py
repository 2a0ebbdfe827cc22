"""Record types: the shape of a structured entry."""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from sosapp.instrument.wording import Identifier, Part, Wording

FieldType = Literal[
    "string",
    "text",
    "int",
    "number",
    "bool",
    "year",
    "partial_date",
    "timecode",
    "enum",
    "scale",
    "vocab",
    "vocab_multi",
    "question_ref",
    "record_refs",
    "participant_refs",
]


FREE_TEXT = "note"
"""The common field that takes what is typed where a type's line has no text."""


RANK = "rank"
"""The field that holds the place of a record in the interviewee's order."""


class FieldShape(Wording):
    """One field of a record, of a case or of a participant's background."""

    id: Identifier
    type: FieldType
    required: bool = False
    vocab: str | None = None
    values: tuple[str, ...] = ()
    record: str | None = None
    min: int | None = None
    suggest_from: str | None = None

    @property
    def many(self) -> bool:
        """Whether the field holds a list."""
        return self.type in ("vocab_multi", "record_refs", "participant_refs")

    @property
    def judges(self) -> bool:
        """Whether a value is chosen, not quoted: it is then somebody's judgement."""
        return self.type in ("scale", "vocab", "vocab_multi", "enum", "bool")

    @property
    def from_vocabulary(self) -> bool:
        """Whether the field holds terms that are counted by name."""
        return self.type in ("vocab", "vocab_multi")


class Corner(Wording):
    """Records that say certain things together, which is worth a list of its own.

    `where` has the values by field; a record is in the corner if each field says one.
    """

    where: dict[str, tuple[str, ...]] = Field(min_length=1)


class Network(Part):
    """Records that tell of relations between cases.

    `name` is the field that names the other side and `type` the one that says what it
    is; what is of an `identifying` type is never named in a pseudonymised export, and
    what is of an `own` type is a part of the case that tells of it: the school of one
    case is not that of another, though both are called the school. `accounts` are the
    fields in which the two sides of a relation are compared.
    """

    name: str
    type: str | None = None
    identifying: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


class Ranked(Part):
    """What is put in order by how many tell of it, and how much it weighs.

    `by` is the field that is ranked, `weight` a scale, `rank` the interviewee's own
    order, and `split` are fields whose terms are counted beside it.
    """

    by: str
    weight: str | None = None
    rank: str | None = None
    split: tuple[str, ...] = ()


class Sides(Part):
    """What is told for and against: the sides of `by`, aspect by aspect of `of`."""

    by: str
    of: str | None = None


class SummaryShape(Part):
    """How records of a type are summed up."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]
    """What the summary is called on the command line."""
    title: Wording
    """A heading of at most 25 characters, for a sheet or a tab."""
    count_by: tuple[str, ...] = ()
    cross: tuple[tuple[str, str], ...] = ()
    corners: tuple[Corner, ...] = ()
    network: Network | None = None
    ranked: Ranked | None = None
    sides: Sides | None = None
    chain: tuple[str, ...] = ()
    """The fields that lead from what a record is to what came of it, in their order."""
    part: Literal["results", "solutions", "future"] = "results"
    """The part of a report that the records stand in."""


class RecordType(Part):
    """A kind of record with its fields and the characters that begin one."""

    title: Wording
    plural: Wording
    sigils: dict[str, dict[str, Any]]
    key_fields: tuple[str, ...]
    line: tuple[str, ...]
    summary: SummaryShape
    fields_: tuple[FieldShape, ...] = Field(alias="fields")

    @cached_property
    def by_id(self) -> dict[str, FieldShape]:
        """The fields by id."""
        return {field.id: field for field in self.fields_}

    @cached_property
    def free_text(self) -> FieldShape:
        """The field that takes what is typed and fits no other."""
        shapes = (self.by_id[name] for name in (*self.line, FREE_TEXT))
        return next(shape for shape in shapes if shape.type == "text")

    def first_required(self, given: dict[str, Any]) -> FieldShape | None:
        """The first required field that is not given yet."""
        return next(iter(self.missing(given)), None)

    def missing(self, given: dict[str, Any]) -> tuple[FieldShape, ...]:
        """The required fields that are not given yet."""
        return tuple(
            field for field in self.fields_ if field.required and field.id not in given
        )


class RecordTypeFile(Part):
    """What `templates/record_types.yaml` holds."""

    format: str = Field(alias="schema")
    common_fields: tuple[FieldShape, ...]
    record_types: dict[Identifier, RecordType]
