"""From a folder of templates to instruments that are complete in themselves."""

import shutil
from pathlib import Path

import pytest

from sosapp.errors import NotFound, Unreadable
from sosapp.instrument.instrument import Instrument
from sosapp.instrument.loading import Templates, templates_around, templates_of
from sosapp.store.shipped import shipped
from tests.instrument.conftest import TemplatesCopy
from tests.instrument.slip import FOCUS, INDIVIDUAL, SOS, TYPES, WORDS

GUIDES = (
    "knowledge_model_workshop",
    "rss_focus_group",
    "rss_individual",
    "social_investment_case",
    "sos_socialchef",
)
SHIPPED = shipped() / "templates"


def test_five_guides_are_shipped(templates: Templates) -> None:
    assert templates.guide_ids() == GUIDES


@pytest.mark.parametrize(
    "file", sorted(SHIPPED.rglob("*.yaml")), ids=lambda file: file.name
)
def test_nothing_is_wrong_in_what_is_shipped(templates: Templates, file: Path) -> None:
    assert templates.check(file) == []


@pytest.mark.parametrize("guide", GUIDES)
def test_a_shipped_guide_makes_a_whole_instrument(
    templates: Templates, guide: str
) -> None:
    instrument = templates.instrument(guide)
    assert instrument.guide.id == guide
    assert {item.id for item in instrument.guide.consent if item.required}
    assert instrument.guide.after
    assert set(instrument.record_types) == set(instrument.guide.records)
    assert len(instrument.sigils) == sum(
        len(kind.sigils) for kind in instrument.record_types.values()
    )
    for kind in instrument.record_types.values():
        assert kind.by_id.keys() >= {"note", "quote", "assessed_by", *kind.line}
        assert "source_question" not in kind.by_id
        for shape in kind.fields_:
            assert shape.vocab is None or instrument.vocabulary_of(shape)


@pytest.mark.parametrize("guide", GUIDES)
def test_an_instrument_that_was_kept_is_the_same(
    templates: Templates, guide: str
) -> None:
    instrument = templates.instrument(guide)
    kept = Instrument.model_validate_json(instrument.as_json())
    assert kept == instrument
    assert kept.digest == instrument.digest


def test_the_digest_changes_with_the_guide(copy: TemplatesCopy) -> None:
    before = Templates(copy.folder).instrument("sos_socialchef").digest
    copy.edit(SOS, "duration_min: 80", "duration_min: 81")
    assert Templates(copy.folder).instrument("sos_socialchef").digest != before


def test_consent_that_is_taken_over_comes_before_a_guide_s_own(
    templates: Templates,
) -> None:
    own = [item.id for item in templates.instrument("sos_socialchef").guide.consent]
    focus = templates.instrument("rss_focus_group").guide
    assert [item.id for item in focus.consent][: len(own)] == own
    assert [item.id for item in focus.consent][len(own) :] == [
        item.id for item in focus.consent_extra
    ]


def test_the_cases_that_are_shipped(templates: Templates) -> None:
    found = templates.cases()
    assert found is not None
    assert len(found.cases) == 13


def test_a_list_of_cases_that_is_wrong_is_not_used(copy: TemplatesCopy) -> None:
    name = "cases/municipalities_ostergotland.yaml"
    text = copy.file(name).read_text(encoding="utf-8")
    copy.file(name).write_text(text + "surprise: 1\n", encoding="utf-8")
    assert Templates(copy.folder).cases() is None


def test_an_unknown_guide_is_told_with_the_nearest(templates: Templates) -> None:
    with pytest.raises(NotFound) as caught:
        templates.instrument("sos_socialschef")
    assert "sos_socialchef" in caught.value.hint("en")


@pytest.mark.parametrize("name", [SOS, TYPES, WORDS])
def test_a_guide_is_not_used_if_anything_it_needs_is_wrong(
    copy: TemplatesCopy, name: str
) -> None:
    text = copy.file(name).read_text(encoding="utf-8")
    copy.file(name).write_text(text + "surprise: 1\n", encoding="utf-8")
    line = copy.line_of(name, "surprise: 1")
    with pytest.raises(Unreadable) as caught:
        Templates(copy.folder, "en").instrument("sos_socialchef")
    [problem] = caught.value.problems
    assert problem.startswith(f"{Path(name).name}:{line}: ")


def test_a_guide_is_not_used_if_the_one_with_its_consent_is_wrong(
    copy: TemplatesCopy,
) -> None:
    copy.edit(SOS, "[E2, E3]", "[E2, E33]")
    with pytest.raises(Unreadable) as caught:
        Templates(copy.folder).instrument("rss_focus_group")
    assert caught.value.values["file"] == Path(SOS).name


def test_a_guide_somewhere_else_is_checked_against_what_is_shipped(
    tmp_path: Path,
) -> None:
    draft = tmp_path / "draft.yaml"
    shutil.copy(SHIPPED / FOCUS, draft)
    assert templates_around(draft, "en", SHIPPED).check(draft) == []


def test_what_lies_beside_a_guide_comes_before_what_is_shipped(
    copy: TemplatesCopy,
) -> None:
    copy.edit(TYPES, "  assignment:\n", "  mission:\n")
    copy.file(WORDS).unlink()
    found = templates_around(copy.file(INDIVIDUAL), "en", SHIPPED).check(
        copy.file(INDIVIDUAL)
    )
    assert {problem.key for problem in found} == {"unknown_record_type"}


def test_a_guide_somewhere_else_can_take_consent_from_one_that_is_shipped(
    tmp_path: Path,
) -> None:
    guides = tmp_path / "guides"
    guides.mkdir()
    shutil.copy(SHIPPED / FOCUS, guides / "mine.yaml")
    templates = templates_around(guides / "mine.yaml", "en", SHIPPED)
    assert templates.instrument("mine").guide.consent


def test_a_folder_without_anything_to_fall_back_on_says_what_is_lacking(
    tmp_path: Path,
) -> None:
    draft = tmp_path / "draft.yaml"
    shutil.copy(SHIPPED / SOS, draft)
    found = Templates(tmp_path).check(draft)
    assert [(p.key, p.values["word"]) for p in found] == [
        ("not_readable", WORDS),
        ("not_readable", TYPES),
    ]


def test_the_templates_that_a_file_lies_among(tmp_path: Path) -> None:
    for name in ("guides/a.yaml", "cases/b.yaml", "record_types.yaml", "c.yaml"):
        assert templates_of(tmp_path / name) == tmp_path.resolve()
