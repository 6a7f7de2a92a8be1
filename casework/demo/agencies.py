"""The invented agencies of the demo: provinces, the centre, a mission. Who they are, not what they do."""

# ruff: noqa: E501  # a table stays a table

from dataclasses import dataclass
from datetime import date

from workflows.terms import Level, Rank, Sector

TWO_TIERS = date(2025, 7, 1)  # provinces and communes without districts
BEFORE = date(2012, 1, 1)
LABOUR_ENDED = date(2025, 3, 1)

BOTH = (Rank.OFFICER, Rank.SUPERVISOR)
HEADS = (Rank.SUPERVISOR,)
NOBODY = ()

LS = "Lạng Sơn Mẫu"
QN = "Quảng Ninh Mẫu"
KH = "Khánh Hòa Mẫu"
CENTRE = "Trung ương Mẫu"
ABROAD = "Nước ngoài Mẫu"


@dataclass(frozen=True, slots=True)
class Agency:
    """One unit. `login` begins the logins of its officers; `ranks` are those it has one each of."""

    key: str
    name: str
    sector: Sector
    level: Level
    province: str
    parent: str | None
    login: str
    ranks: tuple[Rank, ...]
    since: date = TWO_TIERS
    until: date | None = None
    successor: str | None = None
    on_system: bool = True


# A parent is the superior body that stands in the head of a unit's papers; the boards are above all
# of a province and oversee. The police have no superior body of their own in the demo.
# fmt: off
AGENCIES = (
    #      key             name                                                        sector            level           provinceparent          login           who
    Agency("centre",       "Cơ quan Thường trực phòng, chống mua bán người Mẫu",       Sector.POLICE,    Level.CENTRAL,  CENTRE, None,           "thuongtruc",   HEADS, BEFORE),
    Agency("board_ls",     "Ban Chỉ đạo 138, UBND tỉnh Lạng Sơn Mẫu",                  Sector.COMMITTEE, Level.PROVINCE, LS,     "centre",       "ubtinh-ls",    HEADS, BEFORE),
    Agency("board_qn",     "Ban Chỉ đạo 138, UBND tỉnh Quảng Ninh Mẫu",                Sector.COMMITTEE, Level.PROVINCE, QN,     "centre",       "ubtinh-qn",    HEADS, BEFORE),
    Agency("committee_ls", "UBND tỉnh Lạng Sơn Mẫu",                                   Sector.COMMITTEE, Level.PROVINCE, LS,     "board_ls",     "",             NOBODY, BEFORE, on_system=False),
    Agency("committee_qn", "UBND tỉnh Quảng Ninh Mẫu",                                 Sector.COMMITTEE, Level.PROVINCE, QN,     "board_qn",     "",             NOBODY, BEFORE, on_system=False),
    Agency("border_ls",    "Ban Chỉ huy Bộ đội Biên phòng tỉnh Lạng Sơn Mẫu",          Sector.BORDER,    Level.PROVINCE, LS,     "board_ls",     "",             NOBODY, BEFORE, on_system=False),
    Agency("border_qn",    "Ban Chỉ huy Bộ đội Biên phòng tỉnh Quảng Ninh Mẫu",        Sector.BORDER,    Level.PROVINCE, QN,     "board_qn",     "",             NOBODY, BEFORE, on_system=False),
    Agency("health_ls",    "Sở Y tế tỉnh Lạng Sơn Mẫu",                                Sector.HEALTH,    Level.PROVINCE, LS,     "committee_ls", "soyte-ls",     BOTH, LABOUR_ENDED),
    Agency("health_qn",    "Sở Y tế tỉnh Quảng Ninh Mẫu",                              Sector.HEALTH,    Level.PROVINCE, QN,     "committee_qn", "soyte-qn",     BOTH, LABOUR_ENDED),
    Agency("district_ls",  "Phòng Y tế huyện Cao Lộc Mẫu",                             Sector.HEALTH,    Level.DISTRICT, LS,     "committee_ls", "",             NOBODY, BEFORE, TWO_TIERS, "health_ls", on_system=False),
    Agency("labour_ls",    "Phòng Lao động - Thương binh và Xã hội huyện Cao Lộc Mẫu", Sector.LABOUR,    Level.DISTRICT, LS,     "committee_ls", "",             NOBODY, BEFORE, LABOUR_ENDED, "district_ls", on_system=False),
    Agency("police_ls",    "Công an tỉnh Lạng Sơn Mẫu",                                Sector.POLICE,    Level.PROVINCE, LS,     "board_ls",     "catinh-ls",    BOTH, BEFORE),
    Agency("police_qn",    "Công an tỉnh Quảng Ninh Mẫu",                              Sector.POLICE,    Level.PROVINCE, QN,     "board_qn",     "catinh-qn",    BOTH, BEFORE),
    Agency("police_xa",    "Công an xã Đồng Đăng Mẫu",                                 Sector.POLICE,    Level.COMMUNE,  LS,     "police_ls",    "caxa-ddang",   BOTH),
    Agency("gate_ls",      "Đồn Biên phòng cửa khẩu Hữu Nghị Mẫu",                     Sector.BORDER,    Level.COMMUNE,  LS,     "border_ls",    "donbp-hnghi",  BOTH, BEFORE),
    Agency("gate_qn",      "Đồn Biên phòng cửa khẩu Móng Cái Mẫu",                     Sector.BORDER,    Level.COMMUNE,  QN,     "border_qn",    "donbp-mcai",   BOTH, BEFORE),
    Agency("commune_ls",   "UBND xã Đồng Đăng Mẫu",                                    Sector.COMMITTEE, Level.COMMUNE,  LS,     "committee_ls", "ubxa-ddang",   BOTH, BEFORE),
    Agency("commune_off",  "UBND xã Ba Sơn Mẫu",                                       Sector.COMMITTEE, Level.COMMUNE,  LS,     "committee_ls", "",             NOBODY, BEFORE, on_system=False),
    Agency("commune_qn",   "UBND xã Hải Sơn Mẫu",                                      Sector.COMMITTEE, Level.COMMUNE,  QN,     "committee_qn", "ubxa-hson",    BOTH, BEFORE),
    Agency("facility_ls",  "Cơ sở trợ giúp xã hội tỉnh Lạng Sơn Mẫu",                  Sector.FACILITY,  Level.PROVINCE, LS,     "health_ls",    "coso-ls",      BOTH, BEFORE),
    Agency("facility_qn",  "Cơ sở trợ giúp xã hội tỉnh Quảng Ninh Mẫu",                Sector.FACILITY,  Level.PROVINCE, QN,     "health_qn",    "coso-qn",      BOTH, BEFORE),
    Agency("foreign_ls",   "Sở Ngoại vụ tỉnh Lạng Sơn Mẫu",                            Sector.FOREIGN,   Level.PROVINCE, LS,     "committee_ls", "songoaivu-ls", BOTH, BEFORE),
    Agency("army_ls",      "Bộ Chỉ huy Quân sự tỉnh Lạng Sơn Mẫu",                     Sector.MILITARY,  Level.PROVINCE, LS,     "board_ls",     "",             NOBODY, BEFORE, on_system=False),
    Agency("foreign_kh",   "Văn phòng UBND tỉnh, bộ phận ngoại vụ, Khánh Hòa Mẫu",     Sector.COMMITTEE, Level.PROVINCE, KH,     "centre",       "",             NOBODY, LABOUR_ENDED, on_system=False),
    Agency("immigration",  "Cục Quản lý xuất nhập cảnh Mẫu",                           Sector.POLICE,    Level.CENTRAL,  CENTRE, "centre",       "cucqlxnc",     BOTH, BEFORE),
    Agency("consular",     "Cục Lãnh sự Mẫu",                                          Sector.FOREIGN,   Level.CENTRAL,  CENTRE, "centre",       "",             NOBODY, BEFORE, on_system=False),
    Agency("mission",      "Cơ quan đại diện Việt Nam tại nước Mẫu",                   Sector.FOREIGN,   Level.ABROAD,   ABROAD, "consular",     "cqdd-mau",     BOTH, BEFORE),
)
# fmt: on

KEEPERS = (
    # login, rank, unit
    ("kiemtra", Rank.AUDITOR, "centre"),
    ("quantri1", Rank.ADMINISTRATOR, "centre"),
    ("quantri2", Rank.ADMINISTRATOR, "centre"),
)
"""Two administrators, since one alone may not appoint, and an auditor."""

ENDINGS = {Rank.OFFICER: "canbo", Rank.SUPERVISOR: "lanhdao"}
