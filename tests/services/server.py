"""A server that this project starts, waits for, and stops again."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.serving import HOST, free_port, listens

# Elasticsearch and PostgreSQL refuse to run as root; this account exists wherever root does.
UNPRIVILEGED = "nobody"
SECONDS = 240  # two busy cores


class ServiceError(Exception):
    """A server could not be brought or started; the text says why and what helps."""


class Server:
    """One server with its data, log and process id in ``folder``.

    A second object with the same folder, in any process, is the same server. ``port`` is chosen
    once and kept in the folder: the usual one unless somebody else listens there.
    """

    name = ""
    usual_port = 0
    stop_signal = signal.SIGTERM

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder = folder
        self._wanted_port = port
        self._child: subprocess.Popen[bytes] | None = None

    # What each kind of server says of itself.

    def fetch(self) -> None:
        """Bring the program when it is missing; raises ServiceError when that cannot be."""

    def prepare(self) -> None:
        """Make the data folder when it is missing."""

    def command(self) -> list[str]:
        """What to run, in the foreground."""
        raise NotImplementedError

    def environment(self) -> Mapping[str, str]:
        """Variables on top of the present ones."""
        return {}

    def answers(self) -> bool:
        """Whether a client gets a true answer now."""
        raise NotImplementedError

    @property
    def directory(self) -> Path:
        """The working directory of its process."""
        return self.folder

    @property
    def url(self) -> str:
        """Where clients find it."""
        raise NotImplementedError

    # What holds for all.

    @property
    def port(self) -> int:
        """The port that it listens on."""
        file = self.folder / "port"
        if not file.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(str(self._wanted_port or self._free_port()))
        return int(file.read_text())

    def _free_port(self) -> int:
        return free_port() if listens(self.usual_port) else self.usual_port

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.folder / "log"

    def runs(self) -> bool:
        """Whether its process is alive, answering or not."""
        pid = self._pid()
        return pid is not None and _alive(pid)

    def start(self) -> None:
        """Start it and wait until it answers; nothing when it runs. Raises ServiceError."""
        if not self.runs():
            self.folder.mkdir(parents=True, exist_ok=True)
            if listens(self.port):
                raise ServiceError(
                    f"Port {self.port} of {self.name} is taken by another program:"
                    f" stop that, or remove {self.folder / 'port'} to choose another."
                )
            self.prepare()
            self._spawn()
        self._wait()

    def stop(self) -> None:
        """Ask it to end, and wait until it has; nothing when it does not run."""
        self._end(self.stop_signal)

    def kill(self) -> None:
        """End it at once, as a crash or a power cut would."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it keep its connections but do nothing, as an overloaded server does."""
        os.killpg(self._running_pid(), signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after ``freeze``."""
        os.killpg(self._running_pid(), signal.SIGCONT)

    def own(self) -> None:
        """Give the folder to the account that the server runs as."""
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", UNPRIVILEGED, str(self.folder)], check=True)

    def run(self, *command: str) -> None:
        """Run a command as the server's account; raises ServiceError with what it printed."""
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, **_unprivileged()
        )
        if done.returncode:
            raise ServiceError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

    def _spawn(self) -> None:
        self.own()
        # A session of its own: Ctrl-C in the terminal does not reach it, and its children get
        # each signal with it.
        with self.log.open("wb") as log:
            self._child = subprocess.Popen(
                self.command(),
                cwd=self.directory,
                env={**os.environ, **self.environment()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_unprivileged(),
            )
        (self.folder / "pid").write_text(str(self._child.pid))

    def _wait(self) -> None:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self.answers():
                return
            if not self.runs():
                break
            time.sleep(0.2)
        said = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        raise ServiceError(f"{self.name} did not start; {self.log} ends with:\n{said}")

    def _end(self, how: signal.Signals) -> None:
        if self.runs():
            pid = self._running_pid()
            os.killpg(pid, how)
            os.killpg(pid, signal.SIGCONT)  # a frozen process would never notice
            end = time.monotonic() + SECONDS
            while _alive(pid) or listens(self.port):
                if time.monotonic() > end:
                    raise ServiceError(f"{self.name} (process {pid}) does not end.")
                time.sleep(0.05)
        (self.folder / "pid").unlink(missing_ok=True)

    def _pid(self) -> int | None:
        try:
            return int((self.folder / "pid").read_text())
        except FileNotFoundError:
            return None

    def _running_pid(self) -> int:
        pid = self._pid()
        if pid is None or not _alive(pid):
            raise ServiceError(f"{self.name} does not run.")
        return pid


def program(name: str, package: str, *folders: Path) -> str:
    """The path of a program, in ``folders`` or on the PATH; ServiceError when it is missing."""
    path = next((str(folder / name) for folder in folders if (folder / name).exists()), None)
    path = path or shutil.which(name)
    if path is None:
        raise ServiceError(f"{name} is missing: apt-get install {package} (or your system's).")
    return path


def _alive(pid: int) -> bool:
    """Whether the process runs: one that ended and waits for its parent to notice does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def _unprivileged() -> dict[str, object]:
    """Arguments of subprocess that lay root's rights down; none for anybody else."""
    if os.getuid() != 0:
        return {}
    account = pwd.getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


__all__ = ["HOST", "Server", "ServiceError", "program"]
