"""What other rooms may listen to."""

from django.dispatch import Signal

# Sent without arguments after places or communes were changed in bulk, which saves no model
# singly and so sends no ``post_save``.
directory_changed = Signal()
