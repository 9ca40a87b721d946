"""Characters often taken for one another by their shape (形近字), in groups. Our own table; pure."""

GROUPS = (
    "己已巳", "未末", "士土", "人入八", "日曰", "千干于", "天夭", "大太犬", "今令", "冶治", "冷泠",
    "辨辩辫瓣", "账帐胀", "拔拨", "徒徙", "载栽裁", "晴睛", "清请情", "赢羸嬴", "粱梁", "竞竟", "侯候",
    "壁璧", "练炼", "折拆析", "券卷", "籍藉", "博搏膊", "即既", "蓝篮", "密蜜", "幕墓慕募暮", "偏遍编",
    "俗裕浴", "科料", "微徽", "戊戌戍", "爪瓜", "贷货", "准淮", "管菅", "延廷", "历厉", "历励", "第弟",
    "代伐", "住往注", "体休", "间问闻", "设没", "机杌", "构沟购", "检捡险", "验脸", "规现", "观欢",
    "政攻", "改攻", "放效", "技枝", "抚扶", "持待侍恃", "指拍", "损捐", "投没", "授援", "提堤", "捞劳",
    "佣拥", "补扑", "祝视", "初衩", "税脱悦", "租祖粗组", "程呈", "积织", "职识炽", "绩债", "统充",
    "经径", "给拾", "级极", "纪记", "保堡", "障嶂", "险检", "老考", "救求", "灾炎", "环坏", "境镜",
    "治洽", "污圬", "染柒", "农衣", "村材", "地他", "田由甲申", "林材", "渔鱼", "牧收", "畜蓄", "种钟",
    "粮良", "品晶", "药约", "医匠", "院浣", "校较", "育肓", "学字", "教敎", "师帅", "生牛", "童章",
    "妇归", "婚昏", "户卢", "籍簿", "簿薄", "证征", "执抉", "照昭", "许讦", "可司", "审宙", "批扯",
    "标杯", "招诏", "采菜", "购构",
)  # fmt: skip


def _table() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for group in GROUPS:
        for char in group:
            found.setdefault(char, set()).update(set(group) - {char})
    return {char: "".join(sorted(others)) for char, others in found.items()}


_OTHERS = _table()


def lookalikes(char: str) -> str:
    """The characters that look like this one; empty if none is known."""
    return _OTHERS.get(char, "")
