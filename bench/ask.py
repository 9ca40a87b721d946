"""Speed and judgement of answers: questions with known answers, and questions that no government site answers.

    MINGZHENG_HOME=folder python bench/ask.py

Asks the installation in MINGZHENG_HOME; meant for one with the demonstration city and whatever else was imported.
Prints one JSON line: records and passages, p50 and p95 in milliseconds of a whole answer, how many of the known
answers are given (``right``) or stand in a passage shown (``shown``), and how many strange questions are refused;
with ``--scan`` the same for other thresholds, with ``--verbose`` every question on standard error.
"""

import argparse
import json
import statistics
import sys
import time

# A question and words of its answer, about the demonstration city.
KNOWN: tuple[tuple[str, str], ...] = (
    ("申请公共租赁住房要符合什么条件", "百分之八十"),
    ("公租房怎么申请", "窗口提出申请"),
    ("公租房租金是多少", "10%"),
    ("单身能不能申请公租房", "二十八周岁"),
    ("公租房要排队等多久", "三年"),
    ("没有本市户口可以申请公租房吗", "居住证"),
    ("公租房合同到期了还想继续住怎么办", "续租"),
    ("公租房可以转租吗", "转租"),
    ("哪些家庭可以优先分配住房", "优先保障"),
    ("外地孩子上小学需要社保证明吗", "居住证"),
    ("两个孩子想上同一所学校怎么办", "同校"),
    ("2026年小学什么时候网上报名", "7月6日"),
    ("小学每班最多多少人", "45人"),
    ("课后服务怎么收费", "2元"),
    ("申请信息公开多久能收到答复", "20个工作日"),
    ("申请政府信息公开要说明用途吗", "不需要"),
    ("对信息公开答复不满意怎么办", "行政复议"),
    ("托育机构补助标准是多少", "10000元"),
    ("托育补助什么时候申报", "3月、9月"),
    ("清河县老年助餐每餐补贴多少钱", "3"),
    ("80岁老人吃饭补贴多少", "3"),
    ("阶梯水价第一阶梯多少钱一立方米", "3.30"),
    ("低保家庭水费有优惠吗", "6立方米"),
    ("家里人口多水价有优惠吗", "4立方米"),
    ("哪里不能放烟花爆竹", "环城东路"),
    ("违规燃放烟花爆竹向谁举报", "12345"),
    ("创业担保贷款最高可以贷多少", "30万元"),
    ("大学生创业补贴多少钱", "5000元"),
    ("技能等级证书补贴多少", "1000元"),
    ("见习补贴标准是多少", "70%"),
    ("我家小区能不能改造", "2005年"),
    ("加装电梯要居民出钱吗", "分担"),
    ("住房保障初审要多少天", "十个工作日"),
    ("对公租房审核结果有异议怎么办", "复核"),
    ("新就业职工可以申请公租房吗", "劳动合同"),
    ("随迁子女入学凭什么材料", "居住证"),
)
# What people also type into a box: none of it is answered by a record of a government.
STRANGE: tuple[str, ...] = (
    "明天天气怎么样", "世界杯足球赛谁赢了", "红烧肉怎么做好吃", "周杰伦的新歌叫什么", "苹果手机怎么截屏", "给我讲个笑话",
    "比特币今天多少钱", "去三亚旅游住哪里好", "减肥吃什么好", "猫咪不吃饭怎么办", "量子力学是什么", "怎么追女孩子",
    "王者荣耀怎么上分", "股票明天会涨吗", "英语四级怎么复习", "Python怎么读文件", "今天晚上吃什么", "头疼吃什么药",
    "怎么瘦肚子", "哪款洗衣机好用", "巴黎圣母院什么时候建的", "莎士比亚写过什么", "火星上有生命吗", "一加一等于几",
    "考研数学难吗", "吉他怎么调弦", "双十一有什么优惠券", "怎么做奶茶", "跑步伤膝盖吗", "我女朋友生气了怎么哄",
    "电影院今晚放什么", "航班延误怎么赔偿", "美国总统是谁", "皮卡丘怎么进化", "失眠怎么办", "篮球比赛几点开始",
    "明天去哪家火锅店吃饭", "今年流行什么发型", "怎么学会游泳", "手机屏幕碎了去哪修便宜", "哪个牌子的电视好",
    "孩子挑食怎么哄", "怎么减少黑眼圈", "梦见蛇是什么意思", "白羊座今年运势如何", "怎么做番茄炒蛋",
    "微信怎么清理缓存", "电脑蓝屏怎么办", "猫为什么喜欢纸箱", "怎么练腹肌", "唐诗三百首有哪些", "长城有多长",
    "地球为什么是圆的", "怎么背单词快", "吉他初学买哪把", "如何拍好夜景照片", "手冲咖啡水温多少",
    "多肉植物怎么养", "怎么织毛衣", "象棋马怎么走", "怎么练习普通话", "秦始皇哪年统一六国",
    "牛顿三大定律是什么", "太阳多大", "为什么天空是蓝的", "空调开多少度舒服", "打呼噜怎么治", "怎么快速入睡",
    "鱼缸多久换水", "怎么泡枸杞", "跑步穿什么鞋", "咖啡喝多了会怎样", "冰箱怎么除味", "怎么叠衣服",
    "旅行带什么行李", "怎么克服恐高",
)  # fmt: skip
# The same with the whole story: many words, which a passage about something else may hold some of.
STORIES: tuple[str, ...] = (
    "我周末想带两个孩子去海边玩三天住在哪个酒店比较划算又离沙滩近",
    "新买的手机用了不到半年电池掉电特别快是不是系统更新造成的怎么解决",
    "我家猫最近总是半夜叫而且不爱吃猫粮是不是发情了应该怎么处理",
    "做红烧排骨的时候为什么我炖出来的肉总是很柴不入味有什么窍门吗",
    "想学吉他但是手指按弦特别疼练了一个月还是换不好和弦怎么办",
    "我和男朋友异地恋两年最近总是吵架感觉他不爱我了还要不要坚持",
    "跑步的时候膝盖外侧疼休息几天就好了一跑又疼是什么原因怎么恢复",
    "家里的绿萝叶子发黄还有黑斑是浇水太多还是晒太阳少了怎么救活",
    "准备考研究生英语基础很差每天应该背多少单词做多少阅读才能过线",
    "玩游戏的时候电脑突然黑屏重启显卡温度很高是不是应该换硅脂了",
    "想买一台预算五千元左右的笔记本电脑平时剪视频用哪个型号比较合适",
    "晚上总是失眠多梦白天没有精神喝牛奶泡脚都试过了没有用怎么办",
    "第一次去云南旅游七天怎么安排路线比较好大理丽江香格里拉都想去",
    "我的微信聊天记录不小心删除了换了新手机以后还能不能恢复回来",
    "宝宝八个月了晚上一个小时醒一次要喝奶怎么样才能让他睡整觉",
    "阳台上种的番茄开了很多花但是不结果是不是没有授粉要怎么做",
    "最近股票跌得厉害我手里的基金要不要割肉还是继续拿着等反弹",
    "自己在家染头发颜色染得太深了有什么办法可以快速褪掉一些",
    "公司同事总是在背后说我坏话让我心里很难受应该怎么跟他相处",
    "钢琴考到六级了孩子突然不想学了家长应该逼他还是让他放弃",
)
# What a government does answer, but not this one's records: the hardest to refuse.
ABSENT: tuple[str, ...] = (
    "护照怎么办理", "结婚登记要带什么证件", "公积金怎么提取", "医保报销比例是多少", "驾驶证丢了怎么补", "失业金怎么领取",
    "养老金什么时候涨", "居住证怎么办理", "生育津贴怎么申请", "养狗要办证吗", "汽车年检多少钱", "退伍军人优待证怎么办",
    "个人所得税怎么退", "离婚手续怎么办理", "身份证过期了怎么换", "出国留学公证怎么办", "高龄津贴多少钱一个月", "车牌摇号怎么参加",
)  # fmt: skip


def main() -> None:
    """Ask everything and print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often every question is asked for the times"
    )
    parser.add_argument("--scan", action="store_true", help="show what other thresholds would do")
    parser.add_argument("--verbose", action="store_true", help="show every answer")
    options = parser.parse_args()
    from mingzheng.faces.cli.home import prepare

    prepare()
    from mingzheng.engines.search import site
    from mingzheng.engines.search.learning import encoder

    found = judged(verbose=options.verbose)
    line = {
        "records": site.public_count(), "passages": site.passage_engine().count(), "encoder": encoder.installed(),
        **found, **times(options.rounds),
    }  # fmt: skip
    if options.scan:
        line["scan"] = scanned()
    print(json.dumps(line, ensure_ascii=False))


def ask(question: str):
    from django.utils import timezone

    from mingzheng.outreach.answers.service import answer

    return answer(question, today=timezone.localdate())


def judged(*, verbose: bool = False) -> dict[str, object]:
    """Shares of known questions answered rightly, shown and refused; of strange questions refused."""
    known = [(answer, ask(question)) for question, answer in KNOWN]
    strange = [ask(question) for question in STRANGE]
    stories = [ask(question) for question in STORIES]
    absent = [ask(question) for question in ABSENT]
    if verbose:
        for wanted, found in known:
            sign = "=" if wanted in found.text and not found.refused else "-"
            print(sign, found.question, "|", wanted, "|", best(found), found.text[:110], file=sys.stderr)
        for found in (*strange, *stories, *absent):
            print(
                "x" if found.refused else "!", found.question, best(found), found.text[:60], file=sys.stderr
            )
    return {
        "known": len(known), "right": share(wanted in found.text and not found.refused for wanted, found in known),
        "shown": share(any(wanted in each.text for each in found.passages) for wanted, found in known),
        "known_refused": share(found.refused for _, found in known),
        "strange": len(strange), "strange_refused": share(found.refused for found in strange),
        "stories": len(stories), "stories_refused": share(found.refused for found in stories),
        "absent": len(absent), "absent_refused": share(found.refused for found in absent),
    }  # fmt: skip


def scanned() -> dict[str, list[float]]:
    """For each threshold the share of known questions let through and of strange ones refused."""
    known = [best(ask(question)) for question, _ in KNOWN]
    strange = [best(ask(question)) for question in (*STRANGE, *ABSENT)]
    return {
        f"{least / 100:.2f}": [
            share(each >= least / 100 for each in known),
            share(each < least / 100 for each in strange),
        ]
        for least in range(40, 100, 5)
    }


def best(found) -> float:
    return max((passage.coverage for passage in found.passages), default=0.0)


def times(rounds: int) -> dict[str, float]:
    """Milliseconds of a whole answer, after one round to warm up."""
    taken = []
    for _ in range(rounds):
        for question in (*(question for question, _ in KNOWN), *STRANGE):
            started = time.perf_counter()
            ask(question)
            taken.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(taken, n=100)
    return {"asked": len(taken), "p50_ms": round(cuts[49], 1), "p95_ms": round(cuts[94], 1)}


def share(hits) -> float:
    values = list(hits)
    return round(sum(values) / len(values), 3)


if __name__ == "__main__":
    main()
