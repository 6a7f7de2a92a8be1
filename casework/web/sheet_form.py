"""The identification sheet as fields of a form: lists to tick, in the words of the case's law."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectMultipleField

from casework.web.forms import PageForm
from casework.web.words import cite, upfirst, why, word
from workflows.answers import Answers
from workflows.identification import (
    SHEETS,
    Deed,
    Evidence,
    Listed,
    Means,
    Proof,
    Purpose,
    Sheet,
    Sign,
)
from workflows.regime import Lack, Unmet
from workflows.terms import Term

W = TypeVar("W", bound=Term)

_SAID_AT: Final[Mapping[Lack, str]] = {
    Lack.DEED: "deeds",
    Lack.MEANS: "means",
    Lack.SEALED: "means",  # that of an adult a means is missing, to whoever may not know the age
    Lack.PURPOSE: "purposes",
    Lack.SIGN: "signs",
    Lack.SIGNS_LOCKED: "signs",
    Lack.REASONS: "reasons",
}


class SheetForm(PageForm):
    """What was looked at and found. Nothing is scored, and no outcome is suggested."""

    evidence = SelectMultipleField(_("Nguồn tài liệu, chứng cứ đã xem xét"))
    deeds = SelectMultipleField(_("Hành vi đã xảy ra với người đó"))
    means = SelectMultipleField(_("Thủ đoạn"))
    purposes = SelectMultipleField(_("Mục đích"))
    proof_fails = BooleanField(
        _("Các nguồn đã xem không chứng minh được là nạn nhân hay không phải nạn nhân")
    )
    background_fits = BooleanField(
        _("Đã kiểm tra nhân thân, việc vắng mặt và lý do vắng mặt: phù hợp với lời khai")
    )
    signs = SelectMultipleField(_("Dấu hiệu bổ sung"))

    def lay_out_sheet(self, regime: str) -> None:
        """Offer the words that the law of the case has, each list with its article."""
        sheet = SHEETS[regime]
        self.evidence.choices = _choices(sheet.evidence)
        self.evidence.description = _(
            "%(source)s. Chọn những nguồn đã thực sự xem.", source=upfirst(cite(sheet.source))
        )
        for field, found in self._lists(sheet):
            field.choices = _marked(found)
            field.description = _where_read(found)
        self.means.description = f"{self.means.description} {_of_age(sheet)}"

    def answers(self) -> Answers:
        """The sheet as ticked; what is no word of a list is left to the field to refuse."""
        return Answers(
            evidence=_ticked(self.evidence, Evidence),
            deeds=_ticked(self.deeds, Deed),
            means=_ticked(self.means, Means),
            purposes=_ticked(self.purposes, Purpose),
            proof=Proof.NEITHER_WAY if self.proof_fails.data else Proof.PROVEN,
            background_fits=bool(self.background_fits.data),
            signs=_ticked(self.signs, Sign),
        )

    def answers_if_any(self) -> Answers | None:
        """The same, and nothing where nothing was ticked: a paper may come without its sheet."""
        answers = self.answers()
        return None if answers == Answers() else answers

    def say(self, reasons: Iterable[Unmet]) -> None:
        """Each reason at the field where it is put right, unless that has a fault already."""
        for reason in reasons:
            field = self[_SAID_AT.get(reason.kind, "evidence")]
            if not field.errors:
                field.errors = [why(reason)]

    def _lists(self, sheet: Sheet) -> Iterable[tuple[SelectMultipleField, Listed[Term]]]:
        lists: list[Listed[Term]] = [sheet.deeds, sheet.means, sheet.purposes, sheet.signs]  # type: ignore[list-item]  # read only
        return zip((self.deeds, self.means, self.purposes, self.signs), lists, strict=True)


def _choices(words: Iterable[Term]) -> list[tuple[str, str]]:
    return [(one.value, upfirst(word(one))) for one in words]


def _marked(found: Listed[W]) -> list[tuple[str, str]]:
    """Of a list that was read in part, each word says whether it was."""
    read = {one for one, source in found.words.items() if source.confidence.is_law}
    if not read or found.is_read:
        return _choices(found.words)
    return [
        (value, name if one in read else gettext("%(word)s (chưa đọc trong luật)", word=name))
        for one, (value, name) in zip(found.words, _choices(found.words), strict=True)
    ]


def _where_read(found: Listed[W]) -> str:
    source = upfirst(cite(found.needed))
    if found.is_read:
        return str(gettext("%(source)s. Chọn mọi điều đã xảy ra.", source=source))
    return str(
        gettext(
            "%(source)s. Danh sách này chưa được đọc đủ trong luật.",
            source=source,
        )
    )


def _of_age(sheet: Sheet) -> str:
    if sheet.no_means_below_18.confidence.is_law:
        return str(
            gettext(
                "Người từ đủ 18 tuổi phải có ít nhất một thủ đoạn; dưới 18 tuổi hoặc chưa rõ tuổi "
                "thì không cần."
            )
        )
    return str(gettext("Dưới 18 tuổi hoặc chưa rõ tuổi thì không cần thủ đoạn."))


def _ticked(field: SelectMultipleField, words: type[W]) -> frozenset[W]:
    return frozenset(one for one in words if one.value in (field.data or ()))
