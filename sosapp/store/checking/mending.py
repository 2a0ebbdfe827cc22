"""Everything that can be mended in a study is mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sosapp.errors import SosappError
from sosapp.locale import Language, translate
from sosapp.store.checking.finding import Consistency, Finding
from sosapp.store.checking.study_check import check_study

if TYPE_CHECKING:
    from sosapp.store.study_key import StudyKey

ROUNDS = 5
"""One mended file may show that another one is damaged."""


def repair_study(
    path: Path, language: Language, key: StudyKey | None = None
) -> tuple[Consistency, list[Finding]]:
    """Do what every finding would; what is then still wrong, and what was done.

    The caller has the study to himself. What could not be mended is left alone, and a
    remark says why.

    Raises:
        NotFound: there is no study.
        OSError: a folder cannot be listed.
    """
    done: list[Finding] = []
    tried: list[Finding] = []
    failed: list[str] = []
    for _ in range(ROUNDS):
        found = check_study(path, language, key)
        left = [one for one in found.findings if one.repair and one not in tried]
        for finding in left:
            tried.append(finding)
            problem = _problem(finding, language)
            if problem:
                values = {"file": finding.file, "problem": problem}
                failed.append(translate("fault.not_mended", language, **values))
            else:
                done.append(finding)
        if not left:
            break
    found = check_study(path, language, key)
    found.remarks += failed
    return found, done


def _problem(finding: Finding, language: Language) -> str:
    """Mend one thing; in words why it could not be."""
    assert finding.repair is not None
    try:
        finding.repair()
    except SosappError as error:
        return error.message(language)
    except OSError as error:
        return error.strerror or str(error)
    return ""
