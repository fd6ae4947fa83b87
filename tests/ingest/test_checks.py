"""Data-quality rules, each on a small document made for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.checks import across, run_checks
from ingest.checks.matters import matters, pairs, same_matter
from ingest.model import (
    Cell,
    CellSource,
    Column,
    DocumentMeta,
    Finding,
    Footnote,
    Fragment,
    PlanDocument,
    Row,
    RowKind,
    Section,
    Table,
)
from tests.ingest.markdown_printers import AGENCIES

SCORES = (
    ("TT", "key"),
    ("Nội dung", "name"),
    ("Điểm", "max_score"),
    ("Kết quả", "result:2023"),
    ("Mục tiêu", "target:2024"),
    ("Chủ trì", "lead_agency"),
)


def document(*tables: Table, sections: tuple[str, ...] = (), label: str = "1/KH-UBND") -> PlanDocument:
    return PlanDocument(
        DocumentMeta("f.txt", label, "f", label),
        [Section(f"s{n}", "", False, text, [], [Fragment(text, n, n)], n, n) for n, text in enumerate(sections, 1)],
        list(tables),
    )


def table(*rows: Row, columns: tuple[tuple[str, str | None], ...] = SCORES, name: str = "t1") -> Table:
    placed = [
        replace(row, id=f"{name}.{row.id}", parent=f"{name}.{row.parent}" if row.parent else None) for row in rows
    ]
    return Table(name, f"Phụ lục {name[1:]}", "", [Column(*column) for column in columns], placed, 1, 99)


def row(
    key: str,
    name: str,
    *texts: str,
    parent: str | None = None,
    kind: RowKind = "row",
    lead: tuple[str, CellSource] = ("Sở Nội vụ", "own"),
) -> Row:
    cells = [Cell(key, "own"), Cell(name, "own"), *(Cell(text, "own") for text in texts), Cell(lead[0], lead[1])]
    return Row(key or name, kind, key, name, [], cells, 1, 1, parent)


def rules(found: list[Finding], *names: str) -> list[Finding]:
    return [finding for finding in found if finding.rule in names]


def test_parent_that_is_not_the_sum_of_its_children() -> None:
    scores = table(
        row("1", "Một", "2", "1.5", "1.8"),
        row("1.1", "Một một", "1", "0.75", "0.9", parent="1"),
        row("1.2", "Một hai", "1", "0.75", "0.88", parent="1"),
    )
    (finding,) = rules(run_checks(document(scores)), "parent-sum")
    assert finding.row == "t1.1"
    assert finding.values["sum"] == 1.78
    assert "1.78" in finding.message


def test_a_total_that_states_a_bound() -> None:
    scores = table(
        row("", "Tổng cộng", "4", "3", ">3.50", kind="total"),
        row("1", "Một", "2", "1.5", "2"),
        row("2", "Hai", "2", "1.5", "1.9"),
        row("2.1", "Hai một", "1", "1", "1", parent="2"),
        row("2.2", "Hai hai", "1", "0.5", "0.9", parent="2"),
    )
    (finding,) = rules(run_checks(document(scores)), "parent-sum")
    assert (finding.row, finding.severity, finding.values["sum"]) == ("t1.Tổng cộng", "info", 3.9)


def test_percentages_do_not_add_up_and_are_not_reported() -> None:
    scores = table(
        row("I", "Một", "100", "83.5", "85"),
        row("1", "a", "100", "83.6", "85.1", parent="I"),
        row("2", "b", "100", "82.7", "84.2", parent="I"),
    )
    assert not rules(run_checks(document(scores)), "parent-sum")


def test_targets_and_maxima() -> None:
    scores = table(row("1", "Một", "2", "1.9", "1.5"), row("2", "Hai", "2", "1.9", "2.5"))
    found = run_checks(document(scores))
    assert [f.row for f in rules(found, "target-below-result")] == ["t1.1"]
    assert [f.row for f in rules(found, "above-maximum")] == ["t1.2"]


def test_ranks_that_get_worse() -> None:
    columns = (("TT", "key"), ("Tên", "name"), ("2021", "rank_target:2021"), ("2022", "rank_target:2022"))
    ranks = table(
        replace(row("1", "a", "40"), cells=[Cell("1", "own"), Cell("a", "own"), Cell("40", "own"), Cell("45", "own")]),
        columns=columns,
    )
    assert len(rules(run_checks(document(ranks)), "rank-target-worse")) == 1


def test_gaps_and_repetitions_in_the_numbering() -> None:
    scores = table(
        *(row(key, key, "1", "1", "1") for key in ("1", "2", "2.1", "2.2", "2.4", "3", "3", "5")),
    )
    found = run_checks(document(scores))
    assert [f.values["missing"] for f in rules(found, "numbering-gap")] == [["2.3"]]
    assert [f.values["missing"] for f in rules(found, "missing-part")] == [["4"]]
    assert [f.values["key"] for f in rules(found, "numbering-repeat")] == ["3"]


def test_numbering_that_restarts_or_runs_on_is_whole() -> None:
    scores = table(*(row(key, key, "1", "1", "1") for key in ("I", "1", "2", "II", "3", "I", "1", "2")))
    assert not rules(run_checks(document(scores)), "numbering-gap", "missing-part", "numbering-repeat")


def test_merged_keys_are_no_repetition() -> None:
    first, second = row("1", "a", "1", "1", "1"), row("1", "b", "1", "1", "1")
    second.cells[0] = Cell("1", "merged")
    assert not rules(run_checks(document(table(first, second))), "numbering-repeat")


def test_equal_names() -> None:
    scores = table(row("1", "Phát triển nền tảng", "1", "1", "1"), row("1.1", "Phát triển Nền tảng.", "1", "1", "1"))
    (finding,) = rules(run_checks(document(scores)), "equal-names")
    assert finding.values["keys"] == ["1", "1.1"]


def test_cells_without_a_text_of_their_own() -> None:
    scores = table(
        row("1", "a", "1", "1", "1"),
        row("2", "b", "1", "1", "1", lead=("Sở Nội vụ", "continued")),
        row("3", "c", "1", "1", "1", lead=("Sở Nội vụ", "continued")),
        row("4", "d", "1", "1", "1", lead=("", "blank")),
        row("5", "e", "1", "1", "1", lead=("", "blank")),
        row("5.1", "f", "1", "1", "1", parent="5", lead=("Sở Y tế", "parent")),
    )
    found = run_checks(document(scores))
    (run,) = rules(found, "continued-cell")
    assert run.values["rows"] == ["t1.2", "t1.3"]
    assert [f.row for f in rules(found, "blank-agency")] == ["t1.4"]
    assert [f.row for f in rules(found, "parent-cell")] == ["t1.5.1"]


def test_footnotes() -> None:
    plan = document(sections=("Văn bản",))
    plan.sections[0].notes = ["1", "5"]
    plan.footnotes = [Footnote(f"fn{n}", n, "Ghi chú", [], 1, 1, "s1" if n == "1" else None) for n in ("1", "4")]
    found = run_checks(plan)
    assert [f.values["footnotes"] for f in rules(found, "missing-part")] == [["2", "3"], ["5"]]
    assert [f.values["mark"] for f in rules(found, "footnote-without-mark")] == ["4"]


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        (("Kế hoạch số 9/KH-UBND ngày 03/9/2023", "Kế hoạch số 9/KH-UBND ngày 05/9/2023"), "date-conflict"),
        (
            ("Kế hoạch 9/KH-UBND ngày 03/9/2023", "Ngày 5/9/2023, UBND ban hành Kế hoạch số 9/KH-UBND về"),
            "date-conflict",
        ),
        (("Kế hoạch số 9/KH-UBND ngày 03/9/2020", "Kế hoạch số 9/KH-UBND ngày 03/9/2021"), "same-number"),
        (
            (
                "Ban hành Bộ chỉ số CCHC của các sở, ngành giai đoạn 2023 - 2025",
                "Quyết định về việc ban hành Chỉ số cải cách hành chính của các sở, cơ quan, ngành giai đoạn 2023-2030",
            ),
            "period-conflict",
        ),
    ],
)
def test_contradicting_references(texts: tuple[str, ...], rule: str) -> None:
    found = run_checks(document(sections=texts))
    assert [finding.rule for finding in found] == [rule]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Kế hoạch số 9/KH-UBND ngày 03/9/2023",
            "Kế hoạch số 9/KH-UBND ngày 3/9/2023",
            "Nghị quyết 9/NQ-HĐND ngày 4/9/2023",
        ),
        ("Chương trình tổng thể cải cách giai đoạn 2021-2030", "Kế hoạch phòng cháy của huyện giai đoạn 2021-2025"),
    ],
)
def test_references_that_agree(texts: tuple[str, ...]) -> None:
    assert run_checks(document(sections=texts)) == []


def test_suspicious_text() -> None:
    texts = (
        "Chỉ số hài lòng của người dân",
        "Chỉ số Hải lòng của người dân",
        "Trao đổi với dân; đối với dân",
        "chữ k\ufffd lạ",
    )
    found = run_checks(document(sections=texts))
    assert [(f.rule, f.values["text"]) for f in found] == [
        ("suspicious-text", "k\ufffd"),
        ("suspicious-text", "hải lòng"),
    ]
    assert found[1].values["line"] == 2


def test_agency_slips_and_cut_cells() -> None:
    scores = table(
        row("1", "a", "1", "1", "1", lead=("Số Nội vụ", "own")),
        row("2", "b", "1", "1", "1", lead=("UBND cấp xã (nơi được chuyển đến) có trách nhiệm xử", "own")),
    )
    assert [f.row for f in rules(run_checks(document(scores)), "suspicious-text")] == ["t1.1", "t1.2"]


def test_one_matter_with_two_leads_in_one_plan() -> None:
    name = "Kiểm tra việc thực hiện nhiệm vụ đã phân cấp cho cấp xã"
    first = table(row("1", name, "1", "1", "1"))
    second = table(row("4", f"Thực hiện {name.lower()}", "1", "1", "1", lead=("Sở Tài chính", "own")), name="t2")
    (finding,) = rules(run_checks(document(first, second)), "different-lead")
    assert finding.values["leads"] == [["Sở Nội vụ"], ["Sở Tài chính"]]


def test_one_matter_with_two_leads_in_two_plans() -> None:
    one = document(table(row("1", "Thủ tục cấp GCN quyền sử dụng đất", "1", "1", "1")), label="1/KH-UBND")
    scoped = row("2", "Hạ tầng", "1", "1", "1", lead=("Sở Y tế (cấp giấy chứng nhận quyền sử dụng đất)", "own"))
    other = document(table(scoped), label="2/KH-UBND")
    found = across.run([one, other])
    assert [label for label, _ in found] == ["1/KH-UBND", "2/KH-UBND"]
    draft = document(*other.tables, label="du-thao")
    draft.meta.draft_of = "1/KH-UBND"
    assert across.run([one, draft]) == []


def test_a_row_that_many_plans_contradict_has_one_finding() -> None:
    leads = ["Sở Y tế", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Nội vụ"]
    plans = [
        document(table(row("1", "Thu gom rác thải sinh hoạt", "1", "1", "1", lead=(lead, "own"))), label=lead)
        for lead in leads
    ]
    found = across.run(plans)
    assert [label for label, _ in found] == leads
    (finding,) = (finding for label, finding in found if label == "Sở Tư pháp")
    assert [other["document"] for other in finding.values["others"]] == [name for name in leads if name != "Sở Tư pháp"]
    assert "và 1 chỗ khác" in finding.message
    for plan in plans:
        plan.meta.draft_of = "8/KH-UBND"
    assert across.run(plans) == []


def test_the_same_lead_is_no_contradiction() -> None:
    one = document(table(row("1", "Thu gom rác thải", "1", "1", "1")), label="1/KH-UBND")
    other = document(table(row("2", "Thu gom rác thải", "1", "1", "1")), label="2/KH-UBND")
    assert across.run([one, other]) == []


SYLLABLES = st.sampled_from(["thu", "gom", "rác", "thải,", "nước", "sạch"])
NAMES = st.lists(SYLLABLES, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.lists(NAMES, min_size=1, max_size=6), min_size=2, max_size=3))
def test_the_search_for_pairs_misses_none(names: list[list[str]]) -> None:
    plans = [
        [
            matter
            for n, name in enumerate(group)
            for matter in matters(document(table(row(str(n), name, "1", "1", "1", lead=(AGENCIES[at + n], "own")))))
        ]
        for at, group in enumerate(names)
    ]
    flat = [(at, matter) for at, group in enumerate(plans) for matter in group]
    wanted = [
        (one, other)
        for (at, one), (beside, other) in combinations(flat, 2)
        if at != beside and not one.leads & other.leads and same_matter(one, other)
    ]
    assert all(matter.leads for _, matter in flat)
    assert [(one, other) for _, one, _, other in pairs(plans)] == wanted


NUMBERS = st.sampled_from(["1.5", ">3", "2.1", "II"])


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.lists(st.one_of(st.text(max_size=20), NUMBERS), min_size=6), max_size=4))
def test_any_table_is_checked_without_failing(rows: list[list[str]]) -> None:
    built = [
        row(texts[0], texts[1], *texts[2:5], lead=(texts[5], "own"), parent=rows[0][0] if n else None)
        for n, texts in enumerate(rows)
    ]
    plan = document(table(*built), sections=tuple(text for texts in rows for text in texts))
    for finding in run_checks(plan) + [found for _, found in across.run([plan, document(table(*built), label="2")])]:
        assert finding.message


def test_targets_are_compared_with_results_under_the_same_header() -> None:
    heads = (
        "BHXH (người) / Thực hiện",
        "BHXH (người) / Chỉ tiêu",
        "BHYT (người) / Thực hiện",
        "BHYT (người) / Chỉ tiêu",
    )
    roles = ("result:2029", "target:2030", "result:2029", "target:2030")
    columns = (("TT", "key"), ("Xã", "name"), *zip(heads, roles, strict=True), ("Chủ trì", "lead_agency"))
    found = table(
        row("1", "a", "980", "1.250", "58.940", "61.320"), row("2", "b", "1.300", "1.250", "9", "8"), columns=columns
    )
    assert [f.row for f in rules(run_checks(document(found)), "target-below-result")] == ["t1.2", "t1.2"]


def test_an_index_is_no_sum() -> None:
    parts = [row(str(n), f"Chỉ số {n}", "10", "7.0", "7.2") for n in range(1, 4)]
    index = row("", "PCI tổng hợp", "20.9", "20.8", "21.5", kind="total")
    assert not rules(run_checks(document(table(*parts, index))), "parent-sum")
