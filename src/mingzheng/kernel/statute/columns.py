"""The six fixed columns of the page 政府信息公开 (政府信息公开平台的固定栏目).

Names as found on published sites after 国办公开办函〔2019〕61号 (VERIFIED-2); whether the notice itself fixes
four, five or six of them is not verified, so a site may rename or hide a column. How often a column is
expected to change is a setting of ours, seeded from the inspection practice.
"""

from dataclasses import dataclass

from mingzheng.kernel.statute.source import Source

PAGE_NAME = "政府信息公开"
PAGE_SOURCE = Source("国办公开办函〔2019〕61号", "", "统一名称、统一格式，不得设立专门网站", "VERIFIED-2")
COLUMN_SOURCE = Source("国办公开办函〔2019〕61号", "", "各地公开平台通行栏目", "VERIFIED-2")
UPDATE_SOURCE = Source("本系统默认设置", "", "更新提醒天数，可由各单位调整", "SETTING")


@dataclass(frozen=True, slots=True)
class Column:
    """One fixed column. `stale_after` is the number of days without change after which the owner is reminded;
    None where nothing new need appear (a column that answers, not one that reports)."""

    key: str
    name: str
    content: str
    stale_after: int | None
    source: Source = COLUMN_SOURCE
    update_source: Source = UPDATE_SOURCE


COLUMNS: tuple[Column, ...] = (
    Column("policy", "政策", "行政法规、规章、行政规范性文件和其他政策文件", 180),
    Column("guide", "政府信息公开指南", "信息分类、获取方式和公开工作机构的联系方式", 366),
    Column("system", "政府信息公开制度", "政府信息公开的法规和工作制度", None),
    Column("statutory", "法定主动公开内容", "依照法律、法规、规章应当主动公开的内容", 180),
    Column("annual", "政府信息公开年报", "上一年度政府信息公开工作年度报告", 366),
    Column("request", "依申请公开", "申请条件、渠道、流程、收费和救济", None),
)

_BY_KEY = {column.key: column for column in COLUMNS}


def column(key: str) -> Column:
    """The fixed column called `key`. Raises KeyError with a Chinese sentence if there is none."""
    if key not in _BY_KEY:
        raise KeyError(f"没有名为“{key}”的固定栏目，可用的有：{'、'.join(_BY_KEY)}。")
    return _BY_KEY[key]
