"""Background work on places entered twice."""

from django.tasks import task

from directory.models import DoubleSearch

from . import finding


@task
def find(search: int) -> int:
    """Run the search with this key; how many pairs it leaves to decide."""
    return finding.run(DoubleSearch.objects.get(pk=search)).found
