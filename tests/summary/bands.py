"""Cases of the fictional world in bands of residents, so that they can be compared."""

from dataclasses import replace

from sosapp.instrument.case_list import Attribute, Band
from sosapp.study.study import Case
from sosapp.summary.material import Material
from tests.summary.world import world_id

BANDS = ("under_6000", "p6000_14999")
RESIDENTS = Attribute(
    id="residents",
    sv="Invånare",
    en="Residents",
    bands=tuple(Band(id=band, sv=band, en=band) for band in BANDS),
)


def banded(material: Material, bands: dict[str, str]) -> Material:
    """The material with a band for the case of each interview of the world."""
    told = tuple(
        replace(
            one,
            case=Case(
                code=one.interview.facts.case,
                name="x",
                attributes={"residents": bands[world_id(one.interview.id)]},
            ),
        )
        for one in material.told
        if world_id(one.interview.id) in bands
    )
    return replace(material, told=told, attributes=(RESIDENTS,))


def in_two_bands(material: Material) -> Material:
    """F01, F02 and F05 in the first band; F03, F07 and F09 in the second."""
    small = dict.fromkeys(("F01", "F05", "F02"), BANDS[0])
    return banded(material, small | dict.fromkeys(("F03", "F07", "F09"), BANDS[1]))
