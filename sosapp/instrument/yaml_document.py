"""YAML read safely, with the line of every value.

Only plain data is built. A file may be `MOST_BYTES` long and may expand to
`MOST_NODES` values, so that no small file can fill the memory through its aliases.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sosapp.instrument.problem import Location, Problem

MOST_BYTES = 2_000_000
MOST_NODES = 200_000
DEEPEST = 40
TIMESTAMP = "tag:yaml.org,2002:timestamp"
"""The type of a date, which is left as the text it is written as."""

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """Plain data, the line of every place in it, and what was wrong with the text."""

    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def nearest(self, location: Location) -> Location:
        """The place itself, or the nearest around it that is in the document."""
        around = (location[:length] for length in range(len(location), 0, -1))
        return next((place for place in around if place in self.lines), ())

    def line_of(self, location: Location) -> int:
        """The line of a place, or of the nearest place around it."""
        return self.lines.get(self.nearest(location), 1)


class _Stop(Exception):
    """Reading cannot go on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_document(path: Path) -> Document:
    """Read a YAML file; what is wrong with it stands in `problems`.

    Raises:
        OSError: the file cannot be read at all.
    """
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        return _failed(Problem("yaml_too_large", 1, {"most": MOST_BYTES}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _failed(Problem("not_utf8", line, {}))
    return parse_document(text)


def parse_document(text: str) -> Document:
    """Parse YAML text; what is wrong with it stands in `problems`."""
    document = Document()
    try:
        _parse(text, document)
    except _Stop as stop:
        document.data = None
        document.problems.append(stop.problem)
    return document


def _failed(problem: Problem) -> Document:
    return Document(problems=[problem])


def _parse(text: str, document: Document) -> None:
    forbidden = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        raise _Stop(Problem("yaml_character", line, {}))
    loader = Loader(text)
    try:
        _check_depth(text)
        node = loader.get_single_node()
        if node is not None:
            document.data = _Builder(loader, document).build(node, ())
    except yaml.MarkedYAMLError as error:
        raise _Stop(_broken(error, text)) from error
    finally:
        loader.dispose()


def _check_depth(text: str) -> None:
    """Refuse what lies too deep before the C loader exhausts the stack on it."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            mark: Any = event.start_mark
            if depth > DEEPEST:
                raise _Stop(Problem("yaml_too_deep", mark.line + 1, {}))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _broken(error: yaml.MarkedYAMLError, text: str) -> Problem:
    lines = text.rstrip("\n").split("\n")
    mark = _mark(error, len(lines))
    line = min(mark.line + 1, len(lines)) if mark else 1
    near = lines[max(line - 2, 0) : line]
    for offset, written in enumerate(near):
        if "\t" in written[: len(written) - len(written.lstrip())]:
            return Problem("yaml_tab", max(line - 1, 1) + offset, {})
    return Problem("yaml_broken", line, {"what": error.problem or str(error)})


def _mark(error: yaml.MarkedYAMLError, lines: int) -> yaml.Mark | None:
    """Where the fault lies; what lacks its end is noticed further down."""
    noticed, begun = error.problem_mark, error.context_mark
    keyless = error.context == "while scanning a simple key"
    if begun and (keyless or noticed is None or noticed.line >= lines):
        return begun
    return noticed


class _Builder:
    """Turns YAML nodes into plain data and notes where each stood."""

    def __init__(self, loader: Any, document: Document) -> None:
        self.loader = loader
        self.document = document
        self.nodes = 0

    def build(self, node: yaml.Node, location: Location) -> Any:
        """The plain data of a node."""
        line = node.start_mark.line + 1
        self.document.lines.setdefault(location, line)
        self._count(line, len(location))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, location))
        if isinstance(node, yaml.SequenceNode):
            return [
                self.build(child, (*location, number))
                for number, child in enumerate(node.value)
            ]
        return self._scalar(node, line)

    def _count(self, line: int, depth: int) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _Stop(Problem("yaml_too_many", line, {"most": MOST_NODES}))
        if depth > DEEPEST:
            raise _Stop(Problem("yaml_too_deep", line, {}))

    def _pairs(
        self, node: yaml.MappingNode, location: Location
    ) -> Iterator[tuple[Any, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _Stop(Problem("yaml_key", line, {}))
            key = self._scalar(key_node, line)
            if key in seen:
                self.document.problems.append(
                    Problem("key_twice", line, {"word": str(key)})
                )
            seen.add(key)
            here = (*location, key)
            self.document.lines[here] = line
            yield key, self.build(value_node, here)

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        if node.tag == TIMESTAMP:
            return node.value
        try:
            return self.loader.construct_object(node)
        except yaml.MarkedYAMLError as error:
            what = str(error.problem)
        except (ValueError, LookupError) as error:
            # What PyYAML meets in a value that is not of the type its tag says.
            what = str(error)
        raise _Stop(Problem("yaml_broken", line, {"what": what}))
