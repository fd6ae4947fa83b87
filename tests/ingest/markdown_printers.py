"""Prints random tables in the two forms in which Markdown plans hold theirs, with what went in."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

AGENCIES = [
    "Sở Nội vụ", "Sở Tư pháp", "Sở Khoa học và Công nghệ", "Văn phòng UBND Thành phố", "Thanh tra Thành phố",
    "Công an Thành phố", "UBND cấp xã", "Trung tâm Phục vụ hành chính công", "Sở Tài nguyên và Môi trường",
]  # fmt: skip
DEADLINES = ["Thường xuyên", "Tháng 7/2026", "Quý II/2026", "Trước ngày 30/6/2026", "Trong năm 2026", "Năm 2026"]
VERBS = ["Xây dựng", "Rà soát", "Tham mưu", "Tiếp tục", "Đẩy mạnh", "Nâng cao", "Hoàn thiện", "Công khai"]
WORDS = [
    "kế hoạch", "thủ tục", "UBND", "văn bản", "Thành phố", "cải cách", "hành chính,", "TTHC", "(SIPAS)", "người dân",
    "chất lượng", "dịch vụ công", "100%", "năm 2026", "số 61/KH-UBND", "Quốc gia", "cơ sở;", "công vụ",
]  # fmt: skip
TASK_HEADER = ["TT", "Nhiệm vụ", "Tiến độ hoàn thành", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả/Sản phẩm"]
YEARS = ["2021", "2022", "2023", "2024", "2025"]
SCORE_HEADER = [
    "TT", "Tiêu chí", "Điểm tối đa", "Kết quả năm 2025", "Mục tiêu năm 2026", "Cơ quan chủ trì", "Ghi chú",
]  # fmt: skip
TOTALS = ["Tổng cộng", "TỔNG CỘNG", "Tổng điểm:", "Cộng", "CHỈ SỐ CHUNG:", "Tổng số"]
RANK_HEADER = ["TT", "Chỉ số Nội dung", "Nội dung thành phần", "Chủ trì", "Chỉ tiêu về thứ hạng qua các năm"]


@st.composite
def sentence(draw: st.DrawFn, least: int = 2, most: int = 9) -> str:
    """A task's name: a verb and some words; small and capital ones may stand anywhere."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=least, max_size=most))
    return " ".join([draw(st.sampled_from(VERBS)), *words]).rstrip(";,")


@st.composite
def items(draw: st.DrawFn) -> str:
    """One text, or bullets on lines of their own."""
    count = draw(st.integers(1, 3))
    texts = [draw(sentence()) for _ in range(count)]
    return texts[0] if count == 1 else "\n".join(f"- {text}." for text in texts)


@st.composite
def agencies(draw: st.DrawFn) -> str:
    """One agency, or several as bullets."""
    names = draw(st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=3, unique=True))
    return names[0] if len(names) == 1 else "\n".join(f"- {name}" for name in names)


@dataclass
class Printed:
    """A printed table and the rows that a reader must give back."""

    text: str
    rows: list[list[str]]
    missing: list[list[bool]] = field(default_factory=list)


def wrap(draw: st.DrawFn, text: str) -> str:
    """The text of a cell in one of the wrappers that such files use."""
    text = text.replace("&", "&amp;")
    lines = text.split("\n")
    if len(lines) == 1:
        return draw(st.sampled_from(["{}", "{}", "<p>{}</p>", "<b>{}</b>", "<i>{}</i>"])).format(text)
    style = draw(st.sampled_from(["br", "list", "paragraphs"]))
    if style == "br":
        return "<br>".join(lines)
    if style == "list":
        entries = " ".join(f"<li>{line}</li>" for line in lines)
        return f'<ul style="list-style-type: none"> {entries} </ul>'
    return " ".join(f"<p>{line}</p>" for line in lines)


@st.composite
def pipe_table(draw: st.DrawFn) -> Printed:
    """A table page by page: the header again on each page, rows cut at page ends, keys only on headings or on all."""
    numbered = draw(st.booleans())
    rows: list[list[str]] = []
    for number in range(1, draw(st.integers(3, 8)) + 1):
        if draw(st.integers(0, 3)) == 0:
            key = draw(st.sampled_from(["A", "I", "II", "B"]))
            rows.append([key, draw(sentence()).upper(), "", "", "", ""])
        rows.append([
            str(number) if numbered else "", draw(sentence(4)), draw(st.sampled_from(DEADLINES)),
            draw(agencies()), draw(agencies()), draw(items()),
        ])  # fmt: skip
    lines = _page_head(draw)
    for position, row in enumerate(rows):
        heading = not any(row[2:])
        fate = draw(st.integers(0, 5)) if position else 5
        if fate == 0 and not heading and position > 1:
            head, rest = _cut(draw, row)
            lines += [_pipe_line(draw, head), "", *_page_head(draw), _pipe_line(draw, rest)]
        elif fate == 1:
            lines += ["", *_page_head(draw), _pipe_line(draw, row)]
        else:
            lines.append(_pipe_line(draw, row))
    return Printed("\n".join(["## **PHỤ LỤC**", "", *lines, ""]), rows)


@st.composite
def score_table(draw: st.DrawFn) -> Printed:
    """Criteria with numbers, some agencies left empty; totals without a key above, below, or after each heading."""
    rows: list[list[str]] = []
    place = draw(st.sampled_from(["first", "last", "each"]))
    for number in range(1, draw(st.integers(2, 4)) + 1):
        lead = draw(st.sampled_from(["", *AGENCIES]))
        rows.append([str(number), draw(sentence(1, 3)), *_scores(draw), lead, ""])
        for inner in range(1, draw(st.integers(1, 4)) + 1):
            lead = draw(st.sampled_from(["", *AGENCIES]))
            rows.append([f"{number}.{inner}", draw(sentence(1, 5)), *_scores(draw), lead, ""])
        if place == "each":
            rows.append(_total(draw))
    if place != "each":
        rows.insert(0 if place == "first" else len(rows), _total(draw))
    lines = _page_head(draw, SCORE_HEADER)
    for position, row in enumerate(rows):
        if position and draw(st.integers(0, 5)) == 0:
            lines += ["", *_page_head(draw, SCORE_HEADER)]
        in_key = not row[0] and draw(st.booleans())
        lines.append(_pipe_line(draw, [row[1], "", *row[2:]] if in_key else row))
    return Printed("\n".join([*lines, ""]), rows)


def _scores(draw: st.DrawFn) -> list[str]:
    return [draw(st.sampled_from(["1.00", "0.5", "2", "2,3956", "25.00", ">92.00", "86.5%"])) for _ in range(3)]


def _total(draw: st.DrawFn) -> list[str]:
    return ["", draw(st.sampled_from(TOTALS)), *_scores(draw), "", ""]


def _page_head(draw: st.DrawFn, header: list[str] | None = None) -> list[str]:
    bold = draw(st.booleans())
    cells = [f"<b>{text}</b>" if bold else text for text in header or TASK_HEADER]
    return [f"| {' | '.join(cells)} |", "|" + "---|" * len(cells)]


def _pipe_line(draw: st.DrawFn, row: list[str]) -> str:
    return "| " + " | ".join(wrap(draw, text) if text else "" for text in row) + " |"


def _cut(draw: st.DrawFn, row: list[str]) -> tuple[list[str], list[str]]:
    """A row cut in two: one or more of name, lead and output go on below, deadline and coordinator do not."""
    head, rest = list(row), [""] * len(row)
    for column in draw(st.lists(st.sampled_from([1, 3, 5]), min_size=1, max_size=3, unique=True)):
        lines = row[column].split("\n")
        words = lines[-1].split(" ")
        if len(words) < 3 or (words[0] == "-" and len(words) < 4):
            continue
        at = draw(st.integers(2, len(words) - 1))
        if words[at] == "-":
            continue
        head[column] = "\n".join([*lines[:-1], " ".join(words[:at])])
        rest[column] = " ".join(words[at:])
    if not any(rest):
        words = row[1].split(" ")
        head[1], rest[1] = " ".join(words[:3]), " ".join(words[3:])
    return head, rest


@st.composite
def tab_table(draw: st.DrawFn) -> Printed:
    """A tab-separated table with merged cells printed empty, rows shifted left, footnotes between its pages."""
    header = ["\t".join([*RANK_HEADER, "", "", "", "", "Nhiệm vụ/Giải pháp"]), "\t".join(["", "", "", "", *YEARS, ""])]
    printed = Printed("", [])
    lines: list[str] = list(header)
    shifts = 0
    for number in range(1, draw(st.integers(2, 4)) + 1):
        for position in range(draw(st.integers(2, 4))):
            row = [
                str(number) if not position else "",
                draw(sentence(2, 4)) if not position else "",
                draw(sentence(1, 3)),
                draw(st.sampled_from(AGENCIES)) if not position or draw(st.booleans()) else "",
                *[str(draw(st.integers(1, 63))) for _ in YEARS],
                draw(items()) if not position or draw(st.integers(0, 3)) else "",
            ]
            printed.rows.append(row)
            printed.missing.append([not text for text in row])
            cells = [_tab_cell(draw, text) for text in row]
            if position and shifts < number and row[-1] and draw(st.integers(0, 2)) == 0:
                shifts += 1
                cells = _shift(draw, cells)
            lines.append("\t".join(cells))
            if draw(st.integers(0, 5)) == 0:
                lines += ["", f"<sup>{number}</sup> Thuộc Chương trình số 0{number}-CTr/TU của Thành ủy", ""]
    if draw(st.booleans()):
        total = ["", "", "Chỉ số tổng hợp", "", *[str(draw(st.integers(1, 63))) for _ in YEARS], ""]
        printed.rows.append(total)
        printed.missing.append([False] * len(total))
        lines.append("\t".join(total))
    printed.text = "\n".join(["**BIỂU GIAO NHIỆM VỤ**", "", *lines, ""])
    return printed


def _tab_cell(draw: st.DrawFn, text: str) -> str:
    if "\n" in text and draw(st.booleans()):
        return text.replace("\n", " ")
    if len(text) > 30 and draw(st.integers(0, 4)) == 0 and "\n" not in text:
        return f"{text} <sup>{draw(st.integers(1, 20))}</sup>"
    return wrap(draw, text) if "\n" in text else text


def _shift(draw: st.DrawFn, cells: list[str]) -> list[str]:
    """The row as the scan prints it when it loses the merged cells on the left."""
    name, lead, *ranks, task = cells[2:]
    if not lead and draw(st.booleans()):
        return [name, "", ranks[0], "", *ranks[1:], task, ""]
    return [name, "", lead, *ranks, task, ""]
