"""The API's contract: the Answer as it is, problems as problem+json, headers on everything."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer, Scope
from tests.ui.fakes import META, FakeEngine

PROBLEM = "application/problem+json"


def test_a_question_gives_the_whole_answer(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "Sở nào chủ trì tiêu chí 7.1.2?"})
    assert response.status_code == 200
    assert set(response.json()) == set(Answer.model_fields)
    answer = Answer.model_validate(response.json())
    assert "Sở Thông tin và Truyền thông" in answer.answer
    assert answer.citations[0].label == "Phụ lục 2, dòng 7.1.2"


def test_an_abstention_is_no_error(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "Giá vàng hôm nay?"})
    assert response.status_code == 200
    assert response.json()["abstained"] is True
    assert response.json()["reason"] == "not_found"


def test_history_and_scope_reach_the_engine(client: TestClient, engine: FakeEngine) -> None:
    body = {"question": "còn 7.1.3?", "history": ["Sở nào?"], "scope": {"documents": ["164/KH-UBND"], "years": [2024]}}
    assert client.post("/api/v1/ask", json=body).status_code == 200
    assert engine.asked[-1] == ("còn 7.1.3?", ["Sở nào?"], Scope(documents=["164/KH-UBND"], years=[2024]))


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "body.question"),
        ({"question": "a" * 4001}, "body.question"),
        ({"question": 7}, "body.question"),
        ({"question": "a", "history": ["b"] * 21}, "body.history"),
        ({"question": "a", "history": ["b" * 4001]}, "body.history.0"),
        ({"question": "a", "scope": {"years": ["x"]}}, "body.scope.years.0"),
        ([], "body"),
    ],
)
def test_a_wrong_body_says_which_part_is_wrong(client: TestClient, body: Any, where: str) -> None:
    response = client.post("/api/v1/ask", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == PROBLEM
    assert [fault["where"] for fault in response.json()["errors"]] == [where]
    assert response.json()["status"] == 422


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"question": "\\ud800"}'])
def test_what_is_no_json_is_a_problem(client: TestClient, body: bytes) -> None:
    response = client.post("/api/v1/ask", content=body, headers={"content-type": "application/json"})
    assert 400 <= response.status_code < 500
    assert response.headers["content-type"] == PROBLEM


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/ask/7.1.2"])
def test_what_is_no_request_of_the_api_is_a_problem(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert response.status_code in {404, 405}
    assert response.headers["content-type"] == PROBLEM


def test_a_question_by_get_is_a_problem(client: TestClient) -> None:
    response = client.get("/api/v1/ask", params={"question": "7.1.2"})
    assert response.status_code in {404, 405}
    assert response.headers["content-type"] == PROBLEM


def test_a_huge_body_is_refused(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": "a" * 1_100_000})
    assert response.status_code == 413
    assert response.headers["content-type"] == PROBLEM


def test_an_unexpected_error_is_a_problem_without_details(
    client: TestClient, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Answer:
        raise RuntimeError("secret")

    monkeypatch.setattr(engine, "ask", fail)
    response = client.post("/api/v1/ask", json={"question": "a"})
    assert response.status_code == 500
    assert response.headers["content-type"] == PROBLEM
    assert "secret" not in response.text


@pytest.mark.parametrize("question", ["", "   ", "😀😀", "\x00\x07", "<script>alert(1)</script>"])
def test_odd_questions_get_an_answer_object(client: TestClient, question: str) -> None:
    response = client.post("/api/v1/ask", json={"question": question})
    assert response.status_code == 200
    assert response.json()["abstained"] is True


def test_documents_are_listed_with_null_for_a_missing_number(client: TestClient) -> None:
    listed = client.get("/api/v1/documents").json()
    assert [d["label"] for d in listed] == ["164/KH-UBND", "164/KH-UBND (dự thảo)"]
    assert listed[0]["url"] == f"/documents/{META.slug}"
    assert listed[1]["number"] is None


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "build": "build-1", "documents": 2}


@pytest.mark.parametrize("path", ["/", "/documents", "/api/v1/documents", "/healthz", "/documents/none"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"].endswith("frame-ancestors https://portal.example")


def test_a_document_page_runs_no_script(client: TestClient) -> None:
    policy = client.get("/documents").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
