"""The chat as an official uses it: headless Chromium, the real corpus, the real assistant."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from index.settings import Settings
from ui.app import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WAIT_MS = 20_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def address(corpus_index: Path) -> Iterator[str]:
    app = create_app(Settings.model_validate({"index_dir": corpus_index}))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """The opened chat; a request to any other address fails the test."""
    outside: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        page.on(
            "request", lambda r: outside.append(r.url) if not r.url.startswith((address, "data:", "blob:")) else None
        )
        page.goto(address)
        expect(page.locator("#tl-box textarea")).to_be_visible(timeout=WAIT_MS)
        yield page
        browser.close()
    assert outside == []


def _ask(page: Page, question: str) -> None:
    page.fill("#tl-box textarea", question)
    page.press("#tl-box textarea", "Enter")


def test_an_official_asks_and_opens_the_source(page: Page) -> None:
    _ask(page, "Sở nào chủ trì tiêu chí 7.1.2?")
    answer = page.locator("#tl-chat .tl-answer").last
    expect(answer).to_contain_text("Sở Thông tin và Truyền thông", timeout=WAIT_MS)
    card = page.locator("#tl-panel .tl-card").first
    expect(card).to_contain_text("Phụ lục 2, dòng 7.1.2")
    expect(card.locator("tr.tl-used")).to_contain_text("Sở Thông tin và Truyền thông")

    with page.expect_popup() as opened:
        card.get_by_role("link", name="Mở văn bản").click()
    document = opened.value
    row = document.locator(":target")
    expect(row).to_contain_text("7.1.2")
    assert row.evaluate("e => e.getBoundingClientRect().top < innerHeight")

    _ask(page, "còn 7.1.3?")
    expect(page.locator("#tl-panel .tl-card:visible").first).to_contain_text("dòng 7.1.3", timeout=WAIT_MS)
    page.locator("#tl-chat a.tl-mark").first.click()
    expect(page.locator("#tl-panel .tl-card.tl-pointed")).to_contain_text("dòng 7.1.2")

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép kèm nguồn").first.click()
    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    assert "[1] Phụ lục 2, dòng 7.1.2" in page.evaluate("navigator.clipboard.readText()")


def test_what_is_not_there_is_said_calmly(page: Page) -> None:
    _ask(page, "Sở nào chủ trì tiêu chí 9.4?")
    expect(page.locator("#tl-chat .tl-abstained")).to_contain_text("9.4", timeout=WAIT_MS)
    _ask(page, "<script>document.title='x'</script>")
    expect(page.locator("#tl-chat .tl-question").last).to_contain_text("<script>", timeout=WAIT_MS)
    expect(page.locator("#tl-chat .tl-answer")).to_have_count(2, timeout=WAIT_MS)
    assert page.title() == "Trợ lý Kế hoạch"


def test_a_suggestion_is_asked_by_a_click(page: Page) -> None:
    _ask(page, "Sở nào chủ trì tiêu chí 9.4?")
    suggestion = page.locator("#tl-chat .options button").first
    text = suggestion.inner_text()
    suggestion.click()
    expect(page.locator("#tl-chat .tl-question").last).to_have_text(text, timeout=WAIT_MS)
    expect(page.locator("#tl-chat .tl-answer")).to_have_count(2, timeout=WAIT_MS)


def test_a_list_is_readable_on_a_telephone_and_leads_to_its_sources(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _ask(page, "Liệt kê các nhiệm vụ do Sở Nội vụ chủ trì")
    cell = page.locator("#tl-chat .tl-table td").nth(1)
    expect(cell.locator(".tl-label")).to_be_visible(timeout=WAIT_MS)
    assert cell.evaluate("e => e.getBoundingClientRect().width > 0.6 * innerWidth")
    page.get_by_role("button", name="Xem nguồn trích dẫn").click()
    expect(page.locator("#tl-panel .tl-card").first).to_be_in_viewport()


def test_screen_readers_hear_vietnamese(page: Page) -> None:
    expect(page.get_by_role("log", name="Hội thoại")).to_be_visible()
    expect(page.get_by_role("button", name="Sở nào chủ trì tiêu chí 7.1.2?", exact=True)).to_be_visible()
    _ask(page, "7.1.2")
    expect(page.get_by_label("Câu trả lời", exact=True)).to_be_visible(timeout=WAIT_MS)


def test_an_example_is_asked_by_a_click(page: Page) -> None:
    page.locator("#tl-chat .examples button").first.click()
    expect(page.locator("#tl-chat .tl-answer")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator("#tl-box textarea")).to_have_value("")
    page.get_by_role("button", name="Cuộc trò chuyện mới").click()
    expect(page.locator("#tl-chat .tl-answer")).to_have_count(0)
