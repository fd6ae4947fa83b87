"""Files in any of the encodings that Vietnamese offices use are read; what is not text is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.encoding import decode
from ingest.errors import LoadError

TEXT = "KẾ HOẠCH\nSố: 12/KH-UBND\nThực hiện nhiệm vụ cải cách hành chính, đẩy mạnh chuyển đổi số ở Thủ đô.\n" * 3


def windows_1258(text: str) -> bytes:
    """Windows-1258 has only some letters with their tone; the other tones are marks of their own."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = _split_tone(char)
            out += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def _split_tone(char: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", char)
    tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", marks.replace(tone, "")), tone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    text, _ = decode(TEXT.encode(encoding))
    assert text == TEXT


def test_windows_1258_is_read_whole() -> None:
    text, warnings = decode(windows_1258(TEXT))
    assert unicodedata.normalize("NFC", text) == TEXT
    assert any("Windows-1258" in warning for warning in warnings)


def test_decomposed_text_is_kept_and_told() -> None:
    text, warnings = decode(unicodedata.normalize("NFD", TEXT).encode())
    assert unicodedata.normalize("NFC", text) == TEXT
    assert any("NFD" in warning for warning in warnings)


def test_a_few_bad_bytes_do_not_cost_the_file() -> None:
    data = TEXT.encode()
    text, warnings = decode(data[:20] + b"\xff" + data[20:])
    assert "cải cách hành chính" in text
    assert warnings


def test_line_ends_of_other_systems() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n...", b"PK\x03\x04abc", bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n", b"\x01\x02\x03abc" * 9]
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(LoadError):
        decode(data)


@given(st.binary())
def test_any_bytes_give_text_or_a_load_error(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except LoadError:
        return
    assert text.strip("\ufeff \t\n\f\v\x00")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_in_utf8_comes_back(text: str) -> None:
    try:
        assert decode(text.encode())[0] == text.removeprefix("\ufeff")
    except LoadError:
        assert not text.strip(" \ufeff") or not text.encode().strip(b"\x00\t\n\r\f\v ") or text[:4] in ("GIF8", "%PDF")
