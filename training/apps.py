from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = _("Training")

    def ready(self) -> None:
        """Give courses, pathways, wishes and exchanges to the rooms below that show them."""
        from directory.organisations import extras as organisations
        from members.indexing import follow_pages
        from search import registry
        from training import at_organisation, documents
        from training.exchanges import registering as exchanges
        from training.models import CoursePage, PathwayPage
        from training.wishes import registering as wishes

        registry.register(registry.Source("course", documents.courses))
        registry.register(registry.Source("pathway", documents.pathways))
        follow_pages("course", CoursePage)
        follow_pages("pathway", PathwayPage)
        organisations.register("courses", at_organisation.courses_given)
        wishes.register()
        exchanges.register()
