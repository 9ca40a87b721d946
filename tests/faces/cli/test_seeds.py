"""The five plans the platform was asked for, through the command line: read, imported, found in both scripts."""

import pytest

from mingzheng.disclosure.policy.models import Document
from mingzheng.kernel import lex

pytestmark = pytest.mark.django_db
# From requirements.md §1: number, issuer, day written, day published where the text gives one.
PLANS = (
    ("国办发〔2018〕23号", "国务院办公厅", "2018-04-08", None),
    ("", "中共荣县县委办公室", "2017-05-04", "2017-05-09"),
    ("淮政办发〔2019〕19号", "淮安市人民政府办公室", "2019-05-31", "2019-06-05"),
    ("沪府办发〔2018〕16号", "上海市人民政府办公厅", "2018-04-26", None),
    ("国办发〔2022〕8号", "国务院办公厅", "2022-04-11", "2022-04-22"),
)
# Words that stand in one plan alone, and its place in the list above.
WORDS = {
    "荣县": 1, "自贡": 1, "三重一大": 1, "淮安": 2, "任务分解表": 2, "宣布失效": 2, "智能问答": 2, "证照分离": 3, "惠企": 3,
    "城市更新": 3, "高考": 3, "上海市": 3, "流调": 4, "疫情防控": 4, "税费政策库": 4, "留抵退税": 4, "国家规章库": 4, "历史文本": 4,
    "国办发〔2018〕23号": 0, "国办发[2022]8号": 4, "淮政办发〔2019〕19号": 2, "沪府办发（2018）16号": 3,
}  # fmt: skip


@pytest.fixture
def seeds(shared):
    folder = shared / "seeds"
    if len(list(folder.glob("*.txt"))) != len(PLANS):
        pytest.skip(f"the five plans are not here: {folder}")
    return folder


def test_five_plans_are_imported_once_and_found_in_both_scripts(mingzheng, own_home, seeds):
    first = mingzheng("import", seeds, "--publish", "--json")
    assert (first.code, [len(first.json[key]) for key in ("created", "refused")]) == (0, [5, 0])
    refs = [row["id"] for row in first.json["created"]]
    rows = [Document.objects.get(public_id=ref.partition(":")[2]) for ref in refs]
    read = [
        (row.doc_number, row.issuers[0], row.written_date.isoformat(), published_on(row, plan))
        for row, plan in zip(rows, PLANS, strict=True)
    ]
    assert read == list(PLANS)

    second = mingzheng("import", seeds, "--publish", "--json").json
    assert ([len(second[key]) for key in ("created", "updated", "refused")], Document.objects.count()) == (
        [0, 0, 0],
        5,
    )

    asked = [(form, place) for word, place in WORDS.items() for form in {word, lex.to_hant(word)}]
    found = {form: mingzheng("search", form, "--json").json["hits"] for form, _ in asked}
    wrong = {
        form: [hit["title"] for hit in found[form]]
        for form, place in asked
        if [h["id"] for h in found[form]][:1] != [refs[place]]
    }
    assert wrong == {}


def published_on(row, plan):
    """The day of publication where the text gives one; the others were published just now."""
    return row.published_at.astimezone().strftime("%Y-%m-%d") if plan[3] else None


def test_joint_issue_names_both_organs(mingzheng, own_home, seeds):
    mingzheng("import", seeds / "001_0996a4706de2c10f.txt", "--publish")
    document = Document.objects.get()
    assert (document.issuers, document.organ.name) == (
        ["中共荣县县委办公室", "荣县人民政府办公室"], "中共荣县县委办公室",
    )  # fmt: skip
