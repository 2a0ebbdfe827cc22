"""Text in pieces that fit a cell, whatever it is made of."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from sosapp.export.sheets.cell_text import LIMIT, CellTexts, pieces_of

LETTERS = st.sampled_from(["x", "å", "😀", "\n", " ", "_x000D_", "_x005F", "<r>"])


@given(st.lists(LETTERS, min_size=1, max_size=40), st.integers(1, 4_000))
def test_pieces_fit_and_join_to_the_text(letters: list[str], times: int) -> None:
    text = "".join(letters) * times
    pieces = pieces_of(text)
    assert all(len(piece.encode("utf-16-le")) // 2 <= LIMIT for piece in pieces)
    assert "".join(map(_read, pieces)) == text


def _read(piece: str) -> str:
    """What a piece says, without the markup that some need."""
    if not piece.startswith("<r><t xml:space"):
        return piece
    runs = piece.split('<r><t xml:space="preserve">')[1:]
    return "".join(unescape(run.removesuffix("</t></r>")) for run in runs)


def test_a_text_is_prepared_once() -> None:
    seen: list[str] = []

    def hide(text: str) -> str:
        seen.append(text)
        return text

    texts = CellTexts(hide)
    assert texts["a"] is texts["a"]
    assert seen == ["a"]


def test_the_longest_line_is_what_takes_width() -> None:
    text = CellTexts(str)["två\nlängre rader\n"]
    assert (text.width, text.broken) == (len("längre rader"), True)
