import json

import pytest

from mingzheng.engines.search.evaluate import Question, evaluate, recall, reciprocal_rank


@pytest.mark.parametrize(
    ("names", "answers", "rank", "share"),
    [
        (["a", "b", "c"], {"b"}, 0.5, 1.0),
        (["a", "b"], {"a", "z"}, 1.0, 0.5),
        (["a"], {"z"}, 0.0, 0.0),
        ([], {"z"}, 0.0, 0.0),
    ],
)
def test_measures(names, answers, rank, share):
    assert (reciprocal_rank(names, answers), recall(names, answers)) == (rank, share)


def test_evaluate_means_over_questions():
    asked = [Question("x", frozenset({"1"})), Question("y", frozenset({"11", "0"}))]
    scores = evaluate(lambda text: [str(number) for number in range(1, 100)], asked)
    assert (scores.questions, scores.mrr_10, scores.recall_10, scores.recall_100) == (2, 0.5, 0.5, 0.75)


def test_evaluate_of_no_question_is_refused():
    with pytest.raises(ValueError, match="没有可供评测的问题"):
        evaluate(lambda text: [], [])


LAW = "# 中华人民共和国{name}\n\n某年某月公布\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n{clauses}\n"


@pytest.fixture
def material(tmp_path):
    laws = tmp_path / "laws"
    for path, name, clauses in (
        ("行政法/公园法(2001-01-01).md", "公园法", "第一条 公园收费。\n\n第二条 公园夜间关闭。"),
        ("行政法/公园法(2020-01-01).md", "公园法", "第一条 公园免费开放。\n\n第二条 遛狗应当牵绳。"),
        ("民法典/甲编.md", "民法典", "第一条 邻里和睦。\n\n第二条 借物应当归还。"),
        ("民法典/乙编.md", "民法典", "第三条 租房应当付租金。\n\n第四条 押金应当退还。"),
        ("DLC/云江地方法规/条例.md", "云江条例", "第一条 押金应当退还。\n\n第二条 其他。"),
    ):
        (laws / path).parent.mkdir(parents=True, exist_ok=True)
        (laws / path).write_text(LAW.format(name=name, clauses=clauses), "utf-8")
    rows = [
        {"问题": "房东不退押金怎么办", "相关法规": {"中华人民共和国民法典第四条": "押金应当退还。"}},
        {"问题": "遛狗不牵绳违法吗", "相关法规": {"公园法第二条": "遛狗应当牵绳。"}},
        {"问题": "湖里能游泳吗", "相关法规": {"水法第九条": "湖里禁止游泳。"}},
    ]
    questions = tmp_path / "questions.json"
    questions.write_text(json.dumps([row | {"match_name": list(row["相关法规"])} for row in rows]), "utf-8")
    return laws, questions


def test_run_stard_on_material_of_our_own(material):
    from mingzheng.engines.search.stard import run_stard

    scores = run_stard(*material)
    assert (scores.questions, scores.mrr_10, scores.recall_10) == (3, 1.0, 1.0)


def test_read_laws_keeps_the_latest_copy_and_no_provincial_rules(material):
    from mingzheng.engines.search.stard import read_laws

    refs = sorted(law.ref for law in read_laws(material[0]))
    assert refs == ["law:民法典/乙编.md", "law:民法典/甲编.md", "law:行政法/公园法(2020-01-01).md"]


def test_bad_material_is_refused_in_chinese(tmp_path):
    from mingzheng.engines.search.stard import BadMaterial, read_laws, read_questions

    bad = tmp_path / "bad"
    bad.write_text("[{}]", "utf-8")
    with pytest.raises(BadMaterial, match="读不出来"):
        read_questions(bad)
    with pytest.raises(BadMaterial, match="解不开"):
        read_laws(bad)


def test_lay_questions_find_their_statutes(shared):
    from mingzheng.engines.search.stard import run_stard

    scores = run_stard(shared / "data" / "laws.tar.zst", shared / "data" / "stard_500.json")
    assert scores.questions == 500
    assert scores.mrr_10 >= 0.39
    assert scores.recall_100 >= 0.66
