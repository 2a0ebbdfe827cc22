"""Ids are short, random, and safe as file names."""

import pytest

from sosapp.study.identity import is_id, new_id


def test_a_new_id_has_the_form_of_one() -> None:
    assert is_id(new_id())


def test_ids_do_not_come_twice() -> None:
    assert len({new_id() for _ in range(2000)}) == 2000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7k3m9x2p4",
        "7k3m9x2p4qq",
        "7K3m9x2p4q",
        "../../../x",
        "7k3m9x2p4\n",
        "åk3m9x2p4q",
        "٧k3m9x2p4q",
    ],
)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)
