"""A page that explains the API, made from its OpenAPI description; no script, no foreign host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .v1 import api


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
    return render(request, "portal/api.html", {"entries": entries, "info": schema["info"]})
