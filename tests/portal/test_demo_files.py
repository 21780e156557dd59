"""The demo files are whole: what they name exists, and texts fit where they go."""

import csv
import re
from pathlib import Path
from xml.dom import minidom

import pytest

from directory.families import FAMILIES, family_of
from portal.demo import files
from portal.demo.files import FOLDER, Data, read

STORIES = files.stories()
TRANSLATED = [story for story in STORIES if "translations" in story]
with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as stream:
    PLACES = list(csv.DictReader(stream))
PLACE_IDS = {place["id"] for place in PLACES}
MEDIATORS = {mediator["slug"] for mediator in read("mediators.yaml")}
THEMES = {theme["slug"] for theme in read("themes.yaml")}


def by_slug(story: Data) -> str:
    return str(story["slug"])


def test_there_is_enough_to_see() -> None:
    assert len(STORIES) >= 8
    assert len(TRANSLATED) >= 3
    assert len(read("mottos.yaml")) >= 30
    assert sum(place["source"] == "exemple" for place in PLACES) >= 150
    assert sum(place["source"] == "labos-2020" for place in PLACES) == 3


def test_every_family_and_service_is_there() -> None:
    families = {family_of(place["typologie"].split("|")) for place in PLACES}
    assert families == set(FAMILIES)
    services = {service for place in PLACES for service in place["services"].split("|") if service}
    assert len(services) >= 9


@pytest.mark.parametrize("drawing", sorted((FOLDER / "covers").glob("*.svg")), ids=lambda p: p.stem)
def test_drawings_are_well_formed_and_harmless(drawing: Path) -> None:
    source = drawing.read_text(encoding="utf-8")
    document = minidom.parseString(source)
    assert document.documentElement.getAttribute("viewBox")
    assert not re.search(r"<script|\bon\w+=|href=\"https?:|style=", source)


@pytest.mark.parametrize("story", STORIES, ids=by_slug)
def test_what_a_story_names_exists(story: Data) -> None:
    assert (FOLDER / story["cover"]).exists()
    assert set(story["themes"]) <= THEMES
    assert set(story["mediators"]) <= MEDIATORS
    assert set(story["places"]) <= PLACE_IDS
    for block in story["body"]:
        assert block.get("mediator") is None or block["mediator"] in MEDIATORS
        assert block.get("place") is None or block["place"] in PLACE_IDS
        assert block["type"] != "picture" or (FOLDER / block["image"]).exists()


@pytest.mark.parametrize("story", TRANSLATED, ids=by_slug)
def test_a_translation_has_the_blocks_of_its_original(story: Data) -> None:
    for text in story["translations"].values():
        assert [block["type"] for block in text["body"]] == [
            block["type"] for block in story["body"]
        ]


def test_what_a_motto_names_exists_and_it_is_short() -> None:
    for motto in read("mottos.yaml"):
        assert len(motto["text"]) <= 140
        assert motto["theme"] in THEMES
        assert motto.get("mediator") is None or motto["mediator"] in MEDIATORS
        assert motto.get("place") is None or motto["place"] in PLACE_IDS


def test_mediators_and_closed_places_name_places_that_exist() -> None:
    for mediator in read("mediators.yaml"):
        assert set(mediator.get("places", [])) <= PLACE_IDS
    assert set(read("places-closed.yaml")) <= PLACE_IDS


def test_menus_lead_to_pages_that_exist() -> None:
    data = read("pages.yaml")
    lists = {"home", "stories", "mottos", "archetypes", "directory"}
    lists |= {"events", "workshops", "training"}
    known = lists | {page["key"] for page in data["content"]}
    menus = data["menus"]
    entries = [*menus["main"], *menus["footer"]["legal"]]
    entries += [entry for column in menus["footer"]["columns"] for entry in column["entries"]]
    assert {entry["page"] for entry in entries if "page" in entry} <= known


# As the participants of the 2020 labs wrote them.
CREDOS = {
    "cameleon": "Nous nous adaptons à un contexte en perpétuelle évolution et maîtrisons de"
    " multiples compétences. Rendre accessibles des ressources, des services, toutes les"
    " potentialités offertes par le numérique, avec un regard critique et dans un objectif de"
    " capacitation des usagers !",
    "saint-bernard": "Démystifier le numérique, réduire la fracture numérique pour tous, viser"
    " l’autonomie du plus grand nombre !",
    "couteau-suisse": "Notre ambition est de participer à la consolidation de l’autonomie numérique"
    " partout et pour tout le monde, en regroupant un maximum de personnes ; nous sommes"
    " tout-terrain, unis par la même cause, pour faire adhérer et fixer un cadre d’intervention.",
}


def test_the_credos_of_2020_stand_word_for_word() -> None:
    found = {one["slug"]["fr"]: one["credo"]["fr"] for one in read("archetypes.yaml")}
    assert {slug: credo.replace("\u00a0", " ") for slug, credo in found.items()} == CREDOS


def test_mediators_recognise_themselves_in_archetypes_that_are_there() -> None:
    known = {one["slug"]["fr"] for one in read("archetypes.yaml")}
    for mediator in read("mediators.yaml"):
        assert set(mediator.get("archetypes", [])) <= known


def test_events_and_workshops_say_the_same_in_both_languages_at_places_that_exist() -> None:
    events, workshops = read("events.yaml")["events"], read("workshops.yaml")["workshops"]
    runs = [run for workshop in workshops for run in workshop["runs"]]
    told = [texts for event in events for name in ("body", "outcome") if (texts := event.get(name))]
    for texts in [*told, *(run["results"] for run in runs)]:
        assert [one["type"] for one in texts["fr"]] == [one["type"] for one in texts["en"]]
    sites = [site for event in events for one in event["moments"] for site in one["sites"]]
    assert {one["place"] for one in [*sites, *runs] if "place" in one} <= PLACE_IDS
    assert {run["event"] for run in runs if "event" in run} <= {one["slug"]["fr"] for one in events}


def test_what_is_known_of_2020_stands_and_nothing_more() -> None:
    lab = read("events.yaml")["events"][0]
    assert {str(one["from"]) for one in lab["moments"]} == {"2020-06-19", "2020-06-26"}
    assert max(str(one["to"]) for one in lab["moments"]) == "2020-07-10"
    figures = next(one for one in lab["outcome"]["fr"] if one["type"] == "figures")["items"]
    assert [one["number"] for one in figures] == ["130", "5", "3", "40"]
