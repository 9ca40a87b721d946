from datetime import date

import pytest

from mingzheng.kernel.lex import Manuscript, Paragraph, read

NOTICE = [
    "云江市人民政府办公室关于做好稳就业工作的通知", "云政办发〔2020〕5号", "各县区人民政府：",
    "为做好稳就业工作，经市政府同意，现就有关事项通知如下，请认真贯彻执行。", "云江市人民政府办公室", "2020年3月5日",
]  # fmt: skip


def test_read_absent_values_are_none():
    reading = read("\n".join(NOTICE))
    absent = (
        reading.published_date,
        reading.index_number,
        reading.theme,
        reading.note,
        reading.disclosure,
        reading.expires_date,
    )
    assert absent == (None,) * 6
    assert reading.as_json()["published_date"] is None


def test_read_json_has_every_key_of_the_contract():
    assert list(read("").as_json()) == [
        "file", "format", "script", "title", "title_hans", "doc_number", "index_number", "issuers", "addressees", "kind", "theme",
        "genre", "keywords", "abstract", "written_date", "published_date", "effective_date", "expires_date", "disclosure",
        "signer", "note", "attachments", "column_hint", "source_url", "sections", "tables", "tasks", "citations", "terms",
        "warnings",
    ]  # fmt: skip


def test_read_damaged_number_and_date_are_repaired_with_warnings():
    lines = [*NOTICE]
    lines[1], lines[5] = "云政办发〔20205", "2020531"
    reading = read("\n".join(lines))
    assert (reading.doc_number, reading.written_date) == ("云政办发〔2020〕5号", date(2020, 5, 31))
    assert [(w.code, w.field) for w in reading.warnings] == [
        ("doc_number_repaired", "doc_number"),
        ("date_repaired", "written_date"),
    ]


def test_read_ambiguous_date_is_not_guessed():
    assert read("\n".join([*NOTICE[:5], "2020111"])).written_date is None


def test_read_conflicting_numbers_keep_the_printed_one():
    reading = read("\n".join(["发文字号：云政办发〔2020〕6号", *NOTICE]))
    assert reading.doc_number == "云政办发〔2020〕5号"
    assert [w.code for w in reading.warnings] == ["doc_number_conflict"]


def test_read_order():
    text = """云江市人民政府令
第 12 号
《云江市城市管理办法》已经2023年5月6日市政府第3次常务会议通过，现予公布，自2023年7月1日起施行。
市　长　　张　某
2023年5月20日
云江市城市管理办法
第一条　为了加强管理，制定本办法。"""
    reading = read(text)
    assert (reading.title, reading.doc_number, reading.kind) == (
        "云江市城市管理办法",
        "云江市人民政府令第12号",
        "命令",
    )
    assert (reading.issuers, reading.signer) == (["云江市人民政府"], "张某")
    assert (reading.written_date, reading.effective_date) == (date(2023, 5, 20), date(2023, 7, 1))


@pytest.mark.parametrize(
    ("line", "disclosure"),
    [
        ("（此件公开发布）", "open"),
        ("公开方式：主动公开", "open"),
        ("（此件依申请公开）", "on_request"),
        ("（此件不予公开）", "closed"),
    ],
)
def test_read_disclosure(line, disclosure):
    assert read("\n".join([*NOTICE, line])).disclosure == disclosure


def test_read_meta_tags_fill_what_the_page_does_not_say():
    meta = (
        ("PubDate", "2020-03-06 09:00"),
        ("ColumnName", "政策文件"),
        ("Keywords", "就业;通知"),
        ("Url", "https://example.gov.cn/1"),
    )
    manuscript = Manuscript(tuple(map(Paragraph, NOTICE)), "html", meta)
    reading = read(manuscript)
    assert (reading.published_date, reading.column_hint) == (date(2020, 3, 6), "政策文件")
    assert (reading.keywords, reading.source_url) == (["就业", "通知"], "https://example.gov.cn/1")
    assert reading.evidence["published_date"].how == "网页标签"


def test_read_label_lines_inside_the_document_stay_in_the_body():
    text = "\n".join([*NOTICE[:4], "联系电话：0000-0000000", "来源：各单位报送。", *NOTICE[4:]])
    assert [
        line for line in ("联系电话：0000-0000000", "来源：各单位报送。") if line not in read(text).body
    ] == []


def test_read_spam_tail_is_cut_with_a_warning():
    reading = read("\n".join([*NOTICE, "扫一扫在手机打开当前页", "一分快3-开户"]))
    assert reading.body == "\n".join(NOTICE)
    assert [w.code for w in reading.warnings] == ["spam_tail"]


def test_read_encyclopaedia_frame_is_cut():
    frame = [
        "《要点》由市政府印发。",
        "基本介绍",
        "- 中文名:要点",
        "- 印发时间:2020年3月5日",
        "通知全文,",
        "通知全文",
    ]
    reading = read("\n".join([*frame, *NOTICE]))
    assert reading.body == "\n".join(NOTICE)
    assert [w.code for w in reading.warnings] == ["encyclopaedia_frame"]


def test_read_repeated_dump_keeps_the_first_copy():
    head = ["索引号：000014349/2020-00001", "主题分类：综合政务\\\\其他"]
    reading = read("\n".join([*NOTICE, "', null, '未处理', '", *head, *NOTICE]))
    assert reading.body == "\n".join(NOTICE)
    assert (reading.index_number, reading.theme) == ("000014349/2020-00001", "综合政务\\其他")


def test_read_upward_document_with_its_formal_head():
    text = """000001
机密★1年
特急
清河县人民政府文件
清政〔2021〕8号　　　　签发人：王某
清河县人民政府
关于申请专项资金的请示
云江市人民政府：
为推进项目建设，现申请专项资金，有关情况如下，请予审批支持为盼。
清河县人民政府
2021年5月6日
（联系人：张某）
（此件不予公开）"""
    reading = read(text)
    assert (reading.title, reading.doc_number, reading.signer) == (
        "清河县人民政府关于申请专项资金的请示",
        "清政〔2021〕8号",
        "王某",
    )
    assert (reading.addressees, reading.kind, reading.note) == ("云江市人民政府", "请示", "此件不予公开")
    assert reading.disclosure == "closed"


def test_read_announcement_numbered_below_its_title():
    reading = read(
        "云江市财政局公告\n2023年第4号\n现将有关事项公告如下，请各有关单位知悉并遵照执行。\n云江市财政局\n2023年4月4日"
    )
    assert (reading.doc_number, reading.kind) == ("云江市财政局公告2023年第4号", "公告")


def test_read_page_date_under_the_title_is_the_published_one():
    reading = read(
        "一图读懂云江市公积金新政\n2024-05-06\n为满足缴存职工的住房需求，有关部门出台了新政策，现解读如下。"
    )
    assert (reading.published_date, reading.written_date) == (date(2024, 5, 6), None)


def test_read_ordinary_table_with_label_like_headings_stays_in_the_body():
    lines = [*NOTICE[:4], "| 发文机关 | 备注 |", "| 市财政局 | 无 |", *NOTICE[4:]]
    assert read("\n".join(lines)).body == "\n".join(lines)
