"""What a rule asks of a person, as a part of a sentence: whom it is for, what they must wish."""

# ruff: noqa: E501  # a table stays a table

from typing import Literal

from workflows.terms import Act, AgeBand, Citizenship, Place, Term, Wish

Language = Literal["vi", "en"]

# fmt: off
WISHES: dict[Term, dict[Language, str]] = {
    Wish.TO_STAY:    {"vi": "người được hỗ trợ mong muốn ở lại cơ sở trợ giúp", "en": "the person wishes to stay in a facility"},
    Wish.TO_GO_HOME: {"vi": "người được hỗ trợ mong muốn trở về",               "en": "the person wishes to go home"},
    Wish.TO_SHARE:   {"vi": "người được hỗ trợ đồng ý chia sẻ thông tin",       "en": "the person agrees to information being shared"},
}

PERSONS: dict[Term, dict[Language, str]] = {
    Act.RECEIVE:           {"vi": "người đến trình báo",             "en": "a person who came forward"},
    Act.RESCUE:            {"vi": "người được giải cứu",             "en": "a person who was rescued"},
    Act.RECEIVE_AT_GATE:   {"vi": "người được tiếp nhận tại cửa khẩu", "en": "a person received at a gate"},
    Act.RECEIVE_ABROAD:    {"vi": "người được tiếp nhận ở nước ngoài", "en": "a person received abroad"},
    AgeBand.UNDER_16:      {"vi": "người dưới 16 tuổi",              "en": "a person under 16"},
    AgeBand.FROM_16_TO_18: {"vi": "người từ đủ 16 đến dưới 18 tuổi", "en": "a person of 16 to under 18"},
    AgeBand.ADULT:         {"vi": "người từ đủ 18 tuổi",             "en": "a person of 18 or over"},
    AgeBand.UNCLEAR:       {"vi": "người chưa rõ tuổi",              "en": "a person of unclear age"},
    Citizenship.CITIZEN:   {"vi": "công dân Việt Nam",               "en": "a Vietnamese citizen"},
    Citizenship.STATELESS: {"vi": "người không quốc tịch thường trú", "en": "a stateless resident"},
    Citizenship.FOREIGN:   {"vi": "người nước ngoài",                "en": "a foreigner"},
    Citizenship.UNCLEAR:   {"vi": "người chưa rõ quốc tịch",         "en": "a person of unclear citizenship"},
    Place.UNIT:            {"vi": "người đang ở tại đơn vị",         "en": "a person at a unit"},
    Place.HOSPITAL:        {"vi": "người đang ở bệnh viện",          "en": "a person in hospital"},
    Place.FACILITY:        {"vi": "người đang ở cơ sở trợ giúp",     "en": "a person in a facility"},
    Place.HOME:            {"vi": "người đang ở nhà, ở cộng đồng",   "en": "a person at home or in the community"},
    Place.ABROAD:          {"vi": "người đang ở nước ngoài",         "en": "a person abroad"},
    Place.UNKNOWN:         {"vi": "người chưa rõ nơi ở",             "en": "a person of unknown whereabouts"},
}
# fmt: on

_MINORS: frozenset[Term] = frozenset({AgeBand.UNDER_16, AgeBand.FROM_16_TO_18})
_UNDER_18: dict[Language, str] = {"vi": "người dưới 18 tuổi", "en": "a person under 18"}
_OR: dict[Language, str] = {"vi": " hoặc ", "en": " or "}
_NEED_NONE: dict[Language, str] = {
    "vi": "{}; {} vẫn được hỏi ý kiến, nhưng việc bố trí không phụ thuộc điều kiện này",
    "en": "{}; {} is asked as well, but the arrangement does not hang on it",
}


def wished(missing: frozenset[Term], lang: Language) -> str:
    """What the person must wish, then for whom the law asks no wish."""
    wishes = _OR[lang].join(words[lang] for wish, words in WISHES.items() if wish in missing)
    others = missing - WISHES.keys()
    return _NEED_NONE[lang].format(wishes, whoever(others, lang)) if others else wishes


def whoever(missing: frozenset[Term], lang: Language) -> str:
    """The persons meant, in the order of the table; both bands of minors are said as one."""
    under_18 = [_UNDER_18[lang]] if missing >= _MINORS else []
    named = missing - _MINORS if under_18 else missing
    found = (words[lang] for term, words in PERSONS.items() if term in named)
    return _OR[lang].join([*under_18, *found])
