"""A small plan made in the test, and tiny embedding models."""

from __future__ import annotations

from pathlib import Path

from ingest.model import (
    Cell,
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

COLUMNS = [
    Column("TT", "key"),
    Column("Nhiệm vụ", "name"),
    Column("Tiến độ", "deadline"),
    Column("Cơ quan chủ trì", "lead_agency"),
    Column("Kết quả năm 2023", "result:2023"),
]


def row(number: int, key: str, texts: list[str], kind: RowKind = "row", parent: str | None = None) -> Row:
    """A row of the columns above, on line 10 + number; an empty text is a blank cell."""
    return Row(
        id=f"t1.r{number}",
        kind=kind,
        key=key,
        name=texts[1],
        group=["I. Chỉ đạo"] if kind == "row" else [],
        cells=[Cell(text, "own" if text else "blank", [Fragment(text, 10 + number, 10 + number)]) for text in texts],
        line=10 + number,
        line_end=10 + number,
        parent=parent,
        anchor=f"bang-1-{key}",
    )


def plan(label: str = "12/KH-UBND", slug: str = "12-kh-ubnd") -> PlanDocument:
    """Five rows (a heading among them), two sections and a footnote."""
    rows = [
        row(1, "I", ["I", "Chỉ đạo", "", "", ""], kind="group"),
        row(2, "1", ["1.", "Thu gom rác thải sinh hoạt", "Tháng 9/2025", "Sở Xây dựng", "1,5"]),
        row(3, "1.1", ["1.1", "Kiểm tra bãi rác", "Quý III năm 2025", "Sở Xây dựng", "0.5"], parent="t1.r2"),
        row(4, "2", ["2.", "Cung cấp nước sạch", "Thường xuyên", "Sở Y tế", ">92.00"]),
        row(5, "3", ["3.", "Bầu cử trưởng thôn", "", "Sở Nội vụ", ""]),
    ]
    rows[2].cells[3] = Cell("Sở Xây dựng", "merged", rows[1].cells[3].fragments, origin="t1.r2")
    return PlanDocument(
        meta=DocumentMeta(file=f"{slug}.txt", label=label, slug=slug, title="Kế hoạch năm 2025", period="2025"),
        tables=[Table("t1", "Phụ lục 1", "Nhiệm vụ năm 2025", COLUMNS, rows, 10, 16)],
        sections=[
            Section("s1", "I", True, "MỤC ĐÍCH", [], [Fragment("MỤC ĐÍCH", 1, 1)], 1, 1, anchor="muc-1"),
            Section(
                "s2",
                "-",
                False,
                "Nâng cao mức độ hài lòng của người dân theo Nghị quyết số 20/NQ-HĐND.",
                ["I. MỤC ĐÍCH"],
                [Fragment("Nâng cao mức độ hài lòng", 2, 3)],
                2,
                3,
                parent="s1",
                anchor="muc-1-1",
            ),
        ],
        footnotes=[Footnote("fn1", "1", "Báo cáo số 5/BC-UBND.", [Fragment("Báo cáo", 5, 5)], 5, 5, owner="s2")],
        findings=[Finding("target_below_result", "warning", "Chỉ tiêu thấp hơn kết quả.", "t1", "t1.r4", {"a": 1})],
    )


def tiny_model(folder: Path, dimensions: int = 16) -> Path:
    """A SentenceTransformer of one StaticEmbedding with random vectors for a few words, written to `folder`."""
    import numpy as np
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    from index.vocabulary import make_tokenizer

    tokenizer = make_tokenizer(["thu gom rác thải", "nước sạch", "bầu cử trưởng thôn"])
    weights = np.random.default_rng(7).normal(size=(tokenizer.get_vocab_size(), dimensions)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder), create_model_card=False)
    return folder
