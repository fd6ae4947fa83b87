"""How a question is typed does not change its answer."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

import pytest

from assistant.engine import Engine
from ingest.textnorm import fold
from tests.assistant.conftest import Ask
from tests.assistant.contract import cited, first_line

_QUESTIONS = [
    "Cơ quan nào chủ trì tiêu chí 1.2?",
    "Sở nào chủ trì lắp cáp quang tới các xã đảo?",
    "Thu gom rác biển năm 2027 phấn đấu xếp thứ mấy?",
    "Nhiệm vụ số hóa sổ đăng ký tàu cá phải hoàn thành khi nào?",
    "Sở Nội vụ chủ trì những nhiệm vụ nào?",
    "Bao nhiêu camera giám sát được lắp tại các cảng cá?",
    "Kế hoạch 58 ban hành ngày nào?",
    "Tiêu chí 2.2.1 còn thiếu bao nhiêu điểm so với điểm tối đa?",
]
_TELEX = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_MARKED = re.compile(r"[^\W\d_]*[à-ỹđ][^\W\d_]*", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w/.])[^\W\d_]{4,}")


def _in_telex(question: str) -> str:
    word = random.Random(question).choice(list(_MARKED.finditer(question)))
    letters = unicodedata.normalize("NFD", word.group())
    tones = "".join(_TELEX.get(char, "") for char in letters)
    plain = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TELEX))
    for letter, typed in {"đ": "dd", "ô": "oo", "â": "aa", "ê": "ee", "ơ": "ow", "ư": "uw", "ă": "aw"}.items():
        plain = plain.replace(letter, typed)
    return question[: word.start()] + plain + tones + question[word.end() :]


def _with_a_letter_twice(question: str) -> str:
    word = random.Random(question).choice(list(_LONG.finditer(question)))
    return question[: word.end()] + question[word.end() - 1] + question[word.end() :]


def _half_marked(question: str) -> str:
    words = question.split(" ")
    return " ".join(fold(word) if at % 2 and word.islower() else word for at, word in enumerate(words))


_WAYS: dict[str, Callable[[str], str]] = {
    "unmarked": lambda question: fold(question).rstrip("?"),
    "half marked": _half_marked,
    "shouted": str.upper,
    "decomposed": lambda question: unicodedata.normalize("NFD", question),
    "spaced": lambda question: f"? {question.replace(' ', '  ').lower()}",
    "telex": _in_telex,
    "slip": _with_a_letter_twice,
    "polite": lambda question: f"Dạ cho em hỏi chút, {question.rstrip('?').lower()} vậy ạ, em cảm ơn",
    "short": lambda question: question.replace("Cơ quan", "CQ").replace("nhiệm vụ", "nv").replace("chủ trì", "ctrì"),
}


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("question", _QUESTIONS)
def test_the_answer_is_the_same(ask: Ask, question: str, way: str) -> None:
    meant, typed = ask(question), ask(_WAYS[way](question))
    assert first_line(typed) == first_line(meant), _WAYS[way](question)
    assert cited(typed) == cited(meant)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("han chot cua muc 3 theo phu luc ke hoach 58?", "3"),
        ("phan vii trong phu luc ke hoach 58 la gi?", "VII"),
        ("co quan chu tri phan ii, phu luc ke hoach 58?", "II"),
    ],
)
def test_a_number_without_marks_before_it_names_a_row(engine: Engine, question: str, number: str) -> None:
    assert [item.number for item in engine.explain(question).items] == [number]
