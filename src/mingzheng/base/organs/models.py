"""Regions and organs (区划与机构): who publishes, who answers, where and when to reach them."""

from datetime import date
from typing import Any, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from mingzheng.kernel.statute.identifiers import is_org_code, is_uscc

from .validators import validate_org_code, validate_uscc


class RegionLevel(models.TextChoices):
    """Administrative levels (行政层级)."""

    NATION = "nation", "国家"
    PROVINCE = "province", "省级"
    CITY = "city", "地市级"
    COUNTY = "county", "县级"
    TOWN = "town", "乡级"
    VILLAGE = "village", "村级"


class Region(models.Model):
    """An administrative region (行政区划), by its code of GB/T 2260 (6, 9 or 12 digits)."""

    code = models.CharField(
        "区划代码", max_length=12, unique=True, validators=[RegexValidator(r"^\d{6}(\d{3}){0,2}$")]
    )
    name = models.CharField("名称", max_length=60)
    level = models.CharField("层级", max_length=10, choices=RegionLevel)
    parent = models.ForeignKey("self", verbose_name="上级", on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "行政区划"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class OrganKind(models.TextChoices):
    """What sort of body it is (机构类别)."""

    GOVERNMENT = "government", "人民政府"
    OFFICE = "office", "政府办公厅（室）"
    DEPARTMENT = "department", "政府部门"
    TOWN = "town", "乡镇、街道"
    AUTHORISED = "authorised", "法律法规授权组织"
    PUBLIC_BODY = "public_body", "公共企事业单位"
    PARTY = "party", "党委机构"


class OrganQuerySet(models.QuerySet["Organ"]):
    def within(self, organ: "Organ") -> Self:
        """The organ and everything below it."""
        return self.filter(path__startswith=organ.path)

    def active(self, on: date) -> Self:
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))


class Organ(models.Model):
    """An organ (机构) with the elements that 条例第十二条 and 第二十条（二） want published.

    ``path`` is the chain of keys from the root, each followed by ``/``; it makes "this organ and all below it"
    one indexed prefix search. ``code`` names the organ in public addresses and never changes.
    """

    code = models.SlugField(
        "机构标识", max_length=40, unique=True, help_text="用于网址，只能用小写字母、数字和连字符。"
    )
    name = models.CharField("机构名称", max_length=100, unique=True)
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("类别", max_length=12, choices=OrganKind)
    region = models.ForeignKey(Region, verbose_name="区划", on_delete=models.PROTECT)
    parent = models.ForeignKey(
        "self",
        verbose_name="上级机构",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    path = models.CharField(max_length=250, editable=False, default="", db_index=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True, validators=[validate_uscc])
    index_code = models.CharField(
        "组织机构代码（索引号用）", max_length=9, blank=True, validators=[validate_org_code]
    )
    index_pattern = models.CharField("索引号式样", max_length=80, default="{org_code}/{year}-{serial:05d}")
    number_prefixes = models.JSONField("发文代字", default=list, blank=True)
    disclosure_office = models.CharField("政府信息公开工作机构", max_length=100, blank=True)
    leader = models.CharField("负责人", max_length=40, blank=True)
    duties_text = models.TextField("机关职能", blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    office_hours = models.CharField("办公时间", max_length=200, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)
    fax = models.CharField("传真号码", max_length=60, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    website = models.URLField("网址", blank=True)
    founded_on = models.DateField("设立日期", null=True, blank=True)
    ended_on = models.DateField("撤销日期", null=True, blank=True)
    order = models.PositiveIntegerField("排序", default=100)

    objects = OrganQuerySet.as_manager()

    class Meta:
        verbose_name = "机构"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else ''}{self.pk}/"
        if path != self.path:  # only at creation or when the organ moves
            old, self.path = self.path, path
            type(self).objects.filter(pk=self.pk).update(path=path)
            if old:
                self._carry_children(old)

    def _carry_children(self, old: str) -> None:
        below = type(self).objects.filter(path__startswith=old).exclude(pk=self.pk)
        for child in below.only("pk", "path"):
            type(self).objects.filter(pk=child.pk).update(path=self.path + child.path[len(old) :])

    @property
    def org_code(self) -> str:
        """The nine characters of the index number: its own field, or positions 9–17 of the credit code."""
        if self.index_code and is_org_code(self.index_code):
            return self.index_code
        return self.uscc[8:17] if is_uscc(self.uscc) else ""


class OrganAlias(models.Model):
    """Another name of an organ (别名、曾用名) and when it was its name."""

    organ = models.ForeignKey(Organ, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField("名称", max_length=100, db_index=True)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "机构别名"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organ", "name"], name="alias_once")]

    def __str__(self) -> str:
        return self.name
