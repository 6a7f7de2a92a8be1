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
TT35 = Document("Thông tư số 35/2013/TT-BLĐTBXH")
TTLT134 = Document("Thông tư liên tịch số 134/2013/TTLT-BTC-BLĐTBXH")
TT84 = Document("Thông tư số 84/2019/TT-BTC")
TT120 = Document("Thông tư số 120/2026/TT-BTC")
QC2548 = Document("Quy chế phối hợp số 2548/QCPH-LĐTBXH-CA-QP-NG")
QC734 = Document("Quy chế phối hợp số 734/QCPH-LĐTBXH-CA-BĐBP-SNgV")
REFORM = Document("Quyết định tổ chức lại bộ máy chính quyền hai cấp (năm 2025)")
KHANH_HOA = Document("Kế hoạch phòng, chống mua bán người năm 2025 của UBND tỉnh Khánh Hòa")
PLAN_BT = Document("Kế hoạch phòng, chống mua bán người năm 2024 của UBND xã Bình Trung")
PLAN_TN = Document("Kế hoạch số 7511/KH-BCĐ ngày 18/4/2019 của tỉnh Tây Ninh")
PLAN_2016 = Document("Kế hoạch số 142/KH-BCĐ ngày 20/5/2016 của Ban Chỉ đạo 138/CP")
PLAN_148 = Document("Kế hoạch số 148/KH-UBND ngày 24/10/2022 của tỉnh Bạc Liêu")
QD33 = Document("Quyết định số 33/QĐ-TTg ngày 7/1/2026")
PORTAL = Document("Cổng Dịch vụ công quốc gia, thủ tục 112584")
FORM_07 = Document("Mẫu số 07 ban hành kèm theo Nghị định số 162/2025/NĐ-CP")
