"""The portal's mails: text and HTML in the reader's language, by way of the outbox.

A mail is three templates: ``<name>.subject.txt``, ``<name>.txt`` and ``<name>.html``, which extends
``accounts/mail/base.html``.
"""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage, MIMEPart
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation
from wagtail.users.models import UserProfile

# Machines that answer mails for people on leave do not answer this one (RFC 3834).
FROM_A_MACHINE = {"Auto-Submitted": "auto-generated"}


class _Letter(EmailMultiAlternatives):
    """A mail whose HTML brings its ``pictures`` along, so that nothing is fetched from anywhere."""

    pictures: Mapping[str, bytes]

    def message(self, **kwargs: Any) -> EmailMessage:
        message: EmailMessage = super().message(**kwargs)
        html = message.get_body(("html",))
        for name, content in self.pictures.items():
            assert isinstance(html, EmailMessage)
            html.add_related(content, "image", "png", cid=f"<{name}>", disposition="inline")
        return message


def send(
    name: str,
    to: str,
    context: Mapping[str, Any],
    *,
    language: str | None = None,
    reply_to: Sequence[str] = (),
    in_batch: bool = False,
    attached: Sequence[MIMEPart] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> None:
    """Write the mail ``name`` to one address; ``language`` is the active one unless given.

    ``pictures`` are PNG files that the HTML shows, each as ``<img src="cid:NAME">``.

    It is kept in the outbox, in the current transaction, and leaves by itself. Without a worker,
    one ``in_batch`` leaves with the next ``manage.py deliver_mails``: no request lasts long.
    """
    with translation.override(language or translation.get_language()):
        values = {"site_name": settings.WAGTAIL_SITE_NAME, **context}
        subject = " ".join(_text(f"{name}.subject.txt", values).strip().splitlines())
        message = _Letter(
            f"[{values['site_name']}] {subject}",
            _text(f"{name}.txt", values).strip() + "\n",
            to=[to],
            reply_to=list(reply_to),
            headers=dict(FROM_A_MACHINE),
        )
        message.attach_alternative(render_to_string(f"{name}.html", values), "text/html")
        for part in attached:
            message.attach(part)
        message.pictures = pictures or {}
        message.in_batch = in_batch  # type: ignore[attr-defined]
        message.send(using="default")


def language_of(user: AbstractBaseUser) -> str:
    """The language in which somebody reads: the one chosen in their account, or the portal's."""
    profile = UserProfile.objects.filter(user_id=user.pk).first()
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def absolute(path: str) -> str:
    """The whole address of a path of the portal, as a mail needs it."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _text(template: str, values: dict[str, Any]) -> str:
    """A template whose output is plain text: nothing in it is escaped for HTML."""
    template_of_django: Any = get_template(template)
    written: str = template_of_django.template.render(Context(values, autoescape=False))
    return written


def of_the_team(permission: str) -> list[AbstractBaseUser]:
    """Whoever has ``permission`` and wants mails: « submitted notifications » in their account."""
    users = get_user_model().objects.with_perm(
        permission, backend="django.contrib.auth.backends.ModelBackend"
    )
    silent = UserProfile.objects.filter(submitted_notifications=False).values("user")
    return list(users.exclude(email="").exclude(pk__in=silent).order_by("pk"))
