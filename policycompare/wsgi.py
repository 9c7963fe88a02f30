"""The entry point for a web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policycompare.settings")
application = get_wsgi_application()
# Django refuses an empty key when it is first read: better now than at the first visitor.
settings.SECRET_KEY  # noqa: B018
