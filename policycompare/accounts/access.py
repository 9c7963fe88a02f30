"""The rules of access, in one place: each view wears one of these decorators.

Reading needs an account, unless the setting PUBLIC_READ opens it. A visitor without an account is sent to the
sign-in page and comes back from there; an account that lacks the role gets 404, as if the page did not exist.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from .models import User

type Visitor = User | AnonymousUser
type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def may_read(visitor: Visitor) -> bool:
    return settings.PUBLIC_READ or visitor.is_authenticated


def may_write(visitor: Visitor) -> bool:
    return isinstance(visitor, User) and visitor.can_write


def has_account(visitor: Visitor) -> bool:
    return visitor.is_authenticated


def reading[**P](view: View[P]) -> View[P]:
    """For pages that show policies and comparisons."""
    return _guarded(view, may_read)


def writing[**P](view: View[P]) -> View[P]:
    """For pages that bring policies in: administrators only."""
    return _guarded(view, may_write)


def personal[**P](view: View[P]) -> View[P]:
    """For pages that belong to a person: an account is needed, also where reading is open to all."""
    return _guarded(view, has_account)


def _guarded[**P](view: View[P], allowed: Callable[[Visitor], bool]) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if allowed(request.user):
            return view(request, *args, **kwargs)
        if request.user.is_authenticated:
            raise Http404
        return _to_sign_in(request)

    return guarded


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in page, and from there back; for htmx the whole page goes there, not the part it asked for."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if htmx:
        page = htmx.current_url_abs_path or reverse(settings.LOGIN_REDIRECT_URL)
        return HttpResponseClientRedirect(redirect_to_login(page).url)
    return redirect_to_login(request.get_full_path())
