"""Which version of a plan a question speaks of: a draft, or what was issued."""

from __future__ import annotations

import re

from ingest.textnorm import fold

# "Dự thảo" names a draft beside the word for a document; elsewhere it is what an agency does, or a draft law.
_DRAFT = re.compile(
    r"ban du thao|ban nhap|draft|\b(?:trong|theo|o|tai|giua|voi|cua|so) (?:ban )?du thao"
    r"(?! (?:luat|nghi|thong tu|de an|quyet|chinh sach))|^du thao"
    r"|[:,;] (?:ban )?du thao (?:giao|ghi|dat|de|quy dinh|phan cong|neu|cho|yeu cau)\b"
    r"|du thao (?:cua )?(?:ke hoach|kh|bao cao|van ban|phu luc|\d|va|voi|so|khac|co gi)"
)
_ISSUED = re.compile(
    r"du thao\b.{0,20}\b(?:va|voi|hay|so voi) (?:trong |o |theo |cua )?(?:ban |ke hoach|kh\b)"
    r"|(?:ke hoach|kh) \S+ (?:va|voi|hay|so voi) (?:trong |o |theo |cua )?(?:ban )?du thao|"
    r"\b(?:ban|van ban) (?:da )?(?:ban hanh|chinh thuc)"
    r"|(?<!su dung )(?<!van hanh )(?<!hoat dong )(?<!ap dung )(?<!trien khai )(?<!cong bo )(?<!hien )\bchinh thuc\b"
    r"(?! (?:dua|van|di vao|hoat|trien|ap dung|su dung|cong bo))|\bda (?:duoc )?ban hanh\b"
)


def names_draft(text: str) -> bool:
    """Whether a draft of a plan is meant, which is not so in "Sở nào dự thảo quyết định?"."""
    return bool(_DRAFT.search(fold(text)))


def names_issued(text: str) -> bool:
    """Whether the issued version is meant: "bản chính thức", "đã được ban hành"."""
    return bool(_ISSUED.search(fold(text)))
