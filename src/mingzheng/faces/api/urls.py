"""Addresses of the API: version 1, its description, and a page that explains it."""

from django.urls import path

from .description import describe
from .v1 import api

urlpatterns = [
    path("v1/docs", describe, name="api-docs"),
    path("v1/", api.urls),
]
