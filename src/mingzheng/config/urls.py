"""Addresses: the portal at the root, the desk under /desk/, the API under /api/v1/, sign-in under /accounts/."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("mingzheng.faces.desk.account_urls")),
    path("desk/", include("mingzheng.faces.desk.urls")),
    path("api/", include("mingzheng.faces.api.urls")),
    path("", include("mingzheng.faces.portal.urls")),
]

handler404 = "mingzheng.faces.portal.views.not_found"
handler500 = "mingzheng.faces.portal.views.broken"
