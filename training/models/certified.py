"""What courses and pathways have in common: a certificate that they lead to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from editorial.models import WrittenPage
from training import certificates

CERTIFICATE_PANEL = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("certificate"), FieldPanel("certificate_number")])],
    heading=_("The certificate"),
    icon="success",
)


class CertifiedPage(WrittenPage):
    """A page with a certificate and its number in the registers of France compétences."""

    certificate = models.CharField(
        _("certificate"),
        max_length=200,
        blank=True,
        help_text=_("Its whole name, as the register has it. Empty if there is none at the end."),
    )
    certificate_number = models.CharField(
        _("number in the register"),
        max_length=12,
        blank=True,
        help_text=_("RNCP12345 or RS1234. With it, the page links to France compétences."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse what cannot be a number, and a number without the name of what it stands for."""
        super().clean()
        self.certificate_number = certificates.plain(self.certificate_number)
        if not self.certificate_number:
            return
        if not certificates.is_number(self.certificate_number):
            raise ValidationError(
                {"certificate_number": _("A number is RNCP or RS and digits, as in RNCP12345.")}
            )
        if not self.certificate.strip():
            raise ValidationError({"certificate": _("Say what certificate has this number.")})

    @property
    def certificate_url(self) -> str:
        """Its page at France compétences; empty without a number."""
        return certificates.address(self.certificate_number)
