"""Wording 用语: wrong characters, fixed expressions, names of organs after a reform, sums of tables."""

from mingzheng.kernel.lex.scan.wording.organs import find_former_organs
from mingzheng.kernel.lex.scan.wording.spelling import find_misspellings
from mingzheng.kernel.lex.scan.wording.sums import find_wrong_sums

__all__ = ["find_former_organs", "find_misspellings", "find_wrong_sums"]
