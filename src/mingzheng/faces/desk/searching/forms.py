"""The two forms with which search is taught."""

from django import forms

from ..kit.forms import DeskForm, ListField


class SynonymsForm(DeskForm):
    """Words that mean the same."""

    prefix = "synonyms"
    words = ListField(
        label="一组同义词",
        help_text="2到10个，用顿号隔开，例如“社保、社会保险”。检索其中一个，也会找到写着另一个的。",
    )


class PinForm(DeskForm):
    """A query and what comes first for it."""

    prefix = "pin"
    query = forms.CharField(
        label="检索词", max_length=100, help_text="群众输入的词；繁简、全半角和空格不必管。"
    )
    address = forms.CharField(
        label="信息的网址", max_length=500, help_text="从浏览器地址栏复制那条已公开信息的网址。"
    )
