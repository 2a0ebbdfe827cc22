"""How cells look: plain, readable, the same in every program that opens the file."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK, LINE, HEAD, MARK = "#1F2933", "#D5DBE3", "#1F4E5F", "#9C2A10"
TEXT_FORMAT = "@"


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    title: Format
    mark: Format
    label: Format
    line: Format
    header: Format
    text: Format
    long_text: Format
    number: Format
    under: Format
    link: Format
    note: Format


def styles_of(book: Workbook) -> Styles:
    """Make the formats."""

    def make(**properties: Any) -> Format:
        return book.add_format({"font_color": INK, "valign": "top", **properties})

    cell = {"text_wrap": True, "align": "left", "indent": 1}
    return Styles(
        title=make(bold=True, font_size=15),
        mark=make(bold=True, font_color=MARK),
        label=make(bold=True),
        line=make(text_wrap=True),
        header=make(
            bold=True,
            font_color="#FFFFFF",
            bg_color=HEAD,
            text_wrap=True,
            valign="vcenter",
            align="left",
            indent=1,
        ),
        text=make(num_format=TEXT_FORMAT, **cell),
        # Excel shows #### for more than 255 characters in its format for text; the
        # prefix keeps such a text a text when it is edited.
        long_text=make(quote_prefix=True, **cell),
        number=make(align="right", indent=1),
        under=book.add_format({"bottom": 1, "bottom_color": LINE}),
        link=make(font_color="#1F5FA8", underline=1, indent=1),
        note=make(italic=True, font_color="#5B6773"),
    )
