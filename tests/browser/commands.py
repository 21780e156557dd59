"""Commands that a timer runs on a portal."""

import sys
from subprocess import check_call

from tests.browser import preparing
from tests.browser.conftest import Portal


def run(portal: Portal, worker: str, *commands: str) -> None:
    """Run ``manage.py`` with each of ``commands``, on the portal that ``worker`` serves."""
    variables = preparing.environment(portal.data, worker)
    for command in commands:
        manage = [sys.executable, "manage.py", command, "--verbosity", "0"]
        check_call(manage, cwd=preparing.CHECKOUT, env=variables, stdout=2)
