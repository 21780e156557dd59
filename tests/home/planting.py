"""Pages that many tests begin with are made once, and put back row by row for each test.

Wagtail takes half a second of a processor for the ten pages of a portal: revisions, references,
index entries and a history for each. Writing the same rows again takes a hundredth of that.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Locale, Page, Site

type Row = tuple[Any, ...]
type Table = dict[Any, Row]  # by primary key, which is the first column


class Planting:
    """What ``plant`` changes in a database that nobody has written to yet, to be repeated.

    ``plant`` returns objects by name. In a database that others have written to, it is called as
    it is.
    """

    def __init__(self, plant: Callable[[], dict[str, Model]]) -> None:
        self._plant = plant
        self._before: dict[str, Table] = {}
        self._after: dict[str, Table] = {}
        self._objects: dict[str, tuple[type[Model], Any]] = {}

    def again(self) -> dict[str, Model]:
        """The objects of ``plant``, as fresh ones."""
        if not self._after:
            return self._for_the_first_time()
        if any(_rows(name) != rows for name, rows in self._before.items()):
            return self._plant()
        with transaction.atomic():  # whose end asks whether all that refers finds its row
            for name, rows in self._after.items():
                _replace(name, self._before[name], rows)
        Site.clear_site_root_paths_cache()
        return {name: model._base_manager.get(pk=pk) for name, (model, pk) in self._objects.items()}

    def _for_the_first_time(self) -> dict[str, Model]:
        if Locale.objects.count() > 1 or Page.objects.count() > 2:
            return self._plant()  # somebody was here before
        before = {name: _rows(name) for name in _tables()}
        objects = self._plant()
        after = {name: _rows(name) for name in before}
        self._before = {name: rows for name, rows in before.items() if rows != after[name]}
        self._after = {name: after[name] for name in self._before}
        self._objects = {name: (type(one), one.pk) for name, one in objects.items()}
        return objects


def _tables() -> list[str]:
    """The models' tables, but for the index of words that follows another by triggers."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [name for name in names if not name.endswith("_fts")]


def _rows(name: str) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        return {row[0]: tuple(row) for row in cursor.fetchall()}


def _replace(name: str, before: Table, after: Table) -> None:
    """Make the rows of a table those of ``after``, where they are those of ``before`` now."""
    table = connection.ops.quote_name(name)
    gone = [key for key, row in before.items() if after.get(key) != row]
    new = [row for key, row in after.items() if before.get(key) != row]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        key = connection.ops.quote_name(cursor.description[0][0])
        cursor.executemany(f"DELETE FROM {table} WHERE {key} = %s", [(one,) for one in gone])
        if new:
            marks = ", ".join(["%s"] * len(new[0]))
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", new)
