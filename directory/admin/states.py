"""The state of each object in an admin list, read for the whole page of the list at once.

Wagtail's column « live, draft, in moderation » asks the database twice for each row of a snippet.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import IndexView


def read_states(objects: Sequence[Any]) -> None:
    """Give each of ``objects``, all of one model, what its state is made from; two queries."""
    if not objects:
        return
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    prefetch_related_objects(
        objects, Prefetch("_workflow_states", states, to_attr="_current_workflow_states")
    )
    scheduled = Revision.objects.filter(
        base_content_type=objects[0].get_base_content_type(),
        object_id__in=[str(each.pk) for each in objects],
        approved_go_live_at__isnull=False,
    )
    by_object = {revision.object_id: revision for revision in scheduled.order_by("-pk")}
    for each in objects:
        each.scheduled_revision = by_object.get(str(each.pk))


class IndexViewWithStates(IndexView):
    """A list of snippets that costs the same number of queries however long it is."""

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, Any, Any, bool]:
        paginator, page, objects, has_others = super().paginate_queryset(queryset, page_size)
        read_states(list(objects))  # the list keeps what it has read, so these are its own objects
        return paginator, page, objects, has_others
