"""The door for a WSGI server such as gunicorn; production settings unless told otherwise."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()

# What has been loaded by now stays: walking through it again and again would hold up a page in
# every few hundred for some 150 milliseconds.
gc.freeze()
