"""Imports go one way: ingest <- index <- assistant <- ui; eval uses the first three, and only ui/cli uses eval."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "ingest": set[str](),
    "index": {"ingest"},
    "assistant": {"ingest", "index"},
    "ui": {"ingest", "index", "assistant"},
    "eval": {"ingest", "index", "assistant"},
}
ROOMS = set(MAY_IMPORT)


def _imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node


def _is_command_line(path: Path) -> bool:
    return path.parent.name == "commands" or path.name.startswith("cli")


def problems(room: str, path: Path, source: str) -> list[str]:
    """What breaks the layer rule in a file of a room, one sentence each."""
    tree = ast.parse(source)
    at_import_time = set(map(id, tree.body))
    found = []
    for module, node in _imports(tree):
        target = module.partition(".")[0]
        where = f"{path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.level:
            found.append(f"{where}: relative import; name the room")
        elif target == "eval" and isinstance(node, ast.Import):
            found.append(f"{where}: `import eval` hides the builtin; use `from eval.x import y`")
        elif target == "eval" and room == "ui" and _is_command_line(path):
            if id(node) in at_import_time:
                found.append(f"{where}: the command line imports eval inside a function only")
        elif target in ROOMS - {room} - MAY_IMPORT[room]:
            found.append(f"{where}: {room} must not import {target}")
    return found


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    found = [p for f in files for p in problems(room, f.relative_to(ROOT), f.read_text(encoding="utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("room", "file", "source"),
    [
        ("ingest", "ingest/a.py", "from index.types import Record"),
        ("index", "index/a.py", "def f() -> None:\n    import assistant.engine"),
        ("assistant", "assistant/a.py", "from ui.app import create_app"),
        ("eval", "eval/a.py", "import ui"),
        ("eval", "eval/a.py", "import eval.score"),
        ("ui", "ui/app.py", "def f() -> None:\n    from eval.cli import main"),
        ("ui", "ui/cli.py", "from eval.cli import main"),
        ("ui", "ui/app.py", "from .chat import build_chat"),
    ],
)
def test_the_rule_sees_what_breaks_it(room: str, file: str, source: str) -> None:
    assert problems(room, Path(file), source)


@pytest.mark.parametrize(
    ("room", "file", "source"),
    [
        ("ui", "ui/cli.py", "def f() -> None:\n    from eval.cli import main"),
        ("eval", "eval/a.py", "from eval.score import right\nfrom assistant.engine import Engine"),
        ("ingest", "ingest/a.py", "import json\nfrom ingest.model import Row"),
    ],
)
def test_the_rule_lets_pass_what_is_right(room: str, file: str, source: str) -> None:
    assert problems(room, Path(file), source) == []
