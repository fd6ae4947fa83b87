"""What a document says about itself: number, kind, title, issuer, signer, date, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import PurePath

from ingest.blocks import Block, RawDocument, TableBlock, TextBlock
from ingest.catalogue import CatalogueEntry
from ingest.model import DocumentMeta, Fragment, Status
from ingest.numbering import roman_value
from ingest.paragraphs import is_rule, starts_item
from ingest.phrases import is_motto, kind_codes, kind_names, phrases, plain, spelled, without_motto
from ingest.signature import capitals_of, is_person, position_in, title_held, without_signed
from ingest.tables import heading_parts, is_appendix
from ingest.textnorm import fold, slugify, squash

_CODE = r"\d{1,5}[a-zA-Z]?\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐ][\wĐ]*(?:\s*-\s*[A-ZĐ][\wĐ&.]*)*"
_NUMBER = re.compile(rf"Số\s*[:.]?\s*(?P<code>{_CODE})")
_ATTACHED = re.compile(rf"(?:kèm )?theo\s+(?P<kind>[A-ZĐ]\w+(?:\s\w+)?)\s+số\s*:?\s*(?P<code>{_CODE})", re.IGNORECASE)
_ATTACHED_TO = re.compile(
    r"(?:kèm )?theo\s+(?P<kind>[A-ZĐ]\w+(?:\s\w+)?)\s+số\b.*\scủa\s+(?P<issuer>[A-ZĐ][^()]{3,80})\)\s*\.?$",
    re.IGNORECASE,
)
_KIND = r"[A-ZĐ]\w+(?:\s\w+)?"
_REPLACES = re.compile(
    rf"(?P<own>{_KIND}) này\b[^.;]*?\bthay thế (?:cho )?(?P<kind>{_KIND}) số\s*:?\s*(?P<code>{_CODE})"
)
_BLANK_NUMBER = re.compile(r"[Ss]ố\s*:?\s*[.…_\s]*/\s*[A-ZĐ]{2,}")
_DATE = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE)
_BLANK_DATE = re.compile(r"ngày\s*[.…_]*\s*tháng\s*[.…_]*\s*(?:\d{1,2}\s*)?năm", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})")
_PERIOD = re.compile(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_MATTER = re.compile(r"(?:V\s?/\s?v|Về việc|Vv)\b\s*:?\s*(\S.*)", re.IGNORECASE)
_LETTER = "Công văn"
_REPORTS = frozenset({"Báo cáo", "Thông báo"})
_REMARK = re.compile(r"\([^()]*\)")
_DRAFT_NAME = re.compile(r"du-?thao|draft|\bdt\b")
_SIGNED_IN_PLACE = re.compile(r"\s+(?:KT|TL|TUQ)\s?\.")
_TOP = 40
_MAX_TITLE = 600
_SIGNATURE_LINES = 4


@dataclass(slots=True)
class Stated:
    """What a text states, by field name of `DocumentMeta`, with the original text that states it."""

    values: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Fragment] = field(default_factory=dict)
    blank: bool = False
    """A blank stands where the number or the day belongs: the text is a draft."""

    def add(self, name: str, value: str | None, fragment: Fragment | None) -> None:
        """States a field once; later statements don't replace it."""
        if value and name not in self.values:
            self.values[name] = value
            if fragment is not None:
                self.evidence[name] = fragment


def stated(document: RawDocument) -> Stated:
    """Reads letterhead, title, signature and the file's own properties."""
    result = Stated()
    texts = [block for block in document.blocks if isinstance(block, TextBlock)]
    top = _top(document.blocks)
    for block in top:
        _number_and_date(squash(block.text), block, result)
    _title(top, result)
    _letter(top, result)
    _signer(texts, result)
    _replaced(texts, result)
    _properties(document.properties, result)
    _from_tables(document.blocks, result)
    code = result.values.get("number", "").split("/")[-1].split("-")[0]
    result.add("kind", kind_codes().get(code), None)
    _issuer(top, texts, result)
    period = _period(result.values.get("title", ""), looks_back=result.values.get("kind") in _REPORTS)
    result.add("period", period, None)
    return result


def document_meta(file: str, document: RawDocument, entry: CatalogueEntry | None) -> tuple[DocumentMeta, list[str]]:
    """The metadata of a document, the catalogue's word before the text's, and warnings (English)."""
    found = stated(document)
    values: dict[str, str | None] = dict(found.values)
    warnings: list[str] = []
    if entry is None:
        warnings.append("no catalogue entry: metadata is read from the text")
    else:
        named = entry.model_dump(include=entry.model_fields_set - {"file", "label", "status"})
        warnings.extend(_contradictions(named, values))
        values.update(named)
    label = entry.label if entry else values.get("number") or PurePath(file).stem
    evidence = {name: piece for name, piece in found.evidence.items() if _agrees(values.get(name), found.values[name])}
    meta = DocumentMeta(
        file=file,
        label=label,
        slug=slugify(label) or slugify(PurePath(file).stem) or "van-ban",
        title=values.get("title") or label,
        number=values.get("number"),
        kind=values.get("kind"),
        issuer=values.get("issuer"),
        signer=values.get("signer"),
        signer_position=values.get("signer_position") if "signer" in evidence else None,
        issue_date=values.get("issue_date"),
        status=entry.status if entry and entry.status else _status(file, found),
        period=values.get("period"),
        replaces=values.get("replaces"),
        draft_of=values.get("draft_of"),
        source_form=values.get("source_form") or document.form,
        evidence=evidence,
    )
    return meta, warnings


def _contradictions(named: dict[str, str | None], values: dict[str, str | None]) -> list[str]:
    return [
        f"the catalogue gives {name} {named[name]!r}, the text {values[name]!r}; the catalogue is followed"
        for name in ("number", "issue_date", "signer")
        if named.get(name) and values.get(name) and not _agrees(named[name], values[name] or "")
    ]


def _agrees(value: str | None, text: str) -> bool:
    return value is not None and plain(value) == plain(text)


def _status(file: str, found: Stated) -> Status:
    if "number" in found.values:
        return "issued"
    return "draft" if found.blank or _DRAFT_NAME.search(fold(file)) else "issued"


def _top(blocks: Sequence[Block]) -> list[TextBlock]:
    """The text before the first numbered heading or table: letterhead, number, date, title."""
    top: list[TextBlock] = []
    for block in blocks[:_TOP]:
        if isinstance(block, TableBlock):
            break
        if isinstance(block, TextBlock):
            if starts_item(block.text) and roman_value(block.text.split(".")[0].strip()) == 1:
                break
            top.append(block)
    return top


def _whole(blocks: Sequence[TextBlock]) -> Fragment | None:
    pieces = [piece for block in blocks for piece in block.fragments]
    if not pieces:
        return None
    return Fragment(squash(" ".join(piece.text for piece in pieces)), pieces[0].line, pieces[-1].line_end)


def _number_and_date(text: str, block: TextBlock, result: Stated) -> None:
    if len(text) > 200:
        return
    number = _NUMBER.match(text)
    if number:
        result.add("number", re.sub(r"\s", "", number.group("code")), _whole([block]))
    elif _BLANK_NUMBER.match(text):
        result.blank = True
    date = _DATE.search(text)
    if date and len(text) <= 120:
        result.add("issue_date", _iso(date), _whole([block]))
    elif len(text) <= 120 and _BLANK_DATE.search(text):
        result.blank = True


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _title(top: Sequence[TextBlock], result: Stated) -> None:
    """The kind of document in a line of its own, and the title below it."""
    for index, block in enumerate(top):
        text = squash(block.text)
        first = next((kind for kind in sorted(kind_names(), key=len, reverse=True) if _opens(text, kind)), None)
        if first is None:
            continue
        result.add("kind", kind_names()[first], _whole([block]))
        rest = _REMARK.sub("", text[len(kind_names()[first]) :].strip())
        parts = [block] if rest else []
        for below in top[index + 1 :]:
            if not _continues_title(parts, squash(below.text)):
                break
            parts.append(below)
        title = squash(" ".join([rest, *(part.text for part in parts if part is not block)]))
        if title and len(title) <= _MAX_TITLE:
            result.add("title", sentence_case(title), _whole(parts))
        return


def _letter(top: Sequence[TextBlock], result: Stated) -> None:
    """An official letter: its matter stands below its number ("V/v giao nhiệm vụ"), which has no code of a kind."""
    code = result.values.get("number", "").rpartition("/")[2].split("-")[0]
    if "kind" in result.values or code in kind_codes():
        return
    for block in top:
        matter = _MATTER.match(squash(block.text))
        if matter and len(matter[1]) <= _MAX_TITLE:
            result.add("kind", _LETTER, None)
            result.add("title", matter[1][:1].upper() + matter[1][1:].rstrip(" .;"), _whole([block]))
            return


def _opens(text: str, kind: str) -> bool:
    name = text[: len(kind_names()[kind])]
    return name.isupper() and plain(name) == kind and (len(text) == len(name) or text[len(name)] == " ")


def _continues_title(parts: Sequence[TextBlock], text: str) -> bool:
    if is_rule(text) or text.startswith("(") or starts_item(text) or text[-1:] in ".:;":
        return False
    if not parts:
        return len(text) <= _MAX_TITLE
    return (text.isupper() and parts[-1].text.isupper()) or text[:1].islower()


def sentence_case(text: str) -> str:
    """A text in capitals with small letters, names after "thành phố", "tỉnh" … and abbreviations kept."""
    if not text.isupper():
        return text
    words = text.split()
    small = [word if _abbreviation(word) else word.lower() for word in words]
    lowered = " ".join(small)
    for unit in spelled("units"):
        lowered = _names_after(lowered, unit)
    return lowered[:1].upper() + lowered[1:]


def _abbreviation(word: str) -> bool:
    """A word without a vowel mark that no Vietnamese syllable looks like: PAR, INDEX, CCHC, UBND."""
    bare = word.strip('(),.;:-–"“”')
    syllable = re.fullmatch(r"[bcdghklmnpqrstvx]*[aeiouy]+(?:c|ch|m|n|ng|nh|p|t)?", fold(bare))
    return bare.isascii() and bare.isalpha() and not syllable


def _names_after(text: str, unit: str) -> str:
    words = text.split()
    size = len(unit.split())
    for index in range(len(words) - size):
        if " ".join(words[index : index + size]) == unit:
            after = range(index + size, min(index + size + 2, len(words)))
            for at in takewhile(lambda at: words[at].strip(",.;:") not in spelled("not_names"), after):
                words[at] = words[at][:1].upper() + words[at][1:]
    return " ".join(words)


def _signer(texts: Sequence[TextBlock], result: Stated) -> None:
    """The name below the title of the one who signs; the last such place of the text."""
    for index in range(len(texts) - 1, -1, -1):
        text = squash(texts[index].text)
        position = position_in(text)
        if position is None:
            continue
        name = without_signed(text[len(position) :].strip(" *\\0123456789"))
        if is_person(name):
            result.add("signer", name, _whole([texts[index]]))
            result.add("signer_position", title_held(position), _whole([texts[index]]))
            return
        for below in texts[index + 1 : index + 1 + _SIGNATURE_LINES]:
            name = without_signed(squash(below.text))
            if is_person(name):
                result.add("signer", name, _whole([below]))
                result.add("signer_position", title_held(position), _whole([texts[index]]))
                return


def _replaced(texts: Sequence[TextBlock], result: Stated) -> None:
    """The number of the document of the same kind that this one says it replaces."""
    for block in texts:
        match = _REPLACES.search(squash(block.text))
        if match and plain(match["kind"]) == plain(match["own"]):
            result.add("replaces", re.sub(r"\s", "", match["code"]), _whole([block]))


def _properties(properties: dict[str, Fragment], result: Stated) -> None:
    for name in ("number", "kind", "signer"):
        if name in properties:
            result.add(name, properties[name].text, properties[name])
    if "issue_date" in properties:
        date = _SHORT_DATE.search(properties["issue_date"].text)
        result.add("issue_date", _iso(date) if date else None, properties["issue_date"])


def _from_tables(blocks: Sequence[Block], result: Stated) -> None:
    """An appendix that came alone: its caption is the title; its note names the document it belongs to."""
    if "title" in result.values:
        return
    texts = [block for block in blocks if isinstance(block, TextBlock)][:_TOP]
    headings = [block.heading for block in blocks if isinstance(block, TableBlock) and block.heading]
    if not headings and not any(is_appendix(block.text) for block in texts):
        return
    heading = headings[0] if headings else texts
    for block in heading:
        note = _ATTACHED.search(block.text)
        if note:
            result.add("number", re.sub(r"\s", "", note.group("code")), _whole([block]))
            result.add("kind", kind_names().get(plain(note.group("kind"))), None)
        elif _BLANK_NUMBER.search(block.text):
            result.blank = True
        parent = _ATTACHED_TO.search(squash(block.text))
        if parent:
            result.add("kind", kind_names().get(plain(parent.group("kind"))), None)
            office = parent.group("issuer")
            named = not plain(office).endswith(tuple(phrases("units")))
            result.add("issuer", office if named else None, _whole([block]))
    caption = heading_parts(heading)[1]
    parts = [block for block in heading if squash(block.text) and squash(block.text) in caption]
    result.add("title", sentence_case(caption), _whole(parts))


def _issuer(top: Sequence[TextBlock], texts: Sequence[TextBlock], result: Stated) -> None:
    """The letterhead: capitals that are no motto, above the number, with the place that stands in the line below.

    A motto that stands beside them on their lines is no part of the name.
    """
    for at, block in enumerate(top):
        text = without_motto(squash(block.text)).rstrip("-_ ")
        if plain(text) in kind_names() or is_appendix(text) or _NUMBER.match(text):
            break
        if (
            text.isupper()
            and not _names_draft(text)
            and not is_motto(text)
            and len(text) <= 120
            and len(text.split()) > 1
        ):
            lines = [block, *takewhile(_names_place, top[at + 1 : at + 2])]
            name = squash(" ".join(without_motto(squash(line.text)).rstrip("-_ ") for line in lines))
            result.add("issuer", sentence_case(name), _whole(lines))
            return
    for block in reversed(texts):
        signed = re.match(r"TM\s?\.\s?", squash(block.text))
        name = _SIGNED_IN_PLACE.split(capitals_of(squash(block.text)[signed.end() :]))[0] if signed else ""
        if name:
            result.add("issuer", sentence_case(name), _whole([block]))
            return


def _names_draft(text: str) -> bool:
    return plain(text).startswith("du thao")


def _names_place(block: TextBlock) -> bool:
    """Whether a line of a letterhead is the place that the office of the line above belongs to."""
    text = without_motto(squash(block.text))
    return text.isupper() and any(plain(text).startswith(unit + " ") for unit in phrases("units"))


def _period(title: str, *, looks_back: bool = False) -> str | None:
    """The years of a title: the last one it names, of a report the first, which it tells of before it looks ahead."""
    title = _before_outlook(title)
    span = _PERIOD.search(title)
    if span:
        return f"{span[1]}-{span[2]}"
    years = [match[1] for match in _YEAR.finditer(title) if not plain(title[: match.start()]).endswith(_asides())]
    return years[0 if looks_back else -1] if years else None


def _before_outlook(title: str) -> str:
    """The title of a report up to where it turns to the coming years, when it names a year before that."""
    outlook = re.search("|".join(map(re.escape, spelled("outlooks"))), title, re.IGNORECASE)
    before = title[: outlook.start()] if outlook else title
    return before if _YEAR.search(before) else title


def _asides() -> tuple[str, ...]:
    return tuple(phrases("asides"))
