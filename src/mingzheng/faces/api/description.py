"""A page that explains the API, made from its OpenAPI description; no script, no foreign host."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingzheng.faces.portal.shell import around
from mingzheng.faces.portal.views import page

from .v1 import api


@require_safe
def describe(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters, in Chinese."""
    schema = api.get_openapi_schema()
    entries = [
        {
            "address": address,
            "summary": operation["summary"],
            "parameters": [
                {
                    "name": parameter["name"],
                    "required": parameter.get("required", False),
                    "meaning": parameter["schema"].get("description", ""),
                    "default": parameter["schema"].get("default", ""),
                }
                for parameter in operation.get("parameters", [])
            ],
        }
        for address, operations in schema["paths"].items()
        for operation in operations.values()
    ]
    context = around(
        title="数据接口", path="/api/v1/docs", section="/api/v1/docs", entries=entries, info=schema["info"]
    )
    return page(request, "portal/api.html", context)
