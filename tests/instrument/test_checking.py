"""Record types and vocabularies must fit together."""

import pytest

from tests.instrument.conftest import TemplatesCopy
from tests.instrument.slip import TYPES, WORDS, Slip, assert_told

SLIPS = [
    Slip(
        "field id twice",
        TYPES,
        "{id: who_pays_text,",
        "{id:  partner_type,",
        "id_twice",
    ),
    Slip(
        "unknown field that is ranked by",
        TYPES,
        "ranked: {by: category,",
        "ranked: {by: categori,",
        "unknown_field",
        "category",
    ),
    Slip(
        "unknown field of a chain",
        TYPES,
        "chain: [handling_type,",
        "chain: [handlingtype,",
        "unknown_field",
        "handling_type",
    ),
    Slip(
        "unknown term of a corner",
        TYPES,
        "sufficiency: [delvis, otillracklig]",
        "sufficiency: [delviss, otillracklig]",
        "unknown_term",
        "delvis",
    ),
    Slip(
        "unknown type that is never named",
        TYPES,
        "identifying: [kommun_grann,",
        "identifying: [kommun_gran,",
        "unknown_term",
        "kommun_grann",
    ),
    Slip(
        "unknown type that is a part of the case",
        TYPES,
        "own: [egen_forvaltning,",
        "own: [egenforvaltning,",
        "unknown_term",
        "egen_forvaltning",
    ),
    Slip("term id twice", WORDS, "{id: barnahus,", "{id:  polis,", "id_twice"),
    Slip(
        "label twice",
        WORDS,
        'sv: "Barnahus", en: "Barnahus (children',
        'sv: "Polismyndigheten", en: "Barnahus (children',
        "label_twice",
    ),
    Slip(
        "unknown vocabulary of a record's field",
        TYPES,
        "vocab: collaboration_status,",
        "vocab: colaboration_status,",
        "unknown_vocabulary",
        "collaboration_status",
    ),
    Slip(
        "field of terms without a vocabulary",
        TYPES,
        "{id: stance, type: vocab, vocab: stance,",
        "{id: stance, type: vocab, ",
        "no_vocabulary",
    ),
    Slip(
        "unknown record type of a field",
        TYPES,
        "record: chain_link,",
        "record: chainlink,",
        "unknown_record_type",
        "chain_link",
    ),
    Slip("sigil with a dead key", TYPES, '{"§": {}}', '{"~": {}}', "not_a_sigil"),
    Slip("sigil that is general", TYPES, '{"§": {}}', '{"?": {}}', "not_a_sigil"),
    Slip("sigil of two characters", TYPES, '{"§": {}}', '{"§§": {}}', "not_a_sigil"),
    Slip(
        "sigils that set different fields",
        TYPES,
        '"=": {direction: bada}}\n    key_fields: [statement]',
        '"=": {}}\n    key_fields: [statement]',
        "sigils_differ",
    ),
    Slip(
        "sigil that sets no term",
        TYPES,
        '"-": {direction: nackdel}',
        '"-": {direction: nakdel}',
        "not_a_term",
        "nackdel",
    ),
    Slip(
        "line with an unknown field",
        TYPES,
        "line: [title, collected, use]",
        "line: [title, colected, use]",
        "unknown_field",
        "collected",
    ),
    Slip(
        "summary with an unknown field",
        TYPES,
        "[works, sufficiency]]",
        "[works, sufficient]]",
        "unknown_field",
        "sufficiency",
    ),
    Slip(
        "record type that can take no free text",
        TYPES,
        "  - {id: note, type: text,",
        "  - {id: note, type: string,",
        "no_free_text",
        marker="    line: [title, category,",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_in_the_types_is_told_where_it_stands(
    slip: Slip, copy: TemplatesCopy
) -> None:
    assert_told(slip, copy)
