"""Lists of units (单位名单): split at top-level marks, cleaned of 等, without repeats; group units are kept."""

import re
from functools import lru_cache

_TAIL = re.compile(r"(?:等)?(?:有关|相关)?(?:部门|单位)?$")
_ETC = re.compile(r"等(?:有关|相关|各)?(?:部门|单位|地区|处室|机构|企业)?(?:和单位)?$")
_AND = re.compile(
    r"(?:等(?:以及|和|及|与|、|会同)|以及|和|及|与|、|会同)"
    r"(?=各|有关|相关|国务院|省(?!级)|市(?!场)|县(?!级)|区|自治区|中央|地方)"
)
_LEAD = re.compile(r"^(?:由|请|责任单位|牵头单位|配合单位|牵头部门|责任部门|配合部门)[::]?")
_UNIT = re.compile(
    r"(?:局|委|办|厅|部|署|院|会|室|中心|公司|集团|银行|行|社|站|所|处|队|校|大学|学院|医院|馆|组|指挥部|政府|部门|单位|机关|机构|企业|园区|区|县|市|州|旗|镇|乡|街道|县区|区县|市区"
    r"|地区|党委|党组|法院|检察院|工会|团委|妇联|残联|科协|文联|侨联|工商联|海关|税务|专班|领导小组|小组|科|股|司|总队|支队|大队|总社|协会|电力|供电|移动|电信|联通|铁塔|平台|军分区|武装部|各地|各省\(区、市\)|处室|科室)"
    r"(?:\([^()]{1,20}\))?$"
)
_BRACKET = re.compile(r"[()（）]")
_SEPARATOR = re.compile(r"[、,，;；\n]")
_NOT_UNIT = re.compile(r"[。;:!?“”]|要|应当|进行|推进|推动|加强|完善|落实|公开|建立|健全|积极|切实")


def split_units(text: str) -> list[str]:
    """The units of a list in order: "市发改委、市民政局等" → ["市发改委", "市民政局"]."""
    return list(_units_of(text))


@lru_cache(maxsize=1024)
def _units_of(text: str) -> tuple[str, ...]:
    """A plan names the same units in most of its clauses."""
    return tuple(dict.fromkeys(filter(None, map(_clean, _parts(text)))))


def is_unit_list(text: str) -> bool:
    """Whether the text is nothing but names of units and the marks between them."""
    if not 2 <= len(text) <= 600 or _NOT_UNIT.search(text):
        return False
    units = _units_of(text)
    return bool(units) and all(2 <= len(unit) <= 30 and _UNIT.search(unit) for unit in units)


def is_group(unit: str) -> bool:
    """Whether the unit stands for many: 各县区, 市各有关部门."""
    return "各" in unit or unit.startswith(("有关", "相关"))


def _clean(part: str) -> str:
    name = _LEAD.sub("", part.strip(" \u3000\n.。"))
    return _ETC.sub("", name).strip()


def _parts(text: str) -> list[str]:
    """What stands between the marks and the words that join units; marks in brackets belong to a name."""
    joined = _AND.sub("、", text)
    return _top_level_parts(joined) if _BRACKET.search(joined) else _SEPARATOR.split(joined)


def _top_level_parts(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "(（":
            depth += 1
        elif char in ")）":
            depth -= 1
        elif char in "、,，;；\n" and depth <= 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts
