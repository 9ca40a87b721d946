import pytest

from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.tree import All, And, Boost, Nothing, Phrase, Term


@pytest.mark.parametrize(
    ("text", "name", "ways"),
    [
        ("", "all", "s"),
        ("  ", "all", "s"),
        ("？！", "nothing", "s"),
        ("云政办发[2020]5号", "number", "s"),
        ("“依法行政”", "phrase", "s"),
        ("依法行政", "words", "s"),
        ("体育农业", "words", "sa"),
        ("体育 产业 高质量", "words", "ssa"),
        ("体育 产业 高质量 意见 通知", "words", "ssma"),
    ],
)
def test_make_plan_names_and_ways(text, name, ways):
    plan = make_plan(text)
    assert plan.name == name
    assert "s" * len(plan.strict) + ("m" if plan.most else "") + ("a" if plan.any else "") == ways


def test_make_plan_number_puts_its_bearer_first():
    (tree,) = make_plan("云政办发[2020]5").strict
    assert tree.children[0] == Boost(Term("docno", "云政办发〔2020〕5号"), 100.0)


def test_make_plan_phrase_is_a_run_of_grams():
    (tree,) = make_plan("“依法行”").strict
    run = ("依法", "法行")
    assert tree == And((Phrase("bb", run),), also=(Boost(Phrase("tb", run), 4.0),))


def test_make_plan_of_one_word_is_one_flat_node():
    (tree,) = make_plan("体育").strict
    fields = [("bw", 1.0), ("tw", 4.0), ("bb", 2.0), ("tb", 8.0)]
    leaves = [
        (leaf.child.field, leaf.factor) if isinstance(leaf, Boost) else (leaf.field, 1.0)
        for leaf in tree.children
    ]
    assert (leaves, tree.at_least) == (fields, 1)


def test_make_plan_title_only_names_no_body_field():
    assert "b" not in {
        field[0] for field in _fields(_trees(make_plan("体育产业 发展 意见", title_only=True)))
    }


def _trees(plan):
    return [tree for tree in (*plan.strict, plan.most, plan.any) if tree]


def _fields(nodes):
    for node in nodes:
        if hasattr(node, "field"):
            yield node.field
        inner = (*getattr(node, "children", ()), *getattr(node, "also", ()), getattr(node, "child", None))
        yield from _fields(filter(None, inner))


def test_make_plan_keeps_quoted_parts_required_when_relaxed():
    plan = make_plan("体育 产业 “高质量”")
    (quoted,) = make_plan("“高质量”").strict
    assert len(_trees(plan)) == 3
    assert all(isinstance(tree.children[0], And) for tree in _trees(plan))
    assert {tree.children[0].children[0] for tree in _trees(plan)} == {quoted}


def test_make_plan_cuts_an_endless_query():
    assert len(make_plan("体育" * 5000).query) == 200


def test_make_plan_trees_for_nothing_and_all():
    assert (make_plan("").strict, make_plan("…").strict) == ((All(),), (Nothing(),))
