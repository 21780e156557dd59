"""The rooms' translated texts: compiling them, and finding what is not translated.

Catalogues are compiled with Babel, so that a machine needs no gettext to run the portal; gathering
the texts (``manage.py messages``) does need it.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CHECKOUT = Path(__file__).resolve().parent.parent


def catalogues(top: Path = CHECKOUT) -> list[Path]:
    """Every ``.po`` file of the rooms that are folders of ``top``."""
    return sorted(top.glob("*/locale/*/LC_MESSAGES/*.po"))


def read(file: Path) -> Catalog:
    """The catalogue in ``file``, whose language is the folder two above it."""
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parent.parent.name)


def compile_changed(top: Path = CHECKOUT) -> list[Path]:
    """Compile each catalogue that is newer than its ``.mo`` file; the compiled files."""
    compiled = []
    for source in catalogues(top):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        # Written beside and moved: several processes may start at once.
        draft = target.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as stream:
            write_mo(stream, read(source))
        draft.replace(target)
        compiled.append(target)
    return compiled


def faults(catalogue: Catalog) -> Iterator[tuple[Message, str]]:
    """Each message that a reader would see untranslated or wrong, and why."""
    for message in catalogue:
        if not message.id:
            continue
        forms = [message.string] if isinstance(message.string, str) else message.string
        if message.fuzzy:
            yield message, "is marked fuzzy"
        elif not all(forms or [None]):
            yield message, "is not translated"
    for message, errors in catalogue.check():
        yield message, str(errors[0])


def disagreements(files: Iterable[Path]) -> Iterator[str]:
    """One line for each text (and context) that is translated otherwise in each room.

    Django reads all catalogues as one, so that one room's words would be shown in the others.
    """
    said: dict[tuple[str, Any], dict[str, Any]] = defaultdict(dict)
    for file in files:
        language, room = file.parents[1].name, file.parents[3].name
        for message in read(file):
            if message.id:
                said[language, (message.id, message.context)][room] = message.string
    for (language, (text, _context)), by_room in said.items():
        if len(set(by_room.values())) > 1:
            told = ", ".join(f"{room}: “{words}”" for room, words in by_room.items())
            yield f"“{text}” ({language}) is not one: {told}. A context tells them apart."
