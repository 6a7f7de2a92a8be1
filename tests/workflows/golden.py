"""Golden cases: dated facts in; allowed steps, refusals with their reason, and clocks with dates out.

How to read one: the person and the papers on the file; what was done, day by day (Vietnam time); the
moment at which we look; the stage and status that the law has then reached; what is open and what is
closed, and why (`@ROLE` where only that role does or asks it); each limit with its last day and what it shows;
the article of the last act, and how sure we are of it. A jurist can check a case without other code.
"""

# ruff: noqa: E501  # a table stays a table

from dataclasses import dataclass

ADULT = "ADULT CITIZEN"
CHILD = "UNDER_16 CITIZEN"
YOUTH = "FROM_16_TO_18 CITIZEN"
DOUBT = "age-UNCLEAR CITIZEN"
FOREIGNER = "ADULT FOREIGN"


@dataclass(frozen=True, slots=True)
class Golden:
    """One case; every field is words of the tables."""

    says: str
    law: str
    who: str
    did: str
    at: str
    stands: str
    opens: str
    closed: str
    limits: str
    cites: str
    papers: str = ""


# fmt: off
# The walks that many cases share.
CAME = "02/03/2026 08:00 RECEIVE"
TOLD = f"{CAME}; 02/03/2026 09:00 NOTIFY_CASE_OWNER"
TAKEN = f"{TOLD}; 02/03/2026 10:00 TAKE_IN"
CHECKED = f"{TAKEN}; 03/03/2026 10:00 INITIAL_CHECK"
ASKED = f"{CHECKED}; 04/03/2026 10:00 REQUEST_VERIFICATION"
ANSWERED = f"{ASKED}; 16/03/2026 10:00 ANSWER_VERIFICATION"
DRAFTED = f"{ANSWERED}; 17/03/2026 10:00 DRAFT_CONCLUSION"
CONFIRMED = f"{DRAFTED}; 18/03/2026 10:00 CONFIRM"
OLD_CAME = "28/01/2025 08:00 RECEIVE"
OLD_TOLD = "03/02/2025 08:00 RECEIVE; 03/02/2025 09:00 NOTIFY_CASE_OWNER"
OLD_TAKEN = f"{OLD_TOLD}; 03/02/2025 10:00 TAKE_IN"
OLD_ASKED = f"{OLD_TAKEN}; 05/02/2025 09:00 INITIAL_CHECK; 06/02/2025 09:00 REQUEST_VERIFICATION"
OLD_ANSWERED = f"{OLD_ASKED}; 25/02/2025 09:00 ANSWER_VERIFICATION"
OLD_CONFIRMED = f"{OLD_ANSWERED}; 26/02/2025 09:00 DRAFT_CONCLUSION; 26/02/2025 15:00 CONFIRM"
ABROAD = "10/03/2025 08:00 RECEIVE_ABROAD"
FILE_SENT = f"{ABROAD}; 12/03/2025 08:00 SEND_FILE_HOME"
ORDERED = f"{FILE_SENT}; 12/03/2025 15:00 ORDER_IDENTITY_CHECK"
REPORTED = f"{ORDERED}; 20/03/2025 09:00 REPORT_IDENTITY"
MISSION_ANSWERED = f"{REPORTED}; 21/03/2025 09:00 ANSWER_MISSION"
TRAVELS = f"{MISSION_ANSWERED}; 24/03/2025 09:00 ISSUE_TRAVEL_PAPER"
PLANNED = f"{TRAVELS}; 25/03/2025 09:00 PLAN_ENTRY for 10/04/2025"
AT_GATE = f"{PLANNED}; 10/04/2025 09:00 TAKE_OVER_AT_GATE"
CERTIFIED = f"{AT_GATE}; 10/04/2025 11:00 HAND_TO_IMMIGRATION; 10/04/2025 12:00 CERTIFY_RETURN@PROVINCE_IMMIGRATION"
GATE = "02/03/2026 08:00 RECEIVE_AT_GATE"
SIGNS = f"{GATE}; 02/03/2026 09:00 FIND_SIGNS"
RESCUED = "02/03/2026 23:30 RESCUE"
OLD_RESCUED = "02/12/2024 23:30 RESCUE"
OLD_FOREIGN = "04/11/2024 08:00 RECEIVE; 04/11/2024 09:00 NOTIFY_CASE_OWNER; 04/11/2024 10:00 TAKE_IN; 05/11/2024 10:00 INITIAL_CHECK; 05/11/2024 14:00 TELL_FOREIGN_CHANNEL"
OLD_FOREIGN_SENT = f"{OLD_FOREIGN}; 07/11/2024 09:00 REPORT_FOREIGNER; 08/11/2024 09:00 WRITE_TO_CONSULAR; 11/11/2024 09:00 SEND_NOTE"

CASES = (
    # --- 2024: who comes forward ---
    Golden("a person is brought to the commune at once, and no paper is asked for", "2024", ADULT, CAME, "02/03/2026 10:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_COMMUNE NOTIFY_CASE_OWNER DELIVER_SUPPORT PROTECT", "TAKE_IN:ACT; CONFIRM:ACT,ENTRY", "bring_to_commune 02/03/2026 08:00 DUE", "27.1 V"),
    Golden("a day later at once has run out", "2024", ADULT, CAME, "03/03/2026 08:01", "RECEIPT BEING_IDENTIFIED", "BRING_TO_COMMUNE", "", "bring_to_commune 02/03/2026 08:00 LATE", "27.1 V"),
    Golden("the notice starts the three days of the initial check", "2024", ADULT, TOLD, "02/03/2026 12:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "INITIAL_CHECK:POSITION", "owner_intake 02/03/2026 09:00 DUE; initial_info_check 05/03/2026 ON_TIME", "27.1 V"),
    Golden("only the role of the row may act: a facility checks nobody", "2024", ADULT, TAKEN, "02/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "INITIAL_CHECK@CASE_OWNER", "INITIAL_CHECK@FACILITY:ROLE; REQUEST_VERIFICATION@VERIFIER:ROLE", "initial_info_check 05/03/2026 ON_TIME", "27.2 V"),
    Golden("no placement and no request before the initial check", "2024", ADULT, TAKEN, "02/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "PROPOSE_SUPPORT", "PLACE:ACT,WISH; REQUEST_VERIFICATION:ACT; RECORD_CONFIRMATION:ACT,PAPER", "", "27.2 V"),
    Golden("the third day ends at midnight, and then it is late", "2024", ADULT, TAKEN, "05/03/2026 23:59", "VERIFICATION BEING_IDENTIFIED", "INITIAL_CHECK", "", "initial_info_check 05/03/2026 DUE", "27.2 V"),
    Golden("one minute into the fourth day is late", "2024", ADULT, TAKEN, "06/03/2026 00:01", "VERIFICATION BEING_IDENTIFIED", "INITIAL_CHECK", "", "initial_info_check 05/03/2026 LATE", "27.2 V"),
    Golden("calendar days run through Tết", "2024", ADULT, "14/02/2026 08:00 RECEIVE; 14/02/2026 09:00 NOTIFY_CASE_OWNER", "15/02/2026 08:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "", "initial_info_check 17/02/2026 ON_TIME", "27.1 V"),
    Golden("three days run over the end of the year", "2024", ADULT, "30/12/2025 08:00 RECEIVE; 30/12/2025 09:00 NOTIFY_CASE_OWNER", "01/01/2026 08:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "", "initial_info_check 02/01/2026 ON_TIME", "27.1 V"),
    Golden("a notice at 23:30 in Vietnam belongs to that day, though it is another day in UTC", "2024", ADULT, "02/03/2026 23:00 RECEIVE; 02/03/2026 23:30 NOTIFY_CASE_OWNER", "03/03/2026 08:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "", "initial_info_check 05/03/2026 ON_TIME", "27.1 V"),
    Golden("a court's paper makes a victim, once it is attached", "2024", ADULT, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "RECORD_CONFIRMATION REQUEST_VERIFICATION", "", "", "27.2 V", "VICTIM_PAPER"),
    Golden("a foreign paper that was not legalised proves nothing", "2024", ADULT, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "REQUEST_VERIFICATION", "RECORD_CONFIRMATION:PAPER", "", "27.2 V", "FOREIGN_PAPER"),
    Golden("the verification of 2024 has no limit that anybody has found: never red", "2024", ADULT, ASKED, "04/06/2026 10:00", "VERIFICATION BEING_IDENTIFIED", "ANSWER_VERIFICATION REFER_COMPLEX", "CONFIRM:POSITION", "full_verification - NOT_SET", "27.2 V"),
    Golden("the police who were asked answer, and identification begins", "2024", ADULT, ANSWERED, "16/03/2026 12:00", "IDENTIFICATION BEING_IDENTIFIED", "DRAFT_CONCLUSION RECORD_CONFIRMATION", "CONFIRM:ACT; CLOSE:POSITION; FOLLOW_UP:POSITION", "conclusion - NOT_SET", "27.3 U", "VICTIM_PAPER"),
    Golden("without its paper a conclusion of unread law only warns", "2024", ADULT, DRAFTED, "17/03/2026 12:00", "IDENTIFICATION BEING_IDENTIFIED", "CONFIRM FIND_NOT_VICTIM LEAVE_UNDETERMINED", "", "", "27.3 U"),
    Golden("a confirmed victim is protected, supported, and may go home if she wishes", "2024", f"{ADULT} TO_GO_HOME", CONFIRMED, "18/03/2026 12:00", "PROTECTION CONFIRMED", "BEGIN_REINTEGRATION PROPOSE_SUPPORT TRANSFER_LEAD PROTECT", "APPROVE_SUPPORT:ACT; DRAFT_CONCLUSION:POSITION", "", "27.3 U", "CONCLUSION"),
    Golden("an adult who does not wish to go home is not sent", "2024", ADULT, CONFIRMED, "18/03/2026 12:00", "PROTECTION CONFIRMED", "PROPOSE_SUPPORT", "BEGIN_REINTEGRATION:WISH; PLACE:WISH", "", "27.3 U", "CONCLUSION"),
    Golden("not a victim: no more support, and the case is closed by an office rule", "2024", ADULT, f"{DRAFTED}; 18/03/2026 10:00 FIND_NOT_VICTIM", "18/03/2026 12:00", "IDENTIFICATION NOT_VICTIM", "CLOSE RELEASE DEMAND_REPAYMENT", "PROPOSE_SUPPORT:POSITION; PROTECT:POSITION; REQUEST_VERIFICATION:POSITION", "", "27.3 U", "CONCLUSION"),
    Golden("undetermined: verified again or closed", "2024", ADULT, f"{DRAFTED}; 18/03/2026 10:00 LEAVE_UNDETERMINED", "18/03/2026 12:00", "IDENTIFICATION UNDETERMINED", "CLOSE REQUEST_VERIFICATION PROTECT", "CONFIRM:POSITION", "", "27.3 U", "CONCLUSION"),
    Golden("a second verification needs a second draft", "2024", ADULT, f"{DRAFTED}; 18/03/2026 10:00 LEAVE_UNDETERMINED; 19/03/2026 10:00 REQUEST_VERIFICATION; 20/03/2026 10:00 ANSWER_VERIFICATION", "20/03/2026 12:00", "IDENTIFICATION BEING_IDENTIFIED", "DRAFT_CONCLUSION", "CONFIRM:ACT", "conclusion - NOT_SET", "27.3 U", "CONCLUSION"),
    Golden("no act comes before the file is opened", "2024", ADULT, "", "02/03/2026 08:00", "- -", "RECEIVE RESCUE RECEIVE_AT_GATE RECEIVE_ABROAD", "TAKE_IN:POSITION; PLACE:POSITION", "", ""),

    # --- 2024: care and support ---
    Golden("interim support while being identified keeps the stage", "2024", ADULT, f"{CHECKED}; 03/03/2026 11:00 PROPOSE_SUPPORT; 04/03/2026 09:00 APPROVE_SUPPORT", "04/03/2026 10:00", "VERIFICATION BEING_IDENTIFIED", "DELIVER_SUPPORT REQUEST_VERIFICATION", "", "", " V"),
    Golden("the first approved line of a confirmed victim enters support", "2024", ADULT, f"{CONFIRMED}; 19/03/2026 09:00 PROPOSE_SUPPORT; 20/03/2026 09:00 APPROVE_SUPPORT", "20/03/2026 10:00", "SUPPORT CONFIRMED", "DELIVER_SUPPORT TRANSFER_LEAD", "FOLLOW_UP:POSITION; CLOSE:POSITION", "", " V", "CONCLUSION"),
    Golden("nine working days from 29/12/2025: 1/1 and 2/1 are off, Saturday 10/1 is worked", "2024", ADULT, "22/12/2025 08:00 RECEIVE; 22/12/2025 09:00 NOTIFY_CASE_OWNER; 22/12/2025 10:00 TAKE_IN; 29/12/2025 09:00 PROPOSE_SUPPORT", "05/01/2026 08:00", "VERIFICATION BEING_IDENTIFIED", "APPROVE_SUPPORT", "", "support_application 12/01/2026 ON_TIME", " V"),
    Golden("nine working days from 26/12/2025 end on that Saturday, which is worked", "2024", ADULT, "22/12/2025 08:00 RECEIVE; 22/12/2025 09:00 NOTIFY_CASE_OWNER; 22/12/2025 10:00 TAKE_IN; 26/12/2025 09:00 PROPOSE_SUPPORT", "10/01/2026 08:00", "VERIFICATION BEING_IDENTIFIED", "APPROVE_SUPPORT", "", "support_application 10/01/2026 DUE", " V"),
    Golden("nine working days over Tết 2026", "2024", ADULT, "09/02/2026 08:00 RECEIVE; 09/02/2026 09:00 NOTIFY_CASE_OWNER; 09/02/2026 10:00 TAKE_IN; 10/02/2026 09:00 PROPOSE_SUPPORT", "23/02/2026 08:00", "VERIFICATION BEING_IDENTIFIED", "APPROVE_SUPPORT", "", "support_application 02/03/2026 ON_TIME", " V"),
    Golden("placed by her wish: the longest stay is from a secondary source, and only gives notice", "2024", f"{ADULT} TO_STAY", f"{CHECKED}; 03/03/2026 14:00 PLACE", "02/07/2026 00:30", "VERIFICATION BEING_IDENTIFIED", "", "", "essential_needs_stay 01/07/2026 NOTICE", "30.1b V"),
    Golden("on its last day the stay is due", "2024", f"{ADULT} TO_STAY", f"{CHECKED}; 03/03/2026 14:00 PLACE", "01/07/2026 09:00", "VERIFICATION BEING_IDENTIFIED", "", "", "essential_needs_stay 01/07/2026 DUE", "30.1b V"),
    Golden("a child is placed without a wish of her own", "2024", CHILD, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "PLACE APPOINT_GUARDIAN ARRANGE_ESCORT", "", "", "27.2 V"),
    Golden("so is a youth of sixteen", "2024", YOUTH, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "PLACE APPOINT_GUARDIAN", "", "", "27.2 V"),
    Golden("and whose age is in doubt", "2024", DOUBT, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "PLACE APPOINT_GUARDIAN", "", "", "27.2 V"),
    Golden("an adult has no guardian and no escort", "2024", ADULT, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "", "APPOINT_GUARDIAN:PERSON; ARRANGE_ESCORT:PERSON", "", "27.2 V"),
    Golden("who refuses protection is taken at their word, in writing; protection stays open", "2024", ADULT, f"{CAME}; 02/03/2026 09:00 RECORD_REFUSAL", "02/03/2026 10:00", "RECEIPT BEING_IDENTIFIED", "PROTECT NOTIFY_CASE_OWNER", "", "", " S"),
    Golden("who leaves without a word is searched for, and the case stays open", "2024", ADULT, f"{CHECKED}; 04/03/2026 07:00 REPORT_MISSING", "04/03/2026 08:00", "VERIFICATION BEING_IDENTIFIED", "REQUEST_VERIFICATION CLOSE_EARLY", "", "", " U"),
    Golden("death: what the law of 2024 says of the burial was not found", "2024", ADULT, f"{CHECKED}; 04/03/2026 07:00 RECORD_DEATH", "05/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "BURY CLOSE_EARLY", "", "burial - NOT_SET", " U"),
    Golden("nobody is buried whose death was not recorded", "2024", ADULT, CHECKED, "04/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "RECORD_DEATH", "BURY:ACT", "", "27.2 V"),
    Golden("a follow-up comes before the end", "2024", f"{ADULT} TO_GO_HOME", f"{CONFIRMED}; 20/03/2026 09:00 BEGIN_REINTEGRATION", "20/03/2026 10:00", "REINTEGRATION CONFIRMED", "FOLLOW_UP TRANSFER_LEAD", "CLOSE:ACT", "", "30.1b V", "CONCLUSION"),
    Golden("closed, and nothing runs any more", "2024", f"{ADULT} TO_GO_HOME", f"{CONFIRMED}; 20/03/2026 09:00 BEGIN_REINTEGRATION; 20/06/2026 09:00 FOLLOW_UP; 21/06/2026 09:00 CLOSE", "21/06/2026 10:00", "CLOSED CONFIRMED", "REOPEN", "FOLLOW_UP:POSITION; PROTECT:POSITION", "", "", "CONCLUSION"),

    # --- 2024: two axes ---
    Golden("a revoked confirmation changes the status and not the stage", "2024", ADULT, f"{CONFIRMED}; 19/03/2026 09:00 PROPOSE_SUPPORT; 20/03/2026 09:00 APPROVE_SUPPORT; 01/04/2026 09:00 REVOKE_CONFIRMATION", "01/04/2026 10:00", "SUPPORT UNDETERMINED", "PROTECT REQUEST_VERIFICATION CLOSE_EARLY", "APPROVE_SUPPORT:POSITION; DELIVER_SUPPORT:POSITION; BEGIN_REINTEGRATION:POSITION,WISH", "", "", "CONCLUSION REVOCATION"),
    Golden("a court confirms during support: the status changes, the stage does not", "2024", ADULT, f"{CONFIRMED}; 19/03/2026 09:00 PROPOSE_SUPPORT; 20/03/2026 09:00 APPROVE_SUPPORT; 01/04/2026 09:00 REVOKE_CONFIRMATION; 10/04/2026 09:00 RECORD_CONFIRMATION", "10/04/2026 10:00", "SUPPORT CONFIRMED", "APPROVE_SUPPORT DELIVER_SUPPORT", "", "", "33.1 V", "CONCLUSION REVOCATION VICTIM_PAPER"),
    Golden("without the decision nothing is revoked (an office rule asks for the act, and warns of the paper)", "2024", ADULT, CONFIRMED, "01/04/2026 10:00", "PROTECTION CONFIRMED", "REVOKE_CONFIRMATION", "RECORD_CONFIRMATION:POSITION", "", "27.3 U", "CONCLUSION VICTIM_PAPER"),
    Golden("a court's paper that comes while the police still write ends identification", "2024", ADULT, f"{ANSWERED}; 17/03/2026 09:00 RECORD_CONFIRMATION", "17/03/2026 10:00", "PROTECTION CONFIRMED", "PROPOSE_SUPPORT", "CONFIRM:POSITION", "", "33.1 V", "VICTIM_PAPER"),
    Golden("rescued, certified, revoked: the first facts are checked before anybody is asked again", "2024", ADULT, f"{RESCUED}; 03/03/2026 08:00 DRAFT_CONCLUSION; 03/03/2026 09:00 CONFIRM; 03/03/2026 10:00 BRING_TO_CASE_OWNER; 20/03/2026 09:00 REVOKE_CONFIRMATION", "20/03/2026 10:00", "PROTECTION UNDETERMINED", "INITIAL_CHECK", "REQUEST_VERIFICATION:ACT", "", "", "CONCLUSION REVOCATION"),

    # --- 2024: rescued, gate, abroad, foreigners ---
    Golden("a rescuer brings the person to the case owner; how soon is not known", "2024", ADULT, RESCUED, "05/03/2026 08:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_CASE_OWNER DRAFT_CONCLUSION NOTIFY_CASE_OWNER", "BRING_TO_COMMUNE:ENTRY", "rescuer_brings - NOT_SET", "28 R"),
    Golden("a rescuer may certify before the hand-over", "2024", ADULT, f"{RESCUED}; 03/03/2026 08:00 DRAFT_CONCLUSION; 03/03/2026 09:00 CONFIRM", "03/03/2026 10:00", "RECEIPT CONFIRMED", "BRING_TO_CASE_OWNER", "CONFIRM:POSITION", "", "28 R", "CONCLUSION"),
    Golden("353 at the gate are looked at first: no status, no case", "2024", ADULT, GATE, "02/03/2026 08:30", "SCREENING -", "FIND_SIGNS FIND_NO_SIGNS PROTECT", "BRING_TO_CASE_OWNER:POSITION; PROPOSE_SUPPORT:POSITION", "", "30.1b V"),
    Golden("no signs: out of every count, and can be screened again", "2024", ADULT, f"{GATE}; 02/03/2026 09:00 FIND_NO_SIGNS", "02/03/2026 10:00", "CLOSED -", "SCREEN_AGAIN", "REOPEN:POSITION", "", ""),
    Golden("signs at the gate: brought to the case owner at once", "2024", ADULT, SIGNS, "02/03/2026 10:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_CASE_OWNER DRAFT_CONCLUSION TAKE_STATEMENT", "BRING_TO_COMMUNE:ENTRY", "gate_brings 02/03/2026 09:00 DUE", ""),
    Golden("the gate's paper is asked for by a verified article: without it nobody is confirmed there", "2024", ADULT, f"{SIGNS}; 02/03/2026 10:00 DRAFT_CONCLUSION", "02/03/2026 11:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_CASE_OWNER", "CONFIRM@GATE:PAPER", "", "30.1b V"),
    Golden("confirmed at the gate, the person arrives as a victim", "2024", ADULT, f"{SIGNS}; 02/03/2026 10:00 DRAFT_CONCLUSION; 02/03/2026 11:00 CONFIRM; 02/03/2026 12:00 BRING_TO_CASE_OWNER", "02/03/2026 13:00", "PROTECTION CONFIRMED", "PROPOSE_SUPPORT PROTECT", "INITIAL_CHECK:POSITION", "", "30.1b V", "CONCLUSION"),
    Golden("a mission sends the file home; its limit of 2024 is not known", "2024", "ADULT CITIZEN", "02/03/2026 08:00 RECEIVE_ABROAD", "20/03/2026 08:00", "RECEIPT BEING_IDENTIFIED", "SEND_FILE_HOME ISSUE_TRAVEL_PAPER TELL_HOST APPLY_AGREEMENT", "TAKE_OVER_AT_GATE:ACT; PLAN_ENTRY:ACT; BRING_TO_COMMUNE:ENTRY", "mission_sends_file - NOT_SET", "29 S"),
    Golden("with a travel paper the gate takes over, and brings to the case owner", "2024", ADULT, "02/03/2026 08:00 RECEIVE_ABROAD; 10/03/2026 08:00 ISSUE_TRAVEL_PAPER; 20/03/2026 08:00 TAKE_OVER_AT_GATE", "20/03/2026 09:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_CASE_OWNER DRAFT_CONCLUSION TAKE_STATEMENT", "", "", "30.1b V"),
    Golden("an agreement stands for the travel paper", "2024", ADULT, "02/03/2026 08:00 RECEIVE_ABROAD; 03/03/2026 08:00 APPLY_AGREEMENT", "03/03/2026 09:00", "RECEIPT BEING_IDENTIFIED", "TAKE_OVER_AT_GATE PLAN_ENTRY", "", "", "30.2 R"),
    Golden("the notice before entry was five days; what it is now nobody has found", "2024", ADULT, "02/03/2026 08:00 RECEIVE_ABROAD; 03/03/2026 08:00 ISSUE_TRAVEL_PAPER; 04/03/2026 08:00 PLAN_ENTRY for 20/03/2026", "19/03/2026 09:00", "RECEIPT BEING_IDENTIFIED", "NOTIFY_ARRIVAL", "NOTIFY_GATE:ACT", "mission_arrival_notice - NOT_SET; central_gate_notice - NOT_SET", "30.1a V"),
    Golden("a foreigner goes the way of Điều 31, whose text was not seen: open, with a warning", "2024", FOREIGNER, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "TELL_FOREIGN_CHANNEL TELL_POLICE REQUEST_VERIFICATION", "REPORT_FOREIGNER:ACT; EXIT:ACT", "", "27.2 V"),
    Golden("a citizen is not returned abroad", "2024", ADULT, CHECKED, "03/03/2026 12:00", "VERIFICATION BEING_IDENTIFIED", "", "TELL_FOREIGN_CHANNEL:PERSON", "", "27.2 V"),

    # --- the line between the laws ---
    Golden("received on 30/06/2025: the law of 2011, whatever day it is now", "2011", ADULT, "30/06/2025 23:00 RECEIVE; 01/07/2025 08:00 NOTIFY_CASE_OWNER", "02/07/2025 08:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "", "district_intake 04/07/2025 ON_TIME", "24.1 V"),
    Golden("received on 01/07/2025: the law of 2024", "2024", ADULT, "01/07/2025 00:10 RECEIVE; 01/07/2025 08:00 NOTIFY_CASE_OWNER", "02/07/2025 08:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "", "initial_info_check 04/07/2025 ON_TIME", "27.1 V"),

    # --- 2011: who comes forward ---
    Golden("at once in 2011 too, and Tết does not stop it", "2011", ADULT, OLD_CAME, "29/01/2025 09:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_COMMUNE NOTIFY_CASE_OWNER", "TAKE_IN:ACT", "transfer_to_commune 28/01/2025 08:00 LATE", "24.1 V"),
    Golden("three days for intake and the first facts", "2011", ADULT, OLD_TOLD, "04/02/2025 09:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "", "district_intake 06/02/2025 ON_TIME", "24.1 V"),
    Golden("twenty days to verify; both articles say so", "2011", ADULT, OLD_ASKED, "20/02/2025 09:00", "VERIFICATION BEING_IDENTIFIED", "ANSWER_VERIFICATION REFER_COMPLEX", "CONFIRM:POSITION", "verify_domestic 26/02/2025 ON_TIME; certify_domestic 26/02/2025 ON_TIME", "6.2b V"),
    Golden("the twenty-first day is red: this limit was read", "2011", ADULT, OLD_ASKED, "27/02/2025 00:01", "VERIFICATION BEING_IDENTIFIED", "ANSWER_VERIFICATION", "", "verify_domestic 26/02/2025 LATE", "6.2b V"),
    Golden("a complex case goes to the province, and the limit stays until a decision extends it", "2011", ADULT, f"{OLD_ASKED}; 20/02/2025 09:00 REFER_COMPLEX", "27/02/2025 09:00", "VERIFICATION BEING_IDENTIFIED", "ANSWER_VERIFICATION", "", "verify_domestic 26/02/2025 LATE", "6.3c V"),
    Golden("answered in time, the certificate is still due the same day", "2011", ADULT, OLD_ANSWERED, "26/02/2025 09:00", "IDENTIFICATION BEING_IDENTIFIED", "DRAFT_CONCLUSION", "CONFIRM:ACT,PAPER", "certify_domestic 26/02/2025 DUE", "6.3 V"),
    Golden("twelve months to apply, from 26/02/2025", "2011", ADULT, OLD_CONFIRMED, "26/02/2026 09:00", "PROTECTION CONFIRMED", "PROPOSE_SUPPORT", "", "support_application 26/02/2026 DUE", "24.4 V", "CONCLUSION"),
    Golden("confirmed on 29/02/2024, the year ends on 28/02/2025", "2011", ADULT, "05/02/2024 08:00 RECEIVE; 05/02/2024 09:00 NOTIFY_CASE_OWNER; 05/02/2024 10:00 TAKE_IN; 06/02/2024 09:00 INITIAL_CHECK; 29/02/2024 09:00 RECORD_CONFIRMATION", "28/02/2025 09:00", "PROTECTION CONFIRMED", "PROPOSE_SUPPORT", "", "support_application_by_paper 28/02/2025 DUE", "6.2a V", "VICTIM_PAPER"),
    Golden("a foreign paper counts once it is legalised", "2011", ADULT, f"{OLD_TAKEN}; 05/02/2025 09:00 INITIAL_CHECK", "05/02/2025 10:00", "VERIFICATION BEING_IDENTIFIED", "RECORD_CONFIRMATION", "", "", "24.2 V", "LEGALISED_PAPER"),
    Golden("and not before", "2011", ADULT, f"{OLD_TAKEN}; 05/02/2025 09:00 INITIAL_CHECK", "05/02/2025 10:00", "VERIFICATION BEING_IDENTIFIED", "REQUEST_VERIFICATION", "RECORD_CONFIRMATION:PAPER", "", "24.2 V", "FOREIGN_PAPER"),
    Golden("the commune builds the file in three working days, over a week-end", "2011", ADULT, f"{OLD_CONFIRMED}; 06/03/2025 09:00 PROPOSE_SUPPORT", "07/03/2025 09:00", "PROTECTION CONFIRMED", "FORWARD_APPLICATION APPROVE_SUPPORT", "", "commune_builds_file 11/03/2025 ON_TIME", "19 V", "CONCLUSION"),
    Golden("five working days to appraise, then three to decide", "2011", ADULT, f"{OLD_CONFIRMED}; 06/03/2025 09:00 PROPOSE_SUPPORT; 10/03/2025 09:00 FORWARD_APPLICATION; 14/03/2025 09:00 APPRAISE_APPLICATION", "17/03/2025 09:00", "PROTECTION CONFIRMED", "APPROVE_SUPPORT", "", "district_decides 19/03/2025 ON_TIME", "23.3b V", "CONCLUSION"),
    Golden("a minor goes home when the family was looked at", "2011", CHILD, OLD_CONFIRMED, "03/03/2025 09:00", "PROTECTION CONFIRMED", "ASSESS_HOME ARRANGE_ESCORT APPOINT_GUARDIAN", "BEGIN_REINTEGRATION:ACT", "", "24.4 V", "CONCLUSION"),
    Golden("looked at, and the way is free", "2011", CHILD, f"{OLD_CONFIRMED}; 03/03/2025 09:00 ASSESS_HOME", "03/03/2025 10:00", "PROTECTION CONFIRMED", "BEGIN_REINTEGRATION", "", "", "11 V", "CONCLUSION"),
    Golden("sixty days in a public facility; three months is only a newspaper's word", "2011", f"{ADULT} TO_STAY", f"{OLD_TAKEN}; 05/02/2025 09:00 INITIAL_CHECK; 05/02/2025 15:00 PLACE", "07/04/2025 09:00", "VERIFICATION BEING_IDENTIFIED", "WARN_FAMILY CLAIM_COSTS", "", "stay_public_facility 06/04/2025 LATE; child_release_notice 17/03/2025 LATE", "24.3 V"),
    Golden("twenty days before the stay ends the family hears of it", "2011", CHILD, f"{OLD_TAKEN}; 05/02/2025 09:00 INITIAL_CHECK; 05/02/2025 15:00 PLACE", "10/03/2025 09:00", "VERIFICATION BEING_IDENTIFIED", "WARN_FAMILY", "", "child_release_notice 17/03/2025 ON_TIME", "24.3 V"),
    Golden("fifteen working days to pay the facility, 30/4 and 1/5 not counted", "2011", f"{ADULT} TO_STAY", f"{OLD_TAKEN}; 05/02/2025 09:00 INITIAL_CHECK; 05/02/2025 15:00 PLACE; 14/04/2025 09:00 CLAIM_COSTS", "15/04/2025 09:00", "VERIFICATION BEING_IDENTIFIED", "PAY_COSTS", "", "facility_reimbursement 08/05/2025 ON_TIME", "6.2c V"),
    Golden("a death: buried within twenty-four hours of the conclusion", "2011", ADULT, f"{OLD_TAKEN}; 05/02/2025 18:00 RECORD_DEATH", "06/02/2025 17:00", "VERIFICATION BEING_IDENTIFIED", "BURY CLOSE_EARLY", "", "burial 06/02/2025 18:00 DUE", "20.4 V"),
    Golden("an hour later it is late", "2011", ADULT, f"{OLD_TAKEN}; 05/02/2025 18:00 RECORD_DEATH", "06/02/2025 18:01", "VERIFICATION BEING_IDENTIFIED", "BURY", "", "burial 06/02/2025 18:00 LATE", "20.4 V"),
    Golden("not a victim: released from the facility, by the article", "2011", ADULT, f"{OLD_ANSWERED}; 26/02/2025 09:00 DRAFT_CONCLUSION; 26/02/2025 10:00 FIND_NOT_VICTIM", "26/02/2025 11:00", "IDENTIFICATION NOT_VICTIM", "RELEASE DEMAND_REPAYMENT CLOSE", "PROPOSE_SUPPORT:POSITION", "", "7.3 V", "CONCLUSION"),

    # --- 2011: rescued ---
    Golden("the rescuer hands over at once", "2011", ADULT, OLD_RESCUED, "04/12/2024 00:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_CASE_OWNER DRAFT_CONCLUSION", "BRING_TO_COMMUNE:ENTRY", "rescuer_brings 02/12/2024 23:30 LATE", "25.1 V"),
    Golden("certified before the hand-over where the grounds suffice", "2011", ADULT, f"{OLD_RESCUED}; 03/12/2024 01:00 DRAFT_CONCLUSION; 03/12/2024 02:00 CONFIRM; 03/12/2024 03:00 BRING_TO_CASE_OWNER", "03/12/2024 08:00", "PROTECTION CONFIRMED", "PROPOSE_SUPPORT", "INITIAL_CHECK:POSITION", "", "7.1a V", "CONCLUSION"),
    Golden("without a paper the rescuer does not certify: this article was read", "2011", ADULT, f"{OLD_RESCUED}; 03/12/2024 01:00 DRAFT_CONCLUSION", "03/12/2024 02:00", "RECEIPT BEING_IDENTIFIED", "BRING_TO_CASE_OWNER", "CONFIRM:PAPER", "", "7.1a V"),
    Golden("uncertified, no placement before the first facts are checked", "2011", f"{ADULT} TO_STAY", f"{OLD_RESCUED}; 03/12/2024 03:00 BRING_TO_CASE_OWNER", "03/12/2024 08:00", "VERIFICATION BEING_IDENTIFIED", "INITIAL_CHECK", "PLACE:ACT; REQUEST_VERIFICATION:ACT", "", "7.1b V"),

    # --- 2011: abroad ---
    Golden("three days for the mission to send the file", "2011", ADULT, ABROAD, "11/03/2025 08:00", "RECEIPT BEING_IDENTIFIED", "SEND_FILE_HOME TELL_HOST ISSUE_TRAVEL_PAPER", "ORDER_IDENTITY_CHECK:ACT; TAKE_OVER_AT_GATE:ACT", "mission_sends_file 13/03/2025 ON_TIME", "4.1b V"),
    Golden("the department orders the check at once", "2011", ADULT, FILE_SENT, "12/03/2025 09:00", "RECEIPT BEING_IDENTIFIED", "ORDER_IDENTITY_CHECK", "REPORT_IDENTITY:ACT", "order_identity_check 12/03/2025 08:00 DUE", "4.1b V"),
    Golden("ten days for the province", "2011", ADULT, ORDERED, "22/03/2025 09:00", "RECEIPT BEING_IDENTIFIED", "REPORT_IDENTITY", "ANSWER_MISSION:ACT", "province_identity_check 22/03/2025 DUE", "4.2a V"),
    Golden("three days to answer the mission, over a week-end", "2011", ADULT, REPORTED, "23/03/2025 09:00", "RECEIPT BEING_IDENTIFIED", "ANSWER_MISSION", "", "central_answer_mission 23/03/2025 DUE", "4.2a V"),
    Golden("three days for the travel paper", "2011", ADULT, MISSION_ANSWERED, "25/03/2025 00:01", "RECEIPT BEING_IDENTIFIED", "ISSUE_TRAVEL_PAPER CLOSE_EARLY", "", "mission_issue_laissez_passer 24/03/2025 LATE", "4.2b V"),
    Golden("five days before entry the department knows, three days before the gate does", "2011", ADULT, PLANNED, "04/04/2025 09:00", "RECEIPT BEING_IDENTIFIED", "NOTIFY_ARRIVAL TAKE_OVER_AT_GATE", "NOTIFY_GATE:ACT", "mission_arrival_notice 05/04/2025 ON_TIME; central_gate_notice 07/04/2025 ON_TIME", ""),
    Golden("a day too late is late", "2011", ADULT, PLANNED, "06/04/2025 09:00", "RECEIPT BEING_IDENTIFIED", "NOTIFY_ARRIVAL", "", "mission_arrival_notice 05/04/2025 LATE; central_gate_notice 07/04/2025 ON_TIME", ""),
    Golden("notified, the gate agrees its plan", "2011", ADULT, f"{PLANNED}; 01/04/2025 09:00 NOTIFY_ARRIVAL; 02/04/2025 09:00 NOTIFY_GATE", "03/04/2025 09:00", "RECEIPT BEING_IDENTIFIED", "AGREE_RECEPTION TAKE_OVER_AT_GATE", "", "", "4.4a V"),
    Golden("the border post hands on to the immigration police", "2011", ADULT, AT_GATE, "10/04/2025 10:00", "RECEIPT BEING_IDENTIFIED", "HAND_TO_IMMIGRATION@GATE CERTIFY_RETURN@IMMIGRATION", "CERTIFY_RETURN@PROVINCE_IMMIGRATION:ACT; CERTIFY_RETURN@GATE:ROLE; SEND_HOME:ACT", "", "4.4c V"),
    Golden("with the certificate: home, or to the province for a stay", "2011", ADULT, CERTIFIED, "10/04/2025 13:00", "RECEIPT BEING_IDENTIFIED", "SEND_HOME BRING_TO_CASE_OWNER NOTIFY_HOME_PROVINCE TAKE_STATEMENT ARRANGE_ESCORT", "", "", "4.4d V"),
    Golden("who was certified at the gate may be placed without another check", "2011", f"{ADULT} TO_STAY", f"{CERTIFIED}; 10/04/2025 14:00 BRING_TO_CASE_OWNER@PROVINCE_IMMIGRATION", "10/04/2025 15:00", "VERIFICATION BEING_IDENTIFIED", "PLACE INITIAL_CHECK", "", "", "4.4e V"),
    Golden("who returns alone is received like anybody who comes forward", "2011", ADULT, OLD_TOLD, "03/02/2025 12:00", "RECEIPT BEING_IDENTIFIED", "TAKE_IN", "SEND_HOME:ENTRY; CERTIFY_RETURN@IMMIGRATION:ENTRY", "", "24.1 V"),

    # --- 2011: foreigners ---
    Golden("three days for the first contact", "2011", FOREIGNER, OLD_FOREIGN, "08/11/2024 09:00", "VERIFICATION BEING_IDENTIFIED", "REPORT_FOREIGNER REQUEST_VERIFICATION", "WRITE_TO_CONSULAR:ACT", "foreigner_first_contact 08/11/2024 DUE", "8.2b V"),
    Golden("grounds missing: the investigators have twenty days from the request", "2011", FOREIGNER, f"{OLD_FOREIGN}; 07/11/2024 09:00 REPORT_FOREIGNER; 08/11/2024 09:00 REQUEST_VERIFICATION@PROVINCE_IMMIGRATION", "09/11/2024 09:00", "VERIFICATION BEING_IDENTIFIED", "ANSWER_VERIFICATION@INVESTIGATOR WRITE_TO_CONSULAR", "", "foreigner_verification 28/11/2024 ON_TIME; central_to_consular 10/11/2024 ON_TIME", "8.2c V"),
    Golden("three days for the letter, three for the note", "2011", FOREIGNER, OLD_FOREIGN_SENT, "12/11/2024 09:00", "VERIFICATION BEING_IDENTIFIED", "RECORD_ACCEPTANCE", "ISSUE_EXIT_PAPERS:ACT; EXIT:ACT", "", "8.2đ V"),
    Golden("five days for the exit papers", "2011", FOREIGNER, f"{OLD_FOREIGN_SENT}; 02/12/2024 09:00 RECORD_ACCEPTANCE", "08/12/2024 09:00", "VERIFICATION BEING_IDENTIFIED", "ISSUE_EXIT_PAPERS", "BRING_TO_GATE:ACT", "foreigner_exit_papers 07/12/2024 LATE", "9.1 V"),
    Golden("to the gate, and out", "2011", FOREIGNER, f"{OLD_FOREIGN_SENT}; 02/12/2024 09:00 RECORD_ACCEPTANCE; 05/12/2024 09:00 ISSUE_EXIT_PAPERS; 10/12/2024 09:00 BRING_TO_GATE", "10/12/2024 10:00", "VERIFICATION BEING_IDENTIFIED", "EXIT@GATE EXIT@PROVINCE_IMMIGRATION", "EXIT@COMMUNE:ROLE", "", "9.3 V"),
)
# fmt: on
