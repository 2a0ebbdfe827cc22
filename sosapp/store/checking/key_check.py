"""Both copies of the key file of a sealed study: without one all is lost."""

from collections.abc import Iterator
from pathlib import Path

from sosapp.errors import SosappError
from sosapp.locale import Language, translate
from sosapp.store.checking.finding import Finding
from sosapp.store.study_head import is_sealed


def key_findings(folder: Path, language: Language) -> Iterator[Finding]:
    """What is wrong with the copies; one that is whole mends the other."""
    if not is_sealed(folder):
        return
    from sosapp.store.checking.repairs import copy_key_file
    from sosapp.store.key_file import KEY_FILES, read_copy

    problems: dict[str, str] = {}
    for name in KEY_FILES:
        try:
            read_copy(folder, name)
        except SosappError as error:
            problems[name] = error.message(language)
        except FileNotFoundError:
            problems[name] = translate("fault.missing", language)
    one_is_whole = len(problems) < len(KEY_FILES)
    would = translate("repair.key_copy", language) if one_is_whole else ""
    for name, what in problems.items():
        repair = copy_key_file(folder, name) if one_is_whole else None
        yield Finding(name, what, would, repair)
