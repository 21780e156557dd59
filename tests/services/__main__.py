"""``python -m tests.services start|stop``: see ``make services`` and ``make services-stop``."""

import os
import sys

from . import development
from .server import Server, ServiceError


def start() -> None:
    """Start what does not run yet, and print the variables that let tests find it."""
    development.FOLDER.mkdir(parents=True, exist_ok=True)
    variables = {}
    for variable, server in development.servers().items():
        if url := os.environ.get(variable):
            print(f"{server.name} is yours: {url}")
        else:
            _start(server)
            variables[variable] = server.url
    print()
    for variable, url in variables.items():
        print(f"export {variable}={url}")


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
    action = {"start": start, "stop": stop}[sys.argv[1]]
    try:
        action()
    except ServiceError as error:
        sys.exit(str(error))
