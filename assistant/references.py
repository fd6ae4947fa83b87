"""What a question points at by number: documents, criteria, tasks, sections, appendices, footnotes, years."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from assistant.document_references import OFFICIAL, DocumentFinder
from assistant.periods import YEAR
from assistant.phrases import Token
from assistant.question import Asked, ItemRef
from assistant.reference_words import References, ReferenceWords, folded_words
from assistant.row_keys import FoundKey
from ingest.model import DocumentMeta
from ingest.textnorm import fold, squash

_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
_INTEGER = re.compile(r"0?\d{1,3}")
_ROMAN = re.compile(r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_LETTER = re.compile(r"[A-EĐ]")
_LONGEST_UNIT = 7
_NUMBERED_NAME = re.compile(r"[^\W\d_]+ \d{1,2}(?![\w.,/%])")
_GROUP_NAME = re.compile(r"(?:nhom|khoi|cum|vung|loai) (?:[a-eđ]|[ivx]{1,4})(?=\s*[-–:(.]|$)")
"""How the name of a group begins that a letter tells apart: "Nhóm C - cần kèm cặp"."""
_TABLES = {"bang": "Bảng", "bieu": "Biểu"}
_NO_TABLE = {"bằng"}
_ANY_ROW = {"section", "ordinal"}
"""Units that say no more of a row than that it is one."""
_LETTERED = re.compile(r"[A-ZĐ]|[IVX]+")


class ReferenceFinder:
    """Reads one question against the documents and row keys of a build."""

    def __init__(
        self,
        words: ReferenceWords,
        documents: Sequence[DocumentMeta],
        keys: Collection[str],
        columns: Mapping[tuple[str, int], Asked],
        rows: Collection[str] = (),
        names: Collection[str] = (),
    ) -> None:
        """`columns` are those named like a document of a year, by the kind's folded word and the year.

        `rows` are folded words that tables have for their rows; they name one where "số" follows ("giải pháp số 17").
        `names` are names of rows; one that begins like "Mức 3" is meant by these words also without their marks, and
        what begins one like "Nhóm C" points at no number.
        """
        self._words = words
        self._documents = DocumentFinder(words, documents, columns)
        self._keys = keys
        self._called = {found.group() for name in names if (found := _NUMBERED_NAME.match(squash(fold(name))))}
        self._groups = {found.group() for name in names if (found := _GROUP_NAME.match(squash(fold(name))))}
        self._rows = {f"{word} so": "item" for word in rows if word and word not in words.items}

    def find(
        self,
        tokens: Sequence[Token],
        drafts: bool,
        quoted: Collection[int] = (),
        keys: Sequence[FoundKey] = (),
        headers: Collection[int] = (),
        restored: Collection[str] = (),
    ) -> References:
        """All references. With `drafts` a document's number means its draft; numbers at `quoted` places name no row.

        `keys` are the mixed keys that the text names; at `headers` begin names of columns, which name no document
        ("Kế hoạch vốn năm 2026"). `restored` are words that were typed without their marks, or otherwise.
        A dotted number is a code when a word such as "tiêu chí" stands before it, or when it is the key of a row
        and nothing says that it is an amount; else it is a number.
        """
        found = References()
        self._documents.find(tokens, found, drafts, headers)
        self._find_appendix(tokens, found)
        self._find_footnote(tokens, found)
        found.used |= set(quoted)
        self._take_keys(tokens, found, keys)
        self._find_items(tokens, found, restored)
        self._find_codes(tokens, found)
        for at, token in enumerate(tokens):
            if at in found.used:
                continue
            if YEAR.fullmatch(token.folded):
                found.used.add(at)
                found.years += [int(token.folded)] * (int(token.folded) not in found.years)
            elif token.lower[0].isdigit() and not OFFICIAL.fullmatch(token.text):
                found.numbers.append(token.text)
        return found

    def _find_appendix(self, tokens: Sequence[Token], found: References) -> None:
        for at, token in enumerate(tokens):
            joined = re.fullmatch(r"pl(\d{1,2})", token.folded)
            if joined:
                found.appendices.append(f"Phụ lục {joined[1]}")
                found.used.add(at)
                continue
            if token.folded in _TABLES and token.lower not in _NO_TABLE:
                self._find_table(tokens, at, found)
                continue
            spelled = token.folded == "luc" and at and tokens[at - 1].folded == "phu"
            if at + 1 >= len(tokens) or not (spelled or token.folded in {"pl", "appendix", "annex"}):
                continue
            here = at + 2 if tokens[at + 1].folded == "so" and at + 2 < len(tokens) else at + 1
            number = tokens[here].folded.lstrip("0")
            single = _LETTER.fullmatch(tokens[here].text.upper()) is not None
            if (number.isdecimal() and not YEAR.fullmatch(number)) or _ROMAN.fullmatch(number) or single:
                found.appendices.append(f"Phụ lục {number.upper()}")
                found.used.update(range(at - bool(spelled), here + 1))

    @staticmethod
    def _find_table(tokens: Sequence[Token], at: int, found: References) -> None:
        """ "Biểu số 2", "Bảng B": a table named by the number or letter that its caption begins with."""
        last = at + 2 if folded_words(tokens[at + 1 : at + 2]) == "so" else at + 1
        if last < len(tokens) and _INTEGER.fullmatch(tokens[last].folded):
            found.appendices.append(f"{_TABLES[tokens[at].folded]} {tokens[last].folded.lstrip('0')}")
            found.used.update(range(at, last + 1))
        elif last < len(tokens) and _LETTERED.fullmatch(tokens[last].text):
            found.appendices.append(f"{_TABLES[tokens[at].folded]} {tokens[last].text}")
            found.used.update(range(at, last + 1))

    def _find_footnote(self, tokens: Sequence[Token], found: References) -> None:
        for at in range(1, len(tokens)):
            if not tokens[at].folded.isdecimal() or at in found.used:
                continue
            if before := _before(tokens, self._skip_counting(tokens, at), self._words.footnotes):
                found.footnote = tokens[at].folded.lstrip("0")
                found.used.update(range(before[1], at + 1))

    def _find_items(self, tokens: Sequence[Token], found: References, restored: Collection[str]) -> None:
        alike = self._words.alike.difference(restored)
        for at, token in enumerate(tokens):
            number = token.folded.rstrip(".")
            roman = bool(_ROMAN.fullmatch(number) or _LETTER.fullmatch(token.text.upper()))
            if at in found.used or not (_INTEGER.fullmatch(number) or roman):
                continue
            if folded_words(tokens[max(0, at - 1) : at + 1]) in self._groups:
                continue
            before = _before(tokens, self._skip_counting(tokens, at), self._words.items)
            before = before or (None if roman else _before(tokens, at, self._rows))
            if before is None or before[1] in found.used or tokens[at - 1].lower in alike:
                continue
            if before[1] and folded_words(tokens[before[1] - 1 : before[1] + 1]) in self._words.compounds:
                continue
            if tokens[at - 1].lower in restored and folded_words(tokens[at - 1 : at + 1]) in self._called:
                continue
            called = self._words.items.get(before[0], "item")
            heading = called == "heading"
            if heading and not roman:
                continue
            single = len(number) == 1 and not number.isdecimal()
            if single and called not in {"section", "heading"}:
                continue
            shown = _capital(token.text, number) if roman else number.lstrip("0") or "0"
            left_out = before[1] and tokens[before[1] - 1].folded in self._words.excluding
            target = found.excluded if left_out else found.items
            unit = "section" if heading else called
            word = "" if unit in _ANY_ROW else before[0].removesuffix(" so")
            target.append(ItemRef(unit, shown, word))
            found.used.update(range(before[1], at + 1))
            if not roman:
                self._find_more_items(tokens, at + 1, unit, found, target)

    def _find_more_items(
        self, tokens: Sequence[Token], at: int, unit: str, found: References, target: list[ItemRef]
    ) -> None:
        """ "Nhiệm vụ 4 và 5", "nhiệm vụ 4, 5": numbers that go on a list."""
        while at < len(tokens):
            here = at + 1 if tokens[at].folded in self._words.joining and at + 1 < len(tokens) else at
            number = tokens[here].folded
            amount = here + 1 < len(tokens) and tokens[here + 1].folded in self._words.amounts
            if not _INTEGER.fullmatch(number) or amount or here in found.used:
                return
            target.append(ItemRef(unit, number.lstrip("0") or "0"))
            found.used.update(range(at, here + 1))
            at = here + 1

    def _take_keys(self, tokens: Sequence[Token], found: References, keys: Sequence[FoundKey]) -> None:
        """ "Mục D.1.1", "P5.3", "NV-03": keys of letters and numbers, as far as nothing else has taken them."""
        for named in keys:
            inside = {at for at, token in enumerate(tokens) if named.start <= token.start < named.end}
            if inside and not inside & found.used:
                found.codes += [named.key] * (named.key not in found.codes)
                unit = _before(tokens, min(inside), self._words.items)
                found.used |= inside | set(range(unit[1] if unit else min(inside), min(inside)))

    def _find_codes(self, tokens: Sequence[Token], found: References) -> None:
        for at, token in enumerate(tokens):
            code = token.folded.rstrip(".")
            if at in found.used or not _CODE.fullmatch(code):
                continue
            named = _before(tokens, at, self._words.items)
            named = named or _before(tokens, self._skip_counting(tokens, at), self._words.items)
            amount = code.count(".") == 1 and self._is_amount(tokens, at)
            listed = at > 1 and tokens[at - 1].folded in self._words.joining and (at - 2) in found.used
            beside = at > 0 and bool(found.codes) and (at - 1) in found.used
            known = code in self._keys or listed or beside or code.count(".") > 1
            if named or (known and not amount):
                found.codes += [code] * (code not in found.codes)
                found.used.update(range(named[1] if named else at, at + 1))

    def _is_amount(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a unit follows the number; "năm" before a year is none."""
        after = tokens[at + 1 : at + 3]
        year = len(after) > 1 and YEAR.fullmatch(after[1].folded)
        return bool(after) and after[0].folded in self._words.amounts and not year

    def _skip_counting(self, tokens: Sequence[Token], at: int) -> int:
        return at - 1 if at and tokens[at - 1].folded in self._words.counting else at


def _capital(typed: str, folded: str) -> str:
    """A letter or numeral as a heading has it; "Đ" is another letter than "D"."""
    return "Đ" if typed.upper() == "Đ" else folded.upper()


def _before(tokens: Sequence[Token], at: int, words: Collection[str]) -> tuple[str, int] | None:
    """The longest of the words that ends right before `at`, and where it starts."""
    for length in range(_LONGEST_UNIT, 0, -1):
        if at >= length and (word := folded_words(tokens[at - length : at])) in words:
            return word, at - length
    return None
