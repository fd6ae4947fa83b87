"""Which letter sequences are Vietnamese syllables, by the rules of the spelling: onset, rime and tone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED_TONES = {"\u0301", "\u0323"}
_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_RIME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc ui um un ung up ut uê uêch uênh uơ uy uya uych uyên uyêt uynh uyt uyu
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_RIMES = frozenset(_RIME_LIST.split())
_AFTER_QU = frozenset({"y", "yên", "yêt", "ynh", "yt", "ych", "ơ"}) | frozenset(
    rime for rime in _RIMES if rime[0] in "aăâeêiô" and not rime.startswith(("ia", "iê"))
)
_NO_ONSET = ("",)
_BY_FIRST = {
    first: tuple(onset for onset in _ONSETS if onset.startswith(first) or not onset)
    for first in {onset[:1] for onset in _ONSETS if onset}
}
_FRONT = frozenset("eêiy")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether one word, in any case, is a possible syllable; "chính" is, "chnh", "v" and "youtube" are not."""
    letters, tone = _without_tone(word.lower())
    return any(
        letters.startswith(onset) and _fits(onset, letters[len(onset) :], tone)
        for onset in _BY_FIRST.get(letters[:1], _NO_ONSET)
    )


def _without_tone(word: str) -> tuple[str, str]:
    tones = ""
    letters = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones += char
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tones


def _fits(onset: str, rime: str, tone: str) -> bool:
    stopped = rime.endswith(("c", "ch", "p", "t"))
    if len(tone) > 1 or (stopped and tone not in _STOPPED_TONES):
        return False
    if onset == "qu":
        return rime in _AFTER_QU
    if rime not in _RIMES:
        return False
    if onset == "gi":
        return rime[0] not in "iy"
    front = rime[0] in _FRONT
    if onset in {"k", "gh", "ngh"}:
        return front
    if onset in {"c", "ng"}:
        return not front
    return onset != "g" or rime[0] not in "eêy"
