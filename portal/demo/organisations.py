"""The organisations of the demo: a hub, networks with their members, and who runs places."""

from directory.models import Organisation
from directory.organisations import affiliations
from portal.demo.files import read
from portal.demo.places import place


def load_organisations() -> int:
    """All of them, each with its places; how many.

    Who runs a place is found by what the places themselves say, as an editor would.
    """
    organisations = read("organisations.yaml")
    for data in organisations:
        organisation = Organisation(
            slug=data["slug"],
            name=data["name"],
            kind=data["kind"],
            summary=data.get("summary", ""),
            description=data.get("description", "").strip(),
            departments=data["departments"],
            is_example=True,
        )
        organisation.full_clean()
        organisation.save()
        affiliations.join(organisation, [place(one).pk for one in data.get("members", [])])
        if organisation.kind == Organisation.Kind.STRUCTURE:
            named = affiliations.naming(organisation).values_list("pk", flat=True)
            affiliations.run_by(organisation, list(named))
    return len(organisations)
