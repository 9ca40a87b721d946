"""Validators of organ codes, shared by model, form and API."""

from django.core.exceptions import ValidationError

from mingzheng.kernel.statute.identifiers import is_org_code, is_uscc


def validate_uscc(value: str) -> None:
    """Unified social credit code (统一社会信用代码, GB 32100-2015)."""
    if not is_uscc(value):
        raise ValidationError("统一社会信用代码应为 18 位，且最后一位校验码要对得上；请对照登记证书核对。")


def validate_org_code(value: str) -> None:
    """Organisation code (组织机构代码, GB 11714): eight characters and a check character."""
    if not is_org_code(value):
        raise ValidationError(
            "组织机构代码应为 9 位，且最后一位校验码要对得上；它是统一社会信用代码的第 9 至 17 位。"
        )
