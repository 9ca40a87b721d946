"""The layouts in which pages print a document: the same model, told in many ways."""

from collections.abc import Callable

from mingzheng.kernel.lex import Manuscript, to_hant

from .model import Model, chinese_date


def iso(day) -> str:
    return day.isoformat()


def spelled(day) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def padded(day) -> str:
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def formal(
    model: Model, date_text: str | None = None, title: list[str] | None = None, gap: bool = False
) -> list[str]:
    """The document itself, as printed: title, number, addressees, text, signature, date, note."""
    lines = list(title or [model.title])
    if model.doc_number:
        lines.append(model.doc_number)
    lines += [f"{model.addressees}：", *model.clauses(), *model.issuers, date_text or spelled(model.written)]
    if model.note:
        lines.append(f"（{model.note}）")
    return [part for line in lines for part in ((line, "") if gap else (line,))]


def pairs(model: Model, day: Callable = iso) -> list[tuple[str, str]]:
    return [
        ("索引号", model.index_number),
        ("主题分类", model.theme),
        ("发文机关", "、".join(model.issuers)),
        ("成文日期", day(model.written)),
        ("标题", model.title),
        ("发文字号", model.doc_number or ""),
        ("发布日期", day(model.published)),
        ("主题词", " ".join(model.keywords)),
    ]


def spread(label: str) -> str:
    return label if len(label) > 3 else (" " if len(label) == 3 else "  ").join(label)


def lines_with_colon(model):
    return "\n".join([f"{name}：{value}" for name, value in pairs(model)] + formal(model))


def padded_labels(model):
    return "\n".join([f"{spread(name)}:  {value}" for name, value in pairs(model, padded)] + formal(model))


def two_pairs_a_line(model):
    items = [f"{spread(name)}: {value}" for name, value in pairs(model, padded)]
    head = [" ".join(items[i : i + 2]) for i in range(0, len(items), 2)]
    return "\n".join(["分享到:", *head, "", "", *formal(model, gap=True)])


def blanks_without_colon(model):
    names = {
        "索引号": "索 引 号",
        "发文机关": "发布机构",
        "发文字号": "文  号",
        "标题": "名  称",
        "主题词": "关 键 词",
    }
    items = [f"{names.get(name, name)} {value}".strip() for name, value in pairs(model)]
    head = [f"{items[0]} {items[2]}", f"{items[1]} {items[3]}", f"{items[5]} {items[6]}", items[4], items[7]]
    return "\n".join(["信息公开站内导航: 首页 > 信息公开", *head, *formal(model)])


def printed_twice(model):
    items = [f"{name} {value}".strip() for name, value in pairs(model)]
    head = [
        f"{items[0]} {items[2]}",
        f"{items[5]} {items[6]}",
        f"{items[5]} {items[6]} 失效日期",
        items[1],
        items[3],
        items[7],
    ]
    return "\n".join([*head, "时效说明", *formal(model)])


def glued_with_colon(model):
    glued = "".join(f"{name}:{value}" for name, value in pairs(model) if name != "标题" and value) + "阅读:"
    return "\n".join([model.title, glued, *formal(model)[1:]])


def glued_without_colon(model):
    glued = "".join(
        f"{name}{value}" for name, value in pairs(model) if name not in ("标题", "主题词") and value
    )
    return "\n".join([glued, "主题词 " + " ".join(model.keywords), *formal(model)])


def stacked(model):
    head = [part for name, value in pairs(model, padded) for part in (f"{spread(name)}：", value) if part]
    return "\n".join([*head, *formal(model)])


def stacked_with_blank_lines(model):
    head = [part for name, value in pairs(model) for part in (name + "：", "", value, "")]
    return "\n".join([*head, "", *formal(model, gap=True)])


def table_two_columns(model):
    return "\n".join([*(f"| {name} | {value} |" for name, value in pairs(model)), "", *formal(model)])


def table_four_columns(model):
    cells = pairs(model)
    rows = [f"| {a} | {b} | {c} | {d} |" for (a, b), (c, d) in zip(cells[::2], cells[1::2], strict=True)]
    return "\n".join([*rows, *formal(model)])


def table_inline(model):
    cells = [f"{name}：{value}" for name, value in pairs(model)]
    rows = [f"| {a} | {b} |" for a, b in zip(cells[::2], cells[1::2], strict=True)]
    return "\n".join([*rows, *formal(model)])


def meta_tags(model):
    meta = (
        ("SiteName", "云江市人民政府"), ("ColumnName", "政策文件"), ("ArticleTitle", model.title),
        ("PubDate", f"{iso(model.published)} 10:30"), ("ContentSource", model.issuers[0]),
        ("Keywords", ",".join(model.keywords)),
    )  # fmt: skip
    return Manuscript(Manuscript.from_text("\n".join(formal(model))).blocks, "html", meta)


def no_block(model):
    return "\n".join(formal(model))


def chinese_numeral_date(model):
    return "\n".join(formal(model, chinese_date(model.written)))


def indented_and_trailing_blanks(model):
    return "\n\n".join("　　" + line + "  \u00a0" for line in formal(model))


def number_before_title(model):
    lines = formal(model)
    head = [lines[1], lines[0]] if model.doc_number else lines[:1]
    return "\n".join(head + lines[len(head) :])


def title_over_lines(model):
    organs, subject = "\n".join(model.issuers), model.subject
    cut = len(subject) // 2
    return "\n".join(formal(model, title=[*organs.split("\n"), subject[:cut], subject[cut:]]))


def half_width(model):
    text = "\n".join([f"{name}:{value}" for name, value in pairs(model)] + formal(model))
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def traditional(model):
    return to_hant("\n".join([f"{name}：{value}" for name, value in pairs(model, padded)] + formal(model)))


def web_page(model):
    navigation = [
        "无障碍阅读",
        "长者助手",
        "登录",
        "首页",
        "政务公开",
        "互动交流",
        "政务服务",
        "走进云江",
        "English",
    ]
    crumbs = ["当前位置：", "首页", ">", "政务公开", ">", "政策文件"]
    head = [
        "发布时间：",
        iso(model.published) + " 16:07:09",
        "信息来源：",
        model.issuers[0],
        "浏览量：",
        "-",
        "A",
        "+",
        "大",
        "小",
    ]
    footer = [
        "扫一扫在手机打开当前页", "返回顶部", "主办单位：云江市人民政府办公室", "网站标识码：0000000000",
        "云ICP备00000000号", "关于我们", "网站地图",
    ]  # fmt: skip
    return "\n".join(
        [
            f"{model.title} - 云江市人民政府门户网站",
            *navigation,
            *crumbs,
            model.title,
            *head,
            *formal(model),
            *footer,
        ]
    )


def spam_tail(model):
    return "\n".join(
        [
            *(f"{name}：{value}" for name, value in pairs(model)),
            *formal(model),
            "扫一扫在手机打开当前页",
            "一分快3-开户",
        ]
    )


def damaged_number(model):
    head = [f"{name}：{value}" for name, value in pairs(model)]
    lines = formal(model)
    if model.doc_number:
        lines[1] = model.doc_number.replace("〕", "").replace("号", "")
    return "\n".join(head + lines)


def order_of_labels_after_title(model):
    return "\n".join(
        [
            model.title,
            *(f"{name}：{value}" for name, value in pairs(model) if name != "标题"),
            *formal(model)[1:],
        ]
    )


WITH_BLOCK = [
    lines_with_colon, padded_labels, two_pairs_a_line, blanks_without_colon, printed_twice, glued_without_colon, stacked,
    stacked_with_blank_lines, table_two_columns, table_four_columns, table_inline, half_width, traditional, spam_tail,
    damaged_number, order_of_labels_after_title, glued_with_colon,
]  # fmt: skip


def in_traditional(layout: Callable) -> Callable:
    """The same layout in traditional characters."""

    def converted(model):
        return to_hant(layout(model))

    converted.__name__ = f"{layout.__name__}_hant"
    return converted


WITH_BLOCK += [in_traditional(layout) for layout in WITH_BLOCK if layout is not traditional]
WITHOUT_BLOCK = [
    no_block,
    chinese_numeral_date,
    indented_and_trailing_blanks,
    number_before_title,
    title_over_lines,
]
PARTIAL = [meta_tags, web_page]
