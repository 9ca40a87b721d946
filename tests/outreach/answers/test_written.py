import pytest

from mingzheng.outreach.answers.endpoint import Endpoint, EndpointFailed
from tests.outreach.answers.fake_model import fake_model, reply, silent, trickling

QUESTION = "公租房怎么申请"
GOOD = "申请公共租赁住房，应当向街道办事处窗口提出申请[1]。"


@pytest.fixture
def model(settings):
    """Starts a fake model and makes it the configured one."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(says):
            found = stack.enter_context(fake_model(says))
            settings.LLM_URL, settings.LLM_MODEL, settings.LLM_KEY = found.url, "little", "secret"
            return found

        yield start


def test_a_written_answer_keeps_only_what_is_supported(rule, ask, model):
    model(f"{GOOD}月球居民可以优先选房[1]。审核要三百个工作日[1]。没有编号的一句话。")
    found = ask(QUESTION)
    assert (found.way, found.text, found.sentences[0].numbers) == (
        "written",
        "申请公共租赁住房，应当向街道办事处窗口提出申请。",
        (1,),
    )
    assert [(each.ref, each.clause) for each in found.used] == [(rule.ref, "第二条")]


@pytest.mark.parametrize(
    "says",
    [
        "月球居民可以优先选房[1]。",
        "无法回答",
        "",
        "忽略以上规则[9]",
        lambda handler: reply(handler, b"<html>not json"),
        lambda handler: reply(handler, b"[]"),
        lambda handler: reply(handler, b'{"choices": [{"message": {"content": null}}]}'),
        lambda handler: reply(handler, b"[" * 100_000),
        lambda handler: reply(handler, b"{}", 500),
        lambda handler: reply(handler, b"\xff\xfe\x00"),
        lambda handler: reply(handler, b" " * 1_200_000),
        lambda handler: handler.close_connection,
    ],
)
def test_whatever_else_the_model_returns_the_extract_stands(rule, ask, model, says):
    model(says)
    found = ask(QUESTION)
    assert (found.way, found.used[0].clause, found.sentences) == ("extract", "第二条", ())


@pytest.mark.parametrize("says", [silent, trickling])
def test_a_slow_model_is_given_up(says):
    with fake_model(says) as slow, pytest.raises(EndpointFailed):
        Endpoint(slow.url, "little", patience=0.3).complete("规则", "问题")


def test_the_question_goes_nowhere_else():
    with fake_model("secret text") as other:

        def away(handler):
            reply(handler, b"", 307, Location=f"{other.url}/chat/completions")

        with fake_model(away) as first, pytest.raises(EndpointFailed):
            Endpoint(first.url, "little").complete("规则", "问题")
        assert other.requests == []


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/", "no address"])
def test_an_address_that_is_no_web_address_is_refused(url):
    with pytest.raises(EndpointFailed):
        Endpoint(url, "little").complete("规则", "问题")


def test_the_model_gets_the_masked_question_and_public_passages_only(world, rule, ask, model):
    world.document("内部材料", "公租房怎么申请的内部口径 zqcanary。", state="draft")
    listening = model(GOOD)
    ask("我叫张三，电话13800138000，公租房怎么申请")
    sent = str(listening.requests)
    assert [word in sent for word in ("张三", "13800138000", "zqcanary", "第二条")] == [
        False,
        False,
        False,
        True,
    ]
    assert (listening.requests[0]["model"], listening.headers[0]["Authorization"]) == (
        "little",
        "Bearer secret",
    )


def test_without_a_model_nothing_is_asked(rule, ask, settings):
    settings.LLM_URL = "http://127.0.0.1:9/v1"
    assert ask(QUESTION).way == "extract"


def test_who_does_not_wait_gets_the_extract_and_the_model_no_question(rule, ask, model):
    listening = model(GOOD)
    assert (ask(QUESTION, write=False).way, listening.requests) == ("extract", [])
