"""Why a step is closed, in whole sentences: what is missing, by which source, what to do next.

Names what the law asks for; never what is known of the person.
"""

from collections.abc import Iterable

from workflows.duty_notice_sentences import OF_A_DUTY_NOTICE
from workflows.joint_sentences import OF_JOINT_RECEPTION
from workflows.minutes_sentences import OF_MINUTES
from workflows.packet_sentences import OF_A_PACKET
from workflows.regime import Fact, Lack, Unmet
from workflows.sheet_sentences import OF_A_SHEET
from workflows.source import Source
from workflows.terms import Act, AgeBand, Citizenship, Paper, Place, Term, Wish
from workflows.whoever import Language as Language
from workflows.whoever import whoever, wished


def explain(unmet: Unmet, lang: Language) -> str:
    """One reason as a sentence with its source and the next thing to do."""
    sentence, advice = (AT_STAGE if unmet.at else SENTENCES[unmet.kind])[lang]
    missing = _missing(unmet, lang)
    if unmet.successor:
        advice = SUCCESSOR[lang].format(unit=unmet.successor)
    at = _named(unmet.at, lang) if unmet.at else ""
    return f"{sentence.format(missing=missing, at=at)} ({cite(unmet.source, lang)}). {advice}"


def cite(source: Source, lang: Language) -> str:
    """The article where it was read; elsewhere "office rule", with the article still unchecked."""
    text = source.vi if lang == "vi" else source.en
    if source.confidence.is_law or not source.document:
        return text
    if lang == "vi":
        return f"quy tắc nội bộ; {text} chưa được kiểm chứng"
    return f"office rule; {text} not verified"


def kind_of(missing: frozenset[Fact]) -> Lack:
    """The kind of reason for a need: of several ways to meet it, the one an officer can act on."""
    for lack, kinds in KINDS.items():
        if any(isinstance(fact, kinds) for fact in missing):
            return lack
    return Lack.POSITION  # a status


KINDS: dict[Lack, tuple[type[Term], ...]] = {
    Lack.PAPER: (Paper,),
    Lack.ACT: (Act,),
    Lack.WISH: (Wish,),
    Lack.PERSON: (AgeBand, Citizenship, Place),
}


def _missing(unmet: Unmet, lang: Language) -> str:
    if unmet.kind is Lack.WISH:
        return wished(unmet.missing, lang)
    if unmet.kind in {Lack.PERSON, Lack.ENTRY}:
        return whoever(unmet.missing, lang)
    return _either(lang, (_named(word, lang) for word in unmet.missing))


def _named(word: Term, lang: Language) -> str:
    return f"“{word.vi if lang == 'vi' else word.en}”"


def _either(lang: Language, names: Iterable[str]) -> str:
    return (" hoặc " if lang == "vi" else " or ").join(sorted(set(names)))


SUCCESSOR: dict[Language, str] = {
    "vi": "Đơn vị kế thừa: {unit}.",
    "en": "Its successor: {unit}.",
}

AT_STAGE: dict[Language, tuple[str, str]] = {
    "vi": (
        "Việc này chỉ làm được ở giai đoạn {missing}; hồ sơ đang ở giai đoạn {at}",
        "Xem các việc có thể làm trên trang hồ sơ.",
    ),
    "en": (
        "This can be done only at the stage {missing}; the case is at the stage {at}",
        "See the case page for what can be done now.",
    ),
}
"""Why an act has no row where the case is; on the page of the case no such act is listed."""

SENTENCES: dict[Lack, dict[Language, tuple[str, str]]] = {
    **OF_A_SHEET,
    **OF_A_PACKET,
    **OF_A_DUTY_NOTICE,
    **OF_JOINT_RECEPTION,
    **OF_MINUTES,
    Lack.POSITION: {
        "vi": (
            "Việc này chỉ làm được khi tình trạng pháp lý là {missing}",
            "Việc này chỉ mở ra khi tình trạng pháp lý thay đổi.",
        ),
        "en": (
            "This can be done only while the legal status is {missing}",
            "It opens only when the legal status changes.",
        ),
    },
    Lack.ROLE: {
        "vi": (
            "Đơn vị của bạn không có vai trò làm việc này; việc này thuộc về {missing}",
            "Đề nghị đơn vị có vai trò đó thực hiện, hoặc ghi nhận việc họ đã làm.",
        ),
        "en": (
            "Your unit does not have the role for this; it belongs to {missing}",
            "Ask a unit with that role, or record what that unit has done.",
        ),
    },
    Lack.LEAD: {
        "vi": (
            "Việc này chỉ dành cho {missing}",
            "Liên hệ đơn vị chủ trì để được đề nghị hoặc nhận chuyển hồ sơ.",
        ),
        "en": (
            "This is only for {missing}",
            "Contact the lead unit to be asked, or to be offered the case.",
        ),
    },
    Lack.ACT: {
        "vi": ("Trước đó cần có: {missing}", "Hãy hoàn thành việc đó trước."),
        "en": ("This must come first: {missing}", "Complete it first."),
    },
    Lack.ENTRY: {
        "vi": (
            "Việc này chỉ áp dụng cho {missing}",
            "Hồ sơ này được tiếp nhận theo hình thức khác.",
        ),
        "en": (
            "This applies only to {missing}",
            "The person of this case was received in another way.",
        ),
    },
    Lack.PAPER: {
        "vi": (
            "Hồ sơ chưa có giấy tờ còn hiệu lực: {missing}",
            "Đính kèm giấy tờ rồi làm lại việc này.",
        ),
        "en": (
            "The file has no valid paper of this kind: {missing}",
            "Attach the paper and try again.",
        ),
    },
    Lack.WISH: {
        "vi": (
            "Hồ sơ phải ghi nhận {missing}",
            "Hỏi ý kiến người đó hoặc người đại diện hợp pháp rồi ghi vào phần Người được hỗ trợ.",
        ),
        "en": (
            "It must be on record that {missing}",
            "Ask the person or the lawful representative, and record the answer.",
        ),
    },
    Lack.PERSON: {
        "vi": (
            "Việc này chỉ áp dụng cho {missing}",
            "Kiểm tra lại thông tin đã ghi; nếu sai, hãy đính chính.",
        ),
        "en": (
            "This applies only to {missing}",
            "Check what is on record; correct it where it is wrong.",
        ),
    },
    Lack.DRAFTER: {
        "vi": (
            "Người soạn không được tự ký, duyệt bản của mình",
            "Đề nghị một cán bộ khác có thẩm quyền ký.",
        ),
        "en": (
            "The drafter may not sign or approve their own draft",
            "Ask another officer with authority to sign.",
        ),
    },
    Lack.HEAD: {
        "vi": (
            "Việc ký, duyệt là của lãnh đạo đơn vị",
            "Đề nghị lãnh đạo phụ trách của đơn vị ký, duyệt.",
        ),
        "en": (
            "Signing and approving are for the head of the unit",
            "Ask the head of your unit to sign or approve.",
        ),
    },
    Lack.UNREAD: {
        "vi": (
            "Người ký, duyệt phải mở và đọc nội dung mình sắp ký, duyệt",
            "Mở hồ sơ để đọc từ trang của dự thảo hoặc đề xuất, rồi ký, duyệt tại đó.",
        ),
        "en": (
            "Whoever signs or approves opens and reads first what they sign",
            "Open the case from the page of the draft or proposal, read, and sign there.",
        ),
    },
    Lack.TAKEN: {
        "vi": (
            "Số này đã cấp cho biên bản khác của đơn vị trong năm",
            "Hỏi lại văn thư và nhập đúng số đã cấp cho biên bản này.",
        ),
        "en": (
            "The unit gave this number to other minutes of this year",
            "Ask the office's clerk, and type the number that these minutes were given.",
        ),
    },
    Lack.SIGNED: {
        "vi": (
            "Bên này đã có chữ ký của bạn hoặc chữ ký trên giấy tờ này",
            "Mỗi người xác nhận một lần; người khác của bên này có thể xác nhận thêm.",
        ),
        "en": (
            "This side has your signature, or the one on this paper, already",
            "Everybody signs once; another person of this side may sign as well.",
        ),
    },
    Lack.KEY: {
        "vi": (
            "Khóa xác nhận của bạn vừa kết thúc hoặc được thay",
            "Mở lại trang và xác nhận lại bằng mật khẩu hiện nay.",
        ),
        "en": (
            "Your key was ended or replaced a moment ago",
            "Open the page again and confirm with the password of now.",
        ),
    },
    Lack.BROUGHT: {
        "vi": (
            "Không ghi thẳng là người đó đang ở cơ sở: người vào cơ sở bằng việc {missing}",
            "Đề nghị cơ sở nhận bằng việc đó; chỉ cơ sở đang chăm sóc được ghi là đổi phòng.",
        ),
        "en": (
            "That the person is in a facility is not just recorded: it takes the act {missing}",
            "Offer the person by that act; only the facility that houses records another room.",
        ),
    },
    Lack.GROUND: {
        "vi": (
            "Căn cứ kết thúc đã chọn không áp dụng cho hồ sơ này",
            "Chọn một căn cứ khác trong danh sách.",
        ),
        "en": (
            "The ground you chose is not open for this case",
            "Choose another ground from the list.",
        ),
    },
    Lack.UNFINISHED: {
        "vi": (
            "Hồ sơ này còn việc đang chờ, hoặc còn biện pháp đang có hiệu lực",
            "Kết thúc hoặc rút các việc đó trước.",
        ),
        "en": (
            "Something of this case still waits, or a measure is in force",
            "End or withdraw it first.",
        ),
    },
    Lack.MERGED: {
        "vi": (
            "Hồ sơ này đã gộp vào một hồ sơ khác của cùng người đó",
            "Làm tiếp ở hồ sơ kia, hoặc tách hai hồ sơ trước.",
        ),
        "en": (
            "This case was merged into another case of the same person",
            "Go on in the other case, or take the two apart first.",
        ),
    },
    Lack.ENDED: {
        "vi": (
            "Đơn vị đã chấm dứt hoạt động",
            "Chuyển việc này cho đơn vị kế thừa.",
        ),
        "en": (
            "The unit has ended",
            "Turn to its successor.",
        ),
    },
    Lack.PENDING: {
        "vi": (
            "Đã có một đề nghị cùng loại đang chờ",
            "Chờ trả lời, hoặc rút đề nghị đó trước.",
        ),
        "en": (
            "One of this kind is already waiting",
            "Wait for the answer, or recall it first.",
        ),
    },
    Lack.NOBODY: {
        "vi": (
            "Không gạch tên được, vì chỉ giao hồ sơ, không có người đi cùng",
            "Nhận hồ sơ, hoặc trả lại hồ sơ và nêu lý do.",
        ),
        "en": (
            "Nobody can be struck off here, because only the file is handed over",
            "Accept the file, or send it back and say why.",
        ),
    },
    Lack.PRESENT: {
        "vi": (
            "Không trả lại được, vì có người đi cùng hồ sơ: người đã đến phải được tiếp nhận",
            "Tiếp nhận người trước, ghi ý kiến khi nhận; lãnh đạo hai bên giải quyết vướng mắc.",
        ),
        "en": (
            "This cannot be sent back, because a person comes with it: whoever arrives is received",
            "Receive the person and note your remarks; the supervisors settle the dispute.",
        ),
    },
    Lack.COMPANY: {
        "vi": (
            "Chưa nói rõ người đi cùng có đi tiếp cùng nhau không, hoặc thiếu lý do đi riêng",
            "Trả lời cho từng hồ sơ liên quan trên trang đề nghị.",
        ),
        "en": (
            "It is not said whether those who came along go together, or why they part",
            "Answer for each linked case on the page of the offer.",
        ),
    },
    Lack.COMPANION: {
        "vi": (
            "Hồ sơ của người đi cùng chưa giao cùng được, vì lý do nêu dưới đây",
            "Bổ sung cho hồ sơ đó, hoặc nêu lý do để hai người đi riêng.",
        ),
        "en": (
            "The case of a companion cannot be offered along, for the reasons below",
            "Complete that case, or give the reason why the two go apart.",
        ),
    },
    Lack.ONE_THING: {
        "vi": (
            "Đề nghị này không giao người cùng với hồ sơ",
            "Trả lời đề nghị này một lần: nhận hoặc trả lại.",
        ),
        "en": (
            "This handoff does not move person and file together",
            "Answer it once: accept it, or send it back.",
        ),
    },
    Lack.DISPUTED: {
        "vi": (
            "Lãnh đạo hai bên chưa thống nhất đơn vị chủ trì",
            "Giải quyết vướng mắc trên trang của việc giao, nhận trước.",
        ),
        "en": (
            "The supervisors of both sides have not settled who leads",
            "Settle the dispute on the page of the handoff first.",
        ),
    },
    Lack.OTHER_SIDE: {
        "vi": (
            "Cách giải quyết do một bên đề xuất phải được bên kia xác nhận",
            "Chờ lãnh đạo bên kia, hoặc sửa đề xuất của đơn vị bạn.",
        ),
        "en": (
            "What one side proposed is confirmed by the other side",
            "Wait for the other side's supervisor, or change your own proposal.",
        ),
    },
    Lack.ANSWERS_ITSELF: {
        "vi": (
            "Đơn vị bên kia đã dùng hệ thống và tự trả lời trong hệ thống",
            "Liên hệ đơn vị đó để họ trả lời, hoặc rút đề nghị.",
        ),
        "en": (
            "The other unit is on the system and answers there itself",
            "Ask that unit to answer, or recall the offer.",
        ),
    },
    Lack.ENTITLEMENT: {
        "vi": (
            "Chế độ này không áp dụng cho nhóm người được hỗ trợ trong hồ sơ",
            "Chọn chế độ khác; xem bảng chế độ hỗ trợ trên trang Luật.",
        ),
        "en": (
            "This support does not apply to the group the person belongs to",
            "Choose another; see the table of support on the Law page.",
        ),
    },
    Lack.OWN: {
        "vi": (
            "Quy tắc của việc này chưa được đáp ứng",
            "Xem lại các điều kiện nêu trên trang của việc này.",
        ),
        "en": (
            "A rule of this act is not met",
            "See the conditions on the page of this act.",
        ),
    },
    Lack.TOLD: {
        "vi": (
            "Đây là việc của đơn vị khác: cần ghi rõ ai cho biết, khi nào, bằng cách nào",
            "Điền người ký hoặc người trả lời, thời điểm và cách nhận được.",
        ),
        "en": (
            "This is another unit's act: write down who told us, when and how",
            "Fill in who signed or answered, the moment, and the channel.",
        ),
    },
    Lack.OWN_ACT: {
        "vi": (
            "Đây là việc của chính đơn vị bạn, không phải việc ghi thay đơn vị khác",
            "Mở lại trang của việc này và làm dưới tên đơn vị bạn.",
        ),
        "en": (
            "This is your own unit's act, not one recorded for another unit",
            "Open the page of this act again and do it in your unit's name.",
        ),
    },
    Lack.MOMENT: {
        "vi": (
            "Thời điểm đã ghi chưa tới, hoặc ở trước lúc việc này bắt đầu",
            "Kiểm tra lại ngày giờ mà đơn vị đó cho biết.",
        ),
        "en": (
            "The moment written down is still to come, or lies before this could begin",
            "Check the day and time that the unit gave.",
        ),
    },
    Lack.IN_USE: {
        "vi": (
            "Tình trạng pháp lý của người đó đang dựa vào giấy tờ này",
            "Đính kèm giấy tờ thay thế; hoặc ghi nhận việc thu hồi, hủy bỏ xác nhận trước.",
        ),
        "en": (
            "The person's legal status rests on this paper",
            "Attach its replacement, or record that the confirmation was revoked, first.",
        ),
    },
    Lack.UNNAMED: {
        "vi": (
            "Giấy tờ làm căn cứ cho tình trạng pháp lý phải có số, ký hiệu hoặc bản chụp",
            "Ghi số, ký hiệu như trên giấy tờ, hoặc đính kèm bản chụp.",
        ),
        "en": (
            "A paper on which the legal status rests needs its number or a scan",
            "Type the number as it stands on the paper, or attach the scan.",
        ),
    },
    Lack.FIXED: {
        "vi": (
            "Thời hạn này không có quy định cho gia hạn",
            "Hãy làm việc này trong thời hạn; nếu không kịp, báo cáo cấp trên.",
        ),
        "en": (
            "No article lets this limit be extended",
            "Do it within the limit; if that cannot be done, report to your superiors.",
        ),
    },
    Lack.FARTHER: {
        "vi": (
            "Ngày gia hạn vượt quá mức được phép",
            "Xem mức gia hạn tối đa ở trang thời hạn của hồ sơ.",
        ),
        "en": (
            "The new end lies beyond what is allowed",
            "See how far it may be extended on the page of the case's limits.",
        ),
    },
    Lack.NO_LATER: {
        "vi": (
            "Ngày gia hạn phải sau ngày hết hạn hiện nay",
            "Xem lại ngày ghi trong quyết định.",
        ),
        "en": (
            "The new end must be later than the present one",
            "Check the day in the decision.",
        ),
    },
    Lack.STOPPED: {
        "vi": (
            "Thời hạn này không còn chạy, hoặc chưa biết dài bao lâu, nên không gia hạn được",
            "Xem các thời hạn đang chạy ở trang thời hạn của hồ sơ.",
        ),
        "en": (
            "This limit runs no more, or it is not known how long it is, so nothing extends it",
            "See the limits that run on the page of the case's limits.",
        ),
    },
    Lack.NUMBER: {
        "vi": (
            "Chỉ quyết định có số mới gia hạn được thời hạn",
            "Ghi số, ký hiệu như trên quyết định.",
        ),
        "en": (
            "Only a decision with its number extends a limit",
            "Type the number as it stands on the decision.",
        ),
    },
    Lack.SEALED: {
        "vi": (
            "Việc này còn tùy vào thông tin của người đó, đang được che với đơn vị bạn",
            "Đơn vị chủ trì biết việc này có làm được hay không.",
        ),
        "en": (
            "This turns on facts of the person that are sealed to your unit",
            "The lead unit knows whether it can be done.",
        ),
    },
}
