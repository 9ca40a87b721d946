"""Questions on the command line."""

from tests import factories as make


def test_ask_prints_one_document(mingzheng, own_home):
    make.stock(
        make.OrganFactory(),
        title="云江市夜市管理办法",
        body="第一条　为规范夜市。\n第二条　夜市营业时间到二十三时。",
        doc_number="云政规〔2026〕9号",
    )
    done = mingzheng("ask", "夜市营业时间到几点", "--json", "--limit", "1")
    assert (done.code, list(done.json)) == (0, ["question", "answer", "refused", "passages"])
    assert (
        done.json["answer"] == "夜市营业时间到二十三时。（《云江市夜市管理办法》（云政规〔2026〕9号）第二条）"
    )


def test_ask_prints_for_people(mingzheng, own_home):
    done = mingzheng("ask", "世界杯谁赢了")
    assert (done.code, "不作回答" in done.out) == (0, True)


def test_learning_from_a_short_log_says_what_it_needs(mingzheng, own_home):
    done = mingzheng("learn")
    assert (done.code, "至少要 40 个才学习" in done.out) == (0, True)
    assert mingzheng("learn", "--json").json["questions"] == 0


def test_reindex_builds_the_index_of_questions_too(mingzheng, own_home, settings):
    from datetime import date

    from mingzheng.outreach.answers import learned
    from mingzheng.outreach.answers.models import AskedQuestion

    AskedQuestion.objects.create(
        day=date(2026, 11, 1),
        text="公租房怎么申请",
        key="公租房 申请",
        outcome="extract",
        helpful=True,
        took_ms=1,
    )
    done = mingzheng("reindex")
    assert (done.code, "供学习的提问 1 个" in done.out) == (0, True)
    assert learned.engine().count() == 1
