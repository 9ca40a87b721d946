"""Names of organs (机关名称): splitting joint issuers, reading them off a title, comparing full and short names."""

import re
from collections.abc import Sequence

from mingzheng.kernel.lex.titles import join_spaced

_ORGAN_TAIL = (
    r"(?:人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|委员会办公厅|委员会办公室|委员会|办公厅|办公室|国务院|中央军委|党委|县委|市委|省委|区委|州委"
    r"|管委会|居委会|村委会|联合会|总工会|法院|检察院|银行|总局|分局|支局|[^办厅]局|[^门]厅|发改委|国资委|卫健委|[^员门委]委|部|署|总署|领导小组|指挥部|中心|管理处|司令部|协会|学会|研究院"
    r"|医院|大学|学院|公司|总队|支队|大队|乡|镇|街道)"
)
_FULL_ORGAN = re.compile(rf"[\u4e00-\u9fff·()]{{0,40}}{_ORGAN_TAIL}(?:\(室\))?$")
_TITLE_LEAD = re.compile(
    r"^(?:\((?:转载|转发)\))?(?P<organs>[\u4e00-\u9fff、,·() \n]{2,120}?) *\n? *(?=关于|印发|转发|批转|公告$|通告$|令$"
    r"|对[\u4e00-\u9fff\d]{2,60}(?:的答复|的复函|的批复|建议|提案)|发布《|公布《|批准|命令$)"
)
_SPLIT = re.compile(r"[、,;]| +|\n")
_PLACE = re.compile(
    r"^(?:中共|中国共产党)?[\u4e00-\u9fff]{1,12}?(?:省|市|县|区|州|旗|盟|自治区|自治州|自治县)"
)


def split_organs(text: str) -> list[str]:
    """The organs of a joint issue, in order, without repeats: "甲办公厅、乙办公厅" → two names.

    A part that is no organ by itself belongs to the one before it (教育部、外交部 stay two; "王  某" is joined).
    """
    organs: list[str] = []
    for part in _SPLIT.split(text):
        name = part.strip(" ·:()《》")
        if name and name not in organs:
            organs.append(name)
    if len(organs) > 1 and any(len(name) == 1 for name in organs):
        return ["".join(organs)]
    return organs


def is_organ(text: str) -> bool:
    """Whether the text reads as the name of an organ."""
    return 2 <= len(text) <= 50 and _FULL_ORGAN.match(text) is not None


def organs_of_red_head(lines: Sequence[str]) -> list[str]:
    """The organs of a red head (发文机关标志, GB/T 9704-2012 7.2.4): names over one or more lines, then 文件.

    [] when the lines are no red head.
    """
    text = "\n".join(join_spaced(line) for line in lines)
    if not text.endswith("文件"):
        return []
    organs = split_organs(text.removesuffix("文件"))
    return organs if organs and all(is_organ(name) for name in organs) else []


def organs_of_title(title: str) -> list[str]:
    """The issuers a title opens with; [] when it opens with its subject."""
    match = _TITLE_LEAD.match(title)
    if not match:
        return []
    organs = split_organs(match["organs"])
    return organs if organs and all(is_organ(name) for name in organs) else []


def is_short_for(short: str, full: str) -> bool:
    """Whether ``short`` (市政府办公室) can stand for ``full`` (云江市人民政府办公室)."""
    if short == full:
        return True
    core = full.replace("人民政府", "政府")
    place = _PLACE.match(core)
    rest = core[place.end() :] if place else core
    kind = core[place.end() - 1] if place else ""
    bare = short.replace("人民政府", "政府")
    return bare in (rest, kind + rest) or (len(bare) >= 3 and core.endswith(bare))
