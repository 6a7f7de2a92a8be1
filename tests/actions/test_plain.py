"""Acts that are nothing but themselves, and those of units off the system that ours records."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions.paper import attach_paper, void_paper
from casework.actions.plain import PLAIN, do_act, record_for
from casework.actions.proofs import confirm_act, confirm_act_with_new_paper
from casework.actions.telling import Told
from casework.database import Scope
from casework.records.proofs import Proof
from casework.records.reaches import Tie
from casework.records.steps import Channel
from tests.actions.folder import Folder
from tests.actions.paths import placed, taken_in, told
from tests.actions.test_asking import written_to_consular
from tests.actions.town import Town
from workflows.regime import Lack, Regime
from workflows.regimes import REGIMES
from workflows.terms import Act, AgeBand, Paper

WAITS = ("send_note", "owner")


def proof_of(folder: Folder, act: Act) -> Proof:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(Proof).where(Proof.file_id == folder.file_id, Proof.act == act)
        return session.scalars(rows).one()


def noted(town: Town) -> Folder:
    """The consular department, which is off the system, sent its note; the owner wrote it down."""
    folder = written_to_consular(town)
    how = told(folder)
    folder.goes("owner", record_for, Act.SEND_NOTE, town.units["consular"], how, note="Công hàm.")
    return folder


def test_a_plain_act_is_a_step_with_its_note(town: Town) -> None:
    folder = taken_in(town)

    folder.does("owner", do_act, Act.RECORD_REFUSAL, note="Không muốn được bảo vệ.")

    assert folder.last_step.act is Act.RECORD_REFUSAL
    assert folder.reads(folder.last_step, "note") == "Không muốn được bảo vệ."
    assert folder.events == ["case.stepped"]


def test_a_plain_act_may_name_the_paper_it_rests_on(town: Town) -> None:
    folder = taken_in(town)
    paper = folder.goes("owner", attach_paper, Paper.OTHER, number="5/KL-Mẫu")

    folder.does("owner", do_act, Act.RECORD_DEATH, note="Theo kết luận.", paper=paper)

    assert folder.events == ["case.stepped", "step.proven"]
    assert proof_of(folder, Act.RECORD_DEATH).paper_id == paper.id


def test_only_whom_the_law_names_does_a_plain_act(town: Town) -> None:
    folder = taken_in(town)
    folder.tie("second_owner", Tie.ASKED)

    assert folder.refuses("second_owner", do_act, Act.RECORD_DEATH, note="") == {Lack.LEAD}


def test_a_guardian_is_appointed_for_nobody_of_age(town: Town) -> None:
    folder = taken_in(town)

    assert folder.refuses("owner", do_act, Act.APPOINT_GUARDIAN, note="") == {Lack.PERSON}


def test_an_act_with_a_verb_of_its_own_is_no_plain_act(town: Town) -> None:
    folder = taken_in(town)

    assert folder.refuses("owner", do_act, Act.INITIAL_CHECK, note="") == {Lack.POSITION}


def test_a_facility_does_its_own_acts_for_whom_it_houses(town: Town) -> None:
    folder = placed(town, age_band=AgeBand.UNDER_16)

    folder.does("facility", do_act, Act.WARN_FAMILY, note="Đã báo ông bà ngoại.")

    assert folder.last_step.unit_id == town.units["facility"]


def test_an_act_of_a_unit_off_the_system_counts_and_waits_for_its_paper(town: Town) -> None:
    folder = written_to_consular(town)
    consular, how = town.units["consular"], told(folder)

    folder.does("owner", record_for, Act.SEND_NOTE, consular, how, note="Công hàm số 7.")

    step = folder.last_step
    assert (step.act, step.unit_id, step.channel) == (Act.SEND_NOTE, consular, Channel.PAPER)
    assert (step.happened_at, folder.reads(step, "signer")) == (how.happened_at, how.signer)
    assert WAITS in folder.waits
    assert folder.events == ["telling.recorded", "case.stepped"]


def test_the_paper_of_a_recorded_act_ends_the_waiting(town: Town) -> None:
    folder = noted(town)

    proof = proof_of(folder, Act.SEND_NOTE)
    folder.does("owner", _with_new, proof)

    assert WAITS not in folder.waits
    assert folder.events == ["paper.attached", "step.proven"]


def test_a_paper_on_file_confirms_a_recorded_act(town: Town) -> None:
    folder = noted(town)
    paper = folder.goes("owner", attach_paper, Paper.OTHER, number="7/CH-Mẫu")

    folder.does("owner", _with, proof_of(folder, Act.SEND_NOTE), paper)

    assert proof_of(folder, Act.SEND_NOTE).paper_id == paper.id


def test_a_paper_that_is_voided_lets_the_act_wait_again(town: Town) -> None:
    folder = noted(town)
    paper = folder.goes("owner", attach_paper, Paper.OTHER, number="7/CH-Mẫu")
    folder.goes("owner", _with, proof_of(folder, Act.SEND_NOTE), paper)

    folder.does("owner", void_paper, paper, reason="Nhầm hồ sơ.")

    assert WAITS in folder.waits
    assert "step.unproven" in folder.events


@pytest.mark.parametrize(
    ("who", "unit", "lack"),
    [
        ("owner", "immigration", Lack.ANSWERS_ITSELF),
        ("police", "consular", Lack.LEAD),
        ("owner", "far_police", Lack.ROLE),
    ],
    ids=["a unit on the system", "by who does not lead", "a unit without the part"],
)
def test_ours_records_only_for_a_unit_off_the_system_whose_part_it_is(
    town: Town, who: str, unit: str, lack: Lack
) -> None:
    folder = written_to_consular(town)

    how, of = told(folder), town.units[unit]
    found = folder.refuses(who, record_for, Act.SEND_NOTE, of, how, note="")

    assert found == {lack}


def test_a_recorded_act_cannot_have_happened_before_the_person_was_received(town: Town) -> None:
    folder = written_to_consular(town)
    long_ago = Told("Mẫu", Channel.PAPER, folder.now - timedelta(days=9))

    found = folder.refuses(
        "owner", record_for, Act.SEND_NOTE, town.units["consular"], long_ago, note=""
    )

    assert found == {Lack.MOMENT}


@pytest.mark.parametrize("regime", REGIMES.values(), ids=lambda regime: regime.key)
def test_no_plain_act_hands_anything_over(regime: Regime) -> None:
    handing = {row.act for row in regime.rows if row.hands_to}

    assert handing & PLAIN == set()


def _with(session, actor, now, case, proof, paper):  # type: ignore[no-untyped-def]
    found = session.get_one(Proof, proof.id)
    return confirm_act(session, actor, now, case, found, paper)


def _with_new(session, actor, now, case, proof):  # type: ignore[no-untyped-def]
    found = session.get_one(Proof, proof.id)
    return confirm_act_with_new_paper(session, actor, now, case, found, number="7/CH-Mẫu")
