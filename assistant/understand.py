"""From the words of a question to a typed `Question`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from assistant.abbreviations import Abbreviations, abbreviations_asked
from assistant.agency_mentions import find_mentions, sure_spans
from assistant.asked_columns import (
    added_columns,
    asked_of_rows,
    beside,
    columns,
    indexes_of_columns,
    is_asked,
    is_free,
    outside_headers,
    said_headers,
    take_category,
    without_columns,
    without_rates,
    years_near,
)
from assistant.build_words import BuildWords
from assistant.cited_numbers import BareNumbers
from assistant.compounds import Compounds
from assistant.conditions import bounds_in, place_in
from assistant.deadline_filters import deadline_filter, outside_dates
from assistant.document_dates import issued_on
from assistant.english import in_vietnamese
from assistant.entities import EntityQuestion, asked_entities, names_agencies
from assistant.left_out import indexes_left_out
from assistant.lexicon import Lexicon
from assistant.nicknames import Nicknames
from assistant.number_words import NumberWords
from assistant.operations import operation_of
from assistant.periods import covers_any, years_together
from assistant.phrases import (
    Match,
    PhraseMatcher,
    Token,
    is_part,
    longest,
    tokenize,
    unit_meant,
)
from assistant.proper_names import proper_names
from assistant.question import AGENCY_ROLES, Asked, Question
from assistant.quotations import quotations
from assistant.reference_words import References
from assistant.references import ReferenceFinder
from assistant.row_keys import RowKeys
from assistant.spelling import Speller
from assistant.subjects import Sentence, index_in_words, is_of_compound, take_subject
from assistant.turns import load_turns, with_compared, without_plurals
from assistant.versions import names_draft, names_issued
from assistant.wants import asks_whom, asks_why
from ingest.deadlines import find_deadlines
from ingest.textnorm import fold, normal_tone, squash

_RELATIVE_YEARS = {"nam nay": 0, "nam ngoai": -1, "nam truoc": -1, "nam sau": 1, "nam toi": 1, "sang nam": 1}
_KINDS = (
    "roles",
    "operations",
    "metadata",
    "units",
    "indexes",
    "agency_question",
    "score_question",
    "polar",
    "about",
    "greeting",
)
_CONSUMED = {"roles", "indexes", "metadata", "agency_question", "score_question", "operations", "polar"}
_IN_COMPOUNDS = {"roles", "operations"}
_ASKING = {"agency_question"}
_KEPT = 64
_LEVELS = {"top", "middle", "leaf"}
_OF_TASKS = frozenset({"output", *AGENCY_ROLES})
_SUPERSEDING = {"amended_by", "replaces"}
_IN_NAMES = {"roles", "operations", "indexes", "score_question", "metadata", "headers", "attributes"}
_FROM_TO = re.compile(r"\btu (?:nam )?((?:19|20)\d\d) (?:den|toi) (?:het )?(?:nam )?((?:19|20)\d\d)")
# "Bao nhiêu" with nothing that is counted after it: a score, a rate or a target.
_BARE_AMOUNT = re.compile(
    r"(?<!tháng )(?<!quý )(?<!ngày )(?<!thứ )(?<!số )(?<!năm )(?<!hạng )(?<!điều )(?<!khoản )"
    r"\b(?:bao nhiêu|mấy)\s*(?:[%?.,;!]|$|(?:so với|trong|theo|ở|của|năm|và|thì|cho|trên|vào|là|để|mới)\b)",
    re.IGNORECASE,
)
# Brackets that only give examples of codes: "tiêu chí thành phần (mã như 6.1.1)".
_EXAMPLES = re.compile(
    r"\s*\([^()]*(?:\bnhư\b|ví dụ|\bvd\b|\bkiểu\b|…|\.\.\.|đánh số|gạch đầu dòng|số mục|trong \d+)[^()]*\)",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\bbên nào\b[^?]*\b(?:hơn|trước|sau)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:ở|tại) (?:những |các )?(?:nơi|chỗ|địa điểm|điểm) nào\b", re.IGNORECASE)
_LONGEST_SPAN = 10
_HEAD = 3
_TRAILING_POLAR = re.compile(r"\b(?:không|ko|hông|k|khong)\s*[?.!]*$", re.IGNORECASE)


class Reader:
    """Understands questions over one build."""

    def __init__(
        self,
        lexicon: Lexicon,
        words: BuildWords,
        speller: Speller,
        abbreviations: Abbreviations,
        concepts: PhraseMatcher,
        today: Callable[[], date],
    ) -> None:
        self._lexicon = lexicon
        self._words = words
        self._speller = speller
        self._abbreviations = abbreviations
        self._grammar = frozenset(lexicon.lists["grammar"])
        self._compounds = Compounds(speller, concepts, self._grammar)
        self._today = today
        self._kept = lru_cache(_KEPT)(self._read)
        self._matcher = lexicon.matcher()
        self._turns = load_turns()
        self._nicknames = Nicknames(words.agencies, words.agencies_in)
        self._references = ReferenceFinder(
            lexicon.references, words.documents, words.keys, words.dated, words.rows, words.names
        )
        self._bare_numbers = BareNumbers(words.cited)
        self._matcher.learn(speller.words())
        self._counted = [fold(unit) for units in lexicon.groups["units"].values() for unit in units]
        self._row_keys = RowKeys(words.keys, self._counted)
        self._number_words = NumberWords(self._counted)
        for kind, phrases in (*words.of_columns(), *words.of_rows()):
            for value, texts in phrases.items():
                self._matcher.add(kind, value, texts)
        self._row_names = PhraseMatcher(function_words=lexicon.lists["grammar"])
        self._row_names.add("name", "name", (name for name in words.names if self._misleads(name)))

    def read(self, text: str) -> Question:
        """The question as understood; never raises on wild text. The last are kept: an answer reads its own again."""
        return replace(self._kept(text, self._today()))

    def _read(self, text: str, _day: date) -> Question:
        translated = self._nicknames.spell_out(with_compared(_EXAMPLES.sub(" ", in_vietnamese(text, self._lexicon))))
        kept = sure_spans(translated, self._words.agencies)
        kept += [*self._row_keys.places(translated, self._counted), *abbreviations_asked(translated)]
        expanded = self._number_words.mark(self._abbreviations.expand(translated, kept))
        corrected = self._speller.correct(expanded, translated)
        spelled = self._bare_numbers.spell_out(without_plurals(normal_tone(corrected.text)))
        tokens = tokenize(spelled)
        question = Question(text=spelled, marked=any(token.marked for token in tokens))
        quoted = self._quoted(spelled, tokens, question)
        question.drafts = names_draft(spelled)
        every = self._compounds.outside_words(without_rates(self._matches(tokens), spelled), tokens)
        headers = {m.start for m in every if m.kind == "headers" and len(m) > _HEAD - 1}
        found = self._references.find(
            tokens, question.drafts, quoted, self._row_keys.find(spelled), headers, corrected.restored
        )
        names = {at for m in longest(self._row_names.find(tokens)) for at in range(m.start, m.end)}
        self._refer(question, found, tokens, quoted, names)
        blocked = quoted | found.used
        compounds = self._compounds.places(tokens, every)
        matches = [
            m
            for m in every
            if is_free(m, tokens, blocked) and not (m.kind in _IN_NAMES and set(range(m.start, m.end)) <= names)
        ]
        named_agencies = find_mentions(spelled, tokens, matches, self._words.agencies, quoted, self._grammar)
        question.without = [m for m in named_agencies.mentions if self._is_left_out(m.start, tokens)]
        question.agencies = [m for m in named_agencies.mentions if m not in question.without]
        question.chooses = named_agencies.chooses(tokens)
        used = (found.used | named_agencies.used) - quoted
        question.names = proper_names(spelled, tokens, blocked | set(named_agencies.places()))
        in_names = named_agencies.places()
        matches = [m for m in matches if m.kind not in _IN_COMPOUNDS or not set(range(m.start, m.end)) <= in_names]
        question.entities = asked_entities(tokens, self._words.entities)
        self._deadline(question, spelled, tokens, used, quoted)
        sorting = take_category(question, matches, tokens, self._words.categories)
        used |= sorting
        matches = outside_headers(matches, tokens, sorting)
        question.numbers = named_agencies.numbers_besides(outside_dates(spelled, question), tokens)
        used |= self._phrases(question, _outside_entities(question, matches), tokens, compounds)
        _ask_columns(question, found.columns)
        if question.entities:
            used |= set(range(question.entities.start, question.entities.end))
        take_subject(question, Sentence(tokens, matches, quoted, compounds, names), used, self._words.home)
        if question.metadata and self._is_about_more(question):
            question.metadata = []
        self._decide(question, matches, tokens, spelled)
        return question

    def covered(self, labels: Sequence[str], years: Sequence[int]) -> bool:
        """Whether a document named by its label is of one of the years."""
        named = [d for d in self._words.documents if d.label in labels]
        return any(covers_any(d, years) for d in named)

    def _is_about_more(self, question: Question) -> bool:
        """Whether the question speaks of more than the documents that it names, so that it does not ask about them.

        Who does something or what comes of it is asked of tasks: of papers "hết hiệu lực" there are tasks too.
        """
        if question.metadata == ["effective"] and (question.asks_agency or _OF_TASKS.intersection(question.roles())):
            return True
        named = [d for d in self._words.documents if d.label in question.documents]
        titles = set(re.findall(r"\w+", fold(" ".join(f"{d.title} {d.kind or ''}" for d in named))))
        left = [word for word in question.subject.split() if fold(word) not in titles]
        return bool(named) and len(left) > _HEAD

    def _misleads(self, name: str) -> bool:
        """Whether a row's name holds words that elsewhere ask for something ("Kết quả dịch vụ"), and no mere index."""
        tokens = tokenize(name)
        found = [match for match in self._matcher.find(tokens) if match.kind in {*_IN_NAMES, "stop"}]
        index = sum(len(match) for match in longest(found, ("indexes",)))
        return len(tokens) > max(_HEAD - 1, index) and bool(found)

    def _matches(self, tokens: list[Token]) -> list[Match]:
        return [*self._matcher.find(tokens), *self._turns.find(tokens)]

    def _is_left_out(self, at: int, tokens: Sequence[Token]) -> bool:
        """Whether words such as "không do", "ngoài" stand right before the place."""
        before = [" ".join(token.folded for token in tokens[max(0, at - n) : at]) for n in (1, 2, 3)]
        return any(fold(words) in before for words in self._lexicon.lists["leaving_out"])

    def _quoted(self, text: str, tokens: Sequence[Token], question: Question) -> set[int]:
        inside: set[int] = set()
        for start, end in quotations(text):
            if any(found.start == 0 and found.end == end - start for found in find_deadlines(text[start:end], 0)):
                continue
            question.quoted.append(squash(text[start:end]))
            inside |= {at for at, token in enumerate(tokens) if start <= token.start < end}
        return inside

    def _refer(
        self,
        question: Question,
        found: References,
        tokens: Sequence[Token],
        quoted: Collection[int],
        names: Collection[int],
    ) -> None:
        question.codes, question.items, question.excluded = found.codes, found.items, found.excluded
        question.documents, question.missing_documents = found.documents, found.missing
        question.covering_documents = found.covering
        question.document_numbers, question.numbers = found.official, found.numbers
        question.appendices, question.footnote = found.appendices, found.footnote
        question.reference_spans = [(tokens[at].start, tokens[at].end) for at in sorted(found.used.difference(quoted))]
        question.years = list(found.years)
        folded = " ".join(token.folded for token in tokens)
        if (span := _FROM_TO.search(folded)) and int(span[1]) < int(span[2]) <= int(span[1]) + _LONGEST_SPAN:
            question.years = list(range(int(span[1]), int(span[2]) + 1))
        besides = " ".join(t.folded for at, t in enumerate(tokens) if at not in names and at not in quoted)
        for words, offset in _RELATIVE_YEARS.items():
            if not found.years and re.search(rf"\b{words}\b", besides):
                question.years.append(self._today().year + offset)
        if question.drafts and names_issued(question.text):
            question.documents = self._with_issued(question.documents)
        elif question.drafts and not question.documents:
            question.documents = [d.label for d in self._words.documents if d.status == "draft" and d.draft_of]

    def _with_issued(self, labels: Sequence[str]) -> list[str]:
        """The issued plan and its draft, of the documents named; of all where none is."""
        drafts = [d for d in self._words.documents if d.draft_of]
        drafts = [d for d in drafts if not labels or {d.label, d.draft_of} & set(labels)]
        return [label for d in drafts[:1] for label in (d.draft_of, d.label) if label]

    def _deadline(
        self, question: Question, text: str, tokens: Sequence[Token], used: set[int], quoted: set[int]
    ) -> None:
        default = question.years[0] if question.years else self._year_of(question.documents)
        question.deadline, inside = deadline_filter(
            text,
            tokens,
            quoted,
            self._today().year,
            default,
            dates=not question.document_numbers,
            of_years=bool(question.entities) or self._are_of_years(question.documents),
        )
        used |= inside
        used |= {at for start, end in years_together(text) for at, t in enumerate(tokens) if start <= t.start < end}
        if label := issued_on(question, self._words.documents):
            question.documents, question.deadline = [label], None

    def _are_of_years(self, labels: Sequence[str]) -> bool:
        """Whether documents are named, each of them for several years."""
        named = [d for d in self._words.documents if d.label in labels]
        return bool(named) and all("-" in (d.period or "") for d in named)

    def _year_of(self, labels: Sequence[str]) -> int | None:
        named = [d for d in self._words.documents if d.label in labels]
        years = [int(d.period[-4:]) for d in named if d.period and d.period[-4:].isdigit()]
        return years[0] if len(set(years)) == 1 else None

    def _phrases(
        self, question: Question, matches: Sequence[Match], tokens: Sequence[Token], compounds: set[int]
    ) -> set[int]:
        used: set[int] = set()
        found: dict[str, list[Match]] = {}
        headers, words = longest(matches, ("headers",)), longest(matches, ("compounds",))
        for match in longest(matches, _KINDS):
            if match.kind == "roles" and any(is_part(match, header) for header in headers):
                continue
            if match.kind in _IN_COMPOUNDS and is_of_compound(match, tokens, compounds, words):
                continue
            if match.kind == "score_question" and any(is_part(match, word) for word in words):
                continue
            if match.kind == "metadata" and any(word.start < match.start < word.end for word in words):
                continue
            if match.kind in _ASKING and self._compounds.cuts_word(match, tokens, matches):
                continue
            found.setdefault(match.kind, []).append(match)
            if match.kind in _CONSUMED and (match.kind != "indexes" or match.value in self._words.indexes):
                used |= set(range(match.start, match.end))
        asked = columns([*added_columns(matches), *found.get("roles", ())], tokens)
        dated = [Asked(m.value, year) for m in asked for year in years_near(m, tokens, question)]
        question.asked = asked_of_rows(dated, question.text)
        out, words_out = indexes_left_out(found.get("indexes", ()), tokens, question.text)
        question.indexes = list(dict.fromkeys(m.value for m in found.get("indexes", ()) if m.value not in out))
        used |= words_out
        question.metadata = [m.value for m in found.get("metadata", ())]
        superseding = [name for name in question.metadata if name in _SUPERSEDING]
        if superseding:
            question.metadata = [superseding[0], *(name for name in question.metadata if name == "effective")]
        question.unit = unit_meant(found.get("units", ()), tokens)
        somewhere = _BETTER.search(question.text) or _WHERE.search(question.text) or asks_whom(question.text)
        question.asks_agency = "agency_question" in found and not somewhere
        question.asks_score = "score_question" in found or bool(_BARE_AMOUNT.search(question.text))
        question.headers = list(dict.fromkeys(m.value for m in said_headers(matches, tokens)))
        used |= {at for m in headers for at in range(m.start, m.end)}
        question.asks_duties = any(m.kind == "duties" for m in matches)
        question.attributes = [m.value for m in longest(matches, ("attributes",)) if is_asked(m, tokens)]
        question.places = [m.value for m in longest(matches, ("place",))]
        return used

    def _decide(self, question: Question, matches: Sequence[Match], tokens: Sequence[Token], text: str) -> None:
        question.indexes = without_columns(question, indexes_of_columns(matches, tokens, self._words.measures))
        chosen = longest(matches, _KINDS)
        operations = [m.value for m in chosen if m.kind == "operations" and not self._is_noun(m, tokens, question)]
        phrases = [" ".join(t.text for t in tokens[m.start : m.end]) for m in chosen if m.value in {"count", "list"}]
        kinds = {m.kind for m in chosen}
        question.polar = "polar" in kinds or bool(
            _TRAILING_POLAR.search(text) and re.search(r"\bcó\b", text, re.IGNORECASE)
        )
        question.why = asks_why(text)
        measured = bool(question.entities and question.headers)
        question.bounds = bounds_in(text, question.numbers, self._counted, measured=measured)
        question.place = place_in(text)
        question.operation = operation_of(question, operations, kinds, text)
        picks = question.category and question.category.verdict and not question.polar
        question.operation = "list" if picks and question.operation == "lookup" else question.operation
        if question.light and question.indexes and question.operation == "difference":
            question.subject = ""
        if question.unit == "task" and question.operation == "lookup" and not question.subject:
            question.subject = index_in_words(tokens, matches)
        if "task" in question.roles() and not (question.codes or question.items):
            question.unit = "task"
        counted = [unit for phrase in phrases if (unit := self._lexicon.unit_of(phrase))]
        if counted and not (question.unit == "leaf" or (counted[0] == "any" and question.unit in _LEVELS)):
            question.unit = counted[0]
        question.unit = self._lexicon.level_of(question.unit, question.indexes, text)
        if question.entities and _asks_of_tasks(question, question.entities):
            question.entities = None
        elif question.entities:
            question.unit = question.unit or "any"
            if question.operation == "lookup" and question.entities.counted:
                question.operation = "count"

    def _is_noun(self, match: Match, tokens: Sequence[Token], question: Question) -> bool:
        """Whether a word such as "danh mục" stands inside the question, so that it names a thing and asks for none.

        After a pause it asks for things, unless a score is asked.
        """
        words = " ".join(token.lower for token in tokens[match.start : match.end])
        follows = (
            match.start and tokens[match.start].start - tokens[match.start - 1].end > 1 and not question.asks_score
        )
        return not follows and match.start >= _HEAD and words in self._lexicon.lists["list_openers"]


def _outside_entities(question: Question, matches: Sequence[Match]) -> list[Match]:
    """The phrases but those for a column that only call the rows that are asked for: "mục tiêu nào"."""
    entities = question.entities
    inside = range(entities.start, entities.end) if entities else range(0)
    return [m for m in matches if not (m.kind == "roles" and m.start in inside and m.end - 1 in inside)]


def _asks_of_tasks(question: Question, entities: EntityQuestion) -> bool:
    """Whether the words for rows of agencies ask who does something: "đơn vị nào chủ trì", or of tasks of one."""
    roles = set(AGENCY_ROLES) & set(question.roles())
    of_role = names_agencies(entities) and bool(roles)
    return of_role or (question.unit == "task" and any(mention.role for mention in question.agencies))


def _ask_columns(question: Question, named: Sequence[Asked]) -> None:
    """Adds the columns that are called as documents are, and those that go unnamed beside a named one."""
    question.asked += [asked for asked in named if asked not in question.asked]
    question.asked += beside(question)
