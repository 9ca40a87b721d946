"""Made-up official documents for benchmarks: a small grammar, no text of anybody's, the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PLACES = _words("云江 清河 松岭 白石 南渡 长桥 柳溪 东湾 平阳湖 青枫 石门口 沙洲 凤台岭 银杏 九曲 望川")
LEVELS = ("市", "县", "区")
OFFICES = _words(
    "人民政府|政发 人民政府办公室|政办发 民政局|民发 财政局|财发 教育局|教发 卫生健康局|卫发 自然资源局|自然资发 "
    "住房和城乡建设局|建发 交通运输局|交发 农业农村局|农发 文化和旅游局|文旅发 市场监督管理局|市监发 "
    "生态环境局|环发 人力资源和社会保障局|人社发 应急管理局|应急发 审计局|审发"
)
TOPICS = _words(
    "体育产业 不动产登记 义务教育 学前教育 医疗保障 养老服务 残疾人救助 城乡居民基本养老保险 创业担保贷款 "
    "就业补助资金 农村危房改造 高标准农田 耕地地力保护 畜禽养殖污染 饮用水水源 大气污染防治 生活垃圾分类 "
    "老旧小区改造 公共租赁住房 住宅专项维修资金 物业管理 公共停车场 城市公交 农村客运 道路交通安全 危险化学品 "
    "安全生产 消防设施 食品安全 药品监督 特种设备 知识产权 政府采购 招标投标 财政预算 政府债务 国有资产 税费减免 "
    "营商环境 行政审批 证明事项 政务服务 政务公开 数据共享 数字政府 5G网络 IPv6改造 工业互联网 科技创新 人才引进 "
    "文物保护 旅游景区 公共图书馆 全民健身 防汛抗旱 地质灾害 森林防火 气象灾害 应急物资 志愿服务 社区治理 殡葬管理"
)
SUBJECTS = _words(
    "各单位 县级人民政府 主管部门 用人单位 申请人 经办机构 牵头单位 乡镇人民政府 建设单位 经营者"
)
MUST = _words("应当 可以 不得 负责 必须 依法")
ACTS = _words(
    "制定 公布 受理 审核 报送 告知 登记 监督检查 组织实施 建立台账 统筹安排 限期整改 公开征求意见 书面答复 "
    "一次性告知 定期评估 加强宣传 强化培训 优化流程 压缩时限 提供便利 保护隐私"
)
THINGS = _words(
    "实施方案 工作台账 申请材料 办理流程 年度计划 资金使用情况 项目清单 监督电话 审查意见 公示信息 绩效目标 "
    "应急预案 责任清单 检查结果 补贴标准 服务指南 信用记录 统计报表 决策依据 评估报告 联络员名单 整改报告"
)
TAILS = _words(
    "并向社会公布 自收到之日起{n}个工作日内办结 每年{m}月底前完成 逾期不办理的，依法追究责任 "
    "所需经费由同级财政保障 有特殊情况的，经批准可以延长{n}日 具体办法另行制定 确保取得实效 "
    "涉及{place}的，由当地负责 按照第{n}条的规定执行"
)
GENRES = _words("通知 意见 办法 方案 规定 公告 通告 批复 细则 规划")
ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True)
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


def documents(number: int, seed: int = 1) -> Iterator[MadeDocument]:
    """``number`` documents of 150 to 900 characters; frequent organs and topics are much more frequent."""
    chance = random.Random(seed)
    for serial in range(1, number + 1):
        yield _document(serial, chance)


def _skewed(values: tuple[str, ...], chance: random.Random) -> str:
    """One value; the first ones come far more often, as in life."""
    return values[int(len(values) * chance.random() ** 2.2)]


def _document(serial: int, chance: random.Random) -> MadeDocument:
    place = _skewed(PLACES, chance)
    level = LEVELS[len(place) % 3]
    office, _, code = _skewed(OFFICES, chance).partition("|")
    topic, genre = _skewed(TOPICS, chance), _skewed(GENRES, chance)
    organ = f"{place}{level}{office}"
    written = date(2008, 1, 1) + timedelta(days=int(6500 * (1 - chance.random() ** 2)))
    act, thing = chance.choice(ACTS), chance.choice(THINGS)
    ended = chance.random() < 0.25
    return MadeDocument(
        ref=f"policy.document:{serial:010d}",
        title=f"{organ}关于{act}{topic}{thing}的{genre}",
        body=_body(place + level, topic, chance),
        doc_number=f"{place[0]}{code}〔{written.year}〕{serial % 9000 + 1}号",
        organ=organ,
        written_date=written,
        validity="废止" if ended else "现行有效",
        in_force=((written, written + timedelta(days=1800) if ended else None),),
        facets={"organ": (organ,), "topic": (f"民生/{topic}",), "genre": (genre,), "column": ("政策文件",)},
    )


def _body(place: str, topic: str, chance: random.Random) -> str:
    lines = [f"{chance.choice(SUBJECTS)}：", f"为做好{place}{topic}工作，现就有关事项明确如下。"]
    for number in range(chance.randint(3, 18)):
        head = f"{ORDINALS[number % 10]}、" if chance.random() < 0.5 else f"第{number + 1}条　"
        lines.append(
            head + "，".join(_clause(place, topic, chance) for _ in range(chance.randint(1, 3))) + "。"
        )
    return "\n".join(lines)


def _clause(place: str, topic: str, chance: random.Random) -> str:
    about = topic if chance.random() < 0.3 else _skewed(TOPICS, chance)
    tail = chance.choice(TAILS).format(n=chance.randint(3, 60), m=chance.randint(1, 12), place=place)
    return f"{chance.choice(SUBJECTS)}{chance.choice(MUST)}{chance.choice(ACTS)}{about}{chance.choice(THINGS)}，{tail}"


def queries(made: list[MadeDocument], number: int, seed: int = 2) -> dict[str, list[str]]:
    """Queries of each plan, drawn from the documents: words, title fragments, document numbers, exact phrases."""
    chance = random.Random(seed)

    def some(pick):
        return [pick(chance.choice(made)) for _ in range(number)]

    def part(text: str, least: int, most: int) -> str:
        start = chance.randrange(max(1, len(text) - most))
        return text[start : start + chance.randint(least, most)]

    return {
        "words": some(lambda one: f"{one.facets['topic'][0].partition('/')[2]} {chance.choice(THINGS)}"),
        "one_word": [chance.choice(TOPICS) for _ in range(number)],
        "title": some(lambda one: one.title[: int(len(one.title) * 0.6)]),
        "number": some(lambda one: one.doc_number.replace("〔", "[").replace("〕", "]")),
        "phrase": some(lambda one: f"“{part(one.body.partition(chr(10))[2], 4, 12).strip('，。、　')}”"),
        "narrowed": [chance.choice(TOPICS) for _ in range(number)],
    }
