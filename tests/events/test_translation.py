"""Moments and sites of a page in each language, however its copy was made."""

from typing import Any

import pytest
from wagtail.models import Locale

from events.models import EventIndexPage, EventPage, Site
from portal.demo.translation import translate
from tests.events.factories import EventPageFactory, a_moment, a_site
from tests.home.factories import Portal, translated

pytestmark = pytest.mark.django_db


def hybrid(index: EventIndexPage) -> EventPage:
    """A moment at two rooms and on-line."""
    sites = [
        a_site(name="Médiathèque", access="Plain-pied"),
        a_site(name="Mairie"),
        a_site(kind=Site.Kind.ONLINE),
    ]
    moment = a_moment(title="Ouverture", programme="Se rencontrer.", sites=sites)
    page: EventPage = EventPageFactory(parent=index, title="Labo", moments=[moment])
    return page


def in_english(copy: Any) -> None:
    """The texts of the English page, its moment and its first site."""
    copy.title, copy.slug = "Lab", "lab"
    moment = copy.moments.all()[0]
    moment.title = "Opening"
    sites = list(moment.sites.all())
    sites[0].name, sites[0].access = "Library", "Step-free"
    sites[1].name = "Town hall"
    moment.sites = sites
    copy.moments = [moment]
    moment.programme = "To meet."


@pytest.fixture
def page(index: EventIndexPage, portal: Portal) -> EventPage:
    """The hybrid lab; its list is there in English too."""
    translated(index, portal.english, title="Events", slug="events")
    return hybrid(index)


def english(page: EventPage) -> EventPage:
    found: EventPage = page.get_translation(Locale.objects.get(language_code="en"))
    return found


def test_moments_and_their_sites_are_translated(
    page: EventPage, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        translate(page, portal.english, in_english)
    moment = english(page).moments.get()
    assert (moment.title, moment.programme) == ("Opening", "To meet.")
    assert moment.start == page.moments.get().start
    names = [(site.name, site.access, site.locale.language_code) for site in moment.sites.all()]
    assert names == [("Library", "Step-free", "en"), ("Town hall", "", "en"), ("", "", "en")]


def test_a_translated_site_leads_to_the_one_registered_for_after_a_second_translation_too(
    page: EventPage, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            translate(page, portal.english, in_english)
    french = list(page.moments.get().sites.all())
    assert [site.source for site in english(page).moments.get().sites.all()] == french
    assert [site.source for site in french] == french


def test_a_page_that_is_not_translated_yet_stands_in_english_with_its_sites(
    index: EventIndexPage, portal: Portal
) -> None:
    translated(index, portal.english, title="Events", slug="events")
    page = hybrid(index)
    page.copy_for_translation(portal.english, alias=True)
    page.save_revision().publish()  # which brings the alias along
    alias = english(page)
    assert alias.alias_of_id == page.pk
    sites = alias.moments.get().sites.all()
    assert [site.locale.language_code for site in sites] == ["en"] * 3
    assert [site.source for site in sites] == list(page.moments.get().sites.all())


def test_a_copied_event_has_sites_of_its_own(page: EventPage) -> None:
    copy = page.copy(update_attrs={"title": "Encore", "slug": "encore"})
    keys = {site.translation_key for site in page.moments.get().sites.all()}
    assert keys.isdisjoint(site.translation_key for site in copy.moments.get().sites.all())
    copy.get_latest_revision().publish()
    assert copy.moments.get().sites.count() == 3


def test_sites_stay_themselves_when_a_page_is_published_again(page: EventPage) -> None:
    before = list(page.moments.get().sites.values_list("pk", "translation_key"))
    page.get_latest_revision_as_object().save_revision().publish()
    assert list(page.moments.get().sites.values_list("pk", "translation_key")) == before
