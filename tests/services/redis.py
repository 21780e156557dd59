"""Redis from the machine's packages, which keeps nothing on the disk."""

from redis import Redis as Client
from redis import RedisError

from .server import HOST, Server, program


class Redis(Server):
    """A server with Redis's sixteen numbered databases; 0 is for development."""

    name = "Redis"
    usual_port = 6471

    @property
    def url(self) -> str:
        return f"redis://{HOST}:{self.port}/0"

    def fetch(self) -> None:
        program("redis-server", "redis-server")

    def command(self) -> list[str]:
        return [
            program("redis-server", "redis-server"),
            *("--bind", HOST, "--port", str(self.port), "--dir", str(self.folder)),
            *("--save", "", "--databases", "64"),
        ]

    def answers(self) -> bool:
        try:
            return bool(Client(host=HOST, port=self.port).ping())
        except RedisError:
            return False
