"""The base of every form of a page: typed text arrives trimmed, in NFC, or as nothing."""

import unicodedata
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import FileField, PasswordField, SelectField, StringField
from wtforms import Form as WTForm
from wtforms.fields.core import Field, UnboundField

from casework.i18n import ChoiceWords, OfficeForm


def tidy(text: Any) -> Any:  # WTForms hands over whatever the field holds
    """Text in NFC without outer spaces; empty text is no answer."""
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", text).strip() or None


class PageForm(OfficeForm):
    """A form of a page. Passwords stay exactly as typed."""

    class Meta(OfficeForm.Meta):
        """Adds `tidy` to every text field, before the field's own filters.

        A field gets what was typed; only a field for files gets a file. A page reads no JSON.
        """

        def wrap_formdata(self, form: WTForm, formdata: Any) -> "MultiDict[str, Any] | None":
            """What this form takes from the request, unless it was given something else."""
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            return _sent(form) if request.method == "POST" else None

        def bind_field(
            self, form: WTForm, unbound_field: "UnboundField[Field]", options: dict[str, Any]
        ) -> Field:
            kind = unbound_field.field_class
            if issubclass(kind, StringField) and not issubclass(kind, PasswordField):
                options = {**options, "filters": (tidy, *unbound_field.kwargs.get("filters", ()))}
            if issubclass(kind, SelectField):  # radios and ticks too
                options = {**options, "translations": ChoiceWords()}
            bound: Field = unbound_field.bind(form=form, **options)
            return bound


def _sent(form: WTForm) -> "MultiDict[str, Any]":  # text, and what browsers send as files
    sent: MultiDict[str, Any] = MultiDict(request.form)
    for field in form:
        if isinstance(field, FileField):
            sent.setlist(field.name, request.files.getlist(field.name))
    return sent
