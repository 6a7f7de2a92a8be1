"""Where a sentence of law comes from, and how far we may lean on it. No rule lives here."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How sure we are of an article; `reference` rows keep their mark on screen."""

    V = "V"  # verified: the article itself was read
    S = "S"  # secondary: stated by a portal, ministry answer or newspaper
    R = "R"  # recalled: general knowledge; treated as unknown
    U = "U"  # unknown: looked for and not found
    OFFICE = "OFFICE"  # no article exists: an internal rule, and said so

    @property
    def vi(self) -> str:
        """What the mark means, in Vietnamese."""
        return _MEANS[self][0]

    @property
    def en(self) -> str:
        """What the mark means, in English."""
        return _MEANS[self][1]

    @property
    def may_block(self) -> bool:
        """Only a verified article may hold up a paper or turn a clock red."""
        return self is Confidence.V

    @property
    def is_law(self) -> bool:
        """Whether a refusal may name an article, instead of "office rule"."""
        return self is Confidence.V


_MEANS: dict[Confidence, tuple[str, str]] = {
    Confidence.V: ("đã đọc điều luật", "the article was read"),
    Confidence.S: ("theo nguồn thứ cấp", "by a secondary source"),
    Confidence.R: ("theo hiểu biết chung, chưa kiểm tra", "general knowledge, not checked"),
    Confidence.U: ("chưa tìm thấy", "not found"),
    Confidence.OFFICE: ("quy tắc nội bộ", "office rule"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One article of one document, and our confidence in it."""

    document: str
    article: str
    confidence: Confidence

    @property
    def vi(self) -> str:
        """The citation as Vietnamese papers write it; an office rule says that it is one."""
        if self.confidence is Confidence.OFFICE:
            return f"quy tắc nội bộ: {self.article}" if self.article else "quy tắc nội bộ"
        return cited_in_vietnamese(self.document, self.article)

    @property
    def en(self) -> str:
        """The same citation for English pages."""
        if self.confidence is Confidence.OFFICE:
            return f"office rule: {self.article}" if self.article else "office rule"
        return cited_in_english(self.document, self.article)


def cited_in_vietnamese(document: str, article: str) -> str:
    """From the point down to the document: `điểm b khoản 1 Điều 30 Luật số 53/2024/QH15`.

    `article` is written `27`, `27.1` (clause 1), `30.1b` (point b) or `6-11`; raises ValueError.
    """
    if not article:
        return document
    first, last, clause, point = _taken_apart(article)
    parts = (
        f"điểm {point}" if point else "",
        f"khoản {clause}" if clause else "",
        f"từ Điều {first} đến Điều {last}" if last else f"Điều {first}",
        document,
    )
    return " ".join(part for part in parts if part)


def cited_in_english(document: str, article: str) -> str:
    """From the article to the document: `Article 30(1)(b), Law 53/2024/QH15`; raises ValueError."""
    named = _in_english(document)
    if not article:
        return named
    first, last, clause, point = _taken_apart(article)
    number = f"Articles {first} to {last}" if last else f"Article {first}"
    inner = "".join(f"({part})" for part in (clause, point) if part)
    return f"{number}{inner}, {named}"


def _taken_apart(article: str) -> tuple[str, str, str, str]:
    """Article, last article of a range, clause and point; what is not written is empty."""
    found = _ARTICLE.fullmatch(article)
    if found is None:
        raise ValueError(article)
    first, last, clause, point = found.groups(default="")
    return first, last, clause, point


_ARTICLE = re.compile(r"(\d+)(?:-(\d+)|\.(\d+)([a-zđ])?)?")


def _in_english(document: str) -> str:
    """The kind of document in English; its number stays, for by it the document is found."""
    for vi, en in _ENGLISH:
        document = document.replace(vi, en)
    return document


_ENGLISH = (
    ("Mẫu số ", "Form "),
    (" ban hành kèm theo ", " issued with "),
    ("Luật số ", "Law "),
    ("Nghị định số ", "Decree "),
    ("Thông tư liên tịch số ", "Joint Circular "),
    ("Cổng Dịch vụ công quốc gia, thủ tục ", "National Public Service Portal, procedure "),
)

OFFICE = Source("", "", Confidence.OFFICE)
"""An internal rule: no article was found, and every screen that shows the rule says so."""
