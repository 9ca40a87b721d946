"""Addresses of the desk."""

from django.urls import path

from .articles import columns
from .articles import treating as article_treating
from .articles import views as articles
from .calendar import views as calendar
from .documents import drafting, views
from .documents import treating as document_treating
from .links import views as links
from .organs import views as organs
from .people import views as people
from .questions import views as questions
from .reviews.views import review
from .searching import views as searching
from .today import views as today
from .watch.log import log
from .watch.searches import searches
from .watch.status import status

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
    path("documents/<slug:public_id>/link/", links.document_link, name="document_link"),
    path("documents/<slug:public_id>/revisions/", drafting.revisions, name="document_revisions"),
    path("documents/<slug:public_id>/answer/", document_treating.answer, name="document_answer"),
    path("documents/<slug:public_id>/mask/", document_treating.mask, name="document_mask"),
    path("documents/<slug:public_id>/do/<slug:key>/", views.deed, name="document_deed"),
    path("documents/<slug:public_id>/files/", document_treating.attach_files, name="document_attach"),
    path("documents/<slug:public_id>/files/<int:pk>/", document_treating.download, name="document_file"),
    path(
        "documents/<slug:public_id>/files/<int:pk>/delete/",
        document_treating.detach_file,
        name="document_detach",
    ),
    path(
        "documents/<slug:public_id>/files/<int:pk>/mask/",
        document_treating.mask_file,
        name="document_mask_file",
    ),
    path("articles/", articles.articles, name="articles"),
    path("articles/new/", articles.new, name="article_new"),
    path("articles/columns/", columns.columns, name="columns"),
    path("articles/columns/<int:pk>/", columns.column, name="column"),
    path("articles/<slug:public_id>/", articles.article, name="article"),
    path("articles/<slug:public_id>/edit/", articles.edit, name="article_edit"),
    path("articles/<slug:public_id>/answer/", article_treating.answer, name="article_answer"),
    path("articles/<slug:public_id>/mask/", article_treating.mask, name="article_mask"),
    path("articles/<slug:public_id>/do/<slug:key>/", articles.deed, name="article_deed"),
    path("articles/<slug:public_id>/link/", links.article_link, name="article_link"),
    path("articles/<slug:public_id>/files/", article_treating.attach_files, name="article_attach"),
    path("articles/<slug:public_id>/files/<int:pk>/", article_treating.download, name="article_file"),
    path(
        "articles/<slug:public_id>/files/<int:pk>/delete/",
        article_treating.detach_file,
        name="article_detach",
    ),
    path(
        "articles/<slug:public_id>/files/<int:pk>/mask/", article_treating.mask_file, name="article_mask_file"
    ),
    path("organs/", organs.organs, name="organs"),
    path("organs/<slug:code>/", organs.organ, name="organ"),
    path("organs/<slug:code>/edit/", organs.edit, name="organ_edit"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person_new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/roles/", people.give_role, name="person_give_role"),
    path("people/<int:pk>/roles/<int:assignment>/take/", people.take_role, name="person_take_role"),
    path("people/<int:pk>/password/", people.reset_password, name="person_password"),
    path("people/<int:pk>/active/", people.set_active, name="person_active"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/day/", calendar.day, name="calendar_day"),
    path("calendar/years/<int:number>/", calendar.year, name="calendar_year"),
    path("log/", log, name="log"),
    path("searches/", searches, name="searches"),
    path("status/", status, name="status"),
    path("questions/", questions.questions, name="questions"),
    path("questions/answers/", questions.answers, name="confirmed_answers"),
    path("questions/answers/new/", questions.new, name="answer_new"),
    path("questions/answers/<slug:public_id>/", questions.confirmed_answer, name="confirmed_answer"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("searching/", searching.taught, name="search_taught"),
    path("searching/synonyms/<int:pk>/remove/", searching.remove_synonyms, name="synonyms_remove"),
    path("searching/pinned/<int:pk>/remove/", searching.unpin, name="search_unpin"),
]
