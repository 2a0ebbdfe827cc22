"""Two cross-tables of the first three interviews of the world, counted by hand."""

from sosapp.summary.counting import NOT_STATED, Cross
from sosapp.summary.material import Material
from sosapp.summary.summary import summarise

Cells = dict[tuple[str, str], tuple[int, int]]
"""Records and interviews by the terms of the row and of the column."""


def crossed(material: Material, *fields: str) -> Cells:
    crosses = summarise(material, "collaborations").crosses
    found: Cross = next(one for one in crosses if one.fields == fields)
    return {
        (cell.row, cell.column): (len(cell.records), cell.interviews)
        for cell in found.cells
    }


def test_how_well_it_works_and_whether_it_suffices(first_three: Material) -> None:
    assert crossed(first_three, "works", "sufficiency") == {
        ("2", "otillracklig"): (2, 2),  # Regionen in F01 and F03
        ("3", "delvis"): (1, 1),  # Samordningsförbundet
        ("3", NOT_STATED): (1, 1),  # Kvarnstad
        ("4", "tillracklig"): (2, 2),  # Granåker, Ekmosjö
        ("4", "delvis"): (1, 1),  # Skolan
        ("4", NOT_STATED): (1, 1),  # Regionalt stöd
        ("5", "tillracklig"): (2, 1),  # Näsbyhed and Kvinnojouren, both in F03
        (NOT_STATED, NOT_STATED): (1, 1),  # Polisen
    }


def test_who_and_about_what(first_three: Material) -> None:
    assert crossed(first_three, "partner_type", "areas") == {
        ("kommun_grann", "socialjour"): (1, 1),
        ("kommun_grann", "familjehem"): (2, 2),  # F02 and F03
        ("kommun_grann", "vald_nara"): (1, 1),
        ("skola", "barn_unga"): (1, 1),
        ("skola", "forebyggande"): (1, 1),
        ("samordningsforbund", "arbetsmarknad"): (1, 1),
        ("samordningsforbund", "ekonomiskt_bistand"): (1, 1),
        ("region", "missbruk_beroende"): (2, 2),  # F01 and F03
        ("region", "barn_unga"): (1, 1),
        ("rss", "barn_unga"): (1, 1),
        ("polis", "brottsforebyggande"): (1, 1),
        ("civilsamhalle", "vald_nara"): (1, 1),
    }
