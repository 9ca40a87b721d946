"""A small public site with a document in each state of force, lists of several pages, articles and an attachment."""

from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client

from mingzheng.base.events.delivery import settle
from mingzheng.base.files.store import keep
from mingzheng.base.organs.models import Organ
from mingzheng.base.records.links import link
from mingzheng.base.records.registry import kind_of
from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.models import Attachment, Document
from mingzheng.kernel.lex import outline, parse_body, render_html
from mingzheng.kernel.statute.columns import COLUMNS
from tests.factories import NOW, ArticleFactory, ColumnFactory, OrganFactory, SiteFactory, Team, draft, stock

FILLERS = 42
REGULATION = """云江市住房保障管理办法
各县区人民政府，市政府各部门：
第一章　总则
第一条　为了规范住房保障工作，制定本办法。
第二章　申请与审核
第二条　申请公共租赁住房，以家庭为单位，向街道办事处提出。
第三条　街道办事处应当自受理之日起十五个工作日内完成初审。
一、分配标准
（一）家庭人数。按照户籍和居住情况认定。
| 家庭人数 | 建筑面积 | 收入上限 | 租金标准 | 补贴标准 | 轮候期限 | 受理单位 |
| 一人 | 三十平方米以内 | 每月四千二百元 | 每平方米三元五角 | 每平方米二元 | 不超过三年 | 街道办事处住房保障窗口 |
| 三人 | 六十平方米以内 | 每月九千六百元 | 每平方米三元五角 | 每平方米二元 | 不超过三年 | 街道办事处住房保障窗口 |
云江市人民政府
2024年1月22日
（此件公开发布）"""


class City:
    """The records, each under a name, and their addresses."""

    def __init__(self) -> None:
        self.team = Team(OrganFactory(
            code="yunjiang", name="云江市人民政府", short_name="市政府", kind="government", leader="林川",
            address="云江市滨江路1号", office_hours="工作日 9:00—12:00，14:00—17:30", phone="0990-8000001",
            duties_text="领导全市行政工作。", disclosure_office="市政府政务公开办",
        ))  # fmt: skip
        self.organ: Organ = self.team.organ
        site = SiteFactory(organ=self.organ, domain="www.yunjiang.example", icp="云ICP备00000000号")
        for number, column in enumerate(COLUMNS, start=1):
            ColumnFactory(
                site=site, organ=self.organ, key=column.key, name=column.name, fixed=column.key,
                description=column.content, order=number,
            )  # fmt: skip
        self.news = ColumnFactory(site=site, organ=self.organ, key="news", name="要闻动态", on_home=True)
        self._handler = Client(raise_request_exception=False).handler
        self._fill()
        self._records()
        settle()

    def visitor(self) -> Client:
        """Somebody new; all share one stack of middleware, which is expensive to set up."""
        client = Client(raise_request_exception=False)
        client.handler = self._handler
        return client

    def _fill(self) -> None:
        for number in range(FILLERS):
            self._stock(
                f"关于公布第{number}批便民服务事项的通知",
                2023,
                published=number,
                doc_number=f"云政函〔2023〕{number + 1}号",
            )

    def _records(self) -> None:
        self.regulation = self._stock(
            "云江市住房保障管理办法", 2024, body=REGULATION, doc_number="云政规〔2024〕1号", normative=True, audiences=["企业", "个人"],
            effective_date=date(2024, 3, 1), expires_date=date(2099, 2, 28), theme="城乡建设、环境保护\\城乡建设（含住房）",
            keywords=["住房保障", "公租房"], abstract="规定住房保障的条件、程序和标准。",
        )  # fmt: skip
        self.lapsed = self._stock(
            "云江市技术改造资金管理办法",
            2020,
            doc_number="云政规〔2020〕2号",
            expires_date=date(2022, 12, 31),
        )
        self.repealed = self._stock("云江市公共租赁住房暂行办法", 2019, doc_number="云政规〔2019〕3号")
        self.future = self._stock(
            "云江市电动自行车管理规定", 2026, doc_number="云政规〔2026〕4号", effective_date=date(2099, 5, 1)
        )
        self.hidden = draft(self.team, title="云江市尚未公开的草稿", body="尚未公开的内容")
        record_validity(
            by=self.team.office, at=NOW, document_id=self.repealed.pk, kind="repealed", on=date(2024, 3, 1),
            by_document=self.regulation,
        )  # fmt: skip
        self._attach(self.regulation, "住房保障申请表.pdf", b"%PDF-1.4\n%%EOF\n", "pdf")
        self.article = self._article(
            "《云江市住房保障管理办法》解读",
            "一、谁能申请\n住房困难的家庭可以申请。\n二、怎样申请\n到街道办事处。\n三、多久办结\n十五个工作日。",
        )
        link(source=self.article.ref, kind="interprets", target=self.regulation.ref)

    def _stock(self, title: str, year: int, published: int = 60, **fields: Any) -> Document:
        at = NOW - timedelta(days=200) + timedelta(days=published)
        return stock(self.organ, at=at, title=title, written_date=date(year, 1, 22), **fields)

    def _article(self, title: str, body: str) -> Article:
        blocks = parse_body(body)
        items = [
            {"level": i.level, "id": i.id, "number": i.number, "heading": i.heading} for i in outline(blocks)
        ]
        return ArticleFactory(
            column=self.news, title=title, body=body, body_html=render_html(blocks), outline=items,
            state="published", published_at=datetime(2026, 11, 20, 9, tzinfo=NOW.tzinfo), abstract="谁能申请、怎样申请。",
        )  # fmt: skip

    def _attach(self, document: Document, name: str, data: bytes, format: str) -> None:
        self.attachment = Attachment.objects.create(
            document=document, name=name, file=keep(data, format=format)
        )

    @staticmethod
    def address(record: Any, ending: str = "html") -> str:
        return kind_of(record).address(record.public_id, ending)

    def pages(self) -> dict[str, str]:
        """One page of each type."""
        return {
            "home": "/",
            "library": "/policy/",
            "closed list page": "/policy/page/1.html",
            "column": "/columns/yunjiang/news/",
            "empty column": "/columns/yunjiang/annual/",
            "document": self.address(self.regulation),
            "lapsed": self.address(self.lapsed),
            "repealed": self.address(self.repealed),
            "not in force yet": self.address(self.future),
            "article": self.address(self.article),
            "organs": "/organs/",
            "organ": "/organs/yunjiang/",
            "search": "/search/?q=住房保障",
            "narrowed search": "/search/?q=办法&year=2024&title_only=1&sort=date",
            "empty search": "/search/",
            "no hits": "/search/?q=量子火箭",
            "verify": f"/verify/?path={self.address(self.regulation)}",
            "verify unknown": "/verify/?path=/nowhere",
            "help": "/help/",
            "map": "/map/",
            "api": "/api/v1/docs",
            "not found": "/nowhere",
        }


def texts(city: City) -> dict[str, str]:
    """The HTML of each page."""
    client = city.visitor()
    return {name: b"".join(client.get(path)).decode() for name, path in city.pages().items()}
