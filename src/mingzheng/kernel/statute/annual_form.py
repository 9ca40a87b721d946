"""The tables of the annual report on open government (政府信息公开工作年度报告), format of 2021.

Source: 国办公开办函〔2021〕30号 (VERIFIED-2: rows and columns as published reports show them). A cell is a whole
number, or None where it was left blank; blank is not zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from mingzheng.kernel.statute.outcomes import FORM, GROUPS, OUTCOMES
from mingzheng.kernel.statute.source import Source

SOURCE = Source(FORM, "", "中华人民共和国政府信息公开工作年度报告格式", "VERIFIED-2")

PARTS: tuple[str, ...] = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
"""The six parts of the report, in order."""

COLUMNS: tuple[str, ...] = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
)
"""The columns of the table of applications: six kinds of applicant and their sum."""

Cell = int | None


class Row(NamedTuple):
    """A row of the table of applications: its key and its printed label."""

    key: str
    label: str


def _result_rows() -> tuple[Row, ...]:
    names: dict[str, str] = {}
    for outcome in OUTCOMES:
        key = f"{outcome.group}{outcome.row or ''}"
        label = f"{outcome.row}.{outcome.name}" if outcome.row else GROUPS[outcome.group]
        names.setdefault(key, f"（{outcome.group}）{label}")
    return tuple(Row(key, label) for key, label in names.items())


NEW = Row("new", "一、本年新收政府信息公开申请数量")
CARRIED_IN = Row("carried_in", "二、上年结转政府信息公开申请数量")
RESULTS = _result_rows()
HANDLED = Row("handled", "三、本年度办理结果（七）总计")
CARRIED_OUT = Row("carried_out", "四、结转下年度继续办理")
ROWS: tuple[Row, ...] = (NEW, CARRIED_IN, *RESULTS, HANDLED, CARRIED_OUT)
"""The 25 rows of the table of applications: 21 results and four rows that control them."""

CASES: tuple[str, ...] = ("行政复议", "未经复议直接起诉", "复议后起诉")
"""The three blocks of the table of reviews and lawsuits."""

CASE_CELLS: tuple[str, ...] = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
"""The five cells of each block."""


@dataclass(frozen=True, slots=True)
class Stock:
    """规章 or 行政规范性文件: issued (制发) and repealed (废止) this year, and in force (现行有效) at its end."""

    issued: Cell = None
    repealed: Cell = None
    in_force: Cell = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Part two: documents, decisions and charges. `charges` is in 万元 and may have decimals."""

    regulations: Stock = Stock()
    normative: Stock = Stock()
    permits: Cell = None
    punishments: Cell = None
    compulsions: Cell = None
    charges: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One organ's report of one year.

    `applications` maps a row key to its seven cells, `cases` a block to its five cells. `may_make_regulations`
    is true for organs with the power to make 规章. `fees_stated` says that part six tells whether 信息处理费 was
    charged.
    """

    year: int
    disclosure: Disclosure = Disclosure()
    applications: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    cases: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    may_make_regulations: bool = False
    fees_stated: bool = False

    def row(self, row: Row) -> tuple[Cell, ...]:
        """The seven cells of `row`; blanks where the report has none."""
        return tuple(self.applications.get(row.key, ())) or (None,) * len(COLUMNS)

    def block(self, name: str) -> tuple[Cell, ...]:
        """The five cells of a block of cases; blanks where the report has none."""
        return tuple(self.cases.get(name, ())) or (None,) * len(CASE_CELLS)
