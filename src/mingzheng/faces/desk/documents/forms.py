"""The forms of documents."""

from typing import Any

from django import forms

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.models import Disclosure
from mingzheng.disclosure.policy.models.document import AUDIENCES, EDITABLE
from mingzheng.disclosure.policy.models.validity import EventKind
from mingzheng.kernel.statute.genres import GENRE_NAMES
from mingzheng.kernel.statute.grounds import GROUNDS
from mingzheng.kernel.statute.themes import THEME_PATHS

from ..kit.forms import DayField, DeskForm, ListField, ManyFilesField

_GENRES = [("", "没有或不属于法定文种"), *((name, name) for name in GENRE_NAMES)]
_THEMES = [("", "未分类"), *((path, path.replace("\\", " › ")) for path in THEME_PATHS)]
_GROUNDS = [("", "（主动公开的不用选）"),
            *((ground.key, f"{ground.name}（{ground.source.citation}）") for ground in GROUNDS)]  # fmt: skip


class IntakeForm(DeskForm):
    """New document: files, or text."""

    files = ManyFilesField(
        label="文件",
        required=False,
        help_text="第一个可读的文件作为正文，其余作为附件。可以读 docx、pdf、ofd、html、xlsx、txt。",
    )
    text = forms.CharField(
        label="或者粘贴正文", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("files") and not str(values.get("text", "")).strip() and not self.errors:
            self.add_error("files", "请选择文件，或者把正文粘贴到下面。")
        return values


class DocumentForm(DeskForm):
    """Every value a clerk may set."""

    title = forms.CharField(label="标题", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    doc_number = forms.CharField(
        label="发文字号", max_length=80, required=False, help_text="例如 云政发〔2026〕5号；没有就留空。"
    )
    issuers = ListField(label="发文机关", required=False, help_text="联合发文的用顿号分开。")
    written_date = DayField(label="成文日期", required=False, help_text="公开期限从这一天起算。")
    genre = forms.ChoiceField(label="文种", required=False, choices=_GENRES)
    theme = forms.ChoiceField(label="主题分类", required=False, choices=_THEMES)
    keywords = ListField(label="主题词", required=False)
    effective_date = DayField(label="施行日期", required=False)
    expires_date = DayField(label="有效期至", required=False)
    addressees = forms.CharField(label="主送机关", max_length=500, required=False)
    signer = forms.CharField(label="签发人", max_length=60, required=False)
    note = forms.CharField(label="附注", max_length=200, required=False)
    index_number = forms.CharField(
        label="索引号", max_length=80, required=False, help_text="留空则在公开时自动编号。"
    )
    source_url = forms.URLField(label="原文网址", max_length=500, required=False, assume_scheme="https")
    audiences = forms.MultipleChoiceField(
        label="面向对象", required=False, choices=[(name, name) for name in AUDIENCES],
        widget=forms.CheckboxSelectMultiple, help_text="公众可以按它筛选；与企业、个人都没有直接关系的不用选。",
    )  # fmt: skip
    normative = forms.BooleanField(label="这是行政规范性文件", required=False)
    abstract = forms.CharField(
        label="内容概述", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "body"}),
        help_text="一段一行；表格每行写成 | 单元格 | 单元格 |，第一行是表头。",
    )
    disclosure = forms.ChoiceField(
        label="公开属性", choices=Disclosure.choices, initial=Disclosure.OPEN, widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(label="不主动公开的理由", required=False, choices=_GROUNDS)
    ground_note = forms.CharField(
        label="理由说明", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        """What goes to the action."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.cleaned_data}


class NewDocumentForm(DocumentForm):
    """A new document belongs to one of the organs for which the person drafts."""

    organ = forms.ModelChoiceField(label="责任机关", queryset=Organ.objects.none(), empty_label=None)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    keep_original = forms.BooleanField(
        label="把读取的原文件也作为附件",
        required=False,
        help_text="附件会随正文一起公开，请先清除其中的批注和修订痕迹。",
    )
    field_order = ["organ"]

    def __init__(self, *args: Any, organs: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs


class RevisionForm(DocumentForm):
    """Proposed values for a public document, and why."""

    reason = forms.CharField(
        label="修订原因",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="至少四个字。修订通过审查后才会替换已公开的内容。",
    )
    field_order = ["reason"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("disclosure", "ground", "ground_note"):
            del self.fields[name]


class ValidityForm(DeskForm):
    """What happened to a document's force."""

    kind = forms.ChoiceField(label="事件", choices=EventKind.choices)
    on = DayField(label="从哪一天起")
    by_text = forms.CharField(
        label="依据哪份文件",
        max_length=300,
        required=False,
        help_text="写标题或文号，例如 云政发〔2026〕5号。",
    )
    note = forms.CharField(label="说明", max_length=300, required=False)


class AttachForm(DeskForm):
    files = ManyFilesField(label="附件")


class AnswerForm(DeskForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    reason = forms.CharField(label="可以公开的理由", max_length=300, required=False)


class MaskForm(DeskForm):
    """Which finding of which version of the document."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    version = forms.IntegerField(label="版本", widget=forms.HiddenInput)
