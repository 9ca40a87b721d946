"""The made-up corpus's words: invented names, and words put together from single characters. No text of anybody's.

Content words are all pairs of the characters below that a dictionary of Chinese knows as a word (some 16,000), so that
they are cut as real words are; names of places and companies are invented and, as in life, in no dictionary.
"""

import functools
import random
from collections.abc import Sequence
from itertools import product

from mingzheng.engines.search import analyzer

# Characters that official and everyday words are made of, the busier ones earlier.
_CHARACTERS = (
    "工作发生地行政公开管理民事会法人业务产水电路车房屋土地农村城市学校教育医疗卫健康老年儿童女青少残疾军人员职位单部门机关"
    "组织建设施计划方案制度标准规定条件程序时间期限日月季度年初末上下中内外前后左右东西南北大小高低长短新旧好坏多少全体"
    "资金财税收支费用价格补贴助奖罚金额款项目录清册表格证书件号码名称姓氏户口籍贯住所址区域县乡镇街道社团党派群众组"
    "经济贸易商品货物流运输交通航空铁轨桥梁隧道港口码头船舶汽油气煤炭矿石材料钢铁木竹纸布棉麻丝绸粮食米面菜果茶叶林草花"
    "牧渔禽畜猪牛羊鸡鱼虾蜂种苗肥药虫害灾情火灾洪涝旱雨雪风雷震泥滑坡堤坝渠井泵站网络数字信息技术科研创造发明专利"
    "安全保险监督检查验收审批核准备案登记注册变更注销延续申请受理办结告知送达听证复议诉讼仲裁调解执行处分决议报送"
    "环境污染排放垃圾废弃回收循环绿色生态保护森山河湖海岛湿滩沙漠耕种植养殖加工制造修理维护改革试点示范推广培训考核评估"
    "就业失业创业招聘录用退休养老低保救济扶贫困难优抚慈善捐赠志愿服务便利公平正义文化艺术体育旅游图书馆博物展览演出剧院"
    "影视广播新闻出版印刷传媒语言古迹遗址陵园墓葬殡仪婚姻家庭生育幼托小中大学院系班级师资课程考试成绩招生毕业论文"
    "食品药械妆化学实验诊断治病床门急救护士医院疫苗接种防控传染慢性精神心理营养血液器官移植"
    "承包租赁买卖转让抵押担保贷款利息债券股票基金投资融合作社企业公司厂店铺市场集团协会联盟代理中介评级信用"
    "统计分析数据指标增减升降率比重量度衡测绘图像地形勘察设计施工监造竣工质量事故应急预警救援物资储备调运值班巡逻"
    "宣传引导动员表彰奖励批评通报约谈问责追究整改落实督促协商配套衔接统筹兼顾重点突出明确细化完善健全加强提升"
)
_FIRST = "云清松白南长柳东平青石沙凤银九望金玉龙虎鹤鹿梅兰菊桂枫桐榆杏桃梨枣荷莲苇芦泉溪潭涧峰岭岩坡"
_SECOND = "江河岭石渡桥溪湾湖枫口洲台杏曲川阳阴山城关塘坪坝沟庄屯堡寨集店铺营楼园林田原野坡沿滨浦港津潭"
_POOL = 1 << 18


def pool(values: Sequence[str], offset: float, seed: int) -> list[str]:
    """Very many draws from the values by Zipf's law, weight 1/(rank + offset); a draw from it is a draw by the law."""
    weights = [1 / (rank + offset) for rank in range(1, len(values) + 1)]
    return random.Random(seed).choices(values, weights, k=_POOL)


@functools.cache
def words() -> list[str]:
    """The content words, frequent ones first: those made of busy characters, by and large."""
    chance = random.Random(7)
    busy = {char: rank for rank, char in enumerate(dict.fromkeys(_CHARACTERS), 20)}
    known = [one + other for one, other in product(busy, busy) if analyzer.is_word(one + other)]
    keys = {word: busy[word[0]] * busy[word[1]] * chance.lognormvariate(0, 1.2) for word in known}
    return sorted(known, key=lambda word: keys[word])


@functools.cache
def places() -> list[str]:
    """Names of places, without 市 or 县."""
    names = [
        one + other for one, other in product(dict.fromkeys(_FIRST), dict.fromkeys(_SECOND)) if one != other
    ]
    random.Random(8).shuffle(names)
    return names
