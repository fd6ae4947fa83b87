"""Bytes of a file become text: UTF-8, UTF-16, UTF-32 or Windows-1258; anything else is refused with a reason."""

from __future__ import annotations

import codecs
import unicodedata

from ingest.errors import LoadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP (Word, Excel)",
    b"\xd0\xcf\x11\xe0": "old Microsoft Office",
    b"\x89PNG": "PNG image",
    b"\xff\xd8\xff": "JPEG image",
    b"\x1f\x8b": "gzip",
    b"GIF8": "GIF image",
    b"SQLite format 3": "SQLite",
    b"\x7fELF": "program",
    b"{\\rtf": "RTF",
}
_SAMPLE = 65_536
_MAX_CONTROLS = 0.01
_MAX_DAMAGE = 0.02
_LEGACY = "cp1258"
# Letters that Vietnamese uses beyond ASCII, as Windows-1258 writes them; a text in it holds many of these.
_VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ₫“”‘’–…\u0300\u0301\u0303\u0309\u0323")


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text of a file, with newlines as LF, and warnings (English) on what was unusual.

    Raises `LoadError` when the file is empty or is not text.
    """
    if not data.strip(b"\x00\t\n\r\f\v "):
        raise LoadError("the file is empty")
    kind = next((kind for mark, kind in _SIGNATURES.items() if data.startswith(mark)), None)
    if kind:
        raise LoadError(f"the file is binary ({kind}), not text")
    text, warnings = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\f\v\x00"):
        raise LoadError("the file is empty")
    _refuse_controls(text)
    if unicodedata.normalize("NFC", text) != text:
        warnings.append("the text has decomposed letters (NFD); they were composed")
    return text, warnings


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text, damaged = _lenient(data[len(bom) :], encoding)
            named = [] if encoding == "utf-8" else [f"decoded as {encoding.upper()}"]
            return text, named + damaged
    wide = _wide_encoding(data)
    if wide:
        text, damaged = _lenient(data, wide)
        return text, [f"decoded as {wide.upper()} (no byte order mark)", *damaged]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _not_utf8(data)


def _lenient(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, [f"some bytes are not valid {encoding.upper()} and are shown as U+FFFD"]


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: text with spaces and line ends has zeros at every second place."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.2 and even < 0.02:
        return "utf-16-le"
    if even > 0.2 and odd < 0.02:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes) -> tuple[str, list[str]]:
    repaired = data.decode("utf-8", errors="replace")
    damaged = repaired.count("\ufffd")
    foreign = sum(char > "\x7f" for char in repaired) - damaged
    if damaged <= _MAX_DAMAGE * len(repaired) and foreign > damaged:
        return repaired, [f"{damaged} places are not valid UTF-8 and are shown as U+FFFD"]
    try:
        text = data.decode(_LEGACY)
    except UnicodeDecodeError:
        text = data.decode(_LEGACY, errors="replace")
    high = sum(char > "\x7f" for char in text)
    known = sum(char in _VIETNAMESE for char in text)
    _refuse_controls(text)
    if known < 0.6 * high:
        raise LoadError("the encoding was not recognised (tried UTF-8, UTF-16 and Windows-1258)")
    return text, ["decoded as Windows-1258"]


def _refuse_controls(text: str) -> None:
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    if controls > max(1, _MAX_CONTROLS * len(text)):
        raise LoadError("the file is binary, not text")
