"""A small document and an engine that answers a few questions of it, so that tests of the faces need no index."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, AnswerTable, Citation, Locator, Origin, Scope
from index.types import Passage, Record, RecordCell, RecordNote
from ingest.model import Cell, Column, DocumentMeta, Footnote, Fragment, PlanDocument, Row, Section, Table

HOSTILE = "<script>alert('x')</script>"
META = DocumentMeta(
    file="ke-hoach.txt",
    label="164/KH-UBND",
    slug="164-kh-ubnd",
    title="Kế hoạch nâng cao Chỉ số cải cách hành chính năm 2024",
    number="164/KH-UBND",
    kind="Kế hoạch",
    issuer="Ủy ban nhân dân thành phố",
    signer="Nguyễn Văn A",
    issue_date="2024-05-30",
    evidence={"signer": Fragment("Người ký: Nguyễn Văn A", 9, 9)},
)
DRAFT = DocumentMeta(
    file="du-thao.txt",
    label="164/KH-UBND (dự thảo)",
    slug="164-kh-ubnd-du-thao",
    title=f"Dự thảo kế hoạch {HOSTILE}",
    status="draft",
    draft_of="164/KH-UBND",
)
LEAD = "Sở Thông tin và Truyền thông"
HEADERS = ["TT", "Tiêu chí", "Mục tiêu năm 2024", "Đơn vị chủ trì"]
ROLES = ["key", "name", "target:2024", "lead_agency"]
ROWS = [
    ("7.1", "Phát triển hạ tầng số", "2", LEAD, "own"),
    ("7.1.1", "Hạ tầng mạng", "1", LEAD, "merged"),
    ("7.1.2", "Ứng dụng nền tảng số", "1", LEAD, "merged"),
    ("7.2", "An toàn thông tin", "", f"Công an {HOSTILE}", "own"),
]


def _rows() -> list[Row]:
    rows = []
    for n, (key, name, target, lead, source) in enumerate(ROWS, 1):
        cells = [
            Cell(key, "own"),
            Cell(name, "own"),
            Cell(target, "own" if target else "blank"),
            Cell(lead, "own") if source == "own" else Cell(lead, "merged", origin="t1.r1"),
        ]
        rows.append(
            Row(
                f"t1.r{n}",
                "row",
                key,
                name,
                ["XÂY DỰNG CHÍNH QUYỀN SỐ"],
                cells,
                30 + n,
                30 + n,
                anchor=f"phu-luc-2-{key}",
            )
        )
    return rows


DOCUMENT = PlanDocument(
    meta=META,
    sections=[
        Section("s1", "I", True, "MỤC ĐÍCH, YÊU CẦU", [], [], 10, 10, anchor="muc-I"),
        Section(
            "s2",
            "1",
            False,
            f"Tiết kiệm & hiệu quả {HOSTILE}.",
            ["I. MỤC ĐÍCH"],
            [],
            11,
            12,
            notes=["1"],
            anchor="muc-I-1",
        ),
    ],
    tables=[
        Table("t1", "Phụ lục 2", "CHỈ SỐ", [Column(*c) for c in zip(HEADERS, ROLES, strict=True)], _rows(), 30, 40)
    ],
    footnotes=[Footnote("fn1", "1", "Quyết định số 1", [], 13, 13, owner="s2", anchor="chu-thich-1")],
)


class FakeLibrary:
    """Two documents, the second of them empty."""

    build_id = "build-1"

    def documents(self) -> list[DocumentMeta]:
        return [META, DRAFT]

    def document(self, label: str) -> PlanDocument:
        return {META.label: DOCUMENT, DRAFT.label: PlanDocument(meta=DRAFT)}[label]

    def record(self, record_id: str) -> Record:
        row = {row.id: row for row in DOCUMENT.tables[0].rows}[record_id.removeprefix(f"{META.slug}:")]
        cells = [
            RecordCell(i, header, role.split(":")[0], None, cell.text, cell.source, "7.1" if cell.origin else None, [])
            for i, (header, role, cell) in enumerate(zip(HEADERS, ROLES, row.cells, strict=True))
        ]
        return Record(
            id=record_id,
            document=META.label,
            slug=META.slug,
            table=f"{META.slug}:t1",
            appendix="Phụ lục 2",
            caption="CHỈ SỐ",
            kind=row.kind,
            key=row.key,
            name=row.name,
            group=["7 XÂY DỰNG CHÍNH QUYỀN SỐ", "7.1 Phát triển hạ tầng số"],
            parent=None,
            position=0,
            cells=cells,
            line=row.line,
            line_end=row.line_end,
            anchor=row.anchor,
            notes=[RecordNote("same_name", "info", "Tên trùng với tiêu chí 7.1.")] if row.key == "7.1.1" else [],
        )

    def passage(self, passage_id: str) -> Passage:
        section = {s.id: s for s in DOCUMENT.sections}[passage_id.removeprefix(f"{META.slug}:")]
        return Passage(
            id=passage_id,
            kind="section",
            document=META.label,
            slug=META.slug,
            marker=section.marker,
            heading=False,
            text="Mục đích thứ nhất. Tăng cường công khai, minh bạch. Giảm chi phí.",
            path=section.path,
            parent=None,
            position=1,
            fragments=[],
            line=11,
            line_end=12,
            anchor=section.anchor,
        )


def row_citation(n: int = 1, key: str = "7.1.2") -> Citation:
    """Citation of one row of the small document."""
    row = next(row for row in DOCUMENT.tables[0].rows if row.key == key)
    return Citation(
        n=n,
        document=META.label,
        title=META.title,
        status="issued",
        locator=Locator(appendix="Phụ lục 2", row=key, line=row.line, line_end=row.line_end),
        label=f"Phụ lục 2, dòng {key}",
        quote=f"{key} … {row.name} … {row.cells[3].text}",
        origins=[Origin(cell="lead_agency", source="merged", row="7.1", line=31)],
        url=f"/documents/{META.slug}#{row.anchor}",
        node=f"{META.slug}:{row.id}",
        used=["Đơn vị chủ trì"],
    )


def text_citation(n: int = 1) -> Citation:
    """Citation of one paragraph of the small document."""
    return Citation(
        n=n,
        document=META.label,
        title=META.title,
        status="issued",
        locator=Locator(section="I. MỤC ĐÍCH", line=11, line_end=12),
        label="Mục I.1",
        quote="Tăng cường công khai, minh bạch.",
        url=f"/documents/{META.slug}#muc-I-1",
        node=f"{META.slug}:s2",
    )


class FakeEngine:
    """Answers by the words of the question, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str], Scope | None]] = []

    def ask(self, question: str, history: Sequence[str] = (), scope: Scope | None = None) -> Answer:
        self.asked.append((question, list(history), scope))
        answer = self._answer(question)
        return answer.model_copy(update={"id": f"a{len(self.asked)}", "question": question, "build": "build-1"})

    def _answer(self, question: str) -> Answer:
        if not question.strip() or len(question) > 4000:
            text = "Câu hỏi trống." if not question.strip() else "Câu hỏi dài quá 4 000 ký tự."
            return Answer(id="", question="", answer=text, abstained=True, reason="bad_input")
        if "7.1.2" in question:
            return Answer(
                id="",
                question="",
                answer=f"**{LEAD}** chủ trì tiêu chí 7.1.2 “Ứng dụng nền tảng số”. [1]",
                citations=[row_citation()],
                notes=["Cơ quan chủ trì lấy theo ô gộp của 7.1."],
                confidence=0.97,
                suggestions=["Mục tiêu năm 2024 của tiêu chí 7.1.2?"],
            )
        if "liệt kê" in question.lower():
            return Answer(
                id="",
                question="",
                answer=f"{LEAD} chủ trì 2 tiêu chí. [1] [2]",
                citations=[row_citation(1, "7.1.1"), row_citation(2)],
                table=AnswerTable(
                    columns=["TT", "Tiêu chí"],
                    rows=[["7.1.1", "Hạ tầng mạng"], ["7.1.2", "Ứng dụng nền tảng số"]],
                    citations=[[1], [2]],
                ),
                confidence=0.9,
            )
        if "dòng nào" in question:
            return Answer(
                id="",
                question="",
                answer="Có nhiều dòng; xin nói rõ hơn:\n- mục 7.1\n- mục 7.2",
                abstained=True,
                reason="ambiguous",
                choices=["mục 7.1", "mục 7.2"],
            )
        if "công khai" in question:
            return Answer(
                id="",
                question="",
                answer="Tăng cường công khai, minh bạch. [1]",
                citations=[text_citation()],
                confidence=0.5,
            )
        return Answer(
            id="",
            question="",
            answer=f"Không tìm thấy “{question}” trong các văn bản.",
            abstained=True,
            reason="not_found",
            suggestions=["Sở nào chủ trì tiêu chí 7.1.2?"],
        )
