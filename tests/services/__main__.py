"""``python -m tests.services start|stop|run COMMAND``.

``make services`` starts, ``make services-stop`` stops, and ``make test STACK=production`` runs the
tests with the variables that let them find the servers.
"""

import os
import sys

from . import development
from .server import Server, ServiceError


def start() -> dict[str, str]:
    """Start what does not run yet; the variables that let tests find it."""
    development.FOLDER.mkdir(parents=True, exist_ok=True)
    variables = {}
    for variable, server in development.servers().items():
        if url := os.environ.get(variable):
            print(f"{server.name} is yours: {url}")
        else:
            _start(server)
            variables[variable] = server.url
    return variables


def show() -> None:
    """Start, and print the variables in a form for a shell."""
    variables = start()
    print()
    for variable, url in variables.items():
        print(f"export {variable}={url}")


def run() -> None:
    """Start, and become the command that is given, which finds the servers by its variables."""
    variables = start()
    sys.stdout.flush()
    command = sys.argv[2:]
    os.execvpe(command[0], command, os.environ | variables)


def _start(server: Server) -> None:
    if server.runs():
        print(f"{server.name} runs already: {server.url}")
        return
    server.fetch()
    print(f"Starting {server.name} …", flush=True)
    server.start()
    print(f"{server.name} answers: {server.url}")


def stop() -> None:
    """Stop what ``start`` started; the data stay."""
    for server in development.servers().values():
        if server.runs():
            server.stop()
            print(f"{server.name} has stopped.")


if __name__ == "__main__":
    action = {"start": show, "stop": stop, "run": run}[sys.argv[1]]
    try:
        action()
    except ServiceError as error:
        sys.exit(str(error))
