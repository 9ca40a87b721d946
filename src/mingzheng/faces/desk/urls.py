"""Addresses of the desk."""

from django.urls import path

from .documents import drafting, views
from .reviews.views import review
from .today import views as today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("keys/", today.keys, name="keys"),
    path("todo/", today.todo, name="todo"),
    path("todo/returned/", today.todo_returned, name="todo_returned"),
    path("todo/duties/", today.todo_duties, name="todo_duties"),
    path("reviews/<int:pk>/", review, name="review"),
    path("documents/", views.documents, name="documents"),
    path("documents/new/", drafting.new, name="document_new"),
    path("documents/confirm/", drafting.confirm, name="document_confirm"),
    path("documents/<slug:public_id>/", views.document, name="document"),
    path("documents/<slug:public_id>/edit/", drafting.edit, name="document_edit"),
    path("documents/<slug:public_id>/revise/", drafting.revise, name="document_revise"),
    path("documents/<slug:public_id>/validity/", drafting.validity, name="document_validity"),
    path("documents/<slug:public_id>/revisions/", drafting.revisions, name="document_revisions"),
    path("documents/<slug:public_id>/answer/", views.answer, name="document_answer"),
    path("documents/<slug:public_id>/do/<slug:key>/", views.deed, name="document_deed"),
    path("documents/<slug:public_id>/files/", views.attach_files, name="document_attach"),
    path("documents/<slug:public_id>/files/<int:pk>/", views.download, name="document_file"),
    path("documents/<slug:public_id>/files/<int:pk>/delete/", views.detach_file, name="document_detach"),
]
