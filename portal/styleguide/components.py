"""The components as the style guide shows them: what they say of themselves, and how they look."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from portal.styleguide.examples import EXAMPLES

FOLDER = Path(__file__).parent.parent / "templates" / "components"
COMMENT = re.compile(r"\{% comment %\}(.*?)\{% endcomment %\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its file's name, the comment on top of it, and its examples as HTML."""

    name: str
    says: str
    examples: list[SafeString]


def documentation(name: str) -> str:
    """The comment on top of a component's template; empty when there is none."""
    found = COMMENT.match((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    return found[1].strip() if found else ""


def shown() -> list[Component]:
    """Every component that has examples, by name, drawn with nothing but its own parameters."""
    return [
        Component(
            name=name,
            says=documentation(name),
            examples=[render_to_string(f"components/{name}.html", context) for context in contexts],
        )
        for name, contexts in sorted(EXAMPLES.items())
    ]
