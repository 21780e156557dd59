"""Every address of the portal, with a sample object behind each of its parameters."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import RevisionMixin

from accounts.models import ApiPartner
from directory.doubles.finding import pair_of
from directory.models import ImportRun, Keeper, Place, Source, SynonymGroup, Territory, Webhook
from events.models import EventPage
from events.registration import door, own
from members.models import Mediator
from tests.comments.factories import CommentFactory
from tests.directory.factories import OrganisationFactory, PlaceFactory
from tests.events.registration.factories import RegistrationFactory, make_site, plant_event
from tests.home.factories import MenuFactory, Portal
from tests.members.factories import MediatorFactory
from tests.quests.factories import QuestFactory, RoomFactory
from tests.stories.factories import MottoFactory, StoryPageFactory, ThemeFactory
from tests.training.factories import LEADS, OrderRoomFactory
from training.models import Wish

# The admin's pages about one event.
OF_EVENT = ("event", "people", "people-results", "add")
# What an operation of Wagtail's API is sent with; everything else is opened.
VERBS = {"create": "post", "update": "patch", "delete": "delete", "actions": "post"}


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its ``name`` with namespaces, and how a client asks for it."""

    name: str
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class Sample:
    """An object of each kind: ``values`` has them by « name.parameter » or by the parameter."""

    place: Place
    mediator: Mediator
    values: dict[str, object]


def addresses(sample: Sample) -> Iterator[Address]:
    """All that have a name, each once."""
    for name in dict.fromkeys(_names(get_resolver().url_patterns)):
        yield Address(name, _method(name), _path(name, sample.values))


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)
        elif pattern.name:
            yield space + pattern.name


def _method(name: str) -> str:
    space, _, operation = name.rpartition(":")
    if space == "wagtailapi_v3":
        return next((verb for word, verb in VERBS.items() if word in operation), "get")
    return "get"


def _path(name: str, values: dict[str, object]) -> str:
    """With the object of the name or of its namespace, else of the parameter, else the first."""
    spaces = (name, name.partition(":")[0])
    given = {
        parameter: next(
            (values[key] for space in spaces if (key := f"{space}.{parameter}") in values),
            values.get(parameter, 1),
        )
        for parameter in _parameters_of(name)
    }
    if all(parameter.startswith("_") for parameter in given):  # groups without a name
        return reverse(name, args=given.values())
    return reverse(name, kwargs=given)


def _parameters_of(name: str) -> list[str]:
    """The parameters of the longest form of the address."""
    found = get_resolver()
    *spaces, last = name.split(":")
    for space in spaces:
        _prefix, found = found.namespace_dict[space]
    possibilities = found.reverse_dict.getlist(last)
    return max((params for forms, *_ in possibilities for _, params in forms), key=len)


def sample(portal: Portal) -> Sample:
    """What the addresses are asked with, below the pages of ``portal``."""
    place = PlaceFactory(department="80")
    mediator = MediatorFactory(places=[place])
    quest, motto = QuestFactory(), MottoFactory()
    room = RoomFactory(quest=quest)
    story = StoryPageFactory(parent=portal.stories, mediators=[mediator])
    comment = CommentFactory(page=story)
    image = Image.objects.create(title="Atelier", file=get_test_image_file())
    document = Document.objects.create(title="Plan", file=ContentFile(b"plan", name="plan.txt"))
    animator = get_user_model().objects.create_user("of-the-north")
    organisation = OrganisationFactory()
    snippets = [
        place,
        organisation,
        mediator,
        quest,
        motto,
        comment,
        ThemeFactory(),
        MenuFactory(),
        SynonymGroup.objects.create(expressions="ordi\nordinateur"),
        Territory.objects.create(user=animator, departments=["59"]),
    ]
    values: dict[str, object] = {}
    for one in snippets:
        of_model = one._meta.label_lower.replace(".", "_")
        for prefix in ("wagtailsnippets", "wagtailsnippetchoosers"):
            values[f"{prefix}_{of_model}.pk"] = one.pk
        if isinstance(one, RevisionMixin):
            revision = one.save_revision().pk
            values[f"wagtailsnippets_{of_model}.revision_id"] = revision
            values[f"wagtailsnippets_{of_model}.revision_id_a"] = revision
            values[f"wagtailsnippets_{of_model}.revision_id_b"] = "latest"
    of_place = ("keep-place", "keep-hours", "leave-place", "contact-place", "contact-switch")
    for name in (*of_place, "correct-place", "correct-subject"):
        values[f"{name}.slug"] = place.slug
    values |= {f"{name}.pk": story.pk for name in ("comments-write", "comments-all")}
    values |= {f"quest{name}.slug": quest.slug for name in ("", "-result", "-share", "-workshop")}
    values |= {f"quest-room{name}.code": room.code for name in ("", "-state", "-answer", "-lead")}
    values |= {f"motto-{name}.slug": motto.slug for name in ("share", "poster")}
    values |= _registrations(portal)
    wish = Wish.objects.create(words="Podcast", language="fr", state=Wish.State.PUBLISHED)
    values |= {"wish.pk": wish.pk, "wish-answer.pk": wish.pk}
    of_workshop = Wish.objects.create(words="Dessin", in_workshop=7, state=Wish.State.WAITING)
    values["wish-compare.pk"] = of_workshop.pk
    order_room = OrderRoomFactory(code="QRTWXY")
    values |= {f"wish-room{name}.code": order_room.code for name in ("", "-order", "-lead")}
    values["wish-room-lead.token"] = LEADS
    event = EventPage.objects.get()
    list_of_events = event.get_parent()
    source = Source.objects.create(name="Hub")
    partner = ApiPartner.objects.create(name="Hub", contact="hub@example.org")
    hook = Webhook.objects.create(partner=partner, address="https://hub.example.org/")
    run = source.runs.create(state=ImportRun.State.APPLIED)
    run.report.save("report.csv", ContentFile(b"row"))
    return Sample(
        place,
        mediator,
        values
        | {
            "wagtailadmin_api.pk": story.pk,
            "wagtaildocs_serve._0": document.pk,
            "wagtaildocs_serve._1": document.filename,
            "wagtail_serve._0": "recits/",
            "wagtailsettings.app_name": "home",
            "wagtailsettings.model_name": "sitesettings",
            "wagtailusers_users.pk": animator.pk,
            "mediator.slug": mediator.slug,
            "organisation.slug": organisation.slug,
            "api-v1:get_organisation.slug": organisation.slug,
            "organisation-places.pk": organisation.pk,
            "api-partners.pk": partner.pk,
            "webhooks.pk": hook.pk,
            "api-v1:get_mediator.slug": mediator.slug,
            "mediator-account.pk": mediator.pk,
            "events-calendar.slug": list_of_events.slug,
            "event-calendar.parent": list_of_events.slug,
            "event-calendar.slug": event.slug,
            "event-repeat.pk": event.pk,
            "api-v1:get_event.slug": event.slug,
            "contact-mediator.slug": mediator.slug,
            "comments-report.pk": comment.pk,
            "comments-closing.pk": story.pk,
            "correct-subject.subject": "phone",
            "framed-map-accent.colour": "b3261e",
            "source-mapping.pk": source.pk,
            "source-imports.pk": source.pk,
            "source-import.pk": run.pk,
            "source-import-report.pk": run.pk,
            "place-origins.pk": place.pk,
            "decide-claim.pk": Keeper.objects.create(place=place, user=animator).pk,
            "place-double.pk": pair_of(place, PlaceFactory(department="80")).pk,
            "share-picture.parent": portal.stories.slug,
            "share-picture.slug": story.slug,
            "sitemap-section.section": "places",
            "page_id": story.pk,
            "parent_page_id": portal.stories.pk,
            "page_to_move_id": story.pk,
            "destination_id": portal.home.pk,
            "revision_id": story.save_revision().pk,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "content_type_app_name": "stories",
            "content_type_model_name": "storypage",
            "app_label": "directory",
            "model_name": "place",
            "action_name": "approve",
            "type": "directory.place",
            "image_id": image.pk,
            "document_id": document.pk,
            "redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/fr/").pk,
            "filter_spec": "max-100x100",
        },
    )


def _registrations(portal: Portal) -> dict[str, object]:
    """Somebody who was at an event of today."""
    registration = RegistrationFactory(
        site=make_site(plant_event(portal), days=-0.2), attended_at=timezone.now()
    )
    site = registration.site
    mine, of_door = own.token_for(registration.attendee), door.token_for(site)
    pages = ("registration", *(f"registrations-{name}" for name in OF_EVENT))
    links = ("own", "calendar", "attestation")
    return {
        **{f"{name}.pk": site.moment.page_id for name in pages},
        **{f"registration-{name}.token": mine for name in links},
        **{f"registration-door{name}.token": of_door for name in ("", "-marks", "-worker")},
        "registrations-sheet.pk": site.pk,
        "registrations-decide.pk": registration.pk,
    }
