"""What points at a place, in every room: it follows when the place is merged, and comes back.

Found through the models' own relations, so that no room has to be known here. A model whose rows
are about one very place says so by ``stays_with_place``. Where a row cannot follow, as its owner
has the kept place already, it stays, and nobody sees it until a split. Latest drafts follow as
well, so that publishing one does not bring back the old place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from modelcluster.fields import ParentalKey
from wagtail.models import Revision

from directory.models import Place

type Moved = tuple[str, Any, str]  # label of the model, key of the row, name of the field


def fields() -> Iterator["models.ForeignKey[Any, Any]"]:
    """All foreign keys to places that follow, those of many-to-many tables among them."""
    for relation in Place._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.field.model is Place:
            continue
        if not getattr(relation.field.model, "stays_with_place", False):
            yield relation.field


def owner_of(model: Any) -> Any:
    """Whose rows these are: a page's children are its own, many-to-many entries their model's."""
    parents = (one.remote_field.model for one in model._meta.fields if isinstance(one, ParentalKey))
    return model._meta.auto_created or next(parents, model)


def move(gone: Place, kept: Place) -> list[Moved]:
    """Let what points at ``gone`` point at ``kept``; what was moved."""
    moved = []
    for field in fields():
        for row in field.model._base_manager.filter(**{field.name: gone}):
            if _point(row, field, gone, kept):
                moved.append((row._meta.label, row.pk, field.name))
    return moved


def move_back(moved: Iterable[Moved], kept: Place, gone: Place) -> None:
    """Let what was ``moved`` point at ``gone`` again, but for what points elsewhere meanwhile."""
    for label, pk, name in moved:
        model = apps.get_model(label)
        field = model._meta.get_field(name)
        row = model._base_manager.filter(pk=pk, **{name: kept}).first()
        if row is not None:
            _point(row, field, kept, gone)


def _point(row: Any, field: Any, old: Place, new: Place) -> bool:
    """Point ``row`` at ``new``; False where its owner has that one already."""
    owner = _owner(row, field)
    if owner and field.model._base_manager.filter(**{owner: getattr(row, owner), field.name: new}):
        return False
    setattr(row, field.name, new)
    try:
        with transaction.atomic():
            row.save(update_fields=[field.name])
    except IntegrityError:
        return False
    _point_in_draft(row, field, owner, old.pk, new.pk)
    return True


def _owner(row: models.Model, field: Any) -> str:
    """The name of the field that says whose row it is: a page's child, a many-to-many entry."""
    others = (one for one in row._meta.fields if isinstance(one, models.ForeignKey))
    of_many = row._meta.auto_created
    owners = (
        one.name for one in others if one != field and (of_many or isinstance(one, ParentalKey))
    )
    return next(owners, "")


def _point_in_draft(row: Any, field: Any, owner: str, old: int, new: int) -> None:
    """The same in the latest revision of ``row``, or of its owner."""
    whole = getattr(row, owner) if owner else row
    draft: Revision | None = getattr(whole, "latest_revision", None)
    if draft is None:
        return
    key = _key_in_owner(row, field, owner) if owner else field.name
    said = draft.content.get(key)
    if said == old:
        said = new
    elif isinstance(said, list) and new not in said:
        said = [_replaced(one, field.name, old, new) for one in said]
    else:
        return
    content = {**draft.content, key: said}
    Revision.objects.filter(pk=draft.pk).update(content=content)


def _key_in_owner(row: models.Model, field: Any, owner: str) -> str:
    """Under which name the owner's revision has the rows."""
    whole: Any = row._meta.auto_created
    if whole:
        through = row._meta.model
        return next(one.name for one in whole._meta.many_to_many if _through(one) is through)
    parent: Any = row._meta.get_field(owner)
    return str(parent.remote_field.related_name)


def _through(field: Any) -> Any:
    return field.remote_field.through


def _replaced(entry: Any, name: str, old: int, new: int) -> Any:
    """An entry of a list in a revision: a key, or a child as a dictionary."""
    if isinstance(entry, dict):
        return {**entry, name: new} if entry.get(name) == old else entry
    return new if entry == old else entry
