"""A part of forms: one address. By today's places, by a former address with proposals, or abroad.

Put an `AddressField` into a `PageForm` and print it with the macro of `parts/address.html`:

    class PersonForm(PageForm):
        home = AddressField(_("Nơi cư trú"))

    form.home.fill(address)     # show what is on record
    form.home.address           # the Address once the form is valid; none where nothing was said

Nothing of it is required; a form that needs an address says so itself (`address is None`). A former
address that the lists can read comes back once with their proposals: the officer decides which of
today's communes it is, or keeps it as written. The text is kept in either case.
"""

from difflib import get_close_matches
from typing import Any, Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FormField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from casework.intake.folding import plain
from casework.places.address import Address, Where
from casework.places.locality import Listing, Locality
from casework.places.register import register
from casework.places.written import communes_named, formerly_named, read_address
from casework.web.choices import choice, choices_of
from casework.web.forms import PageForm
from casework.web.words import word

KEPT: Final = "kept"
"""The answer that a former address stays as written."""

_LONGEST = 300  # characters
_NEAR = 4  # names shown beside one that no list has
_LIKE = 0.7  # how like a name must be to be shown


class AddressForm(PageForm):
    """The boxes of one address. Only those of the way that was chosen count."""

    class Meta(PageForm.Meta):
        """The token stands in the form around it."""

        csrf = False

    where = RadioField(_("Địa chỉ này"), [Optional()], default=Where.TODAY.value)
    province = SelectField(_("Tỉnh, thành phố"), [Optional()])
    commune = StringField(
        _("Xã, phường, đặc khu"),
        [Length(max=120)],
        description=_("Gõ tên, có dấu hay không dấu. Chưa biết thì để trống."),
    )
    street = StringField(_("Thôn, bản, tổ dân phố; số nhà, đường"), [Length(max=_LONGEST)])
    written = StringField(
        _("Địa chỉ cũ, đúng như trên giấy hoặc như lời kể"),
        [Length(max=_LONGEST)],
        description=_("Ví dụ: Thôn 3, xã A, huyện B, tỉnh C. Nội dung này luôn được giữ nguyên."),
    )
    decided = RadioField(
        _("Nơi đó nay thuộc"),
        [Optional()],
        description=_("Hệ thống chỉ đề xuất theo danh mục; bạn quyết định."),
    )
    country = StringField(_("Nước"), [Length(max=80)])
    abroad = StringField(
        _("Nơi ở nước ngoài, theo lời kể"),
        [Length(max=_LONGEST)],
        description=_("Ví dụ: gần chợ, không rõ tên đường."),
    )

    def lay_out(self) -> None:
        """Fill the choices: the provinces, and what the former address that was sent may be."""
        provinces = register().provinces(Listing.SINCE_2025_07)
        self.where.choices = choices_of(Where)
        self.province.choices = [choice("", ""), *(_province_choice(each) for each in provinces)]
        proposals = [choice(each.key, each.whole) for each in self.proposals]
        kept = choice(KEPT, _("Chưa rõ: chỉ giữ địa chỉ như đã ghi"))
        self.decided.choices = [*proposals, kept] if proposals else []
        self._ask_for_what_is_needed()

    def fill(self, address: Address) -> None:
        """Show an address that is on record."""
        self.where.data, self.country.data = address.where.value, address.country
        text = {Where.TODAY: self.street, Where.WRITTEN: self.written, Where.ABROAD: self.abroad}
        text[address.where].data = address.text
        if address.where is Where.WRITTEN:
            self.decided.data = address.place.key if address.place else KEPT
            self.lay_out()
        elif address.place is not None:
            self.province.data = address.place.province.code
            self.commune.data = address.place.title if address.place.parent else ""

    @property
    def said(self) -> Where | None:
        """The way that was chosen."""
        return next((way for way in Where if way.value == self.where.data), None)

    @property
    def proposals(self) -> tuple[Locality, ...]:
        """What the former address may be today."""
        return read_address(self.written.data or "").proposals

    @property
    def in_province(self) -> Locality | None:
        """The province that was chosen."""
        provinces = register().provinces(Listing.SINCE_2025_07)
        return next((each for each in provinces if each.code == self.province.data), None)

    @property
    def communes(self) -> list[Locality]:
        """Those of the chosen province, for the list under the box."""
        province = self.in_province
        return register().communes_of(province) if province else []

    @property
    def address(self) -> Address | None:
        """What was said, once the form is valid; nothing where every box is empty."""
        said = {Where.TODAY: self._today, Where.WRITTEN: self._former, Where.ABROAD: self._abroad}
        return said[self.said]() if self.said else None

    def _ask_for_what_is_needed(self) -> None:
        """A commune needs its province; where the lists propose something, somebody decides."""
        if self.said is Where.TODAY and (self.commune.data or self.street.data):
            self.province.validators = [InputRequired(_("Hãy chọn tỉnh, thành phố."))]
        if self.said is Where.WRITTEN and self.decided.choices:
            needed = _("Hãy chọn nơi đó nay thuộc đâu, hoặc chỉ giữ địa chỉ như đã ghi.")
            self.decided.validators = [InputRequired(needed)]

    def _today(self) -> Address | None:
        province, text = self.in_province, self.street.data or ""
        if province is None:
            return None
        named = communes_named(self.commune.data or "", province)
        return Address(Where.TODAY, text, named[0] if len(named) == 1 else province)

    def _former(self) -> Address | None:
        if not self.written.data:
            return None
        place = next((each for each in self.proposals if each.key == self.decided.data), None)
        return Address(Where.WRITTEN, self.written.data, place)

    def _abroad(self) -> Address | None:
        country, text = self.country.data or "", self.abroad.data or ""
        return Address(Where.ABROAD, text, country=country) if country or text else None

    def validate_where(self, field: RadioField) -> None:
        """Nothing typed is lost because another way was chosen."""
        boxes = {
            Where.TODAY: (self.province, self.commune, self.street),
            Where.WRITTEN: (self.written,),
            Where.ABROAD: (self.country, self.abroad),
        }
        lost = [box for way, those in boxes.items() if way is not self.said for box in those]
        typed = next((box for box in lost if box.data), None)
        if typed is not None:
            name = typed.label.text
            raise ValidationError(
                gettext("Ô “%(name)s” thuộc cách ghi khác; hãy chọn cách đó hoặc xóa ô.", name=name)
            )

    def validate_commune(self, field: StringField) -> None:
        """One commune of the province, and no other of the same name."""
        province = self.in_province
        if self.said is not Where.TODAY or province is None or not field.data:
            return
        named = communes_named(field.data, province)
        if len(named) != 1:
            raise ValidationError(_no_such(field.data, province, named))


class AddressField(FormField):  # type: ignore[type-arg]  # generic in its stubs only
    """One address within a form; see the module."""

    form: AddressForm

    def __init__(self, label: Any = None, **more: Any) -> None:  # as WTForms has it
        super().__init__(AddressForm, label, **more)

    def process(self, *sent: Any, **more: Any) -> None:  # as WTForms has it
        """Take what was sent, and lay out the choices that it leads to."""
        super().process(*sent, **more)
        self.form.lay_out()

    def fill(self, address: Address) -> None:
        """Show an address that is on record."""
        self.form.fill(address)

    @property
    def address(self) -> Address | None:
        """What was said, once the form is valid; none where nothing was."""
        return self.form.address

    @property
    def data(self) -> Address | None:  # type: ignore[override]  # the whole, not its boxes
        """The same, under the name that forms know."""
        return self.form.address


def _province_choice(province: Locality) -> Any:  # as `choice`
    return choice(province.code, f"{province.name} ({word(province.kind)})")


def _no_such(typed: str, province: Locality, named: tuple[Locality, ...]) -> str:
    """Why a name is no answer, and which names would be."""
    if named:
        names = ", ".join(each.title for each in named)
        return str(gettext("Nhiều nơi cùng tên: %(names)s. Hãy ghi cả loại và tên.", names=names))
    became = formerly_named(typed, province)
    if became:
        names = ", ".join(each.title for each in became)
        return str(gettext("Đó là tên cũ; nơi đó nay thuộc: %(names)s.", names=names))
    near = _near(typed, province)
    if near:
        return str(gettext("Không có tên này. Gần giống: %(names)s.", names=", ".join(near)))
    return str(gettext("Tỉnh, thành phố này không có xã, phường, đặc khu nào tên như vậy."))


def _near(typed: str, province: Locality) -> list[str]:
    communes = {plain(each.title): each for each in register().communes_of(province)}
    communes |= {plain(each.name): each for each in communes.values()}
    found = get_close_matches(plain(typed), communes, n=_NEAR, cutoff=_LIKE)
    return list(dict.fromkeys(communes[name].title for name in found))
