"""Whatever stands in a template, checking it ends in problems and never fails."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosapp.instrument.loading import templates_around
from sosapp.instrument.yaml_document import read_document
from sosapp.store.shipped import shipped

SHIPPED = shipped() / "templates"
FILES = sorted(SHIPPED.rglob("*.yaml"))
DATA = {path: read_document(path).data for path in FILES}
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text("aåB_ ", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("aid", max_size=3), inner, max_size=3)
    ),
    max_leaves=4,
)


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping and list in data, with each of its keys."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in list(pairs):
        yield data, key
        if isinstance(value, dict | list):
            yield from places(value)


def checked(name: str, text: str) -> list[str]:
    """The keys of what is wrong in a file with this text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        found = templates_around(path, "sv", SHIPPED).check(path)
        lines = text.count("\n") + 1
        assert all(1 <= problem.line <= lines for problem in found)
        assert not any("problem." in problem.text("en") for problem in found)
        return [problem.key for problem in found]


@settings(max_examples=60, deadline=None, database=None)
@given(file=st.sampled_from(FILES), data=st.data())
def test_any_wrong_value_in_any_place_is_told(file: Path, data: st.DataObject) -> None:
    whole = deepcopy(DATA[file])
    for _ in range(data.draw(st.integers(1, 3))):
        found = list(places(whole))
        holder, key = found[data.draw(st.integers(0, len(found) - 1))]
        holder[key] = data.draw(JUNK)
    checked(file.name, json.dumps(whole, indent=1, ensure_ascii=False))


@pytest.mark.parametrize("text", ["- a\n- b\n", "5", "true", "{}", "schema: sos-vocab"])
def test_a_file_of_another_kind_is_told(text: str) -> None:
    assert checked("x.yaml", text)
