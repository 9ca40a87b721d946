from datetime import date

import pytest

from mingzheng.kernel.lex import Manuscript, Paragraph, Table, read
from mingzheng.kernel.lex.tasks.attribution import parse_attribution
from mingzheng.kernel.lex.tasks.units import is_unit_list, split_units

PLAN = "云江市人民政府办公室关于印发2024年工作要点的通知\n各县区人民政府：\n现印发给你们。\n一、重点任务\n"


def tasks_of(text: str):
    return read(PLAN + text).tasks


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市发改委、市民政局等", ["市发改委", "市民政局"]),
        ("市发改委、市财政局、市发改委", ["市发改委", "市财政局"]),
        ("各县区,市各有关部门", ["各县区", "市各有关部门"]),
        ("市自然资源和规划局、市人力资源和社会保障局", ["市自然资源和规划局", "市人力资源和社会保障局"]),
        ("市财政局和市审计局", ["市财政局", "市审计局"]),
        ("市商务局等部门", ["市商务局"]),
        ("各省（区、市）人民政府、财政部", ["各省（区、市）人民政府", "财政部"]),
        ("发展改革委、财政部等和各有关省级人民政府", ["发展改革委", "财政部", "各有关省级人民政府"]),
    ],
)
def test_split_units_cleans_the_list(text, units):
    assert split_units(text) == units


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("市政府办公室、市审计局", True),
        ("地方金融监管局", True),
        ("各县区,市各有关部门", True),
        ("进一步推进重大决策预公开,广泛听取公众意见", False),
        ("推动行政决策公开", False),
        ("市教育主管部门和县级政府要通过多种形式公开", False),
    ],
)
def test_is_unit_list_by_content(text, answer):
    assert is_unit_list(text) is answer


@pytest.mark.parametrize(
    ("phrase", "leads", "responsible", "cooperating"),
    [
        (
            "牵头单位:县政府办、县法制办;责任单位:各乡镇人民政府",
            ["县政府办", "县法制办"],
            ["各乡镇人民政府"],
            [],
        ),
        ("责任单位:各乡镇人民政府、县政府各工作部门", [], ["各乡镇人民政府", "县政府各工作部门"], []),
        ("市商务局、市财政局牵头", ["市商务局", "市财政局"], [], []),
        ("市商务局牵头,市财政局、市审计局配合", ["市商务局"], [], ["市财政局", "市审计局"]),
        ("市商务局牵头,各县区按职责分工负责", ["市商务局"], ["各县区"], []),
        ("市商务局、市财政局按职责分工负责", [], ["市商务局", "市财政局"], []),
        ("市商务局会同市财政局负责", ["市商务局"], [], ["市财政局"]),
        ("牵头部门:市商务局,配合部门:市财政局", ["市商务局"], [], ["市财政局"]),
    ],
)
def test_parse_attribution_roles(phrase, leads, responsible, cooperating):
    found = parse_attribution(phrase)
    assert (found.leads, found.responsible, found.cooperating) == (leads, responsible, cooperating)


@pytest.mark.parametrize("phrase", ["以下简称《条例》", "2018—2020年", "对结果负责", "含民办学校", ""])
def test_parse_attribution_other_brackets(phrase):
    assert parse_attribution(phrase) is None


def test_clause_task_has_path_number_units_and_due_date():
    (task,) = tasks_of(
        "（一）推进公开。编制目录，8月底前完成。（牵头单位：市政府办公室；责任单位：各县区等）"
    )
    assert (task.no, task.path, task.text) == ("一（一）", ["重点任务"], "推进公开。编制目录，8月底前完成")
    assert (task.leads, task.responsible) == (["市政府办公室"], ["各县区"])
    assert (task.due, task.phrase, task.source) == (date(2024, 8, 31), "8月底前", "clause")


def test_clause_task_attribution_on_its_own_line_takes_the_clause():
    (task,) = tasks_of("（一）推进公开。\n编制公开目录，明确公开内容和时限要求。\n（市商务局、市财政局负责）")
    assert task.text == "推进公开。\n编制公开目录，明确公开内容和时限要求。"
    assert (task.path, task.responsible) == (["重点任务"], ["市商务局", "市财政局"])


def test_sentence_task_by_and_with():
    (task,) = tasks_of("（一）优化服务。由市发改委牵头，市住建局、市财政局等部门配合，优化审批流程。")
    assert (task.leads, task.cooperating, task.source) == (["市发改委"], ["市住建局", "市财政局"], "sentence")


def test_period_and_frequency():
    first, second = tasks_of(
        "1.在3个工作日内公开。（市商务局负责）\n2.每年解读政策不少于2次。（市商务局负责）"
    )
    assert first.period == {"value": 3, "unit": "workday"}
    assert second.period == {"times": 2, "per": "year", "at_least": True}


def test_real_table_carries_merged_headings_down():
    rows = (
        ("序号", "工作任务", "具体措施", "牵头单位", "责任单位", "完成时限"),
        ("1", "推进公开", "编制目录", "市政府办公室", "各县区", "6月底前"),
        ("2", "", "公布清单", "市司法局、市财政局等", "各县区", "年底前"),
        ("3", "强化保障", "开展培训", "市政府办公室", "", "持续推进"),
    )
    blocks = (Paragraph("云江市2024年工作要点任务分解表"), Table(rows))
    tasks = read(Manuscript(blocks, "docx")).tasks
    assert [(t.no, t.path, t.text, t.leads, t.responsible, t.due) for t in tasks] == [
        ("1", ["推进公开"], "编制目录", ["市政府办公室"], ["各县区"], date(2024, 6, 30)),
        ("2", ["推进公开"], "公布清单", ["市司法局", "市财政局"], ["各县区"], date(2024, 12, 31)),
        ("3", ["强化保障"], "开展培训", ["市政府办公室"], [], None),
    ]


def test_real_table_without_units_gives_no_tasks():
    rows = (("序号", "项目", "金额"), ("1", "道路", "3"))
    assert read(Manuscript((Table(rows),), "docx")).tasks == []


FLAT = [
    "序号", "主要任务", "牵头单位", "责任单位",
    "1", "推进公开透明", "推动决策公开", "公开征求意见情况", "各县区,市各有关部门",
    "2", "建立列席会议制度", "市政府办公室", "各县区",
    "3", "加强平台建设", "提升服务水平", "完成改造工作", "市政府办公室", "形成文件清单", "市司法局", "各县区",
    "4", "夯实基础保障", "加强组织领导", "市政府办公室", "市司法局", "各县区,市各有关部门", "7",
]  # fmt: skip


def test_flat_table_rows_by_content():
    tasks = read("\n\n".join(["附件", "任务分解表", *FLAT])).tasks
    assert [(t.no, t.path, t.text, t.leads, t.responsible) for t in tasks] == [
        ("1", ["推进公开透明", "推动决策公开"], "公开征求意见情况", [], ["各县区", "市各有关部门"]),
        ("2", ["推进公开透明", "推动决策公开"], "建立列席会议制度", ["市政府办公室"], ["各县区"]),
        ("3a", ["加强平台建设", "提升服务水平"], "完成改造工作", ["市政府办公室"], []),
        ("3b", ["加强平台建设", "提升服务水平"], "形成文件清单", ["市司法局"], ["各县区"]),
        ("4", ["夯实基础保障"], "加强组织领导", ["市政府办公室", "市司法局"], ["各县区", "市各有关部门"]),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "（一）整治隐患。立即整改。责任单位：市住建局、市市场监管局。",
        "（一）整治隐患。立即整改。【责任单位：市住建局、市市场监管局】",
        "（一）整治隐患。立即整改。[责任单位：市住建局、市市场监管局]",
        "（一）整治隐患。立即整改。\n责任单位：市住建局、市市场监管局",
    ],
)
def test_clause_task_units_without_round_brackets(clause):
    (task,) = tasks_of(clause)
    assert (task.text.rstrip("。"), task.responsible) == ("整治隐患。立即整改", ["市住建局", "市市场监管局"])
