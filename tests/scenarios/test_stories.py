"""Stories an office worker can read: each line is something a person does or sees."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.proof.check import check_log
from mingzheng.base.proof.models import LogEntry
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.engines.publisher.verify import verify_site

pytestmark = pytest.mark.django_db


def test_一份文件从起草到公开再到失效(城):
    文件 = 城.起草(title="云江市数据共享办法", expires_date=date(2027, 11, 30))
    assert 城.状态(文件) == "草稿"
    assert 城.期限(文件).due_on == date(2026, 11, 30)
    assert 城.打开(文件) is None

    城.送审(文件)
    assert 城.待办(城.人.reviewer) == ["云江市数据共享办法"]
    城.退回(文件, 城.人.reviewer, "标题应写明试行")
    assert 城.状态(文件) == "已退回"
    城.修改(文件, title="云江市数据共享办法（试行）")
    城.送审(文件)

    明早九点 = 城.现在 + timedelta(hours=23, minutes=30)
    城.三审通过(文件, publish_at=明早九点)
    assert 城.状态(文件) == "待发布"
    assert (城.打开(文件), 城.检索("数据共享")) == (None, [])

    城.过(hours=23)
    assert 城.打开(文件) is None
    城.过(minutes=31)
    assert 城.状态(文件) == "已公开"
    assert "云江市数据共享办法（试行）" in 城.打开(文件)
    assert "云江市数据共享办法（试行）" in 城.看("/policy/")
    assert "云江市数据共享办法（试行）" in 城.看("/policy/feed.xml")
    assert 城.检索("数据共享") == ["云江市数据共享办法（试行）"]
    assert 城.期限(文件).evidence == "已在网站公开"
    assert 城.时效(文件) == "现行有效"

    城.过(days=372)
    assert 城.时效(文件) == "失效（有效期届满）"
    assert (check_log(), verify_site(Path(settings.SITE_DIR)).faults) == ([], [])


def test_公开以后发现笔误_修订期间旧文照常可见(城):
    文件 = 城.起草(title="云江市便民服务清单", abstract="共十项服务。")
    城.送审(文件)
    城.三审通过(文件)
    assert "共十项服务" in 城.打开(文件)

    城.提出修订(文件, "项数写错了", abstract="共十二项服务。")
    assert 城.状态(文件) == "已公开"
    assert "共十二项服务" not in 城.打开(文件)

    城.三审通过(文件)
    assert "共十二项服务" in 城.打开(文件)
    assert "共十项服务" not in 城.打开(文件)
    assert [版本.fields["abstract"] for 版本 in 文件.revisions.filter(public=True).order_by("number")] == [
        "共十项服务。", "共十二项服务。",
    ]  # fmt: skip


def test_公开了不该公开的_撤回后哪里都找不到_但留有记录(城):
    文件 = 城.起草(title="云江市应急物资储备地点表")
    城.送审(文件)
    城.三审通过(文件)
    assert 城.检索("应急物资储备") == ["云江市应急物资储备地点表"]

    with pytest.raises(NotPermitted, match="政务公开办"):
        城.撤回(文件, "涉及内部事务", 城.人.editor)
    城.撤回(文件, "涉及内部事务", 城.人.office)

    assert (城.打开(文件), 城.打开(文件, "json"), 城.打开(文件, "pdf")) == (None, None, None)
    assert 城.检索("应急物资储备") == []
    assert "应急物资储备" not in 城.看("/policy/")
    assert "应急物资储备" not in 城.看("/")
    记录 = LogEntry.objects.get(subject=文件.ref, action="policy.withdraw")
    assert (记录.actor, 记录.detail["reason"]) == (城.人.office.username, "涉及内部事务")
    assert check_log() == []


def test_正文里有身份证号码_处理以后才能送审(城):
    号码 = "110105199003071239"
    文件 = 城.起草(title="云江市补助对象公示", body=f"补助对象：某某，身份证号码：{号码}。")
    with pytest.raises(Refused, match="不能公开的内容"):
        城.送审(文件)
    assert 城.状态(文件) == "草稿"

    城.修改(文件, body="补助对象：某某，身份证号码：1101**********1239。")
    城.送审(文件)
    城.三审通过(文件)
    assert 号码 not in 城.打开(文件)


def test_新办法公布后_旧办法标明废止(城):
    旧 = 城.起草(title="云江市旧办法")
    城.送审(旧)
    城.三审通过(旧)
    城.登记时效(旧, "repealed", 城.现在.date() + timedelta(days=10), "云数发〔2026〕8号")
    assert 城.时效(旧) == "现行有效"

    城.过(days=10)
    assert 城.时效(旧) == "废止"
    assert "云数发〔2026〕8号" in 城.打开(旧)
