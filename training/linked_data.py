"""A course as search engines read it: JSON-LD in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from directory.linked_data import as_script, known
from training.models import CoursePage, CourseSession, Format

MODES = {
    Format.ON_SITE: "Onsite",
    Format.REMOTE: "Online",
    Format.HYBRID: "Blended",
    Format.SELF_PACED: "Online",
}


def linked_data(
    course: CoursePage, sessions: Iterable[CourseSession], request: HttpRequest
) -> SafeString:
    """The JSON text of a script element of type ``application/ld+json``."""
    return as_script(describe(course, sessions, request))


def describe(
    course: CoursePage, sessions: Iterable[CourseSession], request: HttpRequest
) -> dict[str, Any]:
    """``course`` as a dictionary; what is not known is left out."""
    url = request.build_absolute_uri(course.get_url(request) or "")
    return known(
        {
            "@context": "https://schema.org",
            "@type": "Course",
            "@id": url,
            "url": url,
            "name": course.title,
            "description": course.summary,
            "inLanguage": course.content_language,
            "provider": _provider(course, request),
            "teaches": [skill.label(course.content_language) for skill in course.skills_taught],
            "coursePrerequisites": course.prerequisites,
            "timeRequired": f"PT{course.hours}H" if course.hours else "",
            "educationalLevel": course.get_level_display(),
            "educationalCredentialAwarded": known(
                {
                    "@type": "EducationalOccupationalCredential",
                    "name": course.certificate,
                    "url": course.certificate_url,
                }
            ),
            "offers": {"@type": "Offer", "price": course.price, "priceCurrency": "EUR"}
            if course.price is not None
            else None,
            "hasCourseInstance": [_instance(one, course) for one in sessions],
        }
    )


def _provider(course: CoursePage, request: HttpRequest) -> dict[str, Any]:
    organisation = course.provider
    if organisation is None:
        return known(
            {
                "@type": "Organization",
                "name": course.provider_name,
                "url": course.provider_url,
            }
        )
    url = request.build_absolute_uri(organisation.get_absolute_url())
    return {"@type": "Organization", "name": organisation.name, "url": url}


def _instance(session: CourseSession, course: CoursePage) -> dict[str, Any]:
    cancelled = session.state == CourseSession.State.CANCELLED
    return known(
        {
            "@type": "CourseInstance",
            "startDate": session.start.isoformat(),
            "endDate": session.end.isoformat(),
            "courseMode": MODES[Format(course.format)],
            "eventStatus": f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
            "maximumAttendeeCapacity": session.seats,
            "url": session.enrol_url,
            "location": known(
                {
                    "@type": "Place",
                    "name": session.public_place.name if session.public_place else session.where,
                    "address": known(
                        {
                            "@type": "PostalAddress",
                            "addressLocality": session.where,
                            "addressCountry": "FR" if session.where else "",
                        }
                    ),
                }
            ),
        }
    )
