"""Which places nearby somebody may mean who says that one is twice in the directory."""

from rapidfuzz import fuzz, process

from directory.models import Place
from directory.vocabularies import fold

MOST = 6
MOST_COMPARED = 500


def near_twins(place: Place) -> list[Place]:
    """Those of its commune whose names are most like its own, the likest first; one query."""
    same_town = Place.objects.listed().filter(department=place.department, commune=place.commune)
    found = list(same_town.exclude(pk=place.pk).only("name", "address", "commune")[:MOST_COMPARED])
    names = [fold(one.name) for one in found]
    likest = process.extract(fold(place.name), names, scorer=fuzz.token_set_ratio, limit=MOST)
    return [found[index] for _name, _score, index in likest]
