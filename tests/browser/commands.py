"""Commands that a timer runs on a portal: ``python -m tests.browser.commands NAME…``.

They share a process of their own, with the data folder and the settings of the portal.
"""

import sys
from subprocess import check_call
from typing import TYPE_CHECKING

from tests.browser import preparing

if TYPE_CHECKING:
    from tests.browser.conftest import Portal


def run(portal: "Portal", worker: str, *commands: str) -> None:
    """Run each of ``commands`` on the portal that ``worker`` serves."""
    variables = preparing.environment(portal.data, worker)
    program = [sys.executable, "-m", "tests.browser.commands", *commands]
    check_call(program, cwd=preparing.CHECKOUT, env=variables, stdout=2)


def main() -> None:
    import django

    django.setup()

    from django.core.management import call_command

    for name in sys.argv[1:]:
        call_command(name, verbosity=0)


if __name__ == "__main__":
    main()
