"""The forms of columns and articles."""

from typing import Any

from django import forms

from mingzheng.disclosure.columns.models import EDITABLE, Column

from ..kit.forms import DayField, DeskForm, ListField


class ColumnChoice(forms.ModelChoiceField):
    """Columns with the organ that keeps them: several organs have one of the same name."""

    def label_from_instance(self, obj: Column) -> str:
        return f"{obj.organ.short_name} · {obj.name}"


class ArticleForm(DeskForm):
    """What a clerk writes."""

    title = forms.CharField(label="标题", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(label="来源", max_length=100, required=False)
    author = forms.CharField(label="作者", max_length=60, required=False)
    formed_on = DayField(label="形成日期", required=False)
    keywords = ListField(label="关键词", required=False, help_text="用顿号分开。")
    abstract = forms.CharField(
        label="摘要", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = forms.CharField(
        label="正文", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 20, "class": "body"}),
        help_text="一段一行；表格每行写成 | 单元格 | 单元格 |，第一行是表头。",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        """What goes to the action."""
        return {name: self.cleaned_data[name] for name in (*EDITABLE, "formed_on")}


class NewArticleForm(ArticleForm):
    """A new article stands in one of the columns for which the person writes."""

    column = ColumnChoice(label="栏目", queryset=Column.objects.none(), empty_label=None)
    field_order = ["column"]

    def __init__(self, *args: Any, columns: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["column"].queryset = columns


class ColumnForm(DeskForm):
    """What may be changed of a column."""

    name = forms.CharField(label="栏目名称", max_length=60)
    description = forms.CharField(label="栏目说明", max_length=300, required=False)
    stale_after = forms.IntegerField(
        label="多少天不更新就提醒", min_value=1, max_value=3650, required=False, help_text="留空则不提醒。"
    )
    order = forms.IntegerField(label="排序", min_value=0, max_value=10_000, help_text="小的在前。")
    on_home = forms.BooleanField(label="在首页显示", required=False)
