"""Files that templates name: production refuses to make a page that names a missing one."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

CHECKOUT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"""{% static ['"]([^'"]+)['"]""")


def test_every_static_file_that_a_template_names_is_there() -> None:
    named = {
        (name, str(path.relative_to(CHECKOUT)))
        for room in (
            "portal",
            "home",
            "stories",
            "events",
            "training",
            "editorial",
            "members",
            "directory",
        )
        for path in (CHECKOUT / room / "templates").rglob("*.html")
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert named
    assert not {one for one in named if finders.find(one[0]) is None}
