"""All that the portal holds about somebody, as one file to take away."""

import json
import zipfile
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from accounts import personal_data


def archive(user: AbstractBaseUser) -> bytes:
    """A zip: ``data.json`` with what each room holds, and the files in a folder for each room."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        data: dict[str, Any] = {
            "portal": settings.WAGTAILADMIN_BASE_URL,
            "exported": timezone.now().isoformat(timespec="seconds"),
        }
        for holding in personal_data.holdings():
            held = holding.export(user)
            if held is not None:
                data[holding.name] = held
            for name, content in holding.files(user).items():
                with content.open("rb") as opened:
                    file.writestr(f"{holding.name}/{name}", opened.read())
        text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        file.writestr("data.json", text)
    return stream.getvalue()
