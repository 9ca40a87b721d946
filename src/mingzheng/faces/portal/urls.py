"""Dynamic addresses of the portal: search, reading modes, checking a page, printed papers, QR codes."""

from django.urls import path, re_path

from . import questions, recordings, views
from .paper import paper

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="search-suggest"),
    path("ask/", questions.ask, name="ask"),
    path("ask/judge/", questions.judge, name="ask-judge"),
    path("ask/speak/", recordings.speak, name="ask-speak"),
    path("modes/<slug:name>/", views.switch_mode, name="mode"),
    path("verify/", views.verify, name="verify"),
    path("qr/", views.qr, name="qr"),
    re_path(r"^(?P<address>[a-z]+/[0-9a-z]{2}/[0-9a-z]{8})\.pdf$", paper, name="paper"),
]
