"""What a guide names must exist, and stand once."""

import pytest

from tests.instrument.conftest import TemplatesCopy
from tests.instrument.slip import (
    FOCUS,
    INDIVIDUAL,
    INVESTMENT,
    SOS,
    WORKSHOP,
    Slip,
    assert_told,
)

SLIPS = [
    Slip(
        "lines that lack a translation",
        WORKSHOP,
        "after:\n  sv:\n",
        'after:\n  sv:\n    - "En rad till."\n',
        "lines_differ",
        marker="after:\n",
    ),
    Slip(
        "question id twice",
        SOS,
        "      - id: A2\n",
        "      - id: A1 \n",
        "id_twice",
        marker="id: A1 \n",
    ),
    Slip("section id twice", SOS, "  - id: vad\n", "  - id:  bakgrund\n", "id_twice"),
    Slip(
        "probe id twice",
        SOS,
        '{id: c, kind: example, sv: "Hur kan en vanlig vecka',
        '{id: b, kind: example, sv: "Hur kan en vanlig vecka',
        "id_twice",
    ),
    Slip("consent id twice", SOS, "{id: quotes,", "{id:  recording,", "id_twice"),
    Slip(
        "unknown vocabulary of a background field",
        SOS,
        "type: vocab_multi, vocab: service_area,",
        "type: vocab_multi, vocab: service_areas,",
        "unknown_vocabulary",
        "service_area",
    ),
    Slip(
        "unknown vocabulary of a table",
        WORKSHOP,
        "rows_from_vocab: ownership_duty",
        "rows_from_vocab: ownership",
        "unknown_vocabulary",
        "ownership_duty",
    ),
    Slip(
        "unknown record type of a guide",
        INDIVIDUAL,
        "records: [assignment, tension, collaboration]",
        "records: [assignment, tension, collaboration, challange]",
        "unknown_record_type",
        "challenge",
    ),
    Slip(
        "record type that the guide does not have",
        SOS,
        '        repeat: true\n        text: {sv: "Vilka samverkar',
        "        repeat: true\n        for_each: tension\n"
        '        text: {sv: "Vilka samverkar',
        "unknown_record_type",
        marker="for_each: tension",
    ),
    Slip(
        "for_each of an unknown type",
        SOS,
        "for_each: challenge\n",
        "for_each: chalenge\n",
        "unknown_record_type",
        "challenge",
    ),
    Slip(
        "a ranking of records that have no rank",
        SOS,
        "type: rank_records\n        priority: core\n        record: challenge",
        "type: rank_records\n        priority: core\n        record: future_idea",
        "nothing_to_rank",
        marker="type: rank_records",
    ),
    Slip(
        "default that is no term",
        SOS,
        "defaults: {horizon: ar_6_10}",
        "defaults: {horizon: ar_6_11}",
        "not_a_term",
        "ar_6_10",
    ),
    Slip(
        "default that is the label of a term",
        SOS,
        "defaults: {direction: fordel}",
        "defaults: {direction: Fördel}",
        "not_a_term",
        "fordel",
    ),
    Slip(
        "default that counts as not said",
        SOS,
        "defaults: {direction: nackdel}",
        "defaults: {direction: framgar_ej}",
        "not_a_term",
    ),
    Slip(
        "default in a list that is no term",
        SOS,
        "defaults: {areas: [lvu]}",
        "defaults: {areas: [lvm, lvuu]}",
        "not_a_term",
        "lvu",
    ),
    Slip(
        "default that should be a list",
        SOS,
        "defaults: {areas: [lvu]}",
        "defaults: {areas: lvu}",
        "not_a_list",
    ),
    Slip(
        "default that is neither yes nor no",
        WORKSHOP,
        "defaults: {multiplier: true}",
        "defaults: {multiplier: 1}",
        "not_yes_or_no",
    ),
    Slip(
        "default of an unknown field",
        SOS,
        "defaults: {kind: personalpool}",
        "defaults: {kinds: personalpool}",
        "unknown_field",
        "kind",
    ),
    Slip(
        "default without a record",
        SOS,
        "        fills: background_fields\n",
        "        defaults: {kind: personalpool}  #\n",
        "defaults_without_record",
    ),
    Slip(
        "sigil that two types of a guide share",
        INVESTMENT,
        "records: [",
        "records: [smallness, ",
        "sigil_twice",
    ),
    Slip(
        "probe of an unknown kind",
        SOS,
        '{id: c, kind: example, sv: "Hur kan en vanlig vecka',
        '{id: c, kind: exampel, sv: "Hur kan en vanlig vecka',
        "unknown_term",
        "example",
    ),
    Slip(
        "rotation of an unknown question",
        SOS,
        "[E2, E3]",
        "[E2, E33]",
        "unknown_question",
        "E3",
    ),
    Slip(
        "short version with an unknown question",
        SOS,
        "short_version: [O1, A1,",
        "short_version: [O1, A11,",
        "unknown_question",
        "A1",
    ),
    Slip(
        "carried forward to an unknown question",
        INVESTMENT,
        "carry_forward: A2",
        "carry_forward: A22",
        "unknown_question",
        "A2",
    ),
    Slip(
        "consent from an unknown guide",
        FOCUS,
        "consent_from: sos_socialchef",
        "consent_from: sos_socialschef",
        "unknown_guide",
        "sos_socialchef",
    ),
    Slip(
        "consent from a guide that has none of its own",
        FOCUS,
        "consent_from: sos_socialchef",
        "consent_from: rss_individual",
        "guide_without",
    ),
    Slip(
        "closing from an unknown guide",
        INDIVIDUAL,
        "after_from: sos_socialchef",
        "after_from: sos",
        "unknown_guide",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_in_a_guide_is_told_where_it_stands(
    slip: Slip, copy: TemplatesCopy
) -> None:
    assert_told(slip, copy)
