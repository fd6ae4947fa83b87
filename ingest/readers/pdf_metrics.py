"""How wide a text is in print: Vietnamese administrative papers are set in Times by decree (30/2020/NĐ-CP)."""

from __future__ import annotations

from functools import lru_cache

from ingest.textnorm import fold

# Advance widths of Adobe Times Roman in thousandths of an em (Core 14 AFM files).
_WIDTHS = {
    278: "ijlt/:;",
    250: " .,",
    333: "fr()-I",
    389: "sJ",
    444: 'acez“”"…',
    500: "bdghknopquvxy0123456789",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m",
    833: "%",
    889: "M",
    944: "W",
}
_BY_CHAR = {char: width for width, chars in _WIDTHS.items() for char in chars}
_OTHER = 500


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    base = fold(char)
    if char.isupper():
        base = base.upper()
    return _BY_CHAR.get(base, _OTHER)


def text_width(text: str) -> int:
    """Width of the text in thousandths of an em."""
    return sum(map(_char_width, text))
