"""The forms of the minutes: what a drafter types, what a signer says, and signing on paper."""

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Field,
    IntegerField,
    PasswordField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    Regexp,
    ValidationError,
)

from casework.actions.minutes_signing import OnPaper, Said
from casework.entrance import TooManyTries, Whence, knows_password
from casework.lookups.minutes_content import Wording
from casework.lookups.minutes_facts import MinutesFacts
from casework.passwords import LONGEST as LONGEST_PASSWORD
from casework.web.days import MomentField, has_passed
from casework.web.doors import current_actor, office
from casework.web.forms import PageForm
from casework.web.paper_form import HOW_TO_SCAN, ScanForm
from casework.web.sessions import cookies
from casework.web.words import named, upfirst, word
from workflows.life import Side
from workflows.minutes import Stance

LONGEST = 2000
_SYMBOL = r"^[^\W\d_][\w\-./&]{0,29}$"


class HeadForm(PageForm):
    """What stands at the head of all minutes: the clerk's number, and the place."""

    number = IntegerField(
        _("Số"),
        [InputRequired(), NumberRange(1, 99999)],
        description=_("Do văn thư cấp trong năm; không cấp trùng."),
    )
    symbol = StringField(
        _("Ký hiệu"),
        [
            DataRequired(),
            Regexp(_SYMBOL, message=_("Chỉ gồm chữ, số và các dấu - . / &, tối đa 30 ký tự.")),
        ],
        description=_("Phần đứng sau số, ví dụ BB-SYT."),
    )
    place = StringField(_("Nơi giao, nhận"), [DataRequired(), Length(max=200)])

    @staticmethod
    def fill_untouched(*known: tuple[Field, str]) -> None:
        """Fill in what is known already, where nothing was typed."""
        for field, text in known:
            if field.data is None and not field.raw_data:
                field.data = text


class PartiesForm(HeadForm):
    """The head of minutes between two of our units: who stood there for each side."""

    giver = StringField(_("Đại diện bên giao"), [DataRequired(), Length(max=120)])
    giver_position = StringField(
        _("Chức vụ của đại diện bên giao"), [DataRequired(), Length(max=120)]
    )
    receiver = StringField(_("Đại diện bên nhận"), [DataRequired(), Length(max=120)])
    receiver_position = StringField(
        _("Chức vụ của đại diện bên nhận"), [DataRequired(), Length(max=120)]
    )

    def start_from_sides(self, facts: MinutesFacts) -> None:
        """Fill in the place and both sides, where nothing was typed."""
        giving, receiving = facts.giving, facts.receiving
        self.fill_untouched(
            (self.place, named(receiving.unit)),
            (self.giver, named(giving.representative)),
            (self.giver_position, upfirst(giving.rank.vi) if giving.rank else ""),
            (self.receiver, named(receiving.representative)),
            (self.receiver_position, upfirst(receiving.rank.vi) if receiving.rank else ""),
        )


class DraftForm(PartiesForm):
    """What the minutes of one handoff say beside its facts."""

    condition = TextAreaField(
        _("Tình trạng khi giao, nhận (nếu cần ghi)"), [Optional(), Length(max=LONGEST)]
    )
    remarks = TextAreaField(_("Ý kiến của các bên (nếu có)"), [Optional(), Length(max=LONGEST)])
    names_person = BooleanField(_("Ghi họ tên người được giao, nhận vào biên bản"))

    def start_from(self, facts: MinutesFacts) -> None:
        """Fill in what is known already, where nothing was typed."""
        self.start_from_sides(facts)
        self.fill_untouched((self.remarks, facts.remarks or ""))

    def wording(self) -> Wording:
        """What was typed, once the form is valid."""
        return Wording(
            number=int(self.number.data or 0),
            symbol=str(self.symbol.data),
            place=str(self.place.data),
            giver=str(self.giver.data),
            giver_position=str(self.giver_position.data),
            receiver=str(self.receiver.data),
            receiver_position=str(self.receiver_position.data),
            condition=self.condition.data or "",
            remarks=self.remarks.data or "",
            names_person=bool(self.names_person.data),
        )


class SignForm(PageForm):
    """What a head says of the minutes, and the password that unlocks their key."""

    stance = RadioField(_("Bạn xác nhận thế nào?"), [InputRequired()])
    reasons = TextAreaField(
        _("Lý do không đồng ý"),
        [Length(max=LONGEST)],
        description=_("Chỉ ghi khi không đồng ý. Từ chối không làm mất hiệu lực của việc nhận."),
    )
    capacity = StringField(
        _("Bạn ký với chức vụ gì?"),
        [DataRequired(), Length(max=120)],
        description=_("Ví dụ: Phó Giám đốc, ký thay Giám đốc."),
    )
    password = PasswordField(
        _("Mật khẩu của bạn"),
        [InputRequired(), Length(max=LONGEST_PASSWORD)],
        description=_("Mật khẩu mở khóa xác nhận của riêng bạn; không ai khác mở được khóa này."),
        render_kw={"autocomplete": "current-password"},
    )

    def lay_out(self) -> None:
        """Offer both stances."""
        self.stance.choices = [(stance.value, upfirst(word(stance))) for stance in Stance]

    def validate_reasons(self, field: TextAreaField) -> None:
        """Whoever refuses says why; the reasons are signed with the refusal."""
        if self.stance.data == Stance.REFUSES.value and not (field.data or "").strip():
            raise ValidationError(gettext("Nêu lý do không đồng ý."))

    def said(self) -> Said:
        """What was said, once the form is valid; reasons count only with a refusal."""
        stance = Stance.of(self.stance.data)
        reasons = (self.reasons.data or "") if stance is Stance.REFUSES else ""
        return Said(stance, str(self.capacity.data), reasons)

    def knows_password(self) -> bool:
        """Whether the password is right; else its field says so. A wrong one counts as a try."""
        whence = Whence(request.remote_addr or "", request.cookies.get(cookies().device, ""))
        officer_id, typed = current_actor().officer_id, str(self.password.data)
        try:
            is_right = knows_password(office(), officer_id, typed, whence)
        except TooManyTries:
            self.password.errors = [gettext("Đã thử quá nhiều lần. Hãy đợi 15 phút rồi thử lại.")]
            return False
        if not is_right:
            self.password.errors = [gettext("Mật khẩu hiện nay chưa đúng.")]
        return is_right


class PaperSignatureForm(ScanForm):
    """A side signed the printed minutes: who, in which capacity, when, and the scan."""

    side = RadioField(_("Bên đã ký trên giấy"), [InputRequired()])
    signer = StringField(_("Người ký"), [DataRequired(), Length(max=120)])
    capacity = StringField(_("Chức vụ của người ký"), [DataRequired(), Length(max=120)])
    signed_at = MomentField(_("Ký lúc"), [InputRequired(), has_passed])
    scan = FileField(_("Bản chụp biên bản đã ký"), description=HOW_TO_SCAN)

    def lay_out(self, sides: tuple[Side, ...]) -> None:
        """Offer the sides for which this officer may record."""
        self.side.choices = [(side.value, upfirst(word(side))) for side in sides]
        if len(sides) == 1 and not self.side.raw_data:
            self.side.data = sides[0].value

    def validate_scan(self, field: object) -> None:
        """Without its scan the paper proves nothing."""
        super().validate_scan(field)
        if self.kept is None:
            raise ValidationError(gettext("Đính kèm bản chụp của biên bản đã ký."))

    def told(self) -> OnPaper:
        """Who signed and when, once the form is valid."""
        return OnPaper(str(self.signer.data), str(self.capacity.data), self.signed_at.moment)
