"""The layouts of documents: the study's own, or those that are shipped."""

from pathlib import Path

from sosapp.errors import NotFound
from sosapp.locale import Language
from sosapp.store.shipped import shipped

FOLDER = "layouts"


def layout_of(study: Path, name: str, language: Language) -> tuple[str, bytes]:
    """The name and the content of a layout in a language.

    A study that was made before there were layouts has none of its own.

    Raises:
        NotFound: there is none of that name.
        OSError: the disk refuses.
    """
    file = f"{name}.{language}.docx"
    for templates in (study / "templates", shipped() / "templates"):
        path = templates / FOLDER / file
        if path.is_file():
            return file, path.read_bytes()
    raise NotFound("layout_missing", file=file)
