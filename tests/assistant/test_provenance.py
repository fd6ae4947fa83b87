"""What a question names, held against what the sources of an answer say."""

from __future__ import annotations

import pytest

from assistant.concepts import load_concepts
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.lexicon import load_lexicon
from assistant.provenance import Provenance
from assistant.question import AgencyMention, Question
from assistant.readings import Reading
from index.store import Index
from ingest.values import AgencyRef
from tests.assistant.conftest import TODAY

_AGENCY = "Ban An toàn giao thông (thành phố Sơn Hải)"


@pytest.fixture(scope="module")
def reading(plan_index: Index) -> Reading:
    return Reading.of(Knowledge(plan_index, load_lexicon(), load_concepts()))


@pytest.mark.parametrize(
    ("text", "foreign"), [("Việc này đã xong [1].", True), (f"{_AGENCY} làm việc này [1].", False)]
)
def test_an_agency_with_a_bracket_in_its_name_is_looked_for_as_it_is_written(
    reading: Reading, text: str, foreign: bool
) -> None:
    mention = AgencyMention(AgencyRef(_AGENCY, _AGENCY), None, 0, 8)
    context = reading.context(Question(f"{_AGENCY} làm việc nào?", agencies=[mention]), None, TODAY.year)
    bibliography = context.bibliography()
    bibliography.row(next(reading.knowledge.all_rows()))
    found = Provenance(context, Draft(text, 1.0, bibliography)).foreign_agency()
    assert found == (mention if foreign else None)
