"""What is said when an interview is opened that was not closed."""

from collections.abc import Iterator

from sosapp.locale import Language, translate
from sosapp.store.interview_file import Recovered
from sosapp.study.field_note import FORM
from sosapp.study.interview import Draft


def recovery_notice(recovered: Recovered, draft: Draft, language: Language) -> str:
    """What was brought back of an earlier session; empty if it was closed well."""
    if not recovered:
        return ""
    said = (translate(key, language, **values) for key, values in _said(recovered))
    kept = (translate(key, language) for key in _kept(draft))
    return " ".join((*said, *kept))


def _said(recovered: Recovered) -> Iterator[tuple[str, dict[str, int]]]:
    yield "recovered.not_closed", {}
    if recovered.changes == 1:
        yield "recovered.change", {}
    elif recovered.changes:
        yield "recovered.changes", {"n": recovered.changes}
    if recovered.torn:
        yield "recovered.torn", {}


def _kept(draft: Draft) -> Iterator[str]:
    if draft.text:
        yield "recovered.line"
    if draft.waiting:
        yield "recovered.waiting"
    if draft.form == FORM:
        yield "field_note.recovered"
    elif draft.form:
        yield "recovered.form"
