"""The report as a page: one file without scripts, network or tracking."""

from collections.abc import Iterator
from importlib.resources import files

from lxml import etree, html
from lxml.html import HtmlElement
from lxml.html.builder import E

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made, ticker
from sosapp.export.options import Progress
from sosapp.export.page.pictures import picture
from sosapp.export.page.tables import data_table, shown
from sosapp.export.report.block import Block, Figure, Heading, Quotes, Text
from sosapp.export.report.marks import marks_of
from sosapp.export.report.outline import report_of, titled
from sosapp.export.report.parts import parts_of
from sosapp.export.xml_text import Door

DOCTYPE = "<!DOCTYPE html>"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing."""


def make_page(contents: Contents, hide: Hide, progress: Progress | None = None) -> Made:
    """The page: what it is, its contents, and the parts of the report."""
    door, report = Door(hide), report_of(contents)
    figures = sum(isinstance(b, Figure) for part in report.values() for b in part)
    tick = ticker(progress, figures)
    parts = list(titled(contents, report))
    body = E.body(
        E.header(
            E.h1(door(contents.study.study.name)),
            E.p(door(marks_of(contents)), {"class": "mark"}),
            _navigation(contents, [title for title, _ in parts], door),
        )
    )
    main = E.main()
    for number, (title, blocks) in enumerate(parts, 1):
        section = E.section(E.h2(door(title), id=f"part-{number}"))
        for block in blocks:
            section.extend(_block(block, contents, door))
            if isinstance(block, Figure):
                tick()
        main.append(section)
    body.append(main)
    page = E.html(_head(contents, door), body, lang=contents.options.language)
    text = html.tostring(page, doctype=DOCTYPE, encoding="unicode")
    return Made(text.encode(), parts_of(contents, report), door.replaced)


def _head(contents: Contents, door: Door) -> HtmlElement:
    css = files("sosapp.export.page").joinpath("page.css").read_text(encoding="utf-8")
    policy = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    view = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    return E.head(
        E.meta(charset="utf-8"),
        E.meta(policy),
        E.meta(view),
        E.meta(name="robots", content="noindex"),
        E.title(door(contents.study.study.name)),
        E.style(css),
    )


def _navigation(contents: Contents, titles: list[str], door: Door) -> HtmlElement:
    links = [
        E.li(E.a(door(title), href=f"#part-{number}"))
        for number, title in enumerate(titles, 1)
    ]
    label = contents.say("page.contents")
    return E.nav(E.ul(*links), {"aria-label": label})


def _block(block: Block, contents: Contents, door: Door) -> Iterator[HtmlElement]:
    if isinstance(block, Heading):
        yield E(f"h{block.level + 1}", door(block.text))
    elif isinstance(block, Text):
        yield E.p(door(block.text), {"class": "muted"} if block.muted else {})
    elif isinstance(block, Quotes):
        yield from (E.blockquote(door(f"”{text}”")) for text in block.texts)
    else:
        yield _figure(block, contents, door)


def _figure(block: Figure, contents: Contents, door: Door) -> HtmlElement:
    """A picture with its table behind it, or the table alone."""
    table = shown(block.table, door)
    drawn = picture(table, contents.say)
    grid = data_table(table, contents.say)
    note = [E.p(table.note, {"class": "note"})] if table.note else []
    if drawn is None and not block.folded:
        return E.figure(grid, *note)
    summary = E.summary(contents.say("page.table", title=table.title))
    pictures = [_as_html(drawn)] if drawn is not None else []
    return E.figure(*pictures, E.details(summary, grid), *note)


def _as_html(drawn: etree._Element) -> HtmlElement:
    """The picture as an element of the page."""
    return html.fragment_fromstring(etree.tostring(drawn, encoding="unicode"))
