"""The entry point for a web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policycompare.settings")
application = get_wsgi_application()
assert settings.SECRET_KEY, "SECRET_KEY must be set"  # Django raises ImproperlyConfigured on reading an empty one
