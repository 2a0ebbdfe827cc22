"""What tests of summaries share: the first three interviews of the fictional world."""

import pytest

from sosapp.instrument.instrument import Instrument
from sosapp.study.editing import Author
from sosapp.summary.material import Material
from tests.summary.world import FIRST_THREE, fictional_material


@pytest.fixture
def first_three(instrument: Instrument, author: Author) -> Material:
    return fictional_material(instrument, author, FIRST_THREE)


@pytest.fixture
def everyone(instrument: Instrument, author: Author) -> Material:
    return fictional_material(instrument, author)
