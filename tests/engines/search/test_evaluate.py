import json
import math

import pytest

from mingzheng.engines.search.evaluate import Question, evaluate, ndcg, recall, reciprocal_rank


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
    assert scores.questions == 2
    assert {name: figure.mean for name, figure in scores.figures.items()} == {
        "R@5": 0.5, "R@10": 0.5, "R@20": 0.75, "R@100": 0.75, "MRR@3": 0.5, "MRR@5": 0.5, "MRR@10": 0.5, "NDCG@10": 0.5,
    }  # fmt: skip
    assert {(figure.low, figure.high) for figure in scores.figures.values()} == {(0.0, 1.0), (0.5, 1.0)}


@pytest.mark.parametrize(
    ("names", "answers", "gain"),
    [
        (["a", "b", "c"], {"a"}, 1.0),
        (["b", "a", "c"], {"a"}, 1 / math.log2(3)),
        (["a", "b", "c"], {"a", "c"}, 1.5 / (1 + 1 / math.log2(3))),
        (["x"], {"a"}, 0.0),
    ],
)
def test_ndcg(names, answers, gain):
    assert ndcg(names, answers) == pytest.approx(gain)


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


def test_examine_material_of_our_own(material):
    from mingzheng.engines.search.exam import examine

    exam = examine(*material)
    assert (exam.best.questions, exam.best["MRR@10"], exam.best["R@10"]) == (3, 1.0, 1.0)
    assert (exam.articles, exam.added, exam.with_log) == (7, 1, None)


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
    from mingzheng.engines.search.exam import examine

    scores = examine(shared / "data" / "laws.tar.zst", shared / "data" / "stard_500.json").best
    assert scores.questions == 500
    assert scores["MRR@10"] >= 0.39
    assert scores["R@100"] >= 0.66


def test_a_judged_question_in_the_log_never_helps_itself(material):
    from mingzheng.engines.search import exam

    asked = exam.read_questions(material[1])[0]
    for mine, known in exam._turns(asked, [*asked, exam.Question("别的问题", frozenset({"甲"}))]):
        assert not {question.text for question in mine} & {question.text for question in known}
        assert "别的问题" in {question.text for question in known}
    assert list(exam._turns(asked[:1], asked[1:])) == [(asked[:1], asked[1:])]


def test_examine_with_a_log(material):
    from mingzheng.engines.search.exam import examine

    exam = examine(*material, log=material[1])
    assert (exam.logged, exam.best is exam.with_log, exam.lexical["MRR@10"]) == (3, True, 1.0)
    assert not any(trial.accepted for trial in exam.trials)
    assert examine(*material, log=material[1], learn=False).trials == ()
