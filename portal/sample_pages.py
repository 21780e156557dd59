"""One address for each kind of page, for whoever wants to see or measure them all."""

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page

from directory.models import DirectoryPage, Organisation, Place
from events.models import EventIndexPage, EventPage, WorkshopIndexPage, WorkshopPage
from home.models import ContentPage, HomePage
from members.models import ArchetypeIndexPage, ArchetypePage, Mediator
from quests.models import Quest
from stories.models import Motto, MottoWallPage, StoryIndexPage, StoryPage
from training.models import CoursePage, PathwayPage, TrainingIndexPage, Wish

KINDS: dict[str, type[Page]] = {
    "home": HomePage,
    "stories": StoryIndexPage,
    "story": StoryPage,
    "mottos": MottoWallPage,
    "map": DirectoryPage,
    "content": ContentPage,
    "archetypes": ArchetypeIndexPage,
    "archetype": ArchetypePage,
    "events": EventIndexPage,
    "event": EventPage,
    "workshops": WorkshopIndexPage,
    "recipe": WorkshopPage,
    "training": TrainingIndexPage,
    "course": CoursePage,
    "pathway": PathwayPage,
}
# What somebody chose who is a bit of everything.
RESULT = "?q1=0&q2=1&q3=2&q4=1&q5=0&q6=1&q7=0"


def sample_pages(language: str = "fr") -> dict[str, str]:
    """Name of the kind to path (``/fr/lieux/``); kinds of which there is no page are left out."""
    locale = Locale.objects.get(language_code=language)
    found = {}
    with override(language):
        for name, kind in KINDS.items():
            page = kind.objects.live().filter(locale=locale, alias_of=None).first()
            page = page or kind.objects.live().filter(locale=locale).first()
            if page:
                found[name] = page.url
        place = Place.objects.listed().order_by("pk").first()
        if place and "map" in found:
            found["place"] = f"{found['map']}{place.slug}/"
            found["no-result"] = f"{found['map']}?q=zzzzzz"
        mediator = Mediator.objects.live().order_by("pk").first()
        if mediator:
            found["mediator"] = mediator.get_absolute_url()
        found["mediators"] = reverse("mediators")
        organisation = Organisation.objects.filter(kind=Organisation.Kind.HUB).first()
        if organisation:
            found["organisations"] = reverse("organisations")
            found["organisation"] = organisation.get_absolute_url()
        found["programmes"] = reverse("programmes")
        motto = Motto.objects.filter(locale=locale, live=True).first()
        if motto:
            found["motto"] = motto.get_absolute_url()
        found["blason"] = reverse("blason")
        quest = Quest.objects.for_reader().first()
        if quest:
            found["quests"] = reverse("quests")
            found["quest"] = quest.get_absolute_url()
            found["quest-result"] = reverse("quest-result", args=[quest.slug]) + RESULT
            found["quest-share"] = reverse("quest-share", args=[quest.slug])
            found["quest-meaning"] = reverse("quest-meaning")
            found["workshop"] = reverse("quest-workshop", args=[quest.slug])
        found["orientation"] = reverse("orientation")
        found["orientation-summary"] = reverse("orientation") + "?need=print&step=summary"
        found["selection"] = reverse("selection")
        if place:
            found["sheet"] = f"{reverse('sheet')}?lieu={place.slug}&need=print"
        wish = Wish.objects.public().first()
        if wish:
            found["wishes"] = reverse("wishes")
            found["wish"] = wish.get_absolute_url()
        found["wish-order"] = reverse("wish-order")
        found["exchanges"] = reverse("exchanges")
        found["propose"] = reverse("motto-propose")
        found["open-data"] = reverse("open-data")
        found["search"] = "/fr/recherche/?q=ordinateur" if language == "fr" else "/en/search/?q=map"
        found["not-found"] = f"/{language}/zzzzzz/"
    return found
