"""`/batches/<id>/joint-units`: the units that receive a batch jointly, named and taken away."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField
from wtforms.validators import InputRequired, ValidationError

from casework.actions.batch_members import name_unit, take_away
from casework.lookups.batch_members import joint_units, may_be_named
from casework.lookups.batches import open_batch_view
from casework.lookups.finding import find_batch
from casework.lookups.receivers import is_unit
from casework.policy import Ask
from casework.records.units import Unit
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm

pages = Blueprint("joint_units", __name__)

Answer = Response | tuple[str, int]


class JointUnitForm(PageForm):
    """Which unit received these persons too."""

    unit_id = SelectField(
        _("Đơn vị cùng tiếp nhận"), [InputRequired()], coerce=unit_chosen, validate_choice=False
    )

    def validate_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it may stand there is for the verb to say."""
        if field.data is not None and not is_unit(reading(), field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


@pages.get("/batches/<uuid:batch_id>/joint-units")
@asks(Ask.KEEP_BATCH)
def show(batch_id: UUID) -> str:
    """Who receives jointly, and the form that names one more."""
    return _page(batch_id, JointUnitForm(formdata=None))


@pages.post("/batches/<uuid:batch_id>/joint-units")
@asks(Ask.KEEP_BATCH)
def create(batch_id: UUID) -> Answer:
    """Name one more unit of the receiving party."""
    file_id = _file_of(batch_id)
    form = JointUnitForm()
    if not form.validate():
        return _page(batch_id, form), 422

    def act(session: Session) -> str:
        found = find_batch(session, current_actor(), batch_id, Ask.KEEP_BATCH)
        unit = session.get_one(Unit, form.unit_id.data)
        name_unit(session, current_actor(), now(), found.batch, unit)
        return url_for("joint_units.show", batch_id=batch_id)

    return do(act, file_id=file_id)


@pages.post("/batches/<uuid:batch_id>/joint-units/removals")
@asks(Ask.KEEP_BATCH)
def remove(batch_id: UUID) -> Answer:
    """Take a unit away again that was named wrongly."""
    file_id = _file_of(batch_id)
    form = JointUnitForm()
    if not form.validate():
        return _page(batch_id, form), 422

    def act(session: Session) -> str:
        found = find_batch(session, current_actor(), batch_id, Ask.KEEP_BATCH)
        take_away(session, current_actor(), now(), found.batch, form.unit_id.data)
        return url_for("joint_units.show", batch_id=batch_id)

    return do(act, file_id=file_id)


def _page(batch_id: UUID, form: JointUnitForm) -> str:
    session, actor = reading(), current_actor()
    view = open_batch_view(session, actor, now(), batch_id, Ask.KEEP_BATCH)
    form.unit_id.choices = grouped(may_be_named(session, view.batch))
    joint = joint_units(session, actor, view.batch)
    return render_template("batches/joint_units.html", view=view, joint=joint, form=form)


def _file_of(batch_id: UUID) -> UUID:
    """The file of a batch that the officer keeps. Raises `OutOfReach` and `NotTied`."""
    return find_batch(reading(), current_actor(), batch_id, Ask.KEEP_BATCH).batch.file_id
