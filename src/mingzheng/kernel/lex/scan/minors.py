"""Minors 未成年人: a name with an age under eighteen, or behind 学生, 儿童 and the like."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.masks import mask_value
from mingzheng.kernel.lex.scan.names import ADVICE
from mingzheng.kernel.lex.scan.surnames import GIVEN, HAN, SURNAME, is_name
from mingzheng.kernel.lex.scan.view import View

PUPILS = "学生 儿童 幼儿 未成年人 小学生 初中生 患儿 新生儿 孤儿 其子 其女 之子 之女".split()  # noqa: SIM905
"""Words behind which a name is a minor's."""

OF_AGE = 18
"""民法典第十七条: 不满十八周岁的自然人为未成年人."""
_AGE_BEFORE = re.compile(r"([0-9]{1,2})周?$")
_AGED_NAME = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[人童孩生儿户者]))({SURNAME}{GIVEN})[，,、（( ]+(?:[男女][，,、 ]*)?(?:今年|现年|年仅|年龄|时年)?[：:]?$"
)
_PUPIL_NAME = re.compile(
    rf"(?:(?:姓名)?[：:][ ]?({SURNAME}{GIVEN})(?=[^{HAN}]|$)|"
    rf"({SURNAME}{GIVEN})(?=[（(](?:[男女]|[0-9]|身份)|[，,](?:[男女]|[0-9]|现|系|就读)|就读|入学|系[我本该县市区]))"
)


def pupils_behind(view: View, start: int, word: str) -> Iterator[Finding]:
    """A name directly behind 学生, 儿童 …"""
    match = _PUPIL_NAME.match(view.folded, start + len(word))
    if match and is_name(match[match.lastindex or 1]):
        yield minor_finding(view, *match.span(match.lastindex or 1))


def minors_by_age(view: View) -> Iterator[Finding]:
    """张小明，男，8岁: the name before an age of less than eighteen."""
    place = view.folded.find("岁")
    while place >= 0:
        age = _AGE_BEFORE.search(view.folded, max(0, place - 3), place)
        if age and int(age[1]) < OF_AGE:
            name = _AGED_NAME.search(view.folded, max(0, age.start() - 20), age.start())
            if name and is_name(name[1]):
                yield minor_finding(view, *name.span(1))
        place = view.folded.find("岁", place + 1)


def minor_finding(view: View, start: int, end: int) -> Finding:
    """The name of a minor; 个人信息保护法第二十八条 counts those under fourteen as sensitive."""
    reason = "可以识别到未成年人。不满十四周岁未成年人的个人信息属于敏感个人信息。"
    return view.finding(
        "minor", start, end, "block", reason, ADVICE, mask_value("minor", view.text[start:end])
    )
