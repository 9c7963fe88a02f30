"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .models import User


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds `demo_roles`: (value, label) of each account that the demo offers; none outside the demo."""
        return super().get_context_data(demo_roles=User.Role.choices if settings.DEMO else [], **kwargs)


class SignOut(LogoutView):
    """POST only, as signing out changes something."""


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in as the demo's account of the role chosen; outside the demo there is no such page."""
    if not settings.DEMO:
        raise Http404
    role = request.POST.get("role", "")
    if role not in User.Role.values:
        raise Http404
    user = get_object_or_404(User, username=f"demo-{role}", is_active=True)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()})
    return redirect(following if safe else settings.LOGIN_REDIRECT_URL)
