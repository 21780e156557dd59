"""What happens to accounts, for rooms above that show something of their owners."""

from django.dispatch import Signal

# An account was closed, to be erased after a delay; ``user``. What is public of it should hide.
account_closed = Signal()
