from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = _("Training")

    def ready(self) -> None:
        """Give wishes to the inbox, to my space, to personal data and to the search."""
        from training.wishes import registering as wishes

        wishes.register()
