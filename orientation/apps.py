from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrientationConfig(AppConfig):
    name = "orientation"
    verbose_name = _("Orientation")

    def ready(self) -> None:
        """Offer the journey where the directory's search does not help."""
        from directory import guides
        from orientation.journey import from_directory

        guides.register(from_directory)
