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
