"""Made-up official documents for benchmarks: a small grammar over a wide vocabulary, the same for the same seed.

No text of anybody's: the words come from `vocabulary`, names are invented. Lengths are log-normal: half of the documents
have more than 500 characters, one in twenty more than 1,500. Words follow Zipf's law, and a document keeps coming back to
its own few topics. The median query word (``one_word``, what a title is about) stands in 0.35 % of all documents, one in
twenty in more than 2.7 %; the median frequent administrative word (``frequent``) in 8 %.
"""

import functools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from math import log

from vocabulary import places, pool, words


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


OFFICES = _words(
    "人民政府|政发 人民政府办公室|政办发 民政局|民发 财政局|财发 教育局|教发 卫生健康局|卫发 自然资源局|自然资发 住房和城乡建设局|建发 "
    "交通运输局|交发 农业农村局|农发 文化和旅游局|文旅发 市场监督管理局|市监发 生态环境局|环发 人力资源和社会保障局|人社发 "
    "应急管理局|应急发 审计局|审发 水利局|水发 林业局|林发 统计局|统发 医疗保障局|医保发 科学技术局|科发 公安局|公发 司法局|司发 体育局|体发"
)
THEMES = _words(
    "体育产业 不动产登记 义务教育 学前教育 医疗保障 养老服务 残疾人救助 创业担保贷款 就业补助 农村危房 高标准农田 耕地保护 畜禽养殖 "
    "饮用水水源 大气污染 生活垃圾 老旧小区 公共租赁住房 物业管理 停车场 城市公交 农村客运 道路安全 危险化学品 安全生产 消防设施 食品安全 "
    "药品监督 特种设备 知识产权 政府采购 招标投标 财政预算 政府债务 国有资产 税费减免 营商环境 行政审批 证明事项 政务公开 数据共享 "
    "5G网络 IPv6改造 工业互联网 人才引进 文物保护 旅游景区 全民健身 防汛抗旱 地质灾害 森林防火 应急物资 志愿服务 社区治理 殡葬管理"
)
SUBJECTS = _words(
    "各单位 各县级人民政府 主管部门 用人单位 申请人 经办机构 牵头单位 乡镇人民政府 建设单位 经营者"
)
ACTS = _words(
    "制定 公布 受理 审核 报送 告知 登记 监督检查 组织实施 统筹安排 整改 公开征求意见 书面答复 评估 加强 规范 推进 调整 下达 完善"
)
THINGS = _words(
    "实施方案 工作台账 申请材料 办理流程 年度计划 资金 项目清单 审查意见 公示信息 绩效目标 应急预案 责任清单 检查结果 补贴标准 "
    "服务指南 信用记录 统计报表 评估报告 名单 整改报告"
)
GENRES = _words("通知 意见 办法 方案 规定 公告 通告 批复 细则 规划")
# W a word of the document's own topics, G any word, P a place, C a company, S who, A does, T what, N a number.
CLAUSES = (
    "S应当AWW", "对W的W进行AT", "GG、GG和WW由S负责", "P镇P村的WW不得低于N万元", "C承担PWWT", "根据WG情况，可以AT",
    "WGGT报SA", "因GW需要延长的，最长不超过N日", "在N月底前完成WGT", "支持WW与GG结合", "符合GG、WG条件的", "PG路至P街的WW", "严格GW，落实GW",
    "建成WWN处", "新增GG面积N亩", "不得以GW为由拒绝WG", "按照GWT执行", "提高WG和GG水平", "C和C应当配合S做好WG", "鼓励GG开展WW", "所需GG由W安排",
    "自N月起AWG", "逾期不WG的，依法处理", "其中GWN人", "参照《P市WWT》", "先G后W", "以W带G、以G促W", "包括G、G、W、G等", "凭GWTAWW", "P水库和P灌区GW",
)  # fmt: skip
_SLOTS = frozenset("WGPCSATN")
NUMERALS = "一二三四五六七八九十"
_COUNTIES, _OWN = 150, 8
_DAYS = [date(2008, 1, 1) + timedelta(days=day) for day in range(6570)]
_MEDIAN, _SPREAD, _SHORTEST, _LONGEST = log(470), 0.7, 60, 20_000


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document of the made-up corpus, in the shape search takes (`base.records.registry.SearchEntry`)."""

    ref: str
    title: str
    body: str
    doc_number: str
    organ: str
    written_date: date
    validity: str
    in_force: tuple[tuple[date, date | None], ...]
    facets: dict[str, tuple[str, ...]]
    kind: str = "policy.document"
    url: str = ""
    other_numbers: tuple[str, ...] = ()
    organ_code: str = ""
    published_on: date | None = None
    keywords: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str], ...] = field(default=())


@functools.cache
def _pools() -> dict[str, list[str]]:
    """What each letter of a clause may become; common values stand there more often."""
    industries = [f"{name}{word}有限公司" for name, word in product(places()[:200], words()[500:620])]
    return {
        "W": pool(words(), 1500, 1), "G": pool(words(), 600, 1), "P": pool(places(), 10, 2), "C": pool(industries, 20, 3), "S": pool(SUBJECTS, 2, 4),
        "A": pool([*ACTS, *words()[9000:9400]], 2, 5), "T": pool([*THINGS, *words()[9400:9800]], 2, 6), "N": pool([str(number) for number in range(1, 400)], 5, 7),
        "clause": pool(CLAUSES, 40, 8), "office": pool(OFFICES, 3, 9), "county": pool(places()[:_COUNTIES], 8, 10),
        "theme": pool(THEMES, 8, 11), "genre": pool(GENRES, 1, 12),
    }  # fmt: skip


def documents(number: int, seed: int = 1, first: int = 1) -> Iterator[MadeDocument]:
    """``number`` documents from the ``first`` on; each depends on its serial number and the seed alone."""
    for serial in range(first, first + number):
        yield document(serial, seed)


def document(serial: int, seed: int = 1) -> MadeDocument:
    """One document of the corpus."""
    chance = random.Random(seed << 40 | serial)
    pools, draw = dict(_pools()), chance.random

    def one(name: str) -> str:
        values = pools[name]
        return values[int(draw() * len(values))]

    county, (office, code) = one("county"), one("office").split("|")
    theme, genre, organ = one("theme"), one("genre"), f"{county}县{office}"
    own = [one("W") for _ in range(_OWN)]
    written = _DAYS[int(len(_DAYS) * (1 - draw() ** 2))]
    ended = draw() < 0.25
    pools["W"] = [*own[:2], *own]
    about = theme if draw() < 0.5 else own[1]
    return MadeDocument(
        ref=f"policy.document:{serial:010d}",
        title=f"{organ}关于{own[0]}{about}{one('A')}{one('T')}的{genre}",
        body="\n".join(_paragraphs(f"{county}县", theme, chance.lognormvariate(_MEDIAN, _SPREAD), one)),
        doc_number=f"{county[0]}{code}〔{written.year}〕{serial % 9000 + 1}号",
        organ=organ,
        written_date=written,
        validity="废止" if ended else "现行有效",
        in_force=((written, written + timedelta(days=1800) if ended else None),),
        facets={"organ": (organ,), "topic": (f"民生/{theme}",), "genre": (genre,), "column": ("政策文件",)},
    )


def _paragraphs(county: str, theme: str, length: float, one: Callable[[str], str]) -> Iterator[str]:
    """The lines of a body of about so many characters."""
    yield f"{one('S')}："
    yield f"为做好{county}{theme}工作，现将有关事项通知如下。"
    length, number = min(max(length, _SHORTEST), _LONGEST) - 35, 0
    while length > 0:
        head = f"{NUMERALS[number % 10]}、" if number % 3 else f"第{number + 1}条　"
        line = head + "，".join(_clause(one) for _ in range(1 + len(one("N")))) + "。"
        yield line
        length, number = length - len(line), number + 1


def _clause(one: Callable[[str], str]) -> str:
    return "".join(one(sign) if sign in _SLOTS else sign for sign in one("clause"))


# How often people ask what; `mix` draws by it.
SHARES = {"one_word": 20, "words": 30, "frequent": 5, "title": 20, "number": 15, "phrase": 10}
_BRACKETS = ("〔〕", "[]", "()", "【】")


def queries(made: Sequence[MadeDocument], number: int, seed: int = 2) -> dict[str, list[str]]:
    """Queries of each plan as people type them, drawn from the documents.

    A word of a title; two or three; a word that stands everywhere; a fragment of a title, cut anywhere; a document
    number with any brackets; a quoted run of the text; ``narrowed`` are words asked with a year and all facets.
    """
    chance = random.Random(seed)

    def some(pick: Callable[[MadeDocument], str]) -> list[str]:
        return [pick(chance.choice(made)) for _ in range(number)]

    def word(one: MadeDocument) -> str:
        return _subjects(one)[0]

    def two_or_three(one: MadeDocument) -> str:
        found = _subjects(one)
        return chance.choice(("", " ")).join(chance.sample(found, min(len(found), chance.choice((2, 2, 3)))))

    def fragment(one: MadeDocument) -> str:
        return _part(one.title, int(len(one.title) * 0.6), chance)

    def run(one: MadeDocument) -> str:
        return f"“{_part(chance.choice(one.body.split(chr(10))[1:]).strip('。'), chance.randint(4, 16), chance)}”"

    def number_of(one: MadeDocument) -> str:
        return one.doc_number.translate(dict(zip(map(ord, "〔〕"), chance.choice(_BRACKETS), strict=True)))

    frequent = [*SUBJECTS, *ACTS, *THINGS]
    return {
        "one_word": some(word), "words": some(two_or_three), "frequent": some(lambda _: chance.choice(frequent)),
        "title": some(fragment), "number": some(number_of), "phrase": some(run), "narrowed": some(word),
    }  # fmt: skip


def mix(asked: dict[str, list[str]], number: int, seed: int = 3) -> list[str]:
    """Queries of all plans, in the shares in which people ask them."""
    chance = random.Random(seed)
    plans = chance.choices(list(SHARES), list(SHARES.values()), k=number)
    return [chance.choice(asked[plan]) for plan in plans]


def _subjects(one: MadeDocument) -> list[str]:
    """What the title says the document is about (a word, then a word or its theme), and its place."""
    said, theme = one.title.partition("关于")[2], one.facets["topic"][0].partition("/")[2]
    return [said[:2], theme if said.startswith(theme, 2) else said[2:4], one.title[:2]]


def _part(text: str, length: int, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]
