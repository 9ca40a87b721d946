"""Invented official documents with everything a reader should find in them."""

from dataclasses import dataclass
from datetime import date

CHINESE = "〇一二三四五六七八九"


def chinese_date(day: date) -> str:
    """二〇一九年五月三十一日."""

    def place(value: int) -> str:
        tens, ones = divmod(value, 10)
        return ("" if tens == 0 else "十" if tens == 1 else CHINESE[tens] + "十") + (
            CHINESE[ones] if ones else ""
        )

    year = "".join(CHINESE[int(digit)] for digit in str(day.year))
    return f"{year}年{place(day.month)}月{place(day.day)}日"


@dataclass(frozen=True)
class Model:
    """What a document says: the answer every layout of it must give."""

    issuers: tuple[str, ...]
    subject: str
    kind: str | None
    doc_number: str | None
    index_number: str
    written: date
    published: date
    addressees: str
    theme: str
    keywords: tuple[str, ...]
    note: str | None = "此件公开发布"
    enclosed: str = ""

    @property
    def title(self) -> str:
        return f"{'、'.join(self.issuers)}{self.subject}"

    def clauses(self) -> list[str]:
        """The text: chapters, clauses, items and a closing paragraph."""
        return [
            "为进一步做好清河流域的相关工作，切实保障人民群众合法权益，经市政府同意，现就有关事项通知如下。",
            "一、总体要求",
            "（一）指导思想。坚持以人民为中心，统筹推进各项工作，不断提高服务质量和水平。",
            "（二）工作目标。到2025年底，各项制度基本健全，服务能力明显增强，群众满意度持续提升。",
            "二、重点任务",
            "（一）完善工作机制",
            "1.建立联席会议制度，每季度召开1次会议，研究解决重大问题，督促各项任务落到实处。",
            "2.健全信息报送制度，按照《云江市政务信息工作办法》（云政办发〔2017〕31号）第八条规定，及时报送情况。",
            "（二）强化要素保障。各有关部门要加大资金支持力度，6月底前完成项目储备，确保资金及时拨付到位。",
            "三、组织实施",
            "（一）压实主体责任。各县区要把此项工作摆上重要位置，主要负责同志亲自抓，分管负责同志具体抓。",
            "（二）加强宣传引导。充分利用各类媒体，广泛宣传政策措施和典型经验，营造良好社会氛围。",
            "各县区、各部门要认真落实本通知要求，重要情况及时报告市政府，执行中的问题由市政府办公室解释。",
        ]


OUTLINE = [("一、", "总体要求", 2), ("二、", "重点任务", 2), ("三、", "组织实施", 2)]

MODELS = [
    Model(
        ("云江市人民政府办公室",), "关于印发云江市2024年政务公开工作要点的通知", "通知", "云政办发〔2024〕12号",
        "014289810/2024-00031", date(2024, 3, 8), date(2024, 3, 15), "各县区人民政府，市各委办局，市各直属单位",
        "综合政务\\政务公开", ("政务公开", "工作要点", "通知"),
    ),
    Model(
        ("清河县人民政府",), "关于加强农村饮用水安全管理的意见", "意见", "清政发〔2019〕7号",
        "11440106718120458W/2019-00008", date(2019, 11, 5), date(2019, 11, 20), "各乡镇人民政府，县政府各部门、各直属机构",
        "农业、林业、水利\\水利", ("农村", "饮水"), note=None,
    ),
    Model(
        ("松岭县教育局", "松岭县财政局"), "关于做好2023年秋季学期学生资助工作的通知", "通知", "松教发〔2023〕101号",
        "000014349/2023-00101", date(2023, 8, 29), date(2023, 9, 1), "各乡镇中心学校，县直各学校",
        "科技、教育\\教育", ("教育", "资助"), note="此件主动公开",
    ),
    Model(
        ("中共青岩市委办公室", "青岩市人民政府办公室"), "关于全面推进基层治理现代化的实施方案", None, None,
        "014289811/2017-00003", date(2017, 5, 4), date(2017, 5, 9), "各县（区）党委、政府，市直各部门",
        "综合政务\\其他", ("基层治理",),
    ),
    Model(
        ("云江市卫生健康委员会",), "关于公布2022年度医疗机构校验结果的公告", "公告", "云卫公告〔2022〕3号",
        "MB1234567/2022-00003", date(2022, 12, 30), date(2023, 1, 4), "各医疗机构", "卫生、体育\\卫生", ("医疗机构", "校验"),
    ),
    Model(
        ("国务院办公厅",), "关于同意云江综合改革试点方案的函", "函", "国办函〔2005〕57号",
        "000014349/2005-00154", date(2005, 6, 11), date(2018, 12, 3), "云江省人民政府，发展改革委", "其他", ("改革", "函"),
        note="本文有删减",
    ),
]  # fmt: skip
