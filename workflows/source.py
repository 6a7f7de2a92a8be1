"""Where a sentence of law comes from, and how far we may lean on it. No rule lives here."""

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
    def may_block(self) -> bool:
        """Only a verified article may hold up a paper or turn a clock red."""
        return self is Confidence.V

    @property
    def is_law(self) -> bool:
        """Whether a refusal may name an article, instead of "office rule"."""
        return self is Confidence.V


@dataclass(frozen=True, slots=True)
class Source:
    """One article of one document, and our confidence in it."""

    document: str
    article: str
    confidence: Confidence

    @property
    def vi(self) -> str:
        """The citation in Vietnamese: `Luật 53/2024/QH15, Điều 27(1)`."""
        if self.confidence is Confidence.OFFICE:
            return f"quy tắc nội bộ: {self.article}" if self.article else "quy tắc nội bộ"
        return f"{self.document}, Điều {self.article}" if self.article else self.document

    @property
    def en(self) -> str:
        """The same citation for English pages."""
        if self.confidence is Confidence.OFFICE:
            return f"office rule: {self.article}" if self.article else "office rule"
        document = _in_english(self.document)
        return f"{document}, Article {self.article}" if self.article else document


def _in_english(document: str) -> str:
    """The kind of document in English; its number stays, for by it the document is found."""
    for vi, en in _ENGLISH:
        document = document.replace(vi, en)
    return document


_ENGLISH = (
    ("Luật ", "Law "),
    ("Nghị định ", "Decree "),
    ("Thông tư liên tịch ", "Joint Circular "),
    ("Cổng Dịch vụ công quốc gia, thủ tục ", "National Public Service Portal, procedure "),
    ("Mẫu số ", "Form "),
)

OFFICE = Source("", "", Confidence.OFFICE)
"""An internal rule: no article was found, and every screen that shows the rule says so."""
