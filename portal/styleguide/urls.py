"""The address of the style guide, taken in only while developing."""

from django.urls import path

from portal.styleguide.views import styleguide

urlpatterns = [path("styleguide/", styleguide, name="styleguide")]
