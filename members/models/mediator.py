"""The people whose work it is, and what they agreed to show of themselves."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import now
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from directory.fields import TermsField
from directory.models import Place
from members import consent, extras, spoken
from members.blasons import pictures
from members.blasons.composing import from_kept
from members.fields import BlasonField, TickedField
from members.heraldry.definition import Blason
from members.models.archetype import ArchetypePage
from members.slugs import free_slug


class MediatorQuerySet(models.QuerySet["Mediator"]):
    """Ways to choose mediators."""

    def live(self) -> "MediatorQuerySet":
        """Those whom readers may see."""
        return self.filter(live=True, paused=False)

    def showing(self, *fields: str) -> "MediatorQuerySet":
        """Live ones who agreed to show all of ``fields`` (see ``members.consent``)."""
        found = self.live()
        for field in fields:
            found = found.filter(shown__contains=TermsField.containing(field))
        return found


def source_language() -> models.Q:
    """Archetypes as they were written first: mediators are tied to these; called, not kept."""
    return models.Q(locale__language_code=settings.LANGUAGE_CODE)


class Mediator(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A mediator as readers see them; the places are those where one meets them."""

    name = models.CharField(
        _("name shown"),
        max_length=100,
        help_text=_("As the person wants to be called here. A first name is enough."),
    )
    slug = models.SlugField(
        _("address on the portal"),
        max_length=110,
        unique=True,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the name when left empty."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: librarian and mediator.")
    )
    presentation = models.TextField(
        _("presentation"),
        max_length=600,
        blank=True,
        help_text=_("A few sentences that make one want to come in."),
    )
    portrait = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, a coat of arms is drawn."),
    )
    portrait_alt = models.CharField(
        _("description of the portrait"),
        max_length=250,
        blank=True,
        help_text=_("What the portrait shows, for people who do not see it."),
    )
    places = ParentalManyToManyField(
        "directory.Place",
        verbose_name=_("places"),
        blank=True,
        related_name="mediators",
        help_text=_("Where one meets this person."),
    )
    languages = TickedField(
        _("languages"),
        options=spoken.choices,
        help_text=_("Those in which this person receives people, spoken or signed."),
    )
    skills = TermsField(
        pgettext_lazy("of a mediator", "skills"),
        help_text=_("One a line, a few words each. For example: repairing telephones."),
    )
    archetypes = ParentalManyToManyField(
        "members.ArchetypePage",
        verbose_name=_("super-mediators"),
        blank=True,
        related_name="mediators",
        limit_choices_to=source_language,
        help_text=_("The ones in whom this person recognises themselves; there may be several."),
    )
    blason = BlasonField(
        _("coat of arms"),
        help_text=_("Paste the address of the builder here. Drawn from a number without one."),
    )
    shown = TickedField(
        _("agreed to show"),
        options=consent.choices,
        help_text=_(
            "Only what is ticked is public, once published. Ask the person before you tick, "
            "and untick as soon as they ask."
        ),
    )
    consents = models.JSONField(default=dict, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="mediator",
        help_text=_("Whose profile this is; that person may change it in their space."),
    )
    paused = models.BooleanField(
        _("paused"),
        default=False,
        editable=False,
        help_text=_("Hidden from readers until the person shows it again."),
    )

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="mediator")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="mediator",
        for_concrete_model=False,
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.FilterField("live"),
    ]

    objects = MediatorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("mediator")
        verbose_name_plural = _("mediators")
        permissions = [("export_mediator", _("Can take away the list of mediators as a file"))]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name

    def clean(self) -> None:
        super().clean()
        if self.portrait_id and not self.portrait_alt.strip():
            raise ValidationError({"portrait_alt": _("Describe the portrait in a few words.")})
        self._date_consents()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._date_consents()
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Mediator":
        """A revision as an object; whose profile it is, and a pause, do not come back with it."""
        mediator: Mediator = super().with_content_json(content)
        mediator.user_id = self.user_id
        mediator.paused = self.paused
        return mediator

    @property
    def is_public(self) -> bool:
        """Whether readers may see this person."""
        return self.live and not self.paused

    def get_absolute_url(self) -> str:
        """The page about this person, in the language being read."""
        return reverse("mediator", args=[self.slug])

    def _free_slug(self) -> str:
        """The name as a slug, numbered when another mediator has it already."""
        return free_slug(self.name, Mediator.objects.all(), longest=100, otherwise="mediateur")

    @property
    def foreign_language(self) -> str:
        """The language of the presentation where it is not the one being read, else empty."""
        # Mediators are not translated: they speak the portal's own language.
        return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE

    def _date_consents(self) -> None:
        """Keep since when each field may be shown and to which text, and nothing of what may not.

        ``{"since": ISO 8601, "text": version}``; a date alone, or None, stands for an agreement
        from before the version, or the date, was kept.
        """
        agreed = {"since": now().isoformat(timespec="seconds"), "text": consent.TEXT}
        self.consents = {field: self.consents.get(field, agreed) for field in self.shown}

    def shows(self, field: str) -> bool:
        """Whether this person agreed to show ``field``, one of ``members.consent``."""
        return field in self.shown

    # What readers get to see; every template and every other room asks these, not the fields.

    @property
    def public_portrait(self) -> Any:
        """The portrait, if it may be shown."""
        return self.portrait if self.shows(consent.PORTRAIT) else None

    @property
    def public_presentation(self) -> str:
        """The presentation, if it may be shown."""
        return self.presentation if self.shows(consent.PRESENTATION) else ""

    @property
    def public_places(self) -> list[Place]:
        """The places that readers may open, if they may be shown."""
        if not self.shows(consent.PLACES):
            return []
        return [
            place for place in self.places.all() if place.live and place.state != Place.State.HIDDEN
        ]

    @property
    def public_languages(self) -> list[str]:
        """The names of the languages, if they may be shown."""
        return spoken.names(self.languages) if self.shows(consent.LANGUAGES) else []

    @property
    def public_skills(self) -> list[str]:
        """The skills, if they may be shown."""
        return self.skills if self.shows(consent.SKILLS) else []

    @property
    def public_archetypes(self) -> list[ArchetypePage]:
        """The archetypes of the portal's own language, if they may be shown."""
        return list(self.archetypes.all()) if self.shows(consent.ARCHETYPES) else []

    @property
    def public_blason(self) -> Blason | None:
        """The arms that this person has composed, if they may be shown and draw."""
        return self.own_blason if self.shows(consent.BLASON) else None

    @property
    def own_blason(self) -> Blason | None:
        """The arms that this person has composed, for their own eyes, if they draw."""
        return from_kept(self.blason)

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the page about this person shows, the same for readers and for its preview."""
        from members.community import archetype_links, known_archetypes
        from members.contact import recipients

        blason = self.public_blason
        known = known_archetypes() if self.shows(consent.ARCHETYPES) else {}
        return {
            "mediator": self,
            "places": self.public_places,
            "archetypes": archetype_links(self, known, request),
            "drawing": mark_safe(pictures.svg(blason)) if blason else "",
            "blazon": pictures.blazon(blason) if blason else "",
            "extras": list(extras.mediators.of(self, request)) if self.pk else [],
            "takes_messages": recipients.mediator(self).is_open,
            "title": self.name,
            "description": self.role,
            "crumbs_extra": [
                {"title": _("Mediators"), "url": reverse("mediators")},
                {"title": self.name, "url": ""},
            ],
        }

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "members/mediator.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {**super().get_preview_context(request, mode_name), **self.page_context(request)}
