"""The form of a review step: its points as questions, the opinion, and at the last step the time of publication."""

from collections.abc import Iterable
from typing import Any

from django import forms

from mingzheng.base.records.registry import ReviewPoint

from ..kit.forms import DeskForm, MomentField

_ANSWERS = {
    "secrecy": (("不涉及", "不涉及"), ("涉及", "涉及")),
    "": (("是", "是"), ("否", "否")),
}


class StepForm(DeskForm):
    """``points`` become radio fields named ``point_<key>``; which may pass is the engine's business, not ours."""

    opinion = forms.CharField(
        label="意见",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="退回时必须写明理由（至少四个字）。",
    )
    publish_at = MomentField(label="定时公开", required=False, help_text="留空则通过后立即公开。")

    def __init__(self, *args: Any, points: Iterable[ReviewPoint] = (), timed: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for point in points:
            self.fields[f"point_{point.key}"] = forms.ChoiceField(
                label=point.question, choices=_ANSWERS.get(point.step, _ANSWERS[""]), required=False,
                widget=forms.RadioSelect, help_text=f"依据：{point.source}",
            )  # fmt: skip
        if not timed:
            del self.fields["publish_at"]
        self.order_fields([name for name in self.fields if name.startswith("point_")])

    def answers(self) -> dict[str, str]:
        return {
            name.removeprefix("point_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("point_") and value
        }
