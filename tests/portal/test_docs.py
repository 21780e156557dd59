"""The documents say what is: settings are listed, links lead somewhere."""

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = [*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_every_setting_is_listed_and_none_that_does_not_exist() -> None:
    source = (CHECKOUT / "portal/settings/environment.py").read_text()
    read = {f"BLASON_{name}" for name in re.findall(r'env\.\w+\(\s*"(\w+)"', source)}
    page = (CHECKOUT / "docs/hubs/settings.md").read_text()
    listed = set(re.findall(r"^\| `(BLASON_\w+)`", page, re.MULTILINE))
    assert read == listed


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    targets = [
        target for target in LINK.findall(document.read_text()) if not re.match(r"\w+:", target)
    ]
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [CHECKOUT / "README.md"]
    while todo:
        document = todo.pop()
        if document in seen or document.suffix != ".md" or not document.exists():
            continue
        seen.add(document)
        todo += [
            (document.parent / target).resolve() for target in LINK.findall(document.read_text())
        ]
    documents = {path for path in DOCUMENTS if "docs" in path.parts}
    assert documents <= seen
