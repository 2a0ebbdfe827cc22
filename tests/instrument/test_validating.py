"""What has the wrong shape is told with its line, and all of it at once."""

import pytest

from sosapp.instrument.loading import Templates
from sosapp.locale import Language
from tests.instrument.conftest import TemplatesCopy
from tests.instrument.slip import OPENING, SOS, TYPES, Slip, assert_told

SLIPS = [
    Slip(
        "unknown key",
        SOS,
        "short_version: [",
        "shortversion: [",
        "unknown_key",
        "short_version",
    ),
    Slip(
        "unknown key deep inside",
        SOS,
        "        fills: background_fields\n",
        "        fils: background_fields\n",
        "unknown_key",
        "fills",
    ),
    Slip(
        "unknown key in braces",
        TYPES,
        "{id: partner_count, type: int, min: 1,",
        "{id: partner_count, type: int, minn: 1,",
        "unknown_key",
        "min",
    ),
    Slip(
        "key without a counterpart in another language",
        SOS,
        OPENING,
        '    title: {sv: "Öppning"}',
        "missing_translation",
    ),
    Slip(
        "empty translation",
        SOS,
        OPENING,
        '    title: {sv: "Öppning", en: " "}',
        "missing_translation",
    ),
    Slip(
        "translation that was left out",
        SOS,
        OPENING,
        '    title:\n      sv: "Öppning"\n      en:',
        "missing_translation",
        marker="      en:\n",
    ),
    Slip("missing key", SOS, "kind: individual\n", "", "missing_key", marker="schema"),
    Slip(
        "word that is none of those that can stand there",
        SOS,
        "kind: individual\n",
        "kind: indvidual\n",
        "not_one_of",
        "individual",
    ),
    Slip(
        "list where a text is expected",
        SOS,
        "id: sos_socialchef\n",
        "id: [sos_socialchef]\n",
        "text_expected",
    ),
    Slip(
        "number where a text is expected",
        SOS,
        'version: "1.0-draft"',
        "version: 1.0",
        "text_expected",
    ),
    Slip(
        "text where a number is expected",
        SOS,
        "duration_min: 80",
        "duration_min: about 80",
        "whole_number_expected",
    ),
    Slip(
        "text where a list is expected",
        SOS,
        "rotate: [E2, E3]",
        "rotate: E2",
        "list_expected",
    ),
    Slip(
        "text where keys are expected",
        SOS,
        OPENING,
        '    title: "Öppning"',
        "keys_expected",
    ),
    Slip(
        "id with a space",
        SOS,
        "  - {id: committee,",
        '  - {id: "the committee",',
        "id_expected",
    ),
    Slip(
        "text where yes or no is expected",
        SOS,
        "{id: recontact, required: false,",
        "{id: recontact, required: nja,",
        "yes_or_no_expected",
    ),
    Slip(
        "key twice",
        SOS,
        "kind: individual\n",
        "kind: individual\nduration_min: 81\n",
        "key_twice",
        marker="duration_min: 80",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_wrong_shape_is_told_where_it_stands(slip: Slip, copy: TemplatesCopy) -> None:
    assert_told(slip, copy)


def test_all_that_is_wrong_is_told_at_once(copy: TemplatesCopy) -> None:
    slips = [
        ("short_version: [", "shortversion: ["),
        (OPENING, '    title: {sv: "Öppning"}'),
        ("      - id: A2\n", "      - id: A1 \n"),
        ("vocab_multi, vocab: service_area,", "vocab_multi, vocab: service_areas,"),
        ("for_each: challenge\n", "for_each: chalenge\n"),
        ("defaults: {horizon: ar_6_10}", "defaults: {horizon: ar_6_11}"),
        ("duration_min: 80", "duration_min: about 80"),
        ("kind: individual\n", ""),
        ("records: [collaboration,", "records: [collaboration, tension, factor,"),
        ('kind: clarify, sv: "Är det ett val', 'kind: clarifi, sv: "Är det ett val'),
    ]
    for old, new in slips:
        copy.edit(SOS, old, new)
    found = [problem.key for problem in copy.check(SOS)]
    assert sorted(found) == sorted(
        [
            "unknown_key",
            "missing_translation",
            "id_twice",
            "unknown_vocabulary",
            "unknown_record_type",
            "not_a_term",
            "whole_number_expected",
            "missing_key",
            "sigil_twice",
            "sigil_twice",
            "sigil_twice",
            "unknown_term",
        ]
    )


def test_problems_come_in_the_order_of_the_lines(copy: TemplatesCopy) -> None:
    copy.edit(SOS, "[E2, E3]", "[E2, E33]")
    copy.edit(SOS, "for_each: challenge\n", "for_each: chalenge\n")
    copy.edit(SOS, "short_version: [O1,", "short_version: [O11,")
    lines = [problem.line for problem in copy.check(SOS)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_a_key_that_was_misspelt_is_missing_too(copy: TemplatesCopy) -> None:
    copy.edit(SOS, "duration_min:", "duraton_min:")
    found = {problem.key: problem for problem in copy.check(SOS)}
    assert found["unknown_key"].nearest == "duration_min"
    assert found["missing_key"].values["word"] == "duration_min"


def test_checking_twice_says_the_same(copy: TemplatesCopy) -> None:
    copy.edit(SOS, "[E2, E3]", "[E2, E33]")
    templates = Templates(copy.folder, "en")
    first = list(templates.check(copy.file(SOS)))
    assert templates.check(copy.file(SOS)) == first


def test_a_guide_is_not_blamed_for_record_types_that_cannot_be_read(
    copy: TemplatesCopy,
) -> None:
    copy.file(TYPES).write_text("a: [", encoding="utf-8")
    found = [(problem.key, problem.values["word"]) for problem in copy.check(SOS)]
    assert found == [("not_readable", TYPES)]


def test_a_problem_in_the_record_types_does_not_spread_to_the_guides(
    copy: TemplatesCopy,
) -> None:
    edit = "{id: partner_count, type: int, min: 1,"
    copy.edit(TYPES, edit, edit.replace("min:", "minn:"))
    assert len(copy.check(TYPES)) == 1
    assert copy.check(SOS) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_problem_is_told_in_both_languages(
    copy: TemplatesCopy, language: Language
) -> None:
    copy.edit(SOS, "for_each: challenge\n", "for_each: chalenge\n")
    copy.edit(SOS, "kind: individual\n", "kind: indvidual\n")
    copy.edit(SOS, "short_version: [O1,", "short_version: [O11,")
    told = [problem.text(language) for problem in copy.check(SOS)]
    nearest = "Närmast: ”" if language == "sv" else "Nearest: “"
    assert len(told) == 3
    for text in told:
        assert nearest in text
        assert "\n" not in text
    for word in ("challenge", "individual, focus_group, workshop", "O1"):
        assert any(word in text for text in told)
