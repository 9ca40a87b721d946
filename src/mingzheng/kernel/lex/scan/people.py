"""Names of persons 姓名, minors 未成年人 and home addresses 住址: found only where the context is personal."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding, Severity
from mingzheng.kernel.lex.scan.masks import mask_value
from mingzheng.kernel.lex.scan.surnames import FULL_NAME, HAN, PLAIN_NAME, SURNAME, is_name
from mingzheng.kernel.lex.scan.view import View

_ADVICE = "公开前请删除，或者按区分处理的要求遮蔽。"

_ROLES = (
    "申请人|当事人|联系人|投诉人|举报人|信访人|来信人|来访人|反映人|被处罚人|被申请人|被执行人|受害人|被害人|患者|病人|死者|"
    "户主|家长|监护人|被监护人|业主|住户|受助人|救助对象|低保对象|收养人|送养人|原告|被告|姓名"
)
_ROLE = re.compile(rf"(?:{_ROLES})(?:姓名|名称|代表)?")
_LABELLED = re.compile(
    rf"[ \u3000]?[（(]?(?:签名|签字)?[)）]?[：:为是][ \u3000]*({SURNAME}[一-龥]{{1,2}}(?:[ 、，,和及]+{SURNAME}[一-龥]{{1,2}})*)"
    rf"(?=[^{HAN}]|$|身份证|男|女|联系|电话|手机|住|性别)"
)
_PLAIN_NEXT = re.compile(rf"[^{HAN}]|$|[男女系于向住因对在与和提认称不经]|[是将就同未]|身份证|的")
_SURE_NEXT = re.compile(
    r"向[我本贵该县市区镇乡]|[，,（(](?:[男女]|身份证|公民|住|汉族|手机|电话)|系[本我该县市区镇乡]"
)
_NAME_SPLIT = re.compile(r"[ 、，,和及]+")

_AGE = re.compile(r"([0-9][0-9]?)周?岁")
_AGED_NAME = re.compile(
    rf"(?<![{HAN}])({SURNAME}[一-龥]{{1,2}})[，,、（( ]+(?:[男女][，,、 ]*)?(?:今年|现年|年仅|年龄|时年)?[：:]?$"
)
_PUPIL = re.compile(
    rf"(?:学生|儿童|幼儿|未成年人|小学生|初中生|患儿|新生儿|孤儿|其子|其女|之子|之女)(?:姓名)?[：: ]?({SURNAME}[一-龥]{{1,2}})"
    rf"(?=[^{HAN}]|$|[（(，,系于在因住]|就读|入学)"
)
_MINOR_COLUMN = re.compile(
    r"(?:学生|儿童|幼儿|新生|未成年人|孤儿|患儿)(?:的)?(?:姓名|名单)|^(?:学生|儿童|幼儿)$"
)
_NAME_COLUMN = re.compile(rf"^(?:[^|]{{0,8}})?(?:姓\s*名|{_ROLES})(?:（[^）]*）)?$")
_OFFICIAL_COLUMN = re.compile(
    r"职务|职称|岗位|分工|职责|单位职务|任职|聘任|专家|导师|教师姓名|负责人姓名|法定代表人"
)
_PRIVATE_COLUMN = re.compile(
    r"身份证|证件号|证件|电话|手机|联系方式|住址|地址|银行|账号|卡号|出生|年龄|性别|户籍|残疾|病|低保|补助|救助|家庭|金额"
)

_HOME_WORD = re.compile(
    r"家庭住址|家庭地址|住址|户籍所在地|户籍地址|户籍地|户籍|居住地址|现居住地|居住地|现住址?|家住|居住于|住所地?|通讯地址|联系地址|邮寄地址|住(?<=[，,、；（(]住)(?=[^所房建宅院户宿])"
)
_ORGAN_PLACE = re.compile(r"住所|地址$")
_PLACE = re.compile(
    rf"[：:为是在于 ]{{0,3}}([{HAN}A-Za-z0-9]{{2,30}}?[0-9一二三四五六七八九十百]{{1,6}}(?:-[0-9]{{1,4}})?(?:号|弄|组|室|栋|幢|单元|户)"
    rf"[{HAN}A-Za-z0-9\-]{{0,20}}?(?:[0-9]{{1,4}}(?:室|号|户))?)(?=[^{HAN}A-Za-z0-9\-]|$|联系|电话|身份)"
)
_HOME_DETAIL = re.compile(
    r"(?:栋|幢|号楼|单元)(?:[0-9一二三四五六七八九十]{1,3}单元)?[0-9]{3,4}(?:室|户|号(?!楼|文|令))"
)
_HOME_HEAD = re.compile(rf"[{HAN}A-Za-z0-9]{{2,40}}$")
_PUBLIC_PLACE = re.compile(
    r"地址|地点|办公|大厅|中心|坐落|座落|位于|场所|会议|窗口|注册|经营|公司|政府|大楼|大厦|工程|项目|机关|受理"
)
_ADDRESS_COLUMN = re.compile(r"住址|家庭地址|居住地|户籍地|家庭住址|现住")


def find_people(view: View) -> Iterator[Finding]:
    """Names, minors and home addresses. Overlaps between them are settled by the caller."""
    yield from _names_in_text(view)
    yield from _minors_in_text(view)
    yield from _columns(view)
    yield from _homes(view)
    yield from _homes_without_label(view)


def _names_in_text(view: View) -> Iterator[Finding]:
    text = view.folded
    for role in _ROLE.finditer(text):
        word = role.group()
        labelled = _LABELLED.match(text, role.end())
        if labelled:
            yield from _listed_names(view, labelled, word)
        elif word not in ("姓名", "联系人") and (plain := _plain_name(text, role.end())):
            yield _name(view, *plain, _severity_of(word), word)


def _listed_names(view: View, match: re.Match[str], role: str) -> Iterator[Finding]:
    position = match.start(1)
    for name in _NAME_SPLIT.split(match.group(1)):
        start = view.folded.index(name, position)
        position = start + len(name)
        if is_name(name):
            yield _name(view, start, position, _severity_of(role), role)


def _plain_name(text: str, start: int) -> tuple[int, int] | None:
    """A name directly behind the role, without a colon: 申请人张三向… Everyday-word surnames need more proof."""
    for shape, following in ((PLAIN_NAME, _PLAIN_NEXT), (FULL_NAME, _SURE_NEXT)):
        match = shape.match(text, start)
        if match is None:
            continue
        for end in (match.end(), match.end() - 1):
            if is_name(text[start:end]) and shape.fullmatch(text, start, end) and following.match(text, end):
                return start, end
    return None


def _severity_of(role: str) -> Severity:
    """A contact person is often an official on duty, published on purpose: a person decides."""
    return "warn" if role.startswith("联系人") else "block"


def _minors_in_text(view: View) -> Iterator[Finding]:
    for age in _AGE.finditer(view.folded):
        name = (
            _AGED_NAME.search(view.folded, max(0, age.start() - 20), age.start())
            if int(age[1]) < 18
            else None
        )
        if name and is_name(name[1]):
            yield _minor(view, *name.span(1))
    for match in _PUPIL.finditer(view.folded):
        if is_name(match[1]):
            yield _minor(view, *match.span(1))


def _columns(view: View) -> Iterator[Finding]:
    """A column of names; it blocks if the same table says more about those persons."""
    for grid in view.grids:
        others = " ".join(grid.header)
        for index, header in enumerate(grid.header):
            is_minor = bool(_MINOR_COLUMN.search(header))
            if _ADDRESS_COLUMN.search(header):
                yield from _address_column(view, grid.column(index))
            if not is_minor and (not _NAME_COLUMN.match(header) or _OFFICIAL_COLUMN.search(header)):
                continue
            severity = (
                "block" if _PRIVATE_COLUMN.search(others) and not _OFFICIAL_COLUMN.search(others) else "warn"
            )
            for cell in grid.column(index):
                name = cell.text.replace(" ", "").replace("\u3000", "")
                if is_name(name) and len(name) == len(cell.text):
                    yield (
                        _minor(view, cell.start, cell.end)
                        if is_minor
                        else _name(view, cell.start, cell.end, severity, header)
                    )


def _address_column(view: View, cells: list) -> Iterator[Finding]:
    for cell in cells:
        if re.search(r"[0-9一二三四五六七八九十](?:号|组|室|栋|幢|单元|户)", cell.text):
            yield _home(view, cell.start, cell.end)


def _homes(view: View) -> Iterator[Finding]:
    for word in _HOME_WORD.finditer(view.folded):
        place = _PLACE.match(view.folded, word.end())
        if place is None or (_ORGAN_PLACE.match(word.group()) and not _is_person_near(view, word.start())):
            continue
        if word.group() in ("通讯地址", "联系地址", "邮寄地址") and not _is_person_near(view, word.start()):
            continue
        yield _home(view, *place.span(1))


def _is_person_near(view: View, position: int) -> bool:
    line = view.line_at(position)
    return bool(re.search(r"[，,（(；][男女][，,；]|身份证|性别|公民|户籍|申请人|当事人|本人|家庭", line))


def _homes_without_label(view: View) -> Iterator[Finding]:
    """Building, unit and room in running text: probably a home, a person decides."""
    for match in _HOME_DETAIL.finditer(view.folded):
        head = _HOME_HEAD.search(view.before(match.start(), 40))
        if head and not _PUBLIC_PLACE.search(view.label(match.start(), 48)):
            start = match.start() - len(head.group())
            reason = "地址写到了楼栋和房号，可能是个人住址。"
            masked = mask_value("address", view.text[start : match.end()])
            yield view.finding(
                "address", start, match.end(), "warn", reason, "确属个人住址的，请只写到街道或者村。", masked
            )


def _name(view: View, start: int, end: int, severity: Severity, role: str) -> Finding:
    reason = f"“{role}”处写有个人姓名，请确认是否属于应当公开的内容。"
    return view.finding(
        "name", start, end, severity, reason, _ADVICE, mask_value("name", view.text[start:end])
    )


def _minor(view: View, start: int, end: int) -> Finding:
    reason = "可以识别到未成年人。不满十四周岁未成年人的个人信息属于敏感个人信息。"
    return view.finding(
        "minor", start, end, "block", reason, _ADVICE, mask_value("minor", view.text[start:end])
    )


def _home(view: View, start: int, end: int) -> Finding:
    masked = mask_value("address", view.text[start:end])
    return view.finding(
        "address", start, end, "block", "个人住址写到了门牌，属于个人信息。", "请只写到街道或者村。", masked
    )
