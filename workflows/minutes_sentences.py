"""Why minutes of one person or of a whole list are refused: whole sentences and a next step."""

from workflows.regime import Lack
from workflows.whoever import Language

OF_MINUTES: dict[Lack, dict[Language, tuple[str, str]]] = {
    Lack.MINUTES_PENDING: {
        "vi": (
            "Lần giao, nhận này đã có biên bản chung",
            "Mở biên bản đó; nếu soạn nhầm và chưa ai ký thì bỏ đi rồi soạn lại.",
        ),
        "en": (
            "This hand-over has its joint minutes already",
            "Open them; if they were drafted by mistake and nobody signed, drop them first.",
        ),
    },
    Lack.IN_FLIGHT: {
        "vi": (
            "Danh sách còn dòng chưa được trả lời",
            "Soạn biên bản chung khi mọi dòng đã được nhận, trả lại, gạch tên hoặc rút.",
        ),
        "en": (
            "A line of the list has no answer yet",
            "Draft the joint minutes once every line was accepted, sent back, struck or recalled.",
        ),
    },
    Lack.NO_LINES: {
        "vi": (
            "Biên bản chung chỉ ghi những người đã được nhận theo danh sách này",
            "Xem lại từng dòng của danh sách.",
        ),
        "en": (
            "Joint minutes hold only persons who were accepted by this list",
            "Look at each line of the list again.",
        ),
    },
    Lack.OWN_MINUTES: {
        "vi": (
            "Việc giao, nhận người này đã có biên bản riêng",
            "Để người này ngoài biên bản chung, hoặc bỏ biên bản riêng nếu chưa ai ký.",
        ),
        "en": (
            "The handoff of this person has minutes of its own",
            "Leave them out of the joint minutes, or drop their own minutes if nobody signed.",
        ),
    },
    Lack.IN_SET: {
        "vi": (
            "Việc giao, nhận này đã nằm trong biên bản chung của cả danh sách",
            "Mở biên bản chung; không lập thêm biên bản riêng.",
        ),
        "en": (
            "This handoff stands in the joint minutes of the whole list",
            "Open the joint minutes; no separate minutes are drawn up.",
        ),
    },
}
