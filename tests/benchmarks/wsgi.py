"""The portal with its pictures, as the web server in front of gunicorn would give them."""

from django.conf import settings
from whitenoise import WhiteNoise

from portal.wsgi import application as portal

# autorefresh: renditions are drawn when a page first shows them, after the start.
application = WhiteNoise(portal, autorefresh=True)
application.add_files(str(settings.MEDIA_ROOT), prefix=settings.MEDIA_URL)
