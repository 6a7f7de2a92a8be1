"""A small invented application: the templates with their words, and nothing behind them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from flask import Blueprint, Flask, render_template, request
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from casework.i18n import OfficeForm, init_i18n
from casework.web.picture import Stretch, two_lines
from casework.web.showings import Showing
from workflows.regime import Lack, Unmet
from workflows.source import Confidence, Source
from workflows.terms import Act, Rank, Stage

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 1, 5, 2, 30, tzinfo=UTC)
READ = Source("Luật số 53/2024/QH15", "27.1", Confidence.V)
HEARD = Source("Nghị định số 162/2025/NĐ-CP", "9", Confidence.S)
UNMET = Unmet(Lack.ACT, frozenset({Act.INITIAL_CHECK}), READ)
OFFICER = SimpleNamespace(
    display_name="Nguyễn Thị Mẫu", rank=Rank.OFFICER, unit=SimpleNamespace(name="Sở Y tế Mẫu")
)
SUPERVISOR = SimpleNamespace(**{**vars(OFFICER), "rank": Rank.SUPERVISOR})
POSTS = (
    ("searches", "create"),
    ("drafts", "keep"),
    ("language", "choose"),
    ("sessions", "destroy"),
)


class PersonForm(OfficeForm):
    """A form with one field of each kind."""

    name = StringField("Họ và tên", validators=[DataRequired()])
    born = StringField("Năm sinh", validators=[Length(min=4)])
    safe = RadioField(
        "An toàn không?", choices=[SelectChoice("y", "Có"), SelectChoice("n", "Không")]
    )
    country = SelectField("Quốc tịch", choices=[SelectChoice("vn", "công dân Việt Nam")])
    note = TextAreaField("Ghi chú", description="Viết điều cần cho người tiếp theo.")


def faulty() -> PersonForm:
    """The form as it comes back: a name is missing, the year is too short, nothing was chosen."""
    form = PersonForm(MultiDict({"born": "9", "country": "vn"}), meta={"csrf": False})
    form.validate()
    return form


def make_app() -> Flask:
    """The templates as the office runs them, strict; `/cases/sample` shows every part."""
    app = Flask("casework", root_path=str(ROOT / "casework"), template_folder="../templates")
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.config.update(SECRET_KEY="only for tests", TESTING=True, demo=True)
    CSRFProtect(app)
    init_i18n(app)
    app.jinja_loader = ChoiceLoader([FileSystemLoader([ROOT / "templates", Path(__file__).parent])])
    app.jinja_env.globals["idempotency_key"] = lambda: "0b7e2d1e-key"
    app.jinja_env.globals.update(showing=showing, kept=lambda: None, typed_again=list)
    for noun, verb in POSTS:
        blueprint = Blueprint(noun, noun)
        blueprint.add_url_rule(f"/{noun}", verb, lambda: "", methods=["POST"])
        app.register_blueprint(blueprint)
    app.add_url_rule("/cases/sample", "sample", sample)
    return app


def showing(_action: str, form: object) -> Showing | None:
    """Every form of the sample is typed into; nothing is kept."""
    return Showing("0b7e2d1e-ticket") if form else None


def sample() -> str:
    """Every part on one page; `?faulty` brings the form back with its faults."""
    half = NOW - timedelta(days=5)
    leads = [Stretch("Trạm Mẫu", NOW - timedelta(days=9), half), Stretch("Sở Mẫu", half, None)]
    return render_template(
        "sample.html",
        officer=SUPERVISOR,
        now=NOW,
        late=timedelta(hours=-5),
        read=READ,
        heard=HEARD,
        unmet=[UNMET],
        steps=[{"stage": s, "state": "current" if s is Stage.RECEIPT else "ahead"} for s in Stage],
        picture=two_lines(leads, [Stretch("tại đơn vị", half, None)], NOW),
        fields=faulty() if "faulty" in request.args else PersonForm(meta={"csrf": False}),
    )
