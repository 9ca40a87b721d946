"""Precision and recall on generated sentences: true identifiers of every kind, and what looks like them.

Everything is invented; check characters are computed, so no number belongs to a known person.
"""

from random import Random

import pytest

from mingzheng.kernel.lex.scan import scan
from mingzheng.kernel.statute import identifiers as ids

SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜".replace(
    "萧", "肖"
)
GIVEN = "建国秀英志强丽娜伟军芳敏静磊洋艳勇杰娟涛明超霞平刚桂兰鹏飞宇欣怡浩然子涵雨桐"
PROVINCES = sorted(ids.PROVINCES)
PLATES = "京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋陕吉闽贵粤川琼"


class Maker:
    """Invented persons, organs and numbers."""

    def __init__(self, seed: int) -> None:
        self.r = Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.r.choice("0123456789") for _ in range(count))

    def name(self) -> str:
        return self.r.choice(SURNAMES) + "".join(self.r.choice(GIVEN) for _ in range(self.r.choice((1, 2))))

    def id18(self) -> str:
        area = self.r.choice(
            [*(p + "0" + self.digits(3) for p in self.r.sample(PROVINCES, 5)), "810000", "830000"]
        )
        body = f"{area}{self.r.randint(1935, 2019)}{self.r.randint(1, 12):02}{self.r.randint(1, 28):02}{self.digits(3)}"
        return body + ids.id_check(body)

    def id15(self) -> str:
        area = self.r.choice(PROVINCES) + "0" + self.digits(3)
        return f"{area}{self.r.randint(35, 85)}{self.r.randint(1, 12):02}{self.r.randint(1, 28):02}{self.digits(3)}"

    def permanent(self) -> str:
        body = f"9{self.r.choice(PROVINCES)}{self.digits(3)}19{self.r.randint(60, 99)}{self.r.randint(1, 12):02}15{self.digits(3)}"
        return body + ids.id_check(body)

    def card(self) -> str:
        body = "62" + self.digits(self.r.choice((13, 16)))
        return body + ids.luhn_check(body)

    def mobile(self) -> str:
        return f"1{self.r.choice('3456789')}{self.digits(9)}"

    def landline(self) -> str:
        return f"0{self.r.choice('3456789')}{self.digits(2)}-{self.r.choice('2345678')}{self.digits(7)}"

    def plate(self) -> str:
        letters = "ABCDEFGHJKLM"
        tail = self.r.choice(
            (
                self.digits(5),
                self.r.choice("ABCDEFGHJK") + self.digits(4),
                self.r.choice("DF") + self.digits(5),
            )
        )
        return f"{self.r.choice(PLATES)}{self.r.choice(letters)}{self.r.choice(('', '·'))}{tail}"

    def home(self) -> str:
        town = self.r.choice(("云江市清河县", "松岭县石桥镇", "清河县"))
        return town + self.r.choice(
            (
                f"幸福路{self.r.randint(1, 400)}号",
                f"明德小区{self.r.randint(1, 30)}幢{self.r.randint(1, 4)}单元{self.r.randint(101, 999)}室",
                f"柳林村{self.r.randint(1, 9)}组{self.r.randint(1, 99)}号",
            )
        )

    def uscc(self) -> str:
        body = (
            self.r.choice(("91", "11", "12", "52", "N2", "93"))
            + self.r.choice(PROVINCES)
            + self.digits(4)
            + self.digits(9)
        )
        return body + ids.uscc_check(body)

    def money(self) -> str:
        return f"{self.r.randint(1, 999)},{self.digits(3)},{self.digits(3)}.{self.digits(2)}元"


def grouped(number: str, *sizes: int, by: str = " ") -> str:
    pieces, place = [], 0
    for size in sizes:
        pieces.append(number[place : place + size])
        place += size
    return by.join([*pieces, number[place:]] if place < len(number) else pieces)


def fullwidth(number: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in number)


def true_cases(m: Maker):
    """(sentence, kind, value as printed)."""
    number, old, card, mobile = m.id18(), m.id15(), m.card(), m.mobile()
    name, home, plate, land = m.name(), m.home(), m.plate(), m.landline()
    passport = m.r.choice("EGDSP") + m.digits(8)
    permit = m.r.choice(("C", "H", "M")) + m.digits(8)
    permanent = m.permanent()
    shown = m.r.choice((number, number.lower(), fullwidth(number), grouped(number, 6, 8, 4)))
    printed = m.r.choice(
        (mobile, grouped(mobile, 3, 4, 4), grouped(mobile, 3, 4, 4, by="-"), fullwidth(mobile))
    )
    return [
        (f"经审核，{name}（身份证号：{shown}）符合条件，予以公示。", "id_number", shown),
        (f"当事人{name}，男，汉族，公民身份号码{number}，住{home}。", "id_number", number),
        (f"| 序号 | 姓名 | 证件号码 |\n| 1 | {name} | {number} |", "id_number", number),
        (f"救助对象名单：{name}，{number}，每月补助620元。", "id_number", number),
        (f"{name}，女，身份证{old}，系退休人员。", "id_number", old),
        (f"外籍人才{name}持外国人永久居留身份证（{permanent}）办理。", "id_number", permanent),
        (f"补贴资金已打入{name}的银行卡{m.r.choice((card, grouped(card, 4, 4, 4, 4)))}。", "bank_card", None),
        (f"| 户主 | 一卡通账号 | 金额 |\n| {name} | {card} | 1200 |", "bank_card", card),
        (f"开户行：云江农商银行清河支行，账号：{card}。", "bank_card", card),
        (f"申请人：{name}，联系电话：{printed}。", "mobile", printed),
        (f"有事请联系{name}，手机{mobile}。", "mobile", mobile),
        (f"| 姓名 | 联系方式 |\n| {name} | {mobile} |", "mobile", mobile),
        (f"来信人{name}（{mobile}）反映小区噪声问题。", "mobile", mobile),
        (f"投诉人{name}，家庭电话{land}。", "phone", land),
        (f"{name}，女，护照号码：{passport}，拟入境。", "passport", passport),
        (f"{name}持港澳居民来往内地通行证{permit}登记。", "passport", permit),
        (f"肇事车辆{plate}由{name}驾驶。", "plate", plate),
        (f"请将材料发至{name}邮箱yj{m.digits(4)}@qq.com，逾期不候。", "email", None),
        (f"申请人{name}，男，住{home}，要求公开征地批文。", "address", home),
        (f"户籍地址：{home}，现外出务工。", "address", home),
        (f"申请人：{name}\n被申请机关：清河县人民政府", "name", name),
        (f"申请人{name}向我局提出政府信息公开申请。", "name", name),
        (f"| 序号 | 姓名 | 家庭人口 |\n| 1 | {name} | 3 |", "name", name),
        (f"{name}，男，{m.r.randint(3, 13)}岁，走失时穿蓝色上衣。", "minor", name),
        (f"| 序号 | 学生姓名 | 录取学校 |\n| 1 | {name} | 清河县实验小学 |", "minor", name),
    ]


def look_alikes(m: Maker) -> list[str]:
    """Sentences of official documents in which nothing may block."""
    long16, year = m.digits(16), m.r.randint(2008, 2026)
    bad_id = m.id18()[:17]
    wrong = bad_id + next(c for c in "0123456789X" if c != ids.id_check(bad_id))
    bad_card = m.card()
    bad_card = bad_card[:-1] + str((int(bad_card[-1]) + 1) % 10)
    return [
        f"清河县明德商贸有限公司（统一社会信用代码：{m.uscc()}）违反价格规定。",
        f"| 单位名称 | 统一社会信用代码 |\n| 云江建设集团 | {m.uscc()} |",
        f"组织机构代码{(lambda b: b + '-' + ids.org_code_check(b))(m.digits(8))}，法定代表人履职。",
        f"营业执照注册号：{m.id15()}，经营范围不变。",
        f"项目代码：{year}-{m.digits(6)}-{m.digits(2)}-{m.digits(2)}-{m.digits(6)}，总投资{m.money()}。",
        f"索引号：{m.digits(9)}/{year}-{m.digits(5)}",
        f"索引号：{m.uscc()}/{year}{m.digits(2)}-{m.digits(5)}",
        f"根据清政办发〔{year}〕{m.r.randint(1, 200)}号文件要求，{year}年{m.r.randint(1, 12)}月底前完成。",
        f"全年实现地区生产总值{m.mobile()}元，增长6.1%。",
        f"专项资金{m.money()}已下达到县。",
        f"订单编号{long16}，合同编号{m.mobile()}。",
        f"不动产单元号{m.digits(6)}{m.digits(13)}W00000000。",
        f"发票代码{m.digits(12)}，发票号码{m.digits(8)}。",
        f"办公电话：{m.landline()}，传真：{m.landline()}。",
        f"咨询电话：{m.landline()}（工作日9:00—17:00）。",
        f"值班电话：{m.mobile()}；防汛热线：{m.mobile()}。",
        f"联系单位：清河县人民政府办公室，联系电话：{m.landline()}。",
        f"监督举报电话：12345、{m.landline()}、400-{m.digits(3)}-{m.digits(4)}。",
        f"电子邮箱：qhxzf{m.digits(2)}@qinghe.gov.cn，邮编{m.digits(6)}。",
        f"意见反馈邮箱：qhxfgj{m.digits(2)}@163.com。",
        f"https://www.qinghe.gov.cn/art/{year}/{m.digits(2)}/art_{m.mobile()}_{m.digits(6)}.html",
        f"附件见 http://www.yunjiang.gov.cn/u/cms/{m.card()}/file.docx 下载。",
        f"批准文号：国药准字H{m.digits(8)}，{m.r.choice(PLATES)}械注准{m.digits(11)}。",
        f"{m.r.choice(PLATES)}ICP备{m.digits(8)}号，{m.r.choice(PLATES)}公网安备{m.digits(14)}号。",
        f"经营许可证：{m.r.choice(PLATES)}B2-{m.digits(8)}，标准GB {m.digits(5)}—{year}。",
        f"地址：云江市清河县人民路{m.r.randint(1, 300)}号，邮编{m.digits(6)}。",
        f"办公地址：清河县政务服务中心{m.r.randint(1, 5)}号楼{m.r.randint(101, 520)}室。",
        f"申请人应当于{year}年{m.r.randint(1, 12)}月{m.r.randint(1, 28)}日前提交材料。",
        "当事人陈述、申辩的权利应当保障，申请人可以委托他人代理。",
        f"当事人对决定不服的，可以自收到之日起{m.r.randint(10, 60)}日内申请行政复议。",
        f"年满{m.r.randint(6, 18)}周岁的适龄儿童，3岁以下婴幼儿家庭，65岁以上老年人。",
        f"样本编号{wrong}，登记册第{m.digits(4)}页。",
        f"凭证号{bad_card}，入账金额{m.money()}。",
        f"全市共有{m.digits(7)}人参保，发放{m.mobile()}元，同比增加{m.digits(3)}人。",
        f"经度{m.r.randint(110, 120)}.{m.digits(12)}，纬度{m.r.randint(20, 40)}.{m.digits(12)}。",
        f"政府信息公开条例（国务院令第711号）自2019年5月15日起施行，参见{year}{m.digits(2)}15第{m.digits(3)}期。",
        f"| 指标 | {year}年 | {year + 1}年 |\n| 总产值（万元） | {m.digits(11)} | {m.mobile()} |",
        f"| 序号 | 项目名称 | 项目编号 |\n| 1 | 石桥镇道路改造 | {m.card()} |",
        f"统计代码{m.digits(12)}，区划代码{m.digits(12)}，邮政编码{m.digits(6)}。",
        f"会议ID：{m.digits(9)}，QQ群号：{m.digits(10)}。",
        f"护照、通行证办理须知：申请编号{m.r.choice('EG')}{m.digits(8)}由系统生成。",
        f"车架号LSV{m.digits(14)}，发动机型号{m.r.choice('AB')}{m.digits(5)}，设备编号{m.r.choice('ABC')}{m.digits(6)}。",
        f"公务用车、执法车辆共{m.r.randint(2, 40)}辆，浙A类车型{m.r.randint(2, 9)}种，苏B区{m.digits(3)}户。",
        "联系人应当保持通讯畅通；监护人、患者家属和学生家长要配合。",
        f"云江市人民政府关于印发{year}年政务公开工作要点的通知",
    ]


@pytest.mark.parametrize("seed", range(4))
def test_scan_finds_true_identifiers(seed):
    maker, total, missed = Maker(seed), 0, []
    for _ in range(25):
        for sentence, kind, value in true_cases(maker):
            total += 1
            found = [f for f in scan(sentence) if f.kind == kind and (value is None or f.value == value)]
            if not found:
                missed.append((kind, sentence))
    assert total == 625
    assert missed == []


@pytest.mark.parametrize("seed", range(4))
def test_scan_passes_look_alikes(seed):
    maker, total, wrong = Maker(1000 + seed), 0, []
    for _ in range(29):
        for sentence in look_alikes(maker):
            total += 1
            wrong += [(f.kind, f.value, sentence) for f in scan(sentence) if f.severity == "block"]
    assert total == 1305
    assert wrong == []


def test_identity_number_behind_its_name_is_found_however_it_is_cut():
    assert [f.kind for f in scan("身份证号：110105194912310 02X")] == ["id_number"]
    assert [f for f in scan("编号：110105194912310 02X") if f.kind == "id_number"] == []
