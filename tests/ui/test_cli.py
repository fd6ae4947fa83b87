"""The contract of the command line, over an index of the real corpus."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import unicodedata
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Locator
from tests.ingest.test_encoding import windows_1258
from ui.cli import main

PLAN = "KẾ HOẠCH\nTrồng cây năm 2025\nI. MỤC ĐÍCH\nPhủ xanh các tuyến phố mới mở trong thành phố.\n"
QUESTION = "Sở nào chủ trì tiêu chí 7.1.2?"


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command that must succeed and gives its standard output."""

    def run(*arguments: str | Path) -> str:
        assert main([str(a) for a in arguments]) == 0
        return capsys.readouterr().out

    return run


def test_ask_prints_the_answer_and_its_source(out: Any, corpus_index: Path) -> None:
    text = out("ask", QUESTION, "--index", corpus_index)
    assert "Sở Thông tin và Truyền thông" in text
    assert "[1] Phụ lục 2, dòng 7.1.2, 164/KH-UBND" in text


def test_ask_json_prints_one_answer_object(out: Any, corpus_index: Path) -> None:
    answer = Answer.model_validate_json(out("ask", QUESTION, "--json", "--index", corpus_index))
    assert answer.question == QUESTION
    assert answer.citations[0].locator.row == "7.1.2"


def test_ask_explain_adds_how_the_question_was_read(out: Any, corpus_index: Path) -> None:
    said = json.loads(out("ask", QUESTION, "--json", "--explain", "--index", corpus_index))
    assert "7.1.2" in json.dumps(said["explanation"]["question"])
    assert said["explanation"]["hits"]


@pytest.mark.parametrize("question", ["", "x" * 20_000, "😀😀😀", "\x00\x01\x02", "<script>alert(1)</script>"])
def test_odd_questions_abstain_with_exit_0(out: Any, corpus_index: Path, question: str) -> None:
    answer = Answer.model_validate_json(out("ask", question, "--json", "--index", corpus_index))
    assert answer.abstained
    assert answer.answer


def test_a_batch_answers_line_by_line_and_outlives_bad_lines(out: Any, corpus_index: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "1", "question": QUESTION, "type": "lookup"},
        {"id": "2", "question": "còn 7.1.3?", "history": [QUESTION]},
        {"id": "3"},
        {"id": "4", "question": "a", "history": "b"},
        {"id": 5, "question": "\ud800"},
    ]
    file = tmp_path / "questions.jsonl"
    text = "\n".join(json.dumps(line) for line in lines)
    file.write_bytes(text.encode() + b'\n\n{"id": "6", \n\xff\xfe\n[1]\n')
    answers = [json.loads(line) for line in out("ask", "--batch", file, "--index", corpus_index).splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4", 5, None, None, None]
    assert ["error" in answer for answer in answers] == [False, False, True, True, True, True, True, True]
    assert set(answers[0]) == set(Answer.model_fields)
    assert "7.1.3" in answers[1]["answer"]


def test_tables_json_has_the_shape_of_the_contract(out: Any, corpus_index: Path) -> None:
    tables = json.loads(out("tables", "--json", "--index", corpus_index))
    ids = [row["id"] for table in tables for row in table["rows"]]
    assert len(ids) == len(set(ids))
    for table in tables:
        assert set(table) == {"id", "document", "appendix", "caption", "columns", "roles", "rows"}
        for row in table["rows"]:
            assert set(row) == {"id", "kind", "key", "group", "cells", "sources", "locator"}
            assert len(row["cells"]) == len(row["sources"]) == len(table["columns"]) == len(table["roles"])
            assert not row["key"].endswith(".")
            assert row["kind"] in {"row", "group", "total"}
            assert Locator.model_validate(row["locator"]).line


def test_tables_for_people_are_one_line_each(out: Any, corpus_index: Path) -> None:
    tables = json.loads(out("tables", "--json", "--index", corpus_index))
    assert len(out("tables", "--index", corpus_index).splitlines()) == len(tables)


def test_check_json_has_the_shape_of_the_contract(out: Any, corpus_index: Path) -> None:
    found = json.loads(out("check", "--json", "--index", corpus_index))
    assert found
    for finding in found:
        assert set(finding) == {"rule", "severity", "document", "table", "row", "message", "values"}
    more = json.loads(out("check", "--json", "--repairs", "--index", corpus_index))
    assert more[: len(found)] == found
    assert any(finding["rule"].startswith("repair:") for finding in more[len(found) :])


def test_index_goes_on_after_bad_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tot.txt").write_text(PLAN, "utf-8")
    (corpus / "rong.txt").write_bytes(b"")
    (corpus / "nhi-phan.txt").write_bytes(bytes(range(256)) * 40)
    (corpus / "catalogue.yaml").write_text("documents:\n  - {file: thieu.txt, label: THIẾU, title: Thiếu}\n", "utf-8")
    assert main(["index", "--corpus", str(corpus), "--index", str(tmp_path / "index")]) == 0
    said = capsys.readouterr()
    assert "tot: " in said.out
    for name in ("rong.txt", "nhi-phan.txt", "thieu.txt"):
        assert name in said.err
    assert "not indexed: rong.txt: the file is empty" in said.err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (windows_1258(PLAN), "Windows-1258"),
        (PLAN.encode("utf-16"), "UTF-16"),
        (unicodedata.normalize("NFD", PLAN).encode(), "NFD"),
    ],
    ids=["windows-1258", "utf-16", "nfd"],
)
def test_a_file_in_another_encoding_is_told_and_answers_as_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, told: str
) -> None:
    corpus, index = tmp_path / "corpus", str(tmp_path / "index")
    corpus.mkdir()
    (corpus / "trong-cay.txt").write_bytes(content)
    assert main(["index", "--corpus", str(corpus), "--index", index]) == 0
    assert re.search(rf"warning: trong-cay\.txt: .*{told}", capsys.readouterr().err)
    assert main(["ask", "Mục đích là gì?", "--index", index]) == 0
    assert "Phủ xanh các tuyến phố mới mở trong thành phố" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b""])
def test_index_without_any_document_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    if content is not None:
        (corpus / "rong.txt").write_bytes(content)
    assert main(["index", "--corpus", str(corpus), "--index", str(tmp_path / "index")]) == 1
    assert "could be indexed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["ask", "a"], ["tables", "--json"], ["check"], ["serve"], ["index", "--corpus", "none"]]
)
def test_what_cannot_be_done_exits_1_and_says_what_to_do(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("troly: ")


def test_a_missing_batch_file_exits_1(corpus_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--batch", str(tmp_path / "none"), "--index", str(corpus_index)]) == 1
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("what", [["Kế hoạch này nhằm mục đích gì?"], ["--batch", "questions.jsonl"]])
def test_another_model_than_that_of_the_index_is_told_once(
    what: list[str],
    corpus_index: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "questions.jsonl").write_text('{"id": "1", "question": "a"}\n{"id": "2", "question": "b"}\n', "utf-8")
    monkeypatch.setenv("EMBEDDING_MODEL", str(tmp_path / "none"))
    assert main(["ask", *what, "--index", str(corpus_index)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("troly: ")
    assert said.err.count("\n") == 1


def test_a_wrong_setting_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TODAY", "hôm nay")
    assert main(["ask", "a"]) == 1
    assert "TODAY" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["nothing"], ["ask"], ["ask", "a", "--batch", "b"], ["serve", "--port", "x"], ["tables", "x"]]
)
def test_wrong_usage_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: troly" in capsys.readouterr().err


def test_eval_gets_the_rest_of_the_line(out: Any) -> None:
    assert "troly eval" in out("eval", "--help")


@pytest.mark.skipif(os.name != "posix", reason="other systems end a process in another way")
def test_a_server_that_is_told_to_stop_leaves_nothing_behind(corpus_index: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "ui.cli", "serve", "--port", port, "--index", str(corpus_index)]
    with subprocess.Popen(command, env={**os.environ, "TMPDIR": str(tmp_path)}, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        assert f":{port}" in server.stderr.readline().decode()
        _wait_for(f"http://127.0.0.1:{port}/readyz")
        assert list(tmp_path.glob("troly-chroma-*"))
        server.send_signal(signal.SIGTERM)
        assert server.wait(15) == 0
    assert not list(tmp_path.glob("troly-chroma-*"))


def _wait_for(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{url} does not answer")
