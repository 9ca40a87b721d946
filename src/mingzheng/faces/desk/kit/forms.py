"""Forms of the desk: Chinese messages, errors beside the field, evidence of a reading beside the value."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Note:
    """Beside a field: where its value was found (``how``, ``passage``), and what looks wrong with it."""

    passage: str = ""
    how: str = ""
    warnings: tuple[str, ...] = ()


class DeskForm(forms.Form):
    """A form whose refusals come back with what was typed. ``notes`` stand beside the fields they name."""

    use_required_attribute = False

    def __init__(self, *args: Any, notes: dict[str, Note] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.notes = notes or {}
        for field in self.fields.values():
            field.error_messages["required"] = f"请填写{field.label}。"
            if isinstance(field, forms.ModelChoiceField) and field.empty_label:
                field.empty_label = "请选择"
            if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
                field.error_messages["required"] = f"请选择{field.label}。"
                field.error_messages["invalid_choice"] = f"{field.label}不在可选的范围内，请重新选择。"

    def typed(self) -> dict[str, Any]:
        """The cleaned values."""
        return dict(self.cleaned_data)


class ListField(forms.CharField):
    """Several names in one line, separated by 、 or ; or a new line."""

    def prepare_value(self, value: Any) -> Any:
        return "、".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        for mark in "；;，,\n\r":
            text = text.replace(mark, "、")
        return [part.strip() for part in text.split("、") if part.strip()]


class DayField(forms.DateField):
    """A day; browsers offer a calendar."""

    default_error_messages = {"invalid": gettext_lazy("日期的写法不对，应当像 2026-05-08 这样。")}
    widget = forms.DateInput

    def __init__(self, **kwargs: Any):
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


class MomentField(forms.DateTimeField):
    """A day and time, as ``datetime-local`` inputs send it."""

    default_error_messages = {"invalid": gettext_lazy("时间的写法不对，应当像 2026-05-08 09:30 这样。")}

    def __init__(self, **kwargs: Any):
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(widget=widget, **kwargs)


class ReasonForm(DeskForm):
    """One reason, kept in the log."""

    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="至少四个字，会写进存证日志。",
    )


class NothingForm(DeskForm):
    """Nothing to fill in: only a confirmation."""


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files; gives a list."""

    def __init__(self, **kwargs: Any):
        # An empty file is refused by the reader, in its own words.
        super().__init__(widget=ManyFilesInput(), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]
