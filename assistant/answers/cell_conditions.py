"""Rows of which a cell says what a list question states: "có sản phẩm là Báo cáo", “…”, "trên 20 tỷ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.cells import asked_cells
from assistant.answers.headings import as_headed
from assistant.answers.selection import Filtered
from assistant.draft import Context
from assistant.figures import cell_value
from assistant.scoping import usable_role
from assistant.wording import cell_name, one_line
from index.types import Record, RecordCell
from ingest.textnorm import fold, squash
from ingest.values import AgencyRef

_LONG_NAME = 3
_COLUMN_SAID = 0.65
_SAYS = re.compile(r"\b(?:la|ghi|ghi la|gom)\s+(?P<value>\S.*)")
_ITEMS = re.compile(r"[;\n]")
_SAID_ON = re.compile(r"[,;?]| (?:và|mà) | (?:có )?(?:hạn|tiến độ|trong|do) ", re.IGNORECASE)
_TELLING = 2


def stated_output(context: Context, result: Filtered) -> str:
    """Keeps the rows whose output is what the question states ("sản phẩm là Báo cáo"), and tells its folded words.

    Nothing is kept, and nothing told, where the question states no output or no row has it.
    """
    value = asked_output(context)
    whole, begun = _plain(value), _SAID_ON.split(value)[0].strip(" .,:;")
    start = _plain(begun)
    told = {record.id: _outputs(context, record) for record in result.rows} if value else {}
    said = max((o for own in told.values() for o in own if _begins(whole, o)), key=len, default="")
    if said:
        result.rows = [record for record in result.rows if said in told[record.id]]
        begun = _written(context, result.rows[0], said)
    elif len(begun.split()) >= _TELLING and any(_begins(o, start) for own in told.values() for o in own):
        result.rows = [r for r in result.rows if any(_begins(o, start) for o in told[r.id])]
        said = start
    if said:
        result.said.append(f"có sản phẩm “{begun}”")
    return said


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with whole words."""
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def says_agency(context: Context, stated: str, agency: AgencyRef) -> bool:
    """Whether the folded words for an output name the agency, so that it is not the one that leads."""
    return any(_plain(context.knowledge.abbreviations.expand(name)) in stated for name in (agency.text, agency.name))


def _outputs(context: Context, record: Record) -> list[str]:
    """What a row's output says, whole and by its items, folded and without shorthand."""
    expand = context.knowledge.abbreviations.expand
    return [plain for text in _texts_of_output(record) if (plain := _plain(expand(text)))]


def _texts_of_output(record: Record) -> list[str]:
    return [text for cell in record.cells_of("output") for text in [cell.text, *_ITEMS.split(cell.text)]]


def asked_output(context: Context) -> str:
    """What the question says after the words for an output and "là"; empty where it asks for an output."""
    question, lexicon = context.question, context.knowledge.lexicon
    of_tasks = any(usable_role(role, facts) == "output" for role in question.roles() for facts in context.tables())
    if not of_tasks:
        return ""
    text = squash(context.knowledge.abbreviations.expand(question.text))
    folded = fold(text)
    names = {fold(name) for role in ("output", "result") for name in lexicon.groups["roles"][role]}
    columns = (
        (header, role) for f in context.tables() for header, role in zip(f.info.headers, f.info.roles, strict=True)
    )
    names |= {fold(header.rpartition(" / ")[2]) for header, role in columns if role == "output"}
    heads = (m for m in _SAYS.finditer(folded) if any(folded[: m.start()].endswith(f"{n} ") for n in names))
    return next((text[match.start("value") :].strip(" ?") for match in heads), "")


def _written(context: Context, record: Record, said: str) -> str:
    """The words of the row's output as they are written there."""
    expand = context.knowledge.abbreviations.expand
    text = next(text for text in _texts_of_output(record) if _plain(expand(text)) == said)
    return one_line(text).strip(" .:;-")


def by_value(context: Context, result: Filtered) -> bool:
    """Keeps the rows of which a column without a role, or one that is asked for, has just what the question says.

    A number alone chooses no rows: which column it stands in is chance.
    """
    wanted = {_plain(text) for text in context.question.quoted or [context.question.subject]} - {""}
    wanted = {text for text in wanted if re.search(r"[^\W\d_]", text)}
    whole = _plain(context.question.text)
    terms = context.knowledge.terms
    text = terms.text(as_headed(context.question.text, _values(result.rows)))
    valued = set() if context.question.deadline else {"deadline", "output"} & set(context.question.roles())

    def says(cell: RecordCell) -> bool:
        asked = cell.header in context.question.headers and len(cell.text.split()) >= _LONG_NAME
        return asked and terms.coverage(terms.query(cell.text), [(text, 1.0)]) >= _COLUMN_SAID

    def quotes(cell: RecordCell) -> bool:
        return cell.role in valued and len(cell.text.split()) >= _LONG_NAME and _plain(cell.text) in whole

    def named(record: Record) -> RecordCell | None:
        own = (cell for cell in record.cells if cell.role is None or cell.role in valued)
        return next((c for c in own if _plain(c.text) in wanted or says(c) or quotes(c)), None)

    kept = [(record, cell) for record in result.rows if (cell := named(record))]
    if kept:
        result.rows = [record for record, _ in kept]
        cell = kept[0][1]
        result.said.append(f"{'có ' + cell_name(cell) if cell.role else 'thuộc'} “{one_line(cell.text)}”")
    return bool(kept)


def _values(rows: Sequence[Record]) -> list[str]:
    """What the columns without a role say."""
    return list(dict.fromkeys(cell.text for record in rows for cell in record.cells if cell.role is None))


def by_bounds(context: Context, result: Filtered) -> None:
    """Keeps the rows whose numeric cell that is asked for satisfies the one amount of the question."""
    measured = {r.id: [c for c in asked_cells(context, r) if c.number] for r in result.rows}
    if len(context.question.bounds) != 1 or not all(measured.values()):
        return
    bound = context.question.bounds[0]
    cell = measured[result.rows[0].id][0]
    result.rows = [r for r in result.rows if any(bound.holds(cell_value(c)) for c in measured[r.id])]
    result.said.append(f"có {cell_name(cell)} {bound.words}")


def by_quote(result: Filtered, quoted: Sequence[str]) -> bool:
    """Keeps the rows of which some cell says what is quoted; false when none does."""
    wanted = [squash(fold(text)).strip(" .:;…") for text in quoted]

    def says(record: Record) -> bool:
        texts = [squash(fold(cell.text)) for cell in record.cells]
        return all(any(words in text for text in texts) for words in wanted)

    result.rows = [r for r in result.rows if says(r)]
    result.through_parent = [r for r in result.through_parent if says(r)]
    result.said += [f"ghi “{text}”" for text in quoted]
    result.words = " ".join(quoted)
    return bool(result.rows)


def _plain(text: str) -> str:
    return squash(fold(text)).strip(" .:;…-?")
