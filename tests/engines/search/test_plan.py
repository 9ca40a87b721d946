import pytest

from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.tree import All, And, Boost, Nothing, Or, Phrase, Term


@pytest.mark.parametrize(
    ("text", "name", "steps"),
    [
        ("", "all", 1),
        ("  ", "all", 1),
        ("？！", "nothing", 1),
        ("云政办发[2020]5号", "number", 1),
        ("“依法行政”", "phrase", 1),
        ("依法行政", "words", 1),
        ("体育 产业 高质量", "words", 2),
        ("体育 产业 高质量 意见 通知", "words", 3),
    ],
)
def test_make_plan_names_and_steps(text, name, steps):
    plan = make_plan(text)
    assert (plan.name, len(plan.steps)) == (name, steps)


def test_make_plan_number_puts_its_bearer_first():
    (tree,) = make_plan("云政办发[2020]5").steps
    assert tree.children[0] == Boost(Term("docno", "云政办发〔2020〕5号"), 100.0)


def test_make_plan_phrase_is_a_run_of_grams():
    (tree,) = make_plan("“依法行”").steps
    assert tree == Or((Boost(Phrase("tb", ("依法", "法行")), 4.0), Phrase("bb", ("依法", "法行"))))


def test_make_plan_title_only_names_no_body_field():
    assert "b" not in {field[0] for field in _fields(make_plan("体育产业发展意见", title_only=True).steps)}


def _fields(nodes):
    for node in nodes:
        if hasattr(node, "field"):
            yield node.field
        yield from _fields(getattr(node, "children", ()) or filter(None, [getattr(node, "child", None)]))


def test_make_plan_keeps_quoted_parts_required_when_relaxed():
    plan = make_plan("体育 产业 “高质量”")
    quoted = make_plan("“高质量”").steps[0]
    assert all(
        isinstance(step.children[0], And) and step.children[0].children[0] == quoted for step in plan.steps
    )


def test_make_plan_cuts_an_endless_query():
    assert len(make_plan("体育" * 5000).query) == 200


def test_make_plan_trees_for_nothing_and_all():
    assert (make_plan("").steps, make_plan("…").steps) == ((All(),), (Nothing(),))
