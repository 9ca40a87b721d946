"""Family names 姓氏 and the shape of a personal name 姓名."""

import re

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严"
    "莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童"
    "凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项"
    "连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲"
    "虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥郁南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海"
    "阎宿卿訾亓肖邰帅嵇贝濮丘"
)
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|宇文|长孙|南宫|司空|端木|独孤"
_CAREFUL = "向应于和时方包能单双安成计查关易盛连全任石金白江史文常温严万高程施明管华解经原官区位满劳海谈商师南边农简路项申曾车孕凌游宿"
"""Surnames that are also everyday words; in running text they need a colon or a bracket to be names."""

HAN = "\u4e00-\u9fa5"
SURNAME = f"(?:{_COMPOUND}|[{_SINGLE}])"
_PLAIN_SURNAME = f"(?:{_COMPOUND}|[{''.join(c for c in _SINGLE if c not in _CAREFUL)}])"
GIVEN = "(?:(?![一-龥][A-HJ-NP-Z][^a-z一-龥])[一-龥]){1,2}"
"""One or two characters, none of which opens a vehicle plate (张三|浙A12345)."""

FULL_NAME = re.compile(f"{SURNAME}{GIVEN}")
PLAIN_NAME = re.compile(f"{_PLAIN_SURNAME}{GIVEN}")

_NOT_GIVEN = re.compile(
    "某|先生|女士|小姐|同志|主任|局长|科长|处长|书记|县长|市长|镇长|经理|老师|师傅|医生|警官|工程|科员|主席|"
    "单位|公司|部门|姓名|签名|签字|电话|地址|住址|联系|身份|信息|情况|以上|以下|不详|未知|代表|委员"
)
_NOT_NAMES = frozenset(
    "陈述 申请 申报 高度 高级 许可 程序 常住 曾经 马上 金额 严重 任何 任职 施工 施行 余额 方式 温馨 文件 管理 明确 "  # noqa: SIM905
    "安全 成功 计划 查询 关系 包括 单位 单独 解除 华侨 路线 项目 项目部 全部 全体 全国 应当 应急 师生 党员 党政 党组织 "
    "农民 农户 农村 司法 司机 车辆 车主 项下 成员 成年人 时间 时限 平台 简介 简称 边境 商户 商业 和谐 万元 易地 连续 "
    "明细 汤圆 牛羊 米面 江河 湖泊 石材 金融 白天 黄金 高中 高校 高龄 苗木 林地 林业 谷物 席位 卫生 卫健委 房屋 房产 "
    "费用 荣誉 乐于 时效 官方 封面 封闭 满意 燕窝 游客 路段 管委会 党支部 何时 何种 何人 顾客 夏季 毕业 毕业生 童年 "
    "祝贺 成立 左右 宁可 尚未 符合 纪检 纪委 华人 国籍 解释 农业 古迹 景区 冷链 任务 宗教 仲裁 明年 闻讯 储蓄 原因 "
    "向上 范围 温度 严格 安置 安排 江苏 云南 河南 广东 广西 江西 贵州 甘肃 宁夏 和平 陆地 康复 康复科 武装 武术 施主 "
    "谢绝 许多 水平 余人 于此 章节 龙头 常务 常设 常规 文化 文字 文书 马路 孔子 关于 关键 左侧 强制 双方 有权 全称 "
    "尤其 阳光 阳性 阴性 边界 方案 方便 万户 万人 季度 单价 单元 温泉 海关 海洋 区域 区县 经办 申诉 申述 申领 谈话 申辩 宿舍 常见 游乐 凌晨 方可 原告 主张 张贴 张家口 张家界 张家港 反应 来访".split()
)


def is_name(text: str) -> bool:
    """Whether the text has the shape of a full personal name: a known surname and one or two characters."""
    if not FULL_NAME.fullmatch(text) or text in _NOT_NAMES or text[:2] in _NOT_NAMES:
        return False
    return not _NOT_GIVEN.search(text, 1)
