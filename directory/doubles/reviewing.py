"""What an editor sees of a pair, and who sees which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from directory.models import Place, PlacePair
from directory.provenance import FIELDS, origin
from directory.ranks import Ranks

from . import references
from .choosing import CHOSEN, PHOTO, Side, differing, may_join
from .merging import better_kept, preferred, values_of

FIRST, SECOND, BOTH = "first", "second", "both"
KEPT = "keep"  # the field that says whose address stays


def may_decide(user: Any) -> bool:
    """Whether ``user`` decides of any pair."""
    allowed: bool = policy_registry.get_by_type(Place).user_has_permission(user, "publish")
    return allowed


def pairs_for(user: Any) -> QuerySet[PlacePair]:
    """The pairs of which ``user`` may publish both places, but for what is out of date."""
    pairs = PlacePair.objects.exclude(
        Q(first__live=False) | Q(second__live=False), state=PlacePair.State.CANDIDATE
    )
    if not user.has_perm("directory.publish_place"):
        policy = policy_registry.get_by_type(Place)
        within = policy.instances_user_has_permission_for(user, "publish").values("pk")
        pairs = pairs.filter(first__in=within, second__in=within)
    return pairs.select_related("first", "second", "decided_by")


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be kept; ``origin`` says where it came from, ``value`` is of the form."""

    value: str
    texts: Sequence[str]
    origin: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A field, or a few that belong together, of which one value is kept."""

    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the two: where it is read and edited, and what points at it."""

    place: Place
    value: str
    edit_url: str
    followers: Sequence[str]


def shown(place: Place, value: str) -> Shown:
    """The head of one side."""
    followers = []
    for field in references.fields():
        model: Any = field.model
        if count := model._base_manager.filter(**{field.name: place}).count():
            owner = references.owner_of(model)
            followers.append(f"{capfirst(owner._meta.verbose_name_plural)} : {count}")
    edit = reverse("wagtailsnippets_directory_place:edit", args=[place.pk])
    return Shown(place, value, edit, followers)


def choices(pair: PlacePair, typed: Mapping[str, str]) -> Iterator[Choice]:
    """The fields in which the two differ; what was ``typed`` is chosen, else the usual."""
    first, second = values_of(pair.first), values_of(pair.second)
    sides = {FIRST: (pair.first, first), SECOND: (pair.second, second)}
    stays = kept_side(pair, typed)
    kept, gone = (pair.first, pair.second) if stays == FIRST else (pair.second, pair.first)
    ranks = Ranks.read()
    for group in sorted(differing(first, second), key=_in_the_form):
        chosen = typed.get(group[0]) or _value_of(preferred(group, kept, gone, ranks), stays)
        options = [
            Option(side, _texts(place, group), _origin(place, group[0]), chosen == side)
            for side, (place, _values) in sides.items()
        ]
        if may_join(group, first):
            options.append(Option(BOTH, [_("both together")], "", chosen == BOTH))
        label = _("point on the map") if "latitude" in group else _label(group[0])
        yield Choice(group[0], capfirst(label), options)


def kept_side(pair: PlacePair, typed: Mapping[str, str]) -> str:
    """Whose address stays: what was ``typed``, else the better kept one's."""
    if typed.get(KEPT) in (FIRST, SECOND):
        return typed[KEPT]
    return FIRST if better_kept(pair.first, pair.second) == pair.first else SECOND


def chosen_sides(pair: PlacePair, typed: Mapping[str, str]) -> dict[tuple[str, ...], Side]:
    """The choices of a form as ``merging.merge`` takes them."""
    stays = kept_side(pair, typed)
    joinable = {group for group in CHOSEN if may_join(group, values_of(pair.first))}
    sides: dict[tuple[str, ...], Side] = {}
    for group in CHOSEN:
        said = typed.get(group[0])
        if said in (FIRST, SECOND):
            sides[group] = Side.KEPT if said == stays else Side.GONE
        elif said == BOTH and group in joinable:
            sides[group] = Side.BOTH
    return sides


def same_fields(pair: PlacePair) -> list[str]:
    """The labels of the fields that both know and have in common."""
    first, second = values_of(pair.first), values_of(pair.second)
    apart = {name for group in differing(first, second) for name in group}
    return [_label(name) for name, value in first.items() if value and name not in apart]


def _in_the_form(group: tuple[str, ...]) -> int:
    """Where the fields stand among all of a place."""
    return [field.name for field in Place._meta.fields].index(group[0])


def _value_of(side: Side, stays: str) -> str:
    if side == Side.BOTH:
        return BOTH
    return stays if side == Side.KEPT else (SECOND if stays == FIRST else FIRST)


def _texts(place: Place, group: tuple[str, ...]) -> list[str]:
    if group == PHOTO:
        photo = get_image_model().objects.filter(pk=place.photo_id).first()
        return [photo.title, place.photo_alt] if photo else []
    if "latitude" in group:
        point = place.point
        if point is None:
            return []
        exact = _("approximate") if place.approximate else _("exact")
        return [f"{point.latitude:.5f}, {point.longitude:.5f}", exact]
    value = getattr(place, group[0])
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [str(value)]


def _origin(place: Place, name: str) -> str:
    """« hub-nord, 12/05/2026 »; a person's hand by its own words."""
    if name not in FIELDS:
        return ""
    said = origin(place, name)
    source = _("edited here") if said.by_hand else said.source
    return ", ".join(filter(None, [source, said.on.strftime("%d/%m/%Y") if said.on else ""]))


def _label(name: str) -> str:
    field: Any = Place._meta.get_field(name)
    return str(field.verbose_name)
