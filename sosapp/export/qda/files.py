"""A study as a REFI-QDA project (.qdpx), and its codes alone as a codebook (.qdc).

Readers differ; what is written here is what all of them were seen to read: text in
files of UTF-8 without a byte order mark, lines that end with LF, `internal://` paths,
positions in code points with the end outside, one coding a selection, no empty
containers, codes with unique names, variables both on cases and on sources.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made, ticker
from sosapp.export.options import Counted, Progress
from sosapp.export.qda.code import Code, Codebook, codebook_of, every_code, keys_of
from sosapp.export.qda.source import Passage, Source, sources_of
from sosapp.export.xml_text import Door
from sosapp.summary.material import Told

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
NAME_LIMIT = 100
ALWAYS = (1980, 1, 1, 0, 0, 0)


def make_project(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The project: users, codes, variables, cases, sources with codings, and waves."""
    writing = ProjectWriter(contents, Door(hide), progress)
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:

        def put(name: str, content: bytes) -> None:
            info = ZipInfo(name, ALWAYS)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)

        put("project.qde", _xml(writing.project()))
        for source in writing.sources:
            put(f"sources/{writing.file(source)}", source.text.encode())
    return Made(raw.getvalue(), tuple(writing.parts()), writing.door.replaced)


def make_codebook(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The codebook alone."""
    door = Door(hide)
    codebook = codebook_of(contents, door)
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": _origin(contents)})
    _codes(SubElement(root, "Codes"), codebook, codebook.roots)
    n = len(list(every_code(codebook.roots)))
    part = Counted(contents.say("qda.codes"), n, n)
    return Made(_xml(root), (part,), door.replaced)


def _origin(contents: Contents) -> str:
    return f"sosapp {contents.options.version}"


def _xml(root: Element) -> bytes:
    indent(root, " ")
    raw = BytesIO()
    ElementTree(root).write(raw, encoding="utf-8", xml_declaration=True)
    return raw.getvalue()


def _codes(parent: Element, codebook: Codebook, codes: Iterable[Code]) -> None:
    for code in codes:
        said = {"guid": codebook.guid("code", code.key), "name": code.name}
        said["isCodable"] = "true" if code.codable else "false"
        element = SubElement(parent, "Code", said)
        if code.description:
            SubElement(element, "Description").text = code.description
        _codes(element, codebook, code.children)


class ProjectWriter:
    """One project while it is written."""

    def __init__(
        self, contents: Contents, door: Door, progress: Progress | None
    ) -> None:
        self._contents = contents
        self.door = door
        self._codebook = codebook_of(contents, door)
        self.sources = sources_of(contents, door)
        total = sum(len(source.passages) for source in self.sources)
        self._tick: Callable[[], None] = ticker(progress, total)
        self._now = f"{contents.options.today}T00:00:00Z"
        self._coded = 0

    def project(self) -> Element:
        """The whole project, its parts in the order of the schema."""
        contents, guid = self._contents, self._codebook.guid
        root = Element(
            "Project",
            {
                "xmlns": PROJECT,
                "name": self.door(contents.study.study.name) or "–",
                "origin": _origin(contents),
                "creatingUserGUID": guid("user"),
                "creationDateTime": self._now,
            },
        )
        users = SubElement(root, "Users")
        SubElement(users, "User", {"guid": guid("user"), "name": "sosapp"})
        codes = SubElement(SubElement(root, "CodeBook"), "Codes")
        _codes(codes, self._codebook, self._codebook.roots)
        variables = SubElement(root, "Variables")
        for name, title in self._variables().items():
            said = {"guid": guid("variable", name), "name": title}
            SubElement(variables, "Variable", {**said, "typeOfVariable": "Text"})
        self._add(root, "Cases", self._cases())
        self._add(root, "Sources", map(self._source, self.sources))
        self._add(root, "Sets", self._waves())
        return root

    def _add(self, root: Element, name: str, elements: Iterable[Element]) -> None:
        """Add a container, if there is anything in it."""
        found = list(elements)
        if found:
            SubElement(root, name).extend(found)

    def _variables(self) -> dict[str, str]:
        names = ("case", "wave", "date", "language", "guide")
        return {name: self._contents.say(f"column.{name}") for name in names}

    def _values(self, told: Told) -> Iterator[Element]:
        facts = told.interview.facts
        values = {
            "case": self.door(self._contents.case(told)),
            "wave": str(facts.wave),
            "date": facts.date,
            "language": facts.language,
            "guide": facts.guide,
        }
        for name, value in values.items():
            if value:
                element = Element("VariableValue")
                target = {"targetGUID": self._codebook.guid("variable", name)}
                SubElement(element, "VariableRef", target)
                SubElement(element, "TextValue").text = value
                yield element

    def _cases(self) -> Iterator[Element]:
        """A case for each participant, with the interviews that she took part in."""
        people: dict[str, list[Source]] = {}
        for source in self.sources:
            for code in source.told.interview.facts.participants:
                people.setdefault(code, []).append(source)
        for code, sources in people.items():
            guid = self._codebook.guid("participant", code)
            element = Element("Case", {"guid": guid, "name": self.door(code)})
            element.extend(self._values(sources[0].told))
            for source in sources:
                SubElement(element, "SourceRef", {"targetGUID": self._guid(source)})
            yield element

    def _guid(self, source: Source) -> str:
        return self._codebook.guid("source", source.told.interview.id)

    def file(self, source: Source) -> str:
        """The name of the file with the text of a source."""
        return f"{self._guid(source)}.txt"

    def _made(self) -> dict[str, str]:
        user = self._codebook.guid("user")
        return {"creatingUser": user, "creationDateTime": self._now}

    def _source(self, source: Source) -> Element:
        path = f"internal://{self.file(source)}"
        said = {"guid": self._guid(source), "name": source.name, "plainTextPath": path}
        element = Element("TextSource", {**said, **self._made()})
        for passage in source.passages:
            element.extend(self._selections(source, passage))
            self._tick()
        element.extend(self._values(source.told))
        return element

    def _selections(self, source: Source, passage: Passage) -> Iterator[Element]:
        guid, entry = self._codebook.guid, passage.entry
        quote = source.text[passage.start : passage.end]
        guide = source.told.interview.facts.guide
        for key in keys_of(self._contents, entry, guide):
            if key not in self._codebook.keys:
                continue
            place = {
                "startPosition": str(passage.start),
                "endPosition": str(passage.end),
            }
            named = {"guid": guid("selection", entry.id, key)}
            named["name"] = " ".join(quote[:NAME_LIMIT].split("\n"))
            element = Element("PlainTextSelection", {**named, **place, **self._made()})
            identity = {"guid": guid("coding", entry.id, key), **self._made()}
            coding = SubElement(element, "Coding", identity)
            SubElement(coding, "CodeRef", {"targetGUID": guid("code", key)})
            self._coded += 1
            yield element

    def _waves(self) -> Iterator[Element]:
        waves: dict[int, list[Source]] = {}
        for source in self.sources:
            waves.setdefault(source.told.interview.facts.wave, []).append(source)
        for wave, sources in sorted(waves.items()):
            name = f"{self._contents.say('column.wave')} {wave}"
            said = {"guid": self._codebook.guid("wave", str(wave)), "name": name}
            element = Element("Set", said)
            for source in sources:
                SubElement(element, "MemberSource", {"targetGUID": self._guid(source)})
            yield element

    def parts(self) -> Iterator[Counted]:
        """What the project holds, and what the format has no place for."""
        contents, say = self._contents, self._contents.say

        def of(told: Told) -> tuple[int, int]:
            return len(told.interview.entries), told.off_record

        passages = sum(len(source.passages) for source in self.sources)
        yield contents.count(say("sheet.answers"), passages, of)
        n = len(list(every_code(self._codebook.roots)))
        yield Counted(say("qda.codes"), n, n)
        yield Counted(say("qda.codings"), self._coded, self._coded)
        covered = sum(len(t.interview.coverage) for t in contents.material.held)
        yield Counted(say("part.questions"), 0, covered, say("why.no_place"))
