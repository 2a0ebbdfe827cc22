"""The last look at a finished file of any format: no name may have come through."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from sosapp.errors import Refused
from sosapp.export.file_texts import file_texts
from sosapp.export.pseudonyms import Pseudonyms
from sosapp.export.workbook_texts import cell_of, is_workbook

TEXTS_A_TICK = 500


def check_no_names(
    content: bytes,
    pseudonyms: Pseudonyms,
    name: str = "",
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Look at every text in a file, its name included; `tick` may raise to end it.

    Raises:
        Refused: a name, or the code of a case as a whole text, still stands in it.
    """
    for number, (place, text) in enumerate(file_texts(name, content)):
        if number % TEXTS_A_TICK == 0:
            tick()
        found = pseudonyms.survivor(text)
        if found:
            place = _place(content, place)
            raise Refused("export_leak", name=found, place=place)


def _place(content: bytes, place: str) -> str:
    """The place as a reader of the file would name it."""
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as parts:
            if is_workbook(parts):
                return cell_of(parts, place)
    return place
