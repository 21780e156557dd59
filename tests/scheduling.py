"""Which tests go to one worker of pytest-xdist together.

(Its mark for this, ``xdist_group``, does nothing beside pytest 9.2, whose tests are named anew.)
"""

from xdist.scheduler import LoadScopeScheduling

# Files whose tests share what takes long to make. They begin first, while others do the rest.
TOGETHER = {
    "tests/relevance/test_relevance.py": "judged searches",
    "tests/portal/test_demo.py": "demo content",
    "tests/search/test_elasticsearch_access.py": "secured node",
    "tests/directory/test_elasticsearch_failures.py": "own node",
    "tests/test_services.py": "own node",
    "tests/browser/test_sharing.py": "the portal that every worker copies",
}


class Scheduling(LoadScopeScheduling):
    """Every test by itself, but for those that go together."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return TOGETHER.get(file, nodeid)
