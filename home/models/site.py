"""What the whole portal says of itself: name, hub, contact, social links."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting, ClusterableModel):
    """Settings of a portal; what differs by language stands in its identities."""

    hub_name = models.CharField(
        _("hub"),
        max_length=120,
        blank=True,
        help_text=_("The organisation that runs this portal."),
    )
    email = models.EmailField(_("contact address"), blank=True)
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("contact page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("« Write to us » in the footer leads there; to the address if empty."),
    )

    panels = [
        InlinePanel(
            "identities",
            label=_("Language"),
            heading=_("Name in each language"),
            min_num=1,
            help_text=_("A language without an entry takes the first one."),
        ),
        MultiFieldPanel(
            [FieldPanel("hub_name"), FieldPanel("email"), PageChooserPanel("contact_page")],
            heading=_("Hub and contact"),
        ),
        InlinePanel("social_links", label=_("Link"), heading=_("Social networks")),
    ]

    class Meta:
        verbose_name = _("site")


class SiteIdentity(Orderable):
    """The portal's name and sentence in one language."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="identities")
    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=60)
    tagline = models.CharField(
        _("in a sentence"), max_length=140, help_text=_("Stands beside the name.")
    )

    panels = [FieldPanel("locale"), FieldPanel("name"), FieldPanel("tagline")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["settings", "locale"], name="one_identity_per_language")
        ]


class SocialLink(Orderable):
    """The portal elsewhere."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    title = models.CharField(
        _("network"), max_length=60, help_text=_("For example: Mastodon, LinkedIn.")
    )
    url = models.URLField(_("address"), max_length=300)

    panels = [FieldPanel("title"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
