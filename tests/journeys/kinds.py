"""Every kind of page of the office: who sees it, where, and after which button."""

# ruff: noqa: E501  # a table stays a table

from dataclasses import dataclass

STRANGER = ""
OFFICER, HEAD = "soyte-ls.canbo", "soyte-ls.lanhdao"
GATE, FAR_GATE = "donbp-hnghi.canbo", "donbp-mcai.canbo"


@dataclass(frozen=True)
class Kind:
    """One kind of page. `who` sees it at `where`; `send` presses a form of it, as it stands,
    and `to` is the address where that form is sent instead of its own."""

    name: str
    endpoint: str
    who: str
    where: str
    send: str = ""
    to: str = ""


# fmt: off
KINDS = (
    Kind("sign-in",              "sessions.new",       STRANGER,              "/sign-in"),
    Kind("sign-in-refused",      "sessions.new",       STRANGER,              "/sign-in", "/sign-in"),
    Kind("desk",                 "desk.show",          OFFICER,               "/desk"),
    Kind("desk-gate",            "desk.show",          "donbp-hnghi.canbo",   "/desk"),
    Kind("desk-supervisor",      "desk.show",          HEAD,                  "/desk"),
    Kind("desk-empty",           "desk.show",          "songoaivu-ls.canbo",  "/desk"),
    Kind("desk-strip",           "desk.waiting",       OFFICER,               "/desk/waiting?of=clocks"),
    Kind("intake",               "intake.new",         "donbp-hnghi.canbo",   "/intake"),
    Kind("intake-faults",        "intake.new",         "donbp-hnghi.canbo",   "/intake", "/intake"),
    Kind("batches",              "batches.index",      GATE,                  "/batches"),
    Kind("batch-new",            "batches.new",        GATE,                  "/batches/new"),
    Kind("batch-new-faults",     "batches.new",        GATE,                  "/batches/new", "/batches"),
    Kind("batch-new-no-gate",    "batches.new",        OFFICER,               "/batches/new"),
    Kind("batch-masked",         "batches.show",       "donbp-hnghi.lanhdao", "/batches/{batch}"),
    Kind("batch",                "batches.show",       GATE,                  "/batches/{batch}"),
    Kind("batch-waits",          "batches.show",       FAR_GATE,              "/batches/{batch_waits}"),
    Kind("batch-provinces",      "batches.provinces",  GATE,                  "/batches/{batch}/provinces"),
    Kind("batch-screening",      "screenings.form",    GATE,                  "/batches/{batch}/screening"),
    Kind("batch-grid",           "batch_rows.new",     FAR_GATE,              "/batches/{batch_waits}/rows/new"),
    Kind("batch-row",            "batch_rows.show",    FAR_GATE,              "/batch-rows/{row}"),
    Kind("batch-row-faults",     "batch_rows.show",    FAR_GATE,              "/batch-rows/{row}", "/leaving-out"),
    Kind("list-new",             "return_lists.new",   FAR_GATE,              "/batches/{batch_waits}/lists/new"),
    Kind("list-new-faults",      "return_lists.new",   FAR_GATE,              "/batches/{batch_waits}/lists/new", "/lists"),
    Kind("list",                 "return_lists.show",  FAR_GATE,              "/return-lists/{return_list}"),
    Kind("case-new",             "cases.show",         "donbp-hnghi.canbo",   "/cases/{received}"),
    Kind("case-masked",          "cases.show",         HEAD,                  "/cases/{supported}"),
    Kind("case",                 "cases.show",         OFFICER,               "/cases/{supported}"),
    Kind("case-watched",         "cases.show",         "ubtinh-ls.lanhdao",   "/cases/{supported}"),
    Kind("case-on-paper",        "cases.show",         "donbp-hnghi.canbo",   "/cases/{on_paper}"),
    Kind("case-closed",          "cases.show",         OFFICER,               "/cases/{closed}"),
    Kind("case-old-law",         "cases.show",         OFFICER,               "/cases/{old_law}"),
    Kind("person-masked",        "people.show",        HEAD,                  "/cases/{supported}/person"),
    Kind("person",               "people.show",        OFFICER,               "/cases/{supported}/person"),
    Kind("fact",                 "people.edit",        OFFICER,               "/cases/{supported}/person/full_name"),
    Kind("fact-wishes",          "people.edit",        OFFICER,               "/cases/{supported}/person/wishes"),
    Kind("fact-faults",          "people.edit",        OFFICER,               "/cases/{supported}/person/full_name", "/person/full_name"),
    Kind("timeline-masked",      "cases.events",       HEAD,                  "/cases/{supported}/timeline"),
    Kind("timeline",             "cases.events",       OFFICER,               "/cases/{supported}/timeline"),
    Kind("handoffs-masked",      "cases.handoffs",     HEAD,                  "/cases/{supported}/handoffs"),
    Kind("handoffs",             "cases.handoffs",     OFFICER,               "/cases/{supported}/handoffs"),
    Kind("papers-masked",        "cases.papers",       HEAD,                  "/cases/{supported}/papers"),
    Kind("papers",               "cases.papers",       OFFICER,               "/cases/{supported}/papers"),
    Kind("support-masked",       "cases.support",      HEAD,                  "/cases/{supported}/support"),
    Kind("support",              "cases.support",      OFFICER,               "/cases/{supported}/support"),
    Kind("measures",             "measures.index",     OFFICER,               "/cases/{supported}/measures"),
    Kind("reads",                "cases.reads",        HEAD,                  "/cases/{supported}/reads"),
    Kind("whereabouts",          "whereabouts.new",    OFFICER,               "/cases/{supported}/whereabouts"),
    Kind("reveal",               "visits.ask_reveal",  HEAD,                  "/cases/{supported}/reveals"),
    Kind("reveal-faults",        "visits.ask_reveal",  HEAD,                  "/cases/{supported}/reveals", "/reveals"),
    Kind("attach",               "papers.attach",      OFFICER,               "/cases/{supported}/papers/new"),
    Kind("attach-faults",        "papers.attach",      OFFICER,               "/cases/{supported}/papers/new", "/papers/new"),
    Kind("paper",                "papers.show",        OFFICER,               "/papers/{paper}"),
    Kind("offer-giving",         "handoffs.show",      "ubxa-ddang.canbo",    "/handoffs/{offer}"),
    Kind("offer-receiving",      "handoffs.show",      OFFICER,               "/handoffs/{offer}"),
    Kind("offer-lead",           "handoffs.show",      "soyte-qn.canbo",      "/handoffs/{offer_lead}"),
    Kind("offer-lead-faults",    "handoffs.show",      "soyte-qn.canbo",      "/handoffs/{offer_lead}", "/sending-back"),
    Kind("offer-place",          "handoffs.show",      "coso-ls.canbo",       "/handoffs/{offer_place}"),
    Kind("sent-back",            "handoffs.show",      OFFICER,               "/handoffs/{sent_back}"),
    Kind("taken-on-paper",       "handoffs.show",      "donbp-hnghi.canbo",   "/handoffs/{taken}"),
    Kind("request-asking",       "requests.show",      OFFICER,               "/requests/{request}"),
    Kind("request-asked",        "requests.show",      "catinh-ls.canbo",     "/requests/{request}"),
    Kind("request-faults",       "requests.show",      "catinh-ls.canbo",     "/requests/{request}", "/answer"),
    Kind("request-answered",     "requests.show",      OFFICER,               "/requests/{answered}"),
    Kind("draft",                "conclusions.show",   "catinh-ls.canbo",     "/conclusions/{draft}"),
    Kind("draft-to-sign",        "conclusions.show",   "catinh-ls.lanhdao",   "/conclusions/{draft}"),
    Kind("conclusion",           "conclusions.show",   OFFICER,               "/conclusions/{signed}"),
    Kind("record-conclusion",    "recorded_conclusions.new", OFFICER,         "/cases/{to_check}/recorded-conclusion"),
    Kind("line",                 "support.line",       OFFICER,               "/support-lines/{line}"),
    Kind("line-to-approve",      "support.line",       HEAD,                  "/support-lines/{line}"),
    Kind("line-to-deliver",      "support.line",       OFFICER,               "/support-lines/{line_ready}"),
    Kind("search-new",           "searches.new",       OFFICER,               "/searches/new"),
    Kind("search-new-faults",    "searches.new",       OFFICER,               "/searches/new", "/searches"),
    Kind("search-person",        "searches.show",      OFFICER,               "{search_person}"),
    Kind("search",               "searches.show",      OFFICER,               "{search}"),
    Kind("search-nothing",       "searches.show",      OFFICER,               "{search_nothing}"),
    Kind("search-no-code",       "searches.show",      OFFICER,               "{search_no_code}"),
    Kind("supervision",          "supervision.show",   HEAD,                  "/supervision"),
    Kind("supervision-board",    "supervision.show",   "ubtinh-ls.lanhdao",   "/supervision"),
    Kind("ledger",               "ledger.show",        "kiemtra",             "/ledger"),
    Kind("law",                  "law.index",          OFFICER,               "/law"),
    Kind("law-2024",             "law.show",           OFFICER,               "/law/law_2024"),
    Kind("law-2011",             "law.show",           OFFICER,               "/law/law_2011"),
    Kind("refused-403",          "acts.form",          "quantri1",            "/supervision"),
    Kind("refused-404",          "cases.show",         OFFICER,               "/cases/ZZZZ9999"),
    Kind("refused-409",          "acts.form",          OFFICER,               "/cases/{supported}/acts/protect", "/acts/protect", "/cases/{supported}/acts/follow_up"),
    Kind("act-closed",           "acts.form",          "coso-ls.canbo",       "/cases/{supported}/acts/close"),
    Kind("act-no-row",           "acts.form",          OFFICER,               "/cases/{supported}/acts/take_in"),
    Kind("act-signs",            "acts.form",          "donbp-hnghi.canbo",   "/cases/{at_gate}/acts/find_signs"),
    Kind("act-no-signs",         "acts.form",          "donbp-hnghi.canbo",   "/cases/{at_gate}/acts/find_no_signs"),
    Kind("act-screen-again",     "acts.form",          "donbp-mcai.canbo",    "/cases/{screened_out}/acts/screen_again"),
    Kind("act-bring",            "acts.form",          "donbp-hnghi.canbo",   "/cases/{received}/acts/bring_to_commune"),
    Kind("act-bring-faults",     "acts.form",          "donbp-hnghi.canbo",   "/cases/{received}/acts/bring_to_commune", "/acts/bring_to_commune"),
    Kind("act-notify",           "acts.form",          "donbp-hnghi.canbo",   "/cases/{on_paper}/acts/notify_case_owner"),
    Kind("act-check",            "acts.form",          OFFICER,               "/cases/{to_check}/acts/initial_check"),
    Kind("act-confirmation",     "acts.form",          OFFICER,               "/cases/{to_check}/acts/record_confirmation"),
    Kind("act-request",          "acts.form",          OFFICER,               "/cases/{checked}/acts/request_verification"),
    Kind("act-draft",            "acts.form",          "catinh-qn.canbo",     "/cases/{to_draft}/acts/draft_conclusion"),
    Kind("act-draft-faults",     "acts.form",          "catinh-qn.canbo",     "/cases/{to_draft}/acts/draft_conclusion", "/acts/draft_conclusion"),
    Kind("act-confirm",          "acts.form",          "catinh-ls.canbo",     "/cases/{drafted}/acts/confirm"),
    Kind("act-place",            "acts.form",          OFFICER,               "/cases/{supported}/acts/place"),
    Kind("act-transfer",         "acts.form",          OFFICER,               "/cases/{supported}/acts/transfer_lead"),
    Kind("act-protect",          "acts.form",          OFFICER,               "/cases/{supported}/acts/protect"),
    Kind("act-protect-faults",   "acts.form",          OFFICER,               "/cases/{supported}/acts/protect", "/acts/protect"),
    Kind("act-propose",          "acts.form",          OFFICER,               "/cases/{supported}/acts/propose_support"),
    Kind("act-approve",          "acts.form",          HEAD,                  "/cases/{supported}/acts/approve_support"),
    Kind("act-deliver",          "acts.form",          OFFICER,               "/cases/{supported}/acts/deliver_support"),
    Kind("act-go-home",          "acts.form",          OFFICER,               "/cases/{supported}/acts/begin_reintegration"),
    Kind("act-follow-up",        "acts.form",          OFFICER,               "/cases/{at_home}/acts/follow_up"),
    Kind("act-close",            "acts.form",          OFFICER,               "/cases/{at_home}/acts/close"),
    Kind("act-close-early",      "acts.form",          OFFICER,               "/cases/{supported}/acts/close_early"),
    Kind("act-reopen",           "acts.form",          OFFICER,               "/cases/{closed}/acts/reopen"),
)
# fmt: on

NO_PAGES = {
    "static",
    "health.show",
    "sessions.first",
    "law.picture",
    "handoffs.minutes.show",
    "papers.slip",
    "papers.content",
}
"""What GET answers with a file, a picture, one line of text or another address."""
