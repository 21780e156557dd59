"""Places, communes and the directory's pages for tests."""

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Site

from directory.models import Commune, DirectoryPage, Organisation, Place


class CommuneFactory(DjangoModelFactory):
    """A commune of the Somme, each with its own code and name."""

    class Meta:
        model = Commune
        django_get_or_create = ("code",)

    class Params:
        amiens = factory.Trait(
            code="80021",
            name="Amiens",
            postcodes=["80000"],
            population=130_000,
            latitude=49.8942,
            longitude=2.2957,
        )

    code = factory.Sequence(lambda number: f"80{number % 1000:03d}")
    name = factory.Sequence(lambda number: f"Bourg-{number}")
    postcodes = factory.LazyAttribute(lambda commune: [f"{commune.code[:2]}000"])
    department = factory.LazyAttribute(
        lambda commune: commune.code[: 3 if commune.code.startswith("97") else 2]
    )
    region = "32"
    population = 1000
    latitude = 49.9
    longitude = 2.3


class PlaceFactory(DjangoModelFactory):
    """A published place in Amiens with a point and one service."""

    class Meta:
        model = Place

    name = factory.Sequence(lambda number: f"Espace numérique {number}")
    commune = "Amiens"
    postcode = "80000"
    insee_code = "80021"
    department = "80"
    latitude = 49.8942
    longitude = 2.2957
    typologies = ["EPN"]
    services = ["Aide aux démarches administratives"]
    source = "test"
    live = True


class OrganisationFactory(DjangoModelFactory):
    """A structure that runs places."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Association {number}")
    kind = Organisation.Kind.STRUCTURE


def directory_pages() -> dict[str, DirectoryPage]:
    """The directory in each language, by code, below the default site's home."""
    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(
        instance=DirectoryPage(title="Lieux", slug="lieux", summary="Trouver de l’aide")
    )
    english = Locale.objects.get_or_create(language_code="en")[0]
    home.copy_for_translation(english).save_revision().publish()
    copy = page.copy_for_translation(english)
    copy.title, copy.slug, copy.draft_title = "Places", "places", "Places"
    copy.save_revision().publish()
    return {"fr": page, "en": DirectoryPage.objects.get(pk=copy.pk)}
