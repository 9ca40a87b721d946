"""What the publisher remembers between two publications. All of it can be made again by a full build."""

from django.db import models


class Dependency(models.Model):
    """The page unit ``target`` of ``family`` read ``key`` when it was last rendered (页面依赖)."""

    key = models.CharField(max_length=220)
    family = models.CharField(max_length=40)
    target = models.CharField(max_length=300)

    class Meta:
        verbose_name = "页面依赖"
        indexes = [
            models.Index(fields=["key"], name="publisher_dep_key"),
            models.Index(fields=["target"], name="publisher_dep_target"),
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.target} <- {self.key}"


class Pending(models.Model):
    """A page unit that must be rendered again (待更新页面); removed when its files and the manifest are written."""

    family = models.CharField(max_length=40)
    target = models.CharField(max_length=300)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = "待更新页面"
        constraints = [models.UniqueConstraint(fields=["family", "target"], name="publisher_pending_once")]
        indexes = [models.Index(fields=["attempts", "id"], name="publisher_pending_next")]

    def __str__(self) -> str:
        return f"{self.family} {self.target}"


class Placement(models.Model):
    """On which series a public record stands and under which time (上架位置), to find it again when it leaves."""

    ref = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()
    series = models.JSONField(default=list)

    class Meta:
        verbose_name = "上架位置"

    def __str__(self) -> str:
        return self.ref


class PublicFile(models.Model):
    """A file on the site that belongs to a public record (公开附件); two records may share one address."""

    path = models.CharField(max_length=300)
    ref = models.CharField(max_length=80, db_index=True)

    class Meta:
        verbose_name = "公开附件"
        constraints = [models.UniqueConstraint(fields=["path", "ref"], name="publisher_file_once")]

    def __str__(self) -> str:
        return self.path


class Series(models.Model):
    """A list whose pages are numbered from the oldest: a shelf (列表) or the sitemap of a kind of record.

    ``kinds`` are the kinds of record that stand on it, ``total`` the rows on all pages, ``last`` the number of the
    newest page.
    """

    key = models.CharField(max_length=200, primary_key=True)
    family = models.CharField(max_length=40)
    name = models.CharField(max_length=200, blank=True)
    parent = models.CharField(max_length=200, blank=True, db_index=True)
    kinds = models.JSONField(default=list)
    total = models.PositiveBigIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "列表"

    def __str__(self) -> str:
        return self.key


class SeriesPage(models.Model):
    """One page of a series: it begins at (``low_at``, ``low_id``) and ends where the next one begins."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    low_at = models.DateTimeField()
    low_id = models.CharField(max_length=20, blank=True)
    rows = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "列表分页"
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="publisher_page_once")]
        indexes = [models.Index(fields=["series", "low_at", "low_id"], name="publisher_page_low")]

    def __str__(self) -> str:
        return f"{self.series_id} {self.number}"


class SiteState(models.Model):
    """One row: whether a full build is owed (also: was interrupted), and the last manifest written to the log."""

    needs_build = models.BooleanField(default=True)
    logged_root = models.CharField(max_length=64, blank=True)
    built_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "站点状态"

    def __str__(self) -> str:
        return self.logged_root
