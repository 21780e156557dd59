"""Reads the files of the demo content; ``README.md`` beside them tells their form."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

# What the files hold: mappings and lists, as YAML gives them.
Data = dict[str, Any]


def read(name: str) -> Any:
    """What the file ``name`` holds, a path from this folder."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def stories() -> list[Data]:
    """Every story, the oldest first, as an editor would have published them."""
    files = sorted((FOLDER / "stories").glob("*.yaml"))
    found: list[Data] = [read(str(file.relative_to(FOLDER))) for file in files]
    return sorted(found, key=lambda story: story["date"])


def in_language(texts: Data, language: str) -> str:
    """The text of a ``fr:``/``en:`` mapping; the French one when the language is missing."""
    text: str = texts.get(language) or texts["fr"]
    return text
