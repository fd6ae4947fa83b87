"""Verdicts: is an answer right, correctly cited, direct, or wrong with confidence?

Definitions (those of the reference scorer of the benchmark, `troly eval reference` compares them):
an answer to an answerable question is *right* when it does not abstain, hits one alternative of every
group of `must` and none of `must_not`; *cited* when every entry of `cite` is met by a citation of one of
its documents whose quote holds one of its strings; *direct* when a single fact stands within the first
300 characters. An unanswerable question is right exactly when the answer abstains. *Wrong with
confidence* is: not abstained and not right; so a crash, which gives no answer, counts as that too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eval.gold import GoldQuestion, Need

FRONT = 300
"""Characters of an answer in which a single fact must stand to be direct."""
SINGLE_FACT = ("lookup", "numeric", "deadline", "definition")

_MARKS = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")
_BARE_NUMBER = re.compile(r"[\d.,%]+")
_NOT_SQUEEZED = re.compile(r"[^\w.,%]")
_CHARACTERS = str.maketrans({**dict.fromkeys("*_`|>\"“”'‘’\\\u00a0", " "), "–": "-", "—": "-"})


def normalise(text: str | None) -> str:
    """NFC, lower case, one kind of dash, quotation marks and Markdown signs as spaces, white space collapsed."""
    text = unicodedata.normalize("NFC", text or "").lower().translate(_CHARACTERS)
    return " ".join(text.split())


class Haystack:
    """A text that is searched for many strings: it is normalised once."""

    def __init__(self, text: str | None) -> None:
        self.text = normalise(text)

    @cached_property
    def squeezed(self) -> str:
        """Letters, digits and `.,%` only, so that spacing and other punctuation never decide."""
        return _NOT_SQUEEZED.sub("", self.text)

    def has(self, needle: str) -> bool:
        """Whether the text holds `needle`; a bare number must stand alone, not inside a longer one."""
        wanted = normalise(needle)
        if _BARE_NUMBER.fullmatch(wanted):
            alone = r"(?<![\d.,])" + re.escape(wanted.rstrip(".")) + r"(?!\d|[.,]\d)"
            return re.search(alone, self.text) is not None
        return wanted in self.text or _NOT_SQUEEZED.sub("", wanted) in self.squeezed

    def has_any(self, needles: Iterable[str]) -> bool:
        """Whether one of the strings stands in the text."""
        return any(self.has(needle) for needle in needles)

    def missing(self, groups: Sequence[Sequence[str]]) -> list[Sequence[str]]:
        """The groups of which no alternative stands in the text."""
        return [group for group in groups if not self.has_any(group)]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of one answer."""

    right: bool
    cited: bool
    direct: bool
    abstained: bool

    @property
    def right_and_cited(self) -> bool:
        """The main figure."""
        return self.right and self.cited

    @property
    def confident_wrong(self) -> bool:
        """Something wrong was said as if it were right."""
        return not self.right and not self.abstained


def same_document(label: str, wanted: str) -> bool:
    """Exact label, apart from case; the draft of a plan counts as the plan, never the other way round."""
    label = normalise(label)
    return normalise(wanted) in (label, label.replace("(dự thảo)", "").strip())


def meets(need: Need, document: str, quote: Haystack) -> bool:
    """Whether a text of `document` is the evidence that `need` asks for."""
    return any(same_document(document, wanted) for wanted in need.doc) and quote.has_any(need.quote)


def needs_met(question: GoldQuestion, answer: Mapping[str, Any]) -> list[set[int]]:
    """For each citation of the answer, the positions of the entries of `cite` that it meets."""
    found: list[set[int]] = []
    for citation in answer.get("citations") or []:
        quote = Haystack(citation.get("quote"))
        document = citation.get("document") or ""
        found.append({i for i, need in enumerate(question.cite) if meets(need, document, quote)})
    return found


def answer_text(answer: Mapping[str, Any]) -> str:
    """The words that count: the answer without citation marks, and the cells of its table."""
    table = answer.get("table") or {}
    rows = " ; ".join(" | ".join(str(cell) for cell in row) for row in table.get("rows", []))
    return f"{prose(answer)} {rows}"


def prose(answer: Mapping[str, Any]) -> str:
    """The answer's own words, without citation marks (which are not numbers of the answer)."""
    return _MARKS.sub(" ", answer.get("answer") or "")


def judge(question: GoldQuestion, answer: Mapping[str, Any]) -> Verdict:
    """The verdict on an Answer object (as JSON); an empty mapping stands for a crash."""
    abstained = bool(answer.get("abstained"))
    if not question.answerable:
        return Verdict(right=abstained, cited=True, direct=abstained, abstained=abstained)
    said = Haystack(answer_text(answer))
    right = not abstained and not said.missing(question.must) and not said.has_any(question.must_not)
    met: set[int] = set().union(*needs_met(question, answer))
    direct = right
    if right and question.type in SINGLE_FACT:
        direct = not Haystack(normalise(prose(answer))[:FRONT]).missing(question.must)
    return Verdict(right=right, cited=len(met) == len(question.cite), direct=direct, abstained=abstained)
