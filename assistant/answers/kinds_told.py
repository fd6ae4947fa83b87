"""What rows of several tables are, kind by kind: "**2 nhiệm vụ** (Phụ lục IV) và **6 tiêu chí** (Phụ lục I)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answers.called import called_by_header
from assistant.draft import Context
from assistant.wording import is_scored_task, is_task_row
from index.types import Record

TASKS = "nhiệm vụ"
_OF_TASKS = re.compile(r"\b(?:nhiệm vụ|nv|hạng mục|đầu việc)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:tiêu chí|chỉ tiêu|nội dung|(?:việc|công việc)(?! (?:làm|thực hiện)\b)) ?(?:,|và|hay|hoặc|gì|nào)",
    re.IGNORECASE,
)


def asks_tasks_alone(context: Context) -> bool:
    """Whether the question calls the rows that it asks for tasks: "việc gì" asks for rows of any kind."""
    text = context.question.unquoted()
    return _OF_TASKS.search(text) is not None and _OF_OTHERS.search(text) is None


def by_kind(context: Context, rows: Iterable[Record]) -> dict[str, list[Record]]:
    """The rows by what they are: tasks, criteria, else by the header over their names."""
    kinds: dict[str, list[Record]] = {}
    for record in rows:
        kinds.setdefault(_kind(context, record), []).append(record)
    return kinds


def kinds_said(kinds: dict[str, list[Record]]) -> str:
    """How many rows there are of each kind, and in which appendices."""
    told = [f"**{len(rows)} {kind}**{_appendices(rows)}" for kind, rows in kinds.items()]
    return " và ".join(filter(None, [", ".join(told[:-1]), told[-1]]))


def _kind(context: Context, record: Record) -> str:
    scored = is_scored_task(record) and context.question.unit != "task"
    return TASKS if is_task_row(record) and not scored else called_by_header(context, record)


def _appendices(rows: Sequence[Record]) -> str:
    named = list(dict.fromkeys(record.appendix for record in rows))
    return f" ({', '.join(filter(None, named))})" if all(named) else ""
