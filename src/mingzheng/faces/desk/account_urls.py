"""Sign-in, sign-out and second factor (allauth); no sign-up: accounts are given by administrators."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
