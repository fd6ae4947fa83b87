"""A draft finds the document that it became by label, or by kind, title and years."""

from __future__ import annotations

import pytest

from ingest.drafts import issued_of
from ingest.model import DocumentMeta

TITLE = "Cải cách hành chính tỉnh Hải Dương năm 2026"
ISSUED = DocumentMeta("a.md", "27/KH-UBND", "27", TITLE, number="27/KH-UBND", kind="Kế hoạch", period="2026")
OTHER = DocumentMeta("b.md", "30/KH-UBND", "30", "Chuyển đổi số năm 2026", kind="Kế hoạch", period="2026")


@pytest.mark.parametrize(
    ("label", "title", "period", "found"),
    [
        ("27/KH-UBND (dự thảo)", "Tên khác", None, "27/KH-UBND"),
        ("du-thao", TITLE.upper(), "2026", "27/KH-UBND"),
        ("du-thao", TITLE, "2027", None),
        ("du-thao", "Tên khác", "2026", None),
    ],
)
def test_what_a_draft_became(label: str, title: str, period: str | None, found: str | None) -> None:
    draft = DocumentMeta("c.txt", label, "c", title, kind="Kế hoạch", period=period, status="draft")
    assert issued_of(draft, [ISSUED, OTHER, draft]) == found
    assert issued_of(draft, [ISSUED, ISSUED, OTHER, draft]) is None
    assert issued_of(ISSUED, [ISSUED, OTHER, draft]) is None
