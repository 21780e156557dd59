"""For which readers a page is, asked of the database in few words: every page pays for it."""

from django.db import models
from wagtail.models import PageViewRestriction


class ViewRestrictionsMixin:
    """For pages: a short question while none is private, and one more where Wagtail has two."""

    path: str
    steplen: int

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """As Wagtail does it: those of the page and of all above, an alias's of its source."""
        restrictions = PageViewRestriction.objects.all()
        if not restrictions.exists():
            return restrictions.none()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return restrictions.filter(
            models.Q(page__path__in=paths, page__alias_of=None)
            | models.Q(page__aliases__path__in=paths)
        )
