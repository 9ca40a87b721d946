"""Records for the tests of search; the same shape as `base.records.registry.SearchEntry`."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Entry:
    ref: str
    title: str = ""
    body: str = ""
    kind: str = "policy"
    url: str = ""
    doc_number: str = ""
    other_numbers: tuple[str, ...] = ()
    organ: str = ""
    organ_code: str = ""
    written_date: date | None = None
    published_on: date | None = None
    validity: str = ""
    in_force: tuple[tuple[date, date | None], ...] = ()
    keywords: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    attachments: tuple[tuple[str, str], ...] = ()


SPORT = Entry(
    "policy:sport",
    "云江市人民政府办公室关于体育产业高质量发展的意见",
    "各县：\n为促进体育消费，根据国办发〔2019〕43号，建设5G 网络和IPv6专线，完善依法行政。"
    "\n第十二条　用人单位应当缴纳社会保险费。",
    doc_number="云政办发〔2020〕5号",
    organ="云江市人民政府办公室",
    written_date=date(2020, 3, 1),
    validity="有效",
    in_force=((date(2020, 4, 1), date(2021, 1, 1)), (date(2022, 1, 1), None)),
    facets={
        "topic": ("文化、广电、新闻出版、体育/体育",),
        "genre": ("意见",),
        "organ": ("云江市人民政府办公室",),
    },
)
LAND = Entry(
    "policy:land",
    "清河县人民政府关于印发不动产登记办法的通知",
    "规范登记行为，保护权利人合法权益，方便群众申请登记。体育用地另行规定。",
    doc_number="清政发〔2018〕12号",
    organ="清河县人民政府",
    written_date=date(2018, 6, 1),
    validity="失效",
    in_force=((date(2018, 7, 1), date(2023, 7, 1)),),
    facets={"topic": ("国土资源、能源/土地",), "genre": ("通知",), "organ": ("清河县人民政府",)},
)
ARCHIVE = Entry(
    "article:archive",
    "松嶺縣網際網路服務檔案",
    "應當依法辦理資訊公開，著力最佳化服務。",
    kind="article",
    organ="松岭县人民政府",
    written_date=date(2020, 9, 1),
    facets={"organ": ("松岭县人民政府",), "column": ("工作动态",)},
)
ALL_ENTRIES = (SPORT, LAND, ARCHIVE)

# What both engines must answer alike.
QUERIES = [
    *("体育", "體育產業", "云政办发(2020)5", "国办发[2019]43号", "5G网络", "g网", "第12条", "嶺", "清河县"),
    *(
        "“行为，保护权利人”",
        "“行为保护”",
        "互联网 文件",
        "着力优化",
        "体育 产业 消费 农业",
        "云江市体育意见",
        "火星",
        "",
    ),
]
NARROWED = [
    {},
    {"year": 2020},
    {"organ": LAND.organ, "state": "失效"},
    {"on": date(2020, 5, 1)},
    {"start": date(2020, 3, 1), "sort": "date"},
    {"title_only": True},
]
TYPED = ["云江", "清", "不动", "松岭", "！"]
