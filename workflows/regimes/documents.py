"""The documents that the regimes cite, under the short names of the tables. No rule lives here."""

from dataclasses import dataclass

from workflows.source import Confidence, Source

V = Confidence.V
S = Confidence.S
R = Confidence.R
U = Confidence.U


@dataclass(frozen=True, slots=True)
class Document:
    """A law, decree or circular; calling it cites one of its articles."""

    title: str

    def __call__(self, article: str, confidence: Confidence) -> Source:
        """Cite `27.1` (article 27, clause 1), `30.1b` (clause 1, point b) or `17` (the whole)."""
        return Source(self.title, article, confidence)


L53 = Document("Luật số 53/2024/QH15")  # as amended by Luật 86/2025/QH15
ND162 = Document("Nghị định số 162/2025/NĐ-CP")
L66 = Document("Luật số 66/2011/QH12")
ND62 = Document("Nghị định số 62/2012/NĐ-CP")
ND09 = Document("Nghị định số 09/2013/NĐ-CP")
TTLT01 = Document("Thông tư liên tịch số 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG")
PORTAL = Document("Cổng Dịch vụ công quốc gia, thủ tục 112584")
FORM_07 = Document("Mẫu số 07 ban hành kèm theo Nghị định số 162/2025/NĐ-CP")
