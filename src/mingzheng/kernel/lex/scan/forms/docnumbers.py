"""Document numbers 发文字号 in a wrong form: 机关代字〔年份〕序号号 (GB/T 9704-2012 7.2.5)."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.docnumbers import find_doc_numbers
from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_NUMBER = re.compile(
    r"[〔\[【（(﹝［「]([ \u3000]*)((?:19|20)[0-9]{2}|[0-9]{2})([ \u3000]*)(年?)[〕\]】）)﹞］」]([ \u3000]*)(第?)([ \u3000]*)"
    r"([0-9]{1,5})([ \u3000]*)(号?)"
)
_RIGHT = re.compile(r"〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,4}号")
_CODE_END = re.compile(
    r"[发函办规字文政电通综告呈报议党批审任干纪传令税教财建农监民社信局部委法企资会商环卫交运水安统保登服体旅档]$"
)
_CODE = re.compile(r"[\u4e00-\u9fa5]{2,10}$")
_RANGE = re.compile(r"[ ]*(?:[、，,—\-–~～至]|号)")


def find_document_numbers(view: View) -> Iterator[Finding]:
    """Wrong brackets, a short year, 第, a leading zero, a missing 号, blanks inside."""
    text = view.folded
    for match in _NUMBER.finditer(text):
        if _RIGHT.fullmatch(match.group()):
            continue
        code = _CODE.search(text, max(0, match.start() - 10), match.start())
        if code is None or not _CODE_END.search(code.group()):
            continue
        faults = _faults(match, text)
        if not faults:
            continue
        suggestion = _suggestion(f"{code.group()}〔{match[2]}〕{int(match[8])}号")
        reason = f"发文字号{'、'.join(faults)}。"
        yield view.finding("document_number", match.start(), match.end(), "warn", reason, suggestion)


def _suggestion(rebuilt: str) -> str:
    """The number as it should be, without the words that only lead up to it (根据…)."""
    hits = find_doc_numbers(rebuilt)
    return f"建议写作“{hits[0].value}”。" if hits else "请按“机关代字〔四位年份〕序号号”改写。"


def _faults(match: re.Match[str], text: str) -> list[str]:
    is_whole = match[10] == "号"
    if not is_whole and _RANGE.match(text, match.end()):
        return []
    checks = (
        (match.group()[0] != "〔" or "〕" not in match.group(), "年份应当用六角括号“〔〕”"),
        (len(match[2]) == 2, "年份应当写全四位"),
        (bool(match[4]), "年份后不写“年”"),
        (bool(match[6]), "序号前不加“第”"),
        (match[8].startswith("0"), "序号不编虚位"),
        (not is_whole, "序号后缺“号”"),
        (any(match[blank] for blank in (1, 3, 5, 7, 9)), "中间不空格"),
    )
    faults = [fault for wrong, fault in checks if wrong]
    if not is_whole and match.group()[0] in "（(":
        return []
    return faults
