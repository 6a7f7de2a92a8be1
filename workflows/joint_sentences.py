"""Why a unit is not named as receiving a batch jointly, and why its minutes are not drafted."""

from workflows.regime import Lack
from workflows.whoever import Language

OF_JOINT_RECEPTION: dict[Lack, dict[Language, tuple[str, str]]] = {
    Lack.NOT_JOINT: {
        "vi": (
            "Đơn vị này đã được ghi, chính là đơn vị lập đợt, hoặc là cơ sở trợ giúp",
            "Xem lại các đơn vị đã ghi. Tên cơ sở trợ giúp không đưa vào biên bản ở cửa khẩu.",
        ),
        "en": (
            "This unit is named already, keeps the batch itself, or is a support facility",
            "Look at the units named. The name of a facility stands in no minutes of a gate.",
        ),
    },
    Lack.ROWS_OPEN: {
        "vi": (
            "Còn dòng trong danh sách chưa lập hồ sơ và chưa ghi lý do không nhập",
            "Lập hồ sơ cho người đã nhận; người vắng mặt thì ghi lý do không nhập.",
        ),
        "en": (
            "A row of the list has no case yet, and no reason why it was left out",
            "Let whoever was received enter; of whoever was absent write why they are left out.",
        ),
    },
    Lack.HEADED: {
        "vi": (
            "Biên bản của đợt đã được soạn và ghi tên các đơn vị cùng tiếp nhận",
            "Nếu chưa ai ký, bỏ bản đã soạn, sửa danh sách đơn vị rồi soạn lại.",
        ),
        "en": (
            "The minutes of the batch are drafted, and name the units that receive jointly",
            "If nobody signed yet, drop the draft, mend the list of units and draft it again.",
        ),
    },
}
