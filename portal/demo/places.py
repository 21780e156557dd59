"""The places of the demo, imported like any other file."""

from django.core.management import call_command

from directory.models import Commune, Place
from portal.demo.files import FOLDER, read

SOURCE = "demo"
INVENTED = "exemple"  # the column ``source`` of an invented place


def load_places() -> int:
    """Import the places, mark the invented ones and close those that have closed; how many."""
    _import()
    for name, thousands in read("towns.yaml").items():
        Commune.objects.filter(name=name).update(population=1000 * thousands, derived=False)
    _import()  # now that the towns are known, rows without a point get their town's
    places = Place.objects.filter(imported_from=SOURCE)
    places.filter(source=INVENTED).update(is_example=True)
    closed = read("places-closed.yaml")
    places.filter(external_id__in=closed).update(state=Place.State.CLOSED)
    return places.count()


def _import() -> None:
    call_command("import_places", str(FOLDER / "places.csv"), source=SOURCE, verbosity=0)


def place(identifier: str) -> Place:
    """The demo place with this ``id`` in ``places.csv``."""
    return Place.objects.get(external_id=identifier, imported_from=SOURCE)
