"""`troly eval`: finding the command, exit codes, and what a run prints and writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.cli import COMMANDS, main
from eval.commands import run as run_command
from tests.eval.fakes import FakeSystem, answer, gold, unanswerable


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "some.jsonl"
    questions = [gold("a"), unanswerable("b", question="phở")]
    path.write_text("".join(json.dumps(q.model_dump()) + "\n" for q in questions), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def fake_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_command, "open_system", lambda arguments: FakeSystem(lambda question: answer()))


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"troly eval {name}" in capsys.readouterr().out


def test_wrong_usage_is_2_and_failure_is_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["run", "--nonsense"]) == 2
    assert main(["report", "absent", "--runs", str(tmp_path)]) == 1
    assert "troly eval report:" in capsys.readouterr().err


def test_a_gold_file_alone_is_a_run(gold_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = tmp_path / "runs"
    assert main([str(gold_file), "--name", "one", "--runs", str(runs)]) == 0
    printed = capsys.readouterr().out
    assert "type:lookup" in printed
    assert "style:plain" in printed
    names = {path.name for path in (runs / "one").iterdir()}
    assert names == {"questions.jsonl", "answers.jsonl", "verdicts.jsonl", "metrics.json", "environment.json"}
    assert main(["compare", "one", "one", "--runs", str(runs)]) == 0
    assert main(["report", "one", "--runs", str(runs)]) == 0
    assert (runs / "one" / "report.html").is_file()


def test_a_run_is_compared_with_a_reference_scorer(gold_file: Path, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    main([str(gold_file), "--name", "one", "--runs", str(runs)])
    scorer = tmp_path / "scorer.py"
    scorer.write_text(
        "import sys\nopen(sys.argv[1]).read()\n"
        "from eval.gold import GoldQuestion\nfrom eval.score import judge as ours\n"
        "def judge(gold, got):\n"
        "    v = ours(GoldQuestion(**gold), got)\n"
        "    return dict(right=v.right, cited=v.cited, direct=v.direct, abstained=v.abstained)\n",
        encoding="utf-8",
    )
    arguments = ["reference", "one", "--runs", str(runs), "--score", str(scorer)]
    assert main(arguments) == 0
    scorer.write_text(
        "def judge(gold, got):\n    return dict(right=1, cited=1, direct=1, abstained=1)\n", encoding="utf-8"
    )
    assert main(arguments) == 1
    scorer.unlink()
    assert main(arguments) == 1
