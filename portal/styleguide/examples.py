"""Example data for every component: its file's name, then the contexts to show it with.

This is the only list of components: the page shows what stands here, and a test compares it with
the folder of templates. Texts are in French, the language in which most readers meet them.
"""

import re
from pathlib import Path
from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.safestring import mark_safe


class ExampleForm(forms.Form):
    """A field of each kind."""

    name = forms.CharField(label="Votre prénom", help_text="Celui qui sera affiché.")
    email = forms.EmailField(label="Votre courriel")
    message = forms.CharField(label="Votre message", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(
        label="C’est à propos",
        choices=[("place", "d’un lieu"), ("story", "d’un récit")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="Oui, écrivez-moi")
    website = forms.CharField(label="Laissez ce champ vide", required=False)


def _form(**typed: str) -> ExampleForm:
    """The form as it stands after ``typed`` was sent; with other ids than the blank one."""
    return ExampleForm(typed or None, auto_id="sent-%s" if typed else "blank-%s")


ICONS = Path(__file__).parent.parent / "static" / "svg" / "icons.svg"
LINK = "#contenu"
PICTURE = {"url": static("svg/hero.svg"), "width": 720, "height": 520}
PORTRAIT = {"url": static("svg/saint-bernard.svg")}
FAMILIES = [
    "third-place",
    "fablab",
    "social",
    "library",
    "public-service",
    "digital-space",
    "other",
]
NEEDS = [
    {"label": "Faire une démarche", "url": LINK},
    {"label": "Chercher du travail", "url": LINK},
    {"label": "Vérifier un message louche", "url": LINK},
]
SITE = {
    "name": "Blason",
    "tagline": "Les voix et les lieux de la médiation numérique",
    "home_url": LINK,
    "email": "bonjour@example.org",
    "social": [{"title": "Mastodon", "url": "https://example.org/@blason"}],
}
MENU = [
    {"title": "Trouver un lieu", "url": LINK, "current": True},
    {"title": "Récits", "url": LINK},
    {"title": "Devises", "url": LINK},
]
HOURS = [
    {"day": "Lundi", "hours": "Fermé", "closed": True},
    {"day": "Mardi", "hours": "9 h – 12 h, 14 h – 18 h", "today": True},
    {"day": "Mercredi", "hours": "10 h – 12 h", "note": "le premier du mois"},
]
TRANSCRIPT = mark_safe("<p>Bonjour, ici Benoît. Le bus est froid, le café est chaud.</p>")

EXAMPLES: dict[str, list[dict[str, Any]]] = {
    "actions": [
        {
            "actions": [
                {"label": "Appeler", "url": LINK, "icon": "phone", "detail": "03 20 00 00 00"},
                {"label": "Écrire", "url": LINK, "icon": "mail", "detail": "bonjour@example.org"},
                {"label": "Y aller", "url": LINK, "icon": "route"},
            ]
        }
    ],
    "arms": [
        *({"number": number, "label": f"Armes {number}"} for number in range(1, 12)),
        {"number": 3, "first": "sable", "charge": "bee", "size": "s"},
        {"number": 0, "first": "azur", "charge": "lantern", "size": "l"},
    ],
    "audio-player": [
        {
            "sources": [{"url": LINK, "type": "audio/ogg"}],
            "title": "Sept heures cinquante",
            "duration": "3 min 20",
            "transcript": TRANSCRIPT,
        }
    ],
    "badge": [
        {"label": "Gratuit", "tincture": "sinople"},
        {"label": "Sur rendez-vous", "tincture": "azur"},
        {"label": "Fermé pour de bon", "tincture": "gueules"},
        {"label": "Fablab", "tincture": "pourpre"},
        {"label": "Exemple"},
    ],
    "bar-table": [
        {
            "caption": "Ce que l’on sait des lieux",
            "head": ["Quoi", "Lieux", "Part"],
            "rows": [
                {"label": "Horaires", "text": "820 lieux", "percent": 82},
                {"label": "Téléphone", "text": "1 000 lieux", "percent": 100},
            ],
        }
    ],
    "breadcrumbs": [
        {
            "crumbs": [
                {"title": "Accueil", "url": LINK},
                {"title": "Récits", "url": LINK},
                {"title": "La clé de Nadia"},
            ]
        }
    ],
    "byline": [
        {
            "date": "12 février 2026",
            "iso": "2026-02-12",
            "minutes": 4,
            "people": [{"name": "Benoît", "url": LINK}, {"name": "une invitée"}],
        }
    ],
    "call-to-action": [
        {
            "title": "Prêt, prête ? Dites-nous où vous êtes.",
            "text": "C’est souvent gratuit.",
            "url": LINK,
            "label": "Trouver un lieu",
            "secondary_url": LINK,
            "secondary_label": "Lire d’abord",
        },
        *(
            {"title": "Lisez les devises.", "url": LINK, "label": "Voir le mur", "tincture": name}
            for name in ("gueules", "sinople", "pourpre")
        ),
    ],
    "embed-consent": [
        {
            "title": "Les labos en images",
            "url": "https://example.org/film",
            "embed_url": "https://example.org/film/embed",
            "provider": "example.org",
        }
    ],
    "empty-state": [
        {
            "title": "Rien trouvé",
            "text": "Essayez moins de mots. Peut-être vouliez-vous dire :",
            "suggestions": NEEDS,
            "level": 3,
        }
    ],
    "error-summary": [{"form": _form(email="sans arobase")}],
    "facts": [
        {
            "facts": [
                {"term": "Prix", "values": [], "text": "Gratuit"},
                {"term": "On y trouve", "values": ["Un accès libre", "De l’aide aux démarches"]},
                {
                    "term": "Site",
                    "values": [],
                    "text": "example.org",
                    "url": "https://example.org/",
                },
            ]
        }
    ],
    "figure-numbers": [
        {
            "title": "Aujourd’hui, sur Blason",
            "figures": [
                {"value": "177", "label": "lieux où se faire aider", "url": LINK},
                {"value": "24", "label": "médiatrices et médiateurs"},
                {"value": "10", "label": "récits à lire", "url": LINK},
            ],
        }
    ],
    "filter-chip": [
        {"label": "Ouvert maintenant", "url": LINK, "active": True},
        {"label": "Gratuit", "url": LINK, "count": 41},
        {"label": "Langue des signes", "url": LINK, "count": 3},
    ],
    "filter-group": [
        {
            "legend": "Pour qui",
            "name": "publics",
            "set": 1,
            "help": "Plusieurs choix possibles.",
            "options": [
                {"value": "jeunes", "label": "Jeunes", "count": 12, "checked": True},
                {"value": "seniors", "label": "Seniors", "count": 31},
            ],
        },
        {
            "legend": "Quand",
            "name": "open",
            "kind": "radio",
            "options": [{"value": "now", "label": "Maintenant", "count": 9}],
        },
    ],
    "form-field": [
        *({"field": _form()[name]} for name in ("name", "email", "message", "kind")),
        {"field": _form(email="sans arobase")["email"]},
    ],
    "hero": [
        {
            "title": "Près de chez vous, quelqu’un vous aide avec le numérique.",
            "lead": "Une démarche, un téléphone neuf : c’est souvent gratuit.",
            "action": LINK,
            "what": "imprimer un CV",
            "where": "Lens",
            "needs": NEEDS,
        }
    ],
    "icon": [
        {"name": name}
        for name in re.findall(r'<symbol id="([^"]+)"', ICONS.read_text(encoding="utf-8"))
    ],
    "keep-button": [{"id": 12, "name": "FabLab de La Machinerie"}],
    "logo": [{}],
    "map-teaser": [
        {
            "title": "De la mer à la Thiérache",
            "text": "Tous les lieux sur une carte, avec leurs horaires.",
            "url": LINK,
            "label": "Ouvrir la carte",
        }
    ],
    "mediator-card": [
        {
            "name": "Colette",
            "role": "Bénévole à bord du Colporteur",
            "presentation": "Ses pochettes sont de couleur : vert pour ce qui est fait.",
            "url": LINK,
            "number": 5,
            "places": [{"name": "Le Colporteur", "url": LINK}],
        },
        {"name": "Benoît", "portrait": PORTRAIT, "portrait_alt": "Un saint-bernard"},
    ],
    "motto-card": [
        {
            "text": "Faire avec, jamais à la place.",
            "author": "Inès",
            "where": "médiatrice à Saint-Omer",
            "theme": "Le métier",
            "url": LINK,
            "number": 21,
        },
        *(
            {"text": "Je ne sais pas : cherchons.", "author": "Nadia", "number": 22, "tincture": t}
            for t in ("gueules", "sinople", "pourpre", "or", "sable")
        ),
    ],
    "motto-of-the-day": [
        {
            "text": "Mon premier outil, c’est le thermos.",
            "author": "Benoît",
            "where": "Hirson",
            "number": 3,
            "url": LINK,
            "wall_url": LINK,
        }
    ],
    "notice": [
        {"title": "Bon à savoir", "text": "Le lieu se déplace.", "level": 3},
        {"kind": "warning", "text": "L’adresse est approximative."},
        {"kind": "success", "text": "C’est noté, merci."},
        {"kind": "error", "text": "Rien n’est parti.", "url": LINK, "link_label": "Réessayer"},
    ],
    "opening": [
        {
            "title": "Récits",
            "lead": "Un bus froid, un bouton de four, une lettre ouverte.",
            "charges": "bubble book lantern",
        }
    ],
    "opening-hours": [
        {
            "rows": HOURS,
            "caption": "Horaires de la semaine",
            "status": "open",
            "state_text": "Ouvert jusqu’à 12 h",
            "note": "Fermé les jours fériés.",
        },
        {"raw": "le matin sauf pluie", "note": "Nous n’avons pas su lire ces horaires."},
    ],
    "opening-state": [
        {"status": "open", "text": "Ouvert jusqu’à 19 h"},
        {"status": "closing-soon", "text": "Ferme dans 20 minutes"},
        {"status": "opens-later", "text": "Ouvre à 14 h"},
        {"status": "closed", "text": "Fermé, ouvre demain à 9 h"},
        {"status": "closed-for-good", "text": "Fermé pour de bon"},
        {"status": "unknown", "text": "Horaires inconnus"},
    ],
    "page-heading": [
        {
            "title": "Médiathèque Louis-Aragon",
            "kicker": "Médiathèque · Amiens",
            "lead": "Des ordinateurs en libre accès, et quelqu’un à côté.",
            "family": "library",
        }
    ],
    "pagination": [
        {
            "pages": [
                {"number": 1, "url": LINK},
                {"number": 2, "url": LINK, "current": True},
                {"gap": True},
                {"number": 9, "url": LINK},
            ],
            "previous_url": LINK,
            "next_url": LINK,
            "label": "Pages de résultats",
        }
    ],
    "picture": [
        {
            "image": PICTURE,
            "alt": "Trois blasons au-dessus d’un village.",
            "caption": "Les trois super-médiateurs de 2020.",
            "credit": "Dessin : Blason",
        }
    ],
    "place-card": [
        {
            "name": "FabLab de La Machinerie",
            "url": LINK,
            "family": "fablab",
            "kind": "Fablab",
            "commune": "Amiens",
            "distance": "1,2 km",
            "status": "open",
            "state_text": "Ouvert jusqu’à 19 h",
            "offers": "Fabriquer, réparer, imprimer en 3D",
            "note": "L’adresse est approximative.",
        }
    ],
    "code-to-copy": [
        {
            "id": "frame-code",
            "label": "La carte et la liste",
            "help": "À coller dans votre page.",
            "code": '<iframe src="https://example.org/fr/carte-integree/" title="Carte"></iframe>',
        }
    ],
    "prose": [
        {
            "html": mark_safe(
                "<p>On pousse une porte, <a href='#contenu'>on dit bonjour</a>.</p>"
                "<ul><li><b>Vos lunettes.</b></li><li>Votre téléphone.</li></ul>"
            )
        }
    ],
    "quotation": [
        {
            "text": "La bonne question, c’est celle que vous n’osez pas poser.",
            "author": "Samira",
            "role": "Bibliothécaire",
            "url": LINK,
            "portrait": PORTRAIT,
        }
    ],
    "search-box": [
        {"action": LINK, "needs": NEEDS, "id": "card"},
        {
            "action": LINK,
            "what": "imprimer en 3D",
            "where": "Amiens (80000)",
            "layout": "band",
            "label": "Trouver",
            "id": "band",
        },
        {"action": LINK, "site_wide": True, "layout": "band", "id": "site"},
    ],
    "selection-bar": [{}],
    "section-heading": [
        {"title": "À lire ensuite", "level": 3, "url": LINK, "link_label": "Tous les récits"}
    ],
    "share-links": [
        {"url": "https://example.org/fr/", "title": "La clé de Nadia", "print": True},
    ],
    "shield": [{"family": family} for family in FAMILIES],
    "site-footer": [
        {
            "site": SITE,
            "footer": {
                "columns": [{"title": "Les voix du métier", "entries": MENU}],
                "legal": [{"title": "Mentions légales", "url": LINK}],
            },
        }
    ],
    "site-header": [
        {
            "site": SITE,
            "space_url": LINK,
            "menu": MENU,
            "languages": [
                {"code": "fr", "name": "Français", "url": LINK, "current": True},
                {"code": "en", "name": "English", "url": LINK},
            ],
        }
    ],
    "skip-link": [{"target": "contenu"}],
    "story-card": [
        {
            "title": "Sept heures cinquante, le bus est froid",
            "url": LINK,
            "kicker": "Récit · Aisne",
            "summary": "Une journée à bord du Colporteur, le bus numérique de Thiérache.",
            "cover": PICTURE,
            "date": "12 février 2026",
            "minutes": 4,
        }
    ],
    "table": [
        {
            "caption": "Fréquentation",
            "head": ["Lieu", "2024", "2025"],
            "rows": [["Lille", "120", "340"], ["Amiens", "95", "210"]],
        }
    ],
    "theme-tags": [
        {
            "tags": [
                {"label": "Tous", "url": LINK, "current": True, "count": 10},
                {"label": "Fabriquer", "url": LINK, "count": 1},
            ],
            "label": "Thèmes",
        }
    ],
    "tick-box": [{"field": _form()["agreed"]}],
    "trap": [{"field": _form()["website"]}],
    "video-player": [
        {
            "sources": [{"url": LINK, "type": "video/webm"}],
            "title": "Dans le bus",
            "poster": PICTURE["url"],
            "duration": "1 min",
            "transcript": TRANSCRIPT,
            "tracks": [{"url": LINK, "lang": "fr", "label": "Français"}],
        }
    ],
}
