"""Mappings of files that hubs really receive, a file each; also examples to begin from."""

import json
from collections.abc import Mapping as Dict
from pathlib import Path

from directory.mapping.rules import Mapping

KNOWN: Dict[str, Mapping] = {
    path.stem: Mapping.from_json(json.loads(path.read_text(encoding="utf-8")))
    for path in sorted(Path(__file__).parent.glob("*.json"))
}
