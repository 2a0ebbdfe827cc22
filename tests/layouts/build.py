"""Makes the Word layouts in `templates/layouts/` anew: `python -m tests.layouts.build`.

They are meant to be edited in Word; this is only where they began.
"""

from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from sosapp.store.shipped import shipped

INK, HEAD = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x1F, 0x4E, 0x5F)
PARTS = ("project", "method", "results", "solutions", "future")
REPORT = {
    "sv": (
        "Preliminära resultat",
        "{{date}}  ·  {{marks}}",
        ("Projektet", "Metod", "Resultat", "Utmaningar och lösningar", "Framtiden"),
    ),
    "en": (
        "Preliminary results",
        "{{date}}  ·  {{marks}}",
        ("The project", "Method", "Results", "Challenges and solutions", "The future"),
    ),
}
CHECK_BACK = {
    "sv": (
        "Sammanfattning av intervjun",
        (
            "Tack för att du lät dig intervjuas den {{date}} för {{study}}. Här är det "
            "vi har skrivit ner. Läs igenom det och skriv i högra spalten om något "
            "blev fel, saknas eller inte ska vara med. Du behöver inte ändra sådant "
            "som är rätt.",
            "Svara senast {{reply_by}} till {{reply_to}}. Du kan också ringa. Hör vi "
            "inget från dig antecknar vi att inget svar har kommit.",
        ),
        ("Det du berättade", "Det vi har tagit fasta på", "Något att lägga till?"),
    ),
    "en": (
        "Summary of the interview",
        (
            "Thank you for the interview on {{date}} for {{study}}. This is what we "
            "have taken down. Please read it, and write in the right-hand column if "
            "anything is wrong, missing or should not be included. What is right can "
            "stay as it is.",
            "Please reply by {{reply_by}} to {{reply_to}}. You can also call. If we "
            "hear nothing from you, we note that no reply has come.",
        ),
        ("What you told us", "What we took down as records", "Anything to add?"),
    ),
}


def main() -> None:
    """Write every layout in both languages."""
    folder = shipped() / "templates" / "layouts"
    folder.mkdir(exist_ok=True)
    for language in ("sv", "en"):
        _report(language).save(folder / f"report.{language}.docx")
        _check_back(language).save(folder / f"check_back.{language}.docx")


def _new(language: str) -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2.2))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(11), INK
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), {"sv": "sv-SE", "en": "en-GB"}[language])
    normal.element.get_or_add_rPr().append(tag)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].font.color.rgb = HEAD
    document.core_properties.author = ""
    document.core_properties.comments = ""
    footer = section.footer.paragraphs[0]
    footer.text = "{{study}}  ·  {{marks}}"
    return document


def _report(language: str) -> Any:
    title, under, headings = REPORT[language]
    document = _new(language)
    document.add_paragraph("{{study}}", "Title")
    document.add_paragraph(title, "Subtitle")
    document.add_paragraph(under)
    for heading, part in zip(headings, PARTS, strict=True):
        document.add_heading(heading, 1)
        document.add_paragraph(f"{{{{{part}}}}}")
    return document


def _check_back(language: str) -> Any:
    title, texts, headings = CHECK_BACK[language]
    document = _new(language)
    document.add_paragraph(title, "Title")
    for text in texts:
        document.add_paragraph(text)
    for heading, part in zip(headings, ("answers", "records", ""), strict=True):
        document.add_heading(heading, 1)
        document.add_paragraph(f"{{{{{part}}}}}" if part else "")
    for _ in range(4):
        document.add_paragraph("_" * 80)
    return document


if __name__ == "__main__":
    main()
