"""Why the packet of a handoff, or its list, is refused: in whole sentences, with the next step."""

from workflows.regime import Lack
from workflows.whoever import Language

OF_A_PACKET: dict[Lack, dict[Language, tuple[str, str]]] = {
    Lack.SECTION_GROUND: {
        "vi": (
            "Căn cứ đã chọn không dùng được cho phần thông tin này",
            "Chọn một căn cứ khác trong danh sách, hoặc không gửi phần đó.",
        ),
        "en": (
            "The ground you chose is not open to this part of the information",
            "Choose another ground from the list, or do not send that part.",
        ),
    },
    Lack.LISTED: {
        "vi": (
            "Một giấy tờ trong danh sách không còn hiệu lực, hoặc không thuộc hồ sơ này",
            "Mở lại biểu mẫu và chọn trong các giấy tờ đang có hiệu lực.",
        ),
        "en": (
            "A paper on the list is no longer in force, or is not of this case",
            "Open the form again and choose among the papers in force.",
        ),
    },
    Lack.NOTE: {
        "vi": (
            "Người tiếp nhận phải đọc trước điều bên giao ghi là cần biết trước",
            "Mở tóm tắt trước khi nhận, đọc, rồi nhận.",
        ),
        "en": (
            "Whoever accepts first reads what the giving side wrote to be known beforehand",
            "Open the advance summary, read it, then accept.",
        ),
    },
    Lack.NOT_ACCEPTED: {
        "vi": (
            "Danh sách giấy tờ, đồ dùng chỉ kiểm và giải quyết sau khi đã tiếp nhận",
            "Bên nhận tiếp nhận trước.",
        ),
        "en": (
            "The list of papers and belongings is checked and settled once the handoff is accepted",
            "The receiving side accepts first.",
        ),
    },
}
