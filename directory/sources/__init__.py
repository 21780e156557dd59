"""Sources of places: declared by editors, looked at before they are imported, undone as a whole.

``runs`` does the work of an import (``directory.importing``) in steps and keeps what it changed,
``undoing`` puts it back, ``scheduling`` says what is due, ``views`` and ``admin`` show it.
"""
