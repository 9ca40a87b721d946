import pytest

from mingzheng.kernel.lex.scan import scan


@pytest.mark.parametrize(
    ("text", "kind", "value", "severity"),
    [
        ("申请人：欧阳明月", "name", "欧阳明月", "block"),
        ("当事人：李强，男", "name", "李强", "block"),
        ("投诉人李强反映噪声问题", "name", "李强", "block"),
        ("投诉人李强称其多次反映", "name", "李强", "block"),
        ("当事人 李强 于2020年申请", "name", "李强", "block"),
        ("患者李强因病住院", "name", "李强", "block"),
        ("举报人李强（化名）", "name", "李强", "block"),
        ("联系人：李强", "name", "李强", "warn"),
        ("申请人李强浙A12345", "name", "李强", "block"),
        ("| 姓名 | 性别 | 出生年月 |\n| 李 强 | 男 | 1980.3 |", "name", "李 强", "block"),
        ("| 序号 | 姓名 | 名次 |\n| 1 | 李强 | 1 |", "name", "李强", "warn"),
        ("李小明，男，2岁", "minor", "李小明", "block"),
        ("学生李小明（男，10岁）", "minor", "李小明", "block"),
        ("被收养人李小明，女，3周岁", "minor", "李小明", "block"),
        ("走失儿童：李小明", "minor", "李小明", "block"),
        ("| 姓名 | 年龄 |\n| 李小明 | 8 |", "minor", "李小明", "block"),
        ("| 姓名 | 年龄 |\n| 李小明 | 38 |", "name", "李小明", "block"),
        ("| 幼儿姓名 | 班级 |\n| 李小明 | 大班 |", "minor", "李小明", "block"),
        ("被征收人：李强，地址：清河县石桥镇柳林村5组18号", "address", "清河县石桥镇柳林村5组18号", "block"),
        ("现住址：清河县明德花园6栋1102室", "address", "清河县明德花园6栋1102室", "block"),
        ("住址为清河县人民路一百二十号", "address", "清河县人民路一百二十号", "block"),
        ("王某家住清河县石桥镇柳林村18号。", "address", "清河县石桥镇柳林村18号", "block"),
        ("涉案房屋为明德小区3幢2单元401室，已查封", "address", "涉案房屋为明德小区3幢2单元401室", "warn"),
    ],
)
def test_person_is_found(text, kind, value, severity):
    assert [(f.value, f.severity) for f in scan(text) if f.kind == kind] == [(value, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "单位地址：清河县人民路88号",
        "地址：清河县人民路88号3幢2单元401室（县信访局）",
        "清河县明德小区3幢至8幢旧改项目",
        "申请人：见附件",
        "当事人：明德商贸有限公司",
        "法定代表人：李强",
        "县长李强主持会议，主任李强、副主任王芳参加",
        "户籍制度改革，居住地3公里内，住房公积金管理中心",
        "申请人须提供身份证号，申请人可登录平台，申请人在申请表上签名",
        "当事人王某、申请人张某某、被申请人李××",
        "姓名：________",
        "联系人：张先生",
        "家长会、业主大会、学生资助、学生宿舍、儿童常见病、原告方可起诉",
        "6岁、12岁儿童，年龄：8岁，张家口，8岁",
        "企业主张权利，信访人同意，申请人高度重视，住户全部搬迁",
        "| 姓名 | 职务 | 电话 |\n| 李某 | 主任 | 0571-87654321 |",
    ],
)
def test_ordinary_words_are_no_person(text):
    assert [f for f in scan(text) if f.kind in ("name", "minor", "address")] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("护照（EA1234567）", "EA1234567"),
        ("台胞证号码：12345678", "12345678"),
        ("回乡证H12345678", "H12345678"),
        ("往来港澳通行证号码CA1234567", "CA1234567"),
        ("| 护照号码 | 国籍 |\n| G12345678 | 某国 |", "G12345678"),
    ],
)
def test_travel_document_behind_its_name(text, value):
    assert [f.value for f in scan(text) if f.kind == "passport"] == [value]


@pytest.mark.parametrize("text", ["证书编号：E12345678", "样品G12345678合格", "通行证管理办法（2012345678）"])
def test_letter_and_digits_are_no_travel_document(text):
    assert [f for f in scan(text) if f.kind == "passport"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("号牌为浙A12345、浙AD12345的车辆", ["浙A12345", "浙AD12345"]),
        ("京A·12345号小型轿车", ["京A·12345"]),
        ("浙A1234警", []),
        ("编号：京A12345号", []),
        ("粤B2-20200001", []),
        ("浙A类车辆，渝B12级", []),
    ],
)
def test_plates(text, values):
    assert [f.value for f in scan(text) if f.kind == "plate"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("联系zs@qq.com", ["zs@qq.com"]),
        ("邮箱：bgs@qinghe.gov.cn", []),
        ("征求意见邮箱：qhfzb@163.com", []),
        ("@所有人 a@b", []),
        ("a1@qq.comzs@qq.com", ["a1@qq.comzs@qq.com"]),
    ],
)
def test_mailboxes(text, values):
    assert [f.value for f in scan(text) if f.kind == "email"] == values
