"""The form in which an answer is confirmed."""

from typing import Any

from django import forms

from mingzheng.base.organs.models import Organ
from mingzheng.outreach.answers.actions.confirming import LONGEST_ANSWER
from mingzheng.outreach.answers.answer import AnswerPassage
from mingzheng.outreach.answers.phrases import citation

from ..kit.forms import DeskForm

_SHOWN = 160


class ConfirmForm(DeskForm):
    """Question, answer, and which of the passages found it rests on."""

    question = forms.CharField(
        label="问题", max_length=200, help_text="群众会怎样问就怎样写；个人信息会自动隐去。"
    )
    answer = forms.CharField(
        label="答复", max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="以后有人问同样的问题，先给出这个答复，并标明“人工确认”。",
    )  # fmt: skip
    basis = forms.MultipleChoiceField(
        label="依据的原文", widget=forms.CheckboxSelectMultiple,
        help_text="原文修改、失效或者撤回后，这个答复自动停止使用，请重新确认。",
    )  # fmt: skip
    organ = forms.ModelChoiceField(label="责任机关", queryset=Organ.objects.none(), empty_label=None)

    def __init__(self, *args: Any, passages: tuple[AnswerPassage, ...], organs: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [(name_of(each), _line(each)) for each in passages]
        self.fields["organ"].queryset = organs

    def texts(self) -> list[tuple[str, str]]:
        """The chosen texts as ``(ref, mark)``."""
        pairs = (value.rpartition("/") for value in self.cleaned_data["basis"])
        return [(ref, mark) for ref, _, mark in pairs]


def name_of(passage: AnswerPassage) -> str:
    """How the form names a text."""
    return f"{passage.ref}/{passage.mark}"


def _line(passage: AnswerPassage) -> str:
    text = " ".join(passage.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
    state = f"【{passage.state}】" if passage.state else ""
    return f"{citation(passage)}{state}：{shown}"
