"""Every address of the application, and what an officer must be granted to ask for it."""

import pytest

from casework.policy import Ask
from casework.web.acts import PAGES as ACT_PAGES
from tests.security.routes import PUBLIC, addresses, mark_of, routes_of
from workflows.terms import Act

# fmt: off
ASKS = {
    # Open to whoever reaches the machine. Nothing of a case stands behind these.
    "sessions.first":            PUBLIC,  # the address of the office: leads to the desk
    "sessions.new":              PUBLIC,  # the sign-in form
    "sessions.create":           PUBLIC,  # the sign-in itself
    "language.choose":           PUBLIC,  # Vietnamese or English
    "health.show":               PUBLIC,  # ready or not, without a secret
    "drafts.keep":               PUBLIC,  # the sign-in may have ended: a signed ticket says whose

    # Of the office, no case is touched.
    "sessions.destroy":          Ask.BE_HERE,
    "drafts.index":              Ask.BE_HERE,  # the officer's own, and nobody else's
    "drafts.show":               Ask.BE_HERE,
    "drafts.discard":            Ask.BE_HERE,
    "passwords.new":             Ask.BE_HERE,
    "passwords.create":          Ask.BE_HERE,
    "desk.show":                 Ask.WORK,
    "desk.waiting":              Ask.WORK,
    # A notice of duty: whoever was notified finds it, and nothing of its case.
    "duty_notices.new":          Ask.TAKE_STEP,
    "duty_notices.create":       Ask.TAKE_STEP,
    "duty_notices.show":         Ask.READ_NOTICE,
    "duty_notices.acknowledge":  Ask.ACKNOWLEDGE,
    "duty_notices.read":         Ask.ACKNOWLEDGE,
    "duty_notices.record":       Ask.TAKE_STEP,
    "duty_notices.confirm_paper": Ask.TAKE_STEP,
    "duty_notices.withdraw":     Ask.TAKE_STEP,
    "notices.index":            Ask.WORK,  # the officer's own, and nobody else's
    "notices.read":             Ask.WORK,
    "roster.index":             Ask.WORK,  # of one's own unit
    "roster.create":            Ask.KEEP_ROSTER,
    "roster.withdraw":          Ask.KEEP_ROSTER,
    "law.index":                 Ask.READ_LAW,
    "law.show":                  Ask.READ_LAW,
    "law.picture":               Ask.READ_LAW,
    "law.difference":            Ask.READ_LAW,
    "law.cases":                 Ask.READ_LAW,  # counts of what the unit reaches
    "what_if.show":              Ask.READ_LAW,
    "blank_forms.index":        Ask.WORK,
    "blank_forms.content":      Ask.WORK,
    "places.index":             Ask.BE_HERE,
    "places.show":              Ask.BE_HERE,
    "searches.create":           Ask.SEARCH,
    "searches.new":              Ask.FIND_PERSON,
    "searches.show":             Ask.SEARCH,
    "supervision.show":          Ask.SUPERVISE,
    "supervision.quiet":        Ask.SUPERVISE,
    "ledger.show":               Ask.VERIFY_TRACE,
    "intake.new":                Ask.RECEIVE,
    "intake.create":             Ask.RECEIVE,
    "batches.index":             Ask.RECEIVE,
    "batches.new":               Ask.RECEIVE,
    "batches.create":            Ask.RECEIVE,

    # A reception batch: masked to whoever has a tie to it, worked on by the unit that keeps it.
    "batches.show":              Ask.SEE,
    "batches.visit":             Ask.KEEP_BATCH,
    "batches.provinces":         Ask.KEEP_BATCH,
    "batches.create_entries":    Ask.KEEP_BATCH,
    "batch_minutes.page":             Ask.PRINT_MINUTES,
    "batch_minutes.draft":            Ask.KEEP_BATCH,
    "batch_minutes.visit":            Ask.PRINT_MINUTES,
    "batch_minutes.check":            Ask.KEEP_BATCH,
    "batch_minutes.drop":             Ask.KEEP_BATCH,
    "batch_minutes.sign":             Ask.SIGN,
    "batch_minutes.record_signature": Ask.PRINT_MINUTES,
    "batch_minutes.create":           Ask.PRINT_MINUTES,
    "batch_minutes.show":             Ask.PRINT_MINUTES,
    "batch_minutes.word":             Ask.PRINT_MINUTES,
    "batch_minutes.signed":           Ask.PRINT_MINUTES,
    "joint_units.show":          Ask.KEEP_BATCH,
    "joint_units.create":        Ask.KEEP_BATCH,
    "joint_units.remove":        Ask.KEEP_BATCH,
    "return_lists.new":          Ask.KEEP_BATCH,
    "return_lists.create":       Ask.KEEP_BATCH,
    "return_lists.show":         Ask.KEEP_BATCH,
    "return_lists.update":       Ask.KEEP_BATCH,
    "batch_rows.new":            Ask.KEEP_BATCH,
    "batch_rows.create":         Ask.KEEP_BATCH,
    "batch_rows.show":           Ask.KEEP_BATCH,
    "batch_rows.update":         Ask.KEEP_BATCH,
    "batch_rows.leave":          Ask.KEEP_BATCH,
    "screenings.form":           Ask.KEEP_BATCH,
    "screenings.create":         Ask.KEEP_BATCH,

    # The register of tips: masked to whoever has a tie to one, worked on by the unit that answers.
    "tips.index":                Ask.REGISTER_TIP,
    "tips.new":                  Ask.REGISTER_TIP,
    "tips.create":               Ask.REGISTER_TIP,
    "tips.watch":                Ask.SUPERVISE,
    "tip.show":                  Ask.SEE,
    "tip.reads":                 Ask.READ_READS,
    "tip.visit":                 Ask.KEEP_TIP,
    "tip.reveal_teller":         Ask.KEEP_TIP,
    "tip.add_note":              Ask.KEEP_TIP,
    "tip.pass_on":               Ask.KEEP_TIP,
    "tip.take_back":             Ask.KEEP_TIP,
    "tip.record_acceptance":     Ask.KEEP_TIP,
    "tip.take_over":             Ask.ANSWER_HANDOFF,
    "tip.send_back":             Ask.ANSWER_HANDOFF,
    "tip.find_nothing":          Ask.KEEP_TIP,
    "tip.look_again":            Ask.KEEP_TIP,
    "tip.tie":                   Ask.KEEP_TIP,
    "tip_cases.new":             Ask.KEEP_TIP,
    "tip_cases.create":          Ask.KEEP_TIP,
    "tip_corrections.edit":      Ask.KEEP_TIP,
    "tip_corrections.update":    Ask.KEEP_TIP,

    # The units of the office, by an administrator: no case is touched.
    "units.index":               Ask.ADMINISTER,
    "units.new":                 Ask.ADMINISTER,
    "units.create":              Ask.ADMINISTER,
    "units.ask_list":            Ask.ADMINISTER,
    "units.take_list":           Ask.ADMINISTER,
    "units.show":                Ask.ADMINISTER,
    "units.correct":             Ask.ADMINISTER,
    "units.reframe":            Ask.ADMINISTER,
    "units.end":                 Ask.ADMINISTER,
    "units.succeed":             Ask.ADMINISTER,

    # The officers, likewise; what opens an account takes two administrators.
    "officers.index":            Ask.ADMINISTER,
    "officers.new":              Ask.ADMINISTER,
    "officers.create":           Ask.ADMINISTER,
    "officers.show":             Ask.ADMINISTER,
    "officers.suspend":          Ask.ADMINISTER,
    "officers.propose_rank":     Ask.ADMINISTER,
    "officers.propose_move":     Ask.ADMINISTER,
    "officers.propose_reset":    Ask.ADMINISTER,
    "officers.propose_lift":     Ask.ADMINISTER,
    "account_changes.show":      Ask.ADMINISTER,
    "account_changes.create_confirmation": Ask.ADMINISTER,
    "account_changes.create_dropping": Ask.ADMINISTER,
    "account_changes.create_handing_over": Ask.ADMINISTER,

    # The calendar by which limits are counted: no limit is named, only how many move.
    "calendar.index":            Ask.ADMINISTER,
    "calendar.new":              Ask.ADMINISTER,
    "calendar.create":           Ask.ADMINISTER,
    "calendar.show":             Ask.ADMINISTER,
    "calendar.create_confirmation": Ask.ADMINISTER,
    "calendar.create_dropping":  Ask.ADMINISTER,

    # What the law leaves to be entered: everybody may read it, two administrators enter it.
    "parameters.index":          Ask.READ_LAW,
    "parameters.new":            Ask.ADMINISTER,
    "parameters.create":         Ask.ADMINISTER,
    "parameters.show":           Ask.ADMINISTER,
    "parameters.create_confirmation": Ask.ADMINISTER,
    "parameters.create_dropping": Ask.ADMINISTER,

    # The words that forms suggest.
    "code_lists.index":          Ask.ADMINISTER,
    "code_lists.show":           Ask.ADMINISTER,
    "code_lists.extend":         Ask.ADMINISTER,
    "code_lists.entry":          Ask.ADMINISTER,
    "code_lists.rename":         Ask.ADMINISTER,
    "code_lists.retire":         Ask.ADMINISTER,

    # A case as everybody with a tie to it sees it: masked.
    "cases.show":                Ask.SEE,
    "cases.events":              Ask.SEE,
    "cases.handoffs":            Ask.SEE,
    "cases.papers":              Ask.SEE,
    "cases.law":                 Ask.SEE,
    "cases.support":             Ask.SEE,
    "clocks.index":              Ask.SEE,
    "people.show":               Ask.SEE,
    "duties.index":              Ask.SEE,
    "regime.show":               Ask.SEE,
    "recorded_acts.index":       Ask.SEE,
    "handoff_groups.show":       Ask.SEE,
    "handoffs.show":             Ask.SEE,
    "requests.show":             Ask.SEE,
    "conclusions.show":          Ask.SEE,
    "support.line":              Ask.SEE,
    "measures.index":            Ask.SEE,
    "handoffs.minutes.create":   Ask.PRINT_MINUTES,
    "handoffs.minutes.page":     Ask.PRINT_MINUTES,
    "handoffs.minutes.visit":    Ask.PRINT_MINUTES,
    "handoffs.minutes.show":     Ask.SEE,
    "handoffs.minutes.word":     Ask.SEE,
    "handoffs.minutes.signed":   Ask.SEE,
    "handoffs.minutes.draft":    Ask.TAKE_STEP,
    "handoffs.minutes.check":    Ask.TAKE_STEP,
    "handoffs.minutes.drop":     Ask.TAKE_STEP,
    "handoffs.minutes.record_signature": Ask.TAKE_STEP,
    "handoffs.minutes.sign":     Ask.SIGN,
    "handoff_groups.minutes.create": Ask.PRINT_MINUTES,
    "handoff_groups.minutes.page": Ask.PRINT_MINUTES,
    "handoff_groups.minutes.visit": Ask.PRINT_MINUTES,
    "handoff_groups.minutes.show": Ask.SEE,
    "handoff_groups.minutes.word": Ask.SEE,
    "handoff_groups.minutes.signed": Ask.SEE,
    "handoff_groups.minutes.draft": Ask.TAKE_STEP,
    "handoff_groups.minutes.check": Ask.TAKE_STEP,
    "handoff_groups.minutes.drop": Ask.TAKE_STEP,
    "handoff_groups.minutes.record_signature": Ask.TAKE_STEP,
    "handoff_groups.minutes.sign": Ask.SIGN,
    "handoffs.packet.check":     Ask.TAKE_STEP,
    "handoffs.packet.settle":    Ask.TAKE_STEP,
    "handoffs.packet.answer":    Ask.TAKE_STEP,
    "handoffs.packet.read_again": Ask.REREAD,
    "papers.show":               Ask.SEE,
    "papers.look":              Ask.SEE,
    "papers.preview":           Ask.SEE,
    "papers.picture":           Ask.SEE,
    "papers.content":            Ask.SEE,

    # Opening it, and who did.
    "visits.create":             Ask.VISIT,
    "visits.ask_reveal":         Ask.REVEAL,
    "visits.create_reveal":      Ask.REVEAL,
    "cases.reads":               Ask.READ_READS,
    "papers.print_slip":         Ask.VISIT,
    "papers.slip":               Ask.VISIT,

    # Working on it.
    "people.edit":               Ask.CORRECT,
    "people.update":             Ask.CORRECT,
    "intake_steps.show":         Ask.CORRECT,
    "intake_steps.update":       Ask.CORRECT,
    "companions.new":            Ask.CORRECT,
    "companions.create":         Ask.CORRECT,
    "merges.show":               Ask.SEE,
    "merges.create":             Ask.MERGE,
    "merges.undo":               Ask.MERGE,
    "papers.attach":             Ask.ATTACH,
    "papers.create":             Ask.ATTACH,
    "papers.void":               Ask.TAKE_STEP,
    "clocks.new":                Ask.TAKE_STEP,
    "clocks.extend":             Ask.TAKE_STEP,
    "acts.form":                 Ask.TAKE_STEP,
    "acts.perform":              Ask.TAKE_STEP,
    "handoff_groups.new":        Ask.TAKE_STEP,
    "handoff_groups.create":     Ask.TAKE_STEP,
    "handoffs.recall":           Ask.TAKE_STEP,
    "handoffs.record_acceptance": Ask.TAKE_STEP,
    "handoffs.record_sending_back": Ask.TAKE_STEP,
    "handoffs.confirm_paper":    Ask.TAKE_STEP,
    "person_first.record":       Ask.TAKE_STEP,
    "requests.record_answer":    Ask.TAKE_STEP,
    "requests.confirm_paper":    Ask.TAKE_STEP,
    "conclusions.drop":          Ask.TAKE_STEP,
    "recorded_conclusions.new":  Ask.TAKE_STEP,
    "recorded_conclusions.record": Ask.TAKE_STEP,
    "recorded_acts.form":        Ask.TAKE_STEP,
    "recorded_acts.record":      Ask.TAKE_STEP,
    "recorded_acts.confirm_paper": Ask.TAKE_STEP,
    "regime.propose":            Ask.TAKE_STEP,
    "regime.drop":               Ask.TAKE_STEP,
    "requests.withdraw":         Ask.TAKE_STEP,
    "requests.record_refusal":   Ask.TAKE_STEP,
    "support.deliver":           Ask.TAKE_STEP,
    "measures.end":              Ask.TAKE_STEP,
    "whereabouts.new":           Ask.TAKE_STEP,
    "whereabouts.record":        Ask.TAKE_STEP,

    # Answering what another unit sent.
    "handoff_groups.answer":     Ask.ANSWER_HANDOFF,
    "handoff_groups.summaries": Ask.ANSWER_HANDOFF,
    "handoffs.summary":          Ask.ANSWER_HANDOFF,
    "handoffs.accept":           Ask.ANSWER_HANDOFF,
    "person_first.take_in":      Ask.ANSWER_HANDOFF,
    "handoffs.send_back":        Ask.ANSWER_HANDOFF,
    "requests.answer":           Ask.ANSWER_REQUEST,
    "requests.refuse":           Ask.ANSWER_REQUEST,

    # The second hand: nobody does these to their own draft.
    "conclusions.sign":          Ask.SIGN,
    "support.approve":           Ask.SIGN,
    "support.decline":           Ask.SIGN,
    "regime.confirm":            Ask.SIGN,
    "disputes.propose":          Ask.SIGN,
    "disputes.confirm":          Ask.SIGN,
    "disputes.record_proposal":  Ask.SIGN,
    "disputes.record_confirmation": Ask.SIGN,
}
ASKS_OF_ACTS = {
    # An act that needs more than taking a step; everything else is for officers and heads alike.
}
# fmt: on


def test_every_address_asks_what_is_written_here() -> None:
    app = addresses()

    asked = {endpoint: mark_of(app, endpoint) for endpoint in app.view_functions}

    assert asked == ASKS


@pytest.mark.parametrize("act", sorted(ACT_PAGES))
def test_an_act_asks_no_less_than_a_step(act: Act) -> None:
    asked = ACT_PAGES[act].ask

    assert asked is ASKS_OF_ACTS.get(act, Ask.TAKE_STEP)


def test_nothing_that_changes_a_case_is_public() -> None:
    routes = routes_of(addresses())

    unguarded = [route.endpoint for route in routes if not route.asks and route.thing]

    assert unguarded == []
